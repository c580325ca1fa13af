import type { z } from 'zod';
import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { compareSchemes } from '../../../views/scheme/compare-schemes.ts';
import { type SchemeField, type Typed, typeOut } from '../../../views/scheme/fields.ts';
import { type Overtaken, type SchemeForm, SchemeFormPage } from '../../../views/scheme/scheme-form-page.tsx';
import { draftHref, schemeHref } from '../../../views/scheme/scheme-frame.tsx';
import { showMoment } from '../../../views/times.ts';
import { AppError } from '../../domain/app-error.ts';
import type { DraftScheme } from '../../domain/draft.ts';
import type { LevelOrders } from '../../domain/level-order.ts';
import { countVersions, findVersion } from '../../ledger/versions.ts';
import { type FormFields, fieldOf } from '../forms.ts';
import { readReplaces } from '../read-replaced.ts';
import type { LotVisit, Status } from '../visit.ts';
import { placeProblems, readTyped, writeTyped } from './read-fields.ts';
import { getDraft, type StandingDraft, saveDraft } from './save-draft.ts';

type Reading<T> = { value: T } | { error: z.ZodError } | { problems: FieldProblem[] };

/** What was typed, and what is in its way. */
export interface ShownPart {
  typed: Typed;
  /** Null where the page is opened. */
  form: FormFields | null;
  problems: readonly FieldProblem[];
}

type Surrounding = Pick<SchemeForm, 'lead' | 'rest' | 'viewer' | 'after'>;

/** One part of a scheme with its form: what it is, how it is read, and how it changes the scheme. */
export interface SchemePart<T> {
  title: string;
  /** Behind the scheme's address. */
  page: string;
  fields: readonly SchemeField[];
  /** As it stands; null for one that is new. */
  before: unknown;
  /** What the form says at first, where the part says nothing. */
  proposed?: Typed;
  /** Of the whole part, beside what was typed. */
  read(written: Record<string, unknown>, form: FormFields): Reading<T> | Promise<Reading<T>>;
  change(scheme: DraftScheme, value: T): DraftScheme;
  isShared?(value: T): boolean;
  /** What stands in and around the form. */
  surround?(shown: ShownPart): Surrounding | Promise<Surrounding>;
  note?: string;
}

const LONGEST_REASON = 500;

export function showPart<T>(visit: LotVisit, part: SchemePart<T>): Promise<Response> {
  const typed = part.before === null ? (part.proposed ?? {}) : typeOut(part.fields, part.before);
  return render(visit, part, { typed, form: null, replaces: countVersions(getDraft(visit)) });
}

/** What was typed is saved as a new version, or stands in the form again with what is in the way. */
export async function answerPart<T>(visit: LotVisit, part: SchemePart<T>, orders: LevelOrders): Promise<Response> {
  const draft = getDraft(visit);
  const form = await visit.readForm();
  const typed = readTyped(part.fields, form);
  const replaces = readReplaces(form);
  const shown = { typed, form, replaces };
  if (fieldOf(form, 'longer') !== '') return render(visit, part, { ...shown, longer: fieldOf(form, 'longer') });
  if (fieldOf(form, 'action') !== '') return render(visit, part, shown);
  const reason = fieldOf(form, 'reason').trim();
  const read = await part.read(writeTyped(part.fields, typed, part.before), form);
  const tooLong: FieldProblem[] =
    [...reason].length > LONGEST_REASON ? [{ field: 'reason', message: `不能超过 ${LONGEST_REASON} 个字` }] : [];
  if ('error' in read)
    return render(visit, part, { ...shown, problems: [...placeProblems(read.error, part.fields), ...tooLong] });
  const problems = [...('problems' in read ? read.problems : []), ...tooLong];
  if (problems.length > 0 || !('value' in read)) return render(visit, part, { ...shown, problems });
  try {
    await saveDraft(visit, (scheme) => part.change(scheme, read.value), {
      replaces,
      reason: reason === '' ? null : reason,
      isShared: part.isShared?.(read.value) ?? false,
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'conflict')
      return render(visit, part, {
        ...shown,
        replaces: countVersions(draft),
        overtaken: describeOvertaking(visit, draft, replaces, orders),
      });
    if (error.code !== 'input-invalid') throw error;
    const field = part.fields[0]?.name ?? '';
    return render(visit, part, { ...shown, problems: error.problems.map(({ message }) => ({ field, message })) });
  }
  return visit.redirect(draftHref(visit));
}

interface Shown {
  typed: Typed;
  form: FormFields | null;
  replaces: number;
  problems?: readonly FieldProblem[];
  longer?: string | null;
  overtaken?: Overtaken | null;
}

async function render<T>(
  visit: LotVisit,
  part: SchemePart<T>,
  { typed, form, replaces, problems = [], longer = null, overtaken = null }: Shown,
): Promise<Response> {
  const { title, page, fields, note } = part;
  const status: Status = overtaken !== null ? 409 : problems.length > 0 ? 422 : 200;
  const reason = form === null ? '' : fieldOf(form, 'reason');
  return visit.page(
    <SchemeFormPage
      place={visit}
      form={{
        title,
        address: schemeHref(visit, page),
        fields,
        typed,
        replaces,
        reason,
        problems,
        longer,
        overtaken,
        ...(note === undefined ? {} : { note }),
        ...(await part.surround?.({ typed, form, problems })),
      }}
    />,
    status,
  );
}

/** What others saved since the version that a form was filled in on. */
function describeOvertaking(visit: LotVisit, latest: StandingDraft, replaces: number, orders: LevelOrders): Overtaken {
  const seen = findVersion(latest, replaces);
  return {
    by: visit.state.people.get(latest.by)?.name ?? latest.by,
    at: showMoment(latest.at),
    changes: seen === null ? [] : compareSchemes(seen.value, latest.value, orders),
  };
}
