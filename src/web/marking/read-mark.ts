import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { type FlawFields, type MarkFields, NO_FLAW } from '../../../views/marking/mark-fields.ts';
import type { Location } from '../../domain/location.ts';
import { type Flaw, type Mark, markSchema } from '../../domain/review.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import { type FormFields, fieldOf } from '../forms.ts';

export interface ReadMark {
  fields: MarkFields;
  /** Null where something has to be mended first. */
  mark: Mark | null;
  problems: FieldProblem[];
}

const PARTS = ['type', 'note', 'place', 'file', 'page', 'path', 'quote'] as const;
/** Longer than any note that a member types. */
const MOST_CHARACTERS = 2_000;

/** What a member typed for one tenderer's item. A row of the flaw list that was emptied is left out. */
export function readMark(item: ScoringItem, form: FormFields): ReadMark {
  const fields = readFields(form);
  const problems = listProblems(item, fields);
  return { fields, problems, mark: problems.length > 0 ? null : toMark(item, fields) };
}

function readFields(form: FormFields): MarkFields {
  const removed = fieldOf(form, 'remove');
  const rows = (form['flaw-type'] ?? []).map((_, index) => readRow((part) => form[`flaw-${part}`]?.[index], NO_FLAW));
  const added = readRow(
    (part) => form[part === 'type' || part === 'note' || part === 'place' ? `new-${part}` : `location.${part}`]?.[0],
    NO_FLAW,
  );
  return {
    points: toPlainDigits(fieldOf(form, 'points').trim()),
    provided: fieldOf(form, 'provided') !== 'no',
    flaws: [...rows.filter((_, index) => String(index) !== removed), ...(isBegun(added) ? [added] : [])].filter(
      isBegun,
    ),
    counted: fieldOf(form, 'counted'),
    missing: form['missing'] ?? [],
    wrong: form['wrong'] ?? [],
    note: fieldOf(form, 'note').trim(),
  };
}

function readRow(find: (part: (typeof PARTS)[number]) => string | undefined, empty: FlawFields): FlawFields {
  return Object.fromEntries(PARTS.map((part) => [part, find(part)?.trim() ?? empty[part]])) as unknown as FlawFields;
}

/** A place that was selected without a word about it is no flaw yet. */
function isBegun({ type, note }: FlawFields): boolean {
  return type !== '' || note !== '';
}

/** Full-width digits and the full-width stop, as Chinese input methods write them. */
function toPlainDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/[．。]/g, '.');
}

function listProblems(item: ScoringItem, { points, flaws, note }: MarkFields): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (item.kind === 'flaws') {
    if (flaws.some(({ type }) => type === '')) problems.push({ field: 'new-type', message: '请选择瑕疵的类型' });
    if (flaws.some((flaw) => flaw.note.length > MOST_CHARACTERS))
      problems.push({ field: 'new-note', message: `瑕疵的说明不能超过 ${MOST_CHARACTERS} 个字` });
  } else if (item.kind !== 'deductions') {
    if (points === '') problems.push({ field: 'points', message: '请填写分数' });
    else if (!markSchema.shape.points.safeParse(points).success)
      problems.push({ field: 'points', message: `“${points}”不是分数，请写成阿拉伯数字，如 8 或 7.5` });
  }
  if (note.length > MOST_CHARACTERS) problems.push({ field: 'note', message: `备注不能超过 ${MOST_CHARACTERS} 个字` });
  return problems;
}

function toMark(item: ScoringItem, { points, provided, flaws, counted, missing, wrong, note }: MarkFields): Mark {
  const remark = note === '' ? {} : { note };
  if (item.kind === 'flaws') {
    const parts = missing.length === 0 ? {} : { missing: [...missing] };
    const isCounted = flaws.length === 0 && /^[1-9]\d{0,3}$/.test(counted);
    return {
      flaws: isCounted ? Number.parseInt(counted, 10) : flaws.map(toFlaw),
      ...parts,
      ...(provided ? {} : { provided }),
      ...remark,
    };
  }
  if (item.kind === 'deductions') {
    const absent = new Set(missing);
    return { missing: [...missing], wrong: wrong.filter((part) => !absent.has(part)), ...remark };
  }
  return { points, ...remark };
}

function toFlaw({ type, note, place, file, page, path, quote }: FlawFields): Flaw {
  const location: Location | null =
    file === '' || path === ''
      ? null
      : { file, path, quote, page: /^[1-9]\d{0,5}$/.test(page) ? Number.parseInt(page, 10) : null };
  return { type, location, ...(place === '' ? {} : { place }), ...(note === '' ? {} : { note }) };
}
