import { z } from 'zod';
import type { FieldProblem } from '../../../views/components/form-field.tsx';
import type { FactKind } from '../../../views/review/fact-fields.ts';
import type { SchemeField, Typed } from '../../../views/scheme/fields.ts';
import type { Location } from '../../domain/location.ts';
import { type Fact, factSchema } from '../../ledger/events/fact-events.ts';
import { placeProblems, writeTyped } from '../scheme/read-fields.ts';

interface ReadFactOptions {
  about: FactKind;
  /** Id of the item that the fact is about; null for other kinds. */
  item: string | null;
  fields: readonly SchemeField[];
  typed: Typed;
  location: Location | null;
  /** The fact as it stands: what no field shows stays. */
  before: Fact | null;
}

/** A fact out of what was typed, or what is wrong with it, at its fields. */
export function readFact(options: ReadFactOptions): { fact: Fact } | { problems: FieldProblem[] } {
  const { about, item, fields, typed, location, before } = options;
  const value = { ...writeTyped(fields, typed, before?.value ?? null), location };
  const parsed = factSchema.safeParse(about === 'item' ? { about, item, value } : { about, value });
  if (parsed.success) return { fact: parsed.data };
  const issues = parsed.error.issues.map((issue) => ({ ...issue, path: issue.path.slice(1) }));
  return { problems: placeProblems(new z.ZodError(issues), fields) };
}
