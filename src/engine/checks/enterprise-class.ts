import { Decimal } from '../../domain/decimal.ts';
import type { EnterpriseClass } from '../../domain/facts.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { DecimalText, IsoDate } from '../../domain/scalars.ts';

/** Employees as a count, revenue and assets in 10,000 yuan. */
export interface EnterpriseFigures {
  employees: DecimalText | null;
  revenue: DecimalText | null;
  assets: DecimalText | null;
}

type Measure = keyof EnterpriseFigures;
type Bounds = Partial<Record<Measure, readonly DecimalText[]>>;

const FALLING: readonly EnterpriseClass[] = ['large', 'medium', 'small'];

/**
 * Class that the figures imply under the standard in force (工信部联企业〔2011〕300号): every listed measure must
 * reach a class's lower bound, else the enterprise is one class lower. Null for an unknown industry or where a
 * figure that decides is missing.
 */
export function implyEnterpriseClass(
  industry: string,
  figures: EnterpriseFigures,
  regulations: Regulations,
  date: IsoDate,
): EnterpriseClass | null {
  const bounds = findBounds(industry, regulations, date);
  if (bounds === null) return null;
  const measures = Object.entries(bounds) as [Measure, readonly DecimalText[]][];
  if (measures.some(([name]) => figures[name] === null)) return null;
  const reached = FALLING.find((_, at) =>
    measures.every(([name, limits]) => new Decimal(figures[name] ?? '0').greaterThanOrEqualTo(limits[at] ?? '0')),
  );
  return reached ?? 'micro';
}

/** Bounds of an industry by its Chinese name as the standard writes it. */
function findBounds(industry: string, regulations: Regulations, date: IsoDate): Bounds | null {
  const names = (regulations.find('small-enterprise/industries', date)?.value ?? {}) as Record<string, string>;
  const classes = (regulations.find('small-enterprise/classes', date)?.value ?? {}) as Record<string, Bounds>;
  const wanted = normaliseForMatching(industry);
  const key = Object.keys(names).find((name) => wanted.includes(normaliseForMatching(names[name] ?? '')));
  return key === undefined ? null : (classes[key] ?? null);
}
