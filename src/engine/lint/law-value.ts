import { z } from 'zod';
import { Decimal } from '../../domain/decimal.ts';
import type { Procurement } from '../../domain/procurement.ts';
import type { RegulationValue } from '../../domain/regulation.ts';

export interface LawfulRange {
  min: Decimal;
  max: Decimal;
}

const rangesSchema = z.partialRecord(
  z.enum(['goods', 'services', 'works']),
  z.strictObject({ min: z.string(), max: z.string() }),
);

/** The range for a category, or from the lowest to the highest where it is not known; null where the law sets none. */
export function readRange(
  value: RegulationValue | undefined,
  category: Procurement['category'] | null,
): LawfulRange | null {
  if (value === undefined) return null;
  const ranges = rangesSchema.parse(value);
  const found = Object.entries(ranges).flatMap(([name, range]) =>
    category === null || category === name ? [range] : [],
  );
  if (found.length === 0) return null;
  return {
    min: Decimal.min(...found.map(({ min }) => new Decimal(min))),
    max: Decimal.max(...found.map(({ max }) => new Decimal(max))),
  };
}

export function isOutside(value: Decimal, { min, max }: LawfulRange): boolean {
  return value.lessThan(min) || value.greaterThan(max);
}
