import { Decimal } from '../../../src/domain/decimal.ts';
import type { DraftItem } from '../../../src/domain/draft.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';
import type { ItemKind } from '../../../src/domain/scoring-item.ts';
import type { CriterionRow } from '../criterion-row.ts';
import { readBands } from './bands.ts';
import { readChecklist } from './checklist.ts';
import { readCommitment } from './commitment.ts';
import { readCount } from './count.ts';
import { readDeductions } from './deductions.ts';
import { readDiscretion } from './discretion.ts';
import { readFlaws } from './flaws.ts';
import { readFormula } from './formula.ts';
import { readAlternatives, readLevels } from './levels.ts';
import { readOccurrences } from './occurrences.ts';
import { readPeople } from './people.ts';
import { checkStatedPoints, findMaxPoints } from './points.ts';
import { isPriceRule, readPrice } from './price.ts';
import { type KindFields, type KindReader, type Note, note, type Rule } from './reading.ts';
import { weighFields } from './weighted.ts';
import { findMentions } from './wording/mentions.ts';
import { readRuleText } from './wording/rule-text.ts';

/** The kinds in the order in which a wording is tried on them: the narrowest first, a member's judgement last. */
export const KIND_READERS: readonly { kind: ItemKind; read: KindReader }[] = [
  { kind: 'price', read: readPrice },
  { kind: 'formula', read: readFormula },
  { kind: 'flaws', read: readFlaws },
  { kind: 'occurrences', read: readOccurrences },
  { kind: 'commitment', read: readCommitment },
  { kind: 'levels', read: readLevels },
  { kind: 'bands', read: readBands },
  { kind: 'checklist', read: readChecklist },
  { kind: 'deductions', read: readDeductions },
  { kind: 'people', read: readPeople },
  { kind: 'count', read: readCount },
  { kind: 'discretion', read: readDiscretion },
];

/** What is left are facts of which the best counts, whatever they are called. */
const READERS = [...KIND_READERS, { kind: 'levels' as const, read: readAlternatives }];

/** What a caller knows of a row besides its own words. */
export interface RowSurroundings {
  /** Id of the draft's section the row belongs to. */
  section?: string | null;
  /** What the document says of the price outside the row: benchmark, deviation, meaning of letters. */
  priceTerms?: string;
}

/**
 * Makes a scoring item of one row. What its wording says is read into the parameters of a kind; wording that no kind
 * can hold stays `unknown`, with its text, its place and a finding that says why. Contradictions stand with a finding.
 */
export function readItem(
  row: CriterionRow,
  id: string,
  around: RowSurroundings = {},
): { item: DraftItem; findings: Finding[] } {
  const text = readRuleText(row.text);
  const maxPoints = row.maxPoints ?? findMaxPoints(text.plain);
  const base = {
    id,
    title: row.title.trim() === '' ? '未命名' : row.title.trim(),
    section: around.section ?? null,
    minPoints: '0',
    objective: row.objective,
    technical: false,
    text: row.text.trim() === '' ? row.title : row.text,
    evidence: [],
    proposed: false,
    ...(row.scale === null ? {} : { scale: row.scale }),
    location: placeOf(row),
  };
  if (maxPoints === null) {
    const notes = [note('warning', 'points-missing', `“${row.title}”没有写明分值`)];
    return { item: { ...base, kind: 'unknown', maxPoints: null }, findings: toFindings(notes, row, id) };
  }
  const weighted = row.isWeighted === true && /(?<!\d)100分|百分制|[×x]100(?![\d%])/.test(text.plain);
  const marks = weighted ? '100' : maxPoints;
  const rule: Rule = {
    row,
    text,
    maxPoints: marks,
    mentions: findMentions(text.plain, marks),
    priceTerms: readLines(around.priceTerms ?? ''),
  };
  const weigh = (fields: KindFields) =>
    weighted ? weighFields(fields, new Decimal(maxPoints).dividedBy('100')) : fields;
  const notes: Note[] =
    row.maxPoints === null ? [note('info', 'points-from-text', `“${row.title}”的满分 ${maxPoints} 分取自条文`)] : [];
  if (weighted)
    notes.push(
      note('info', 'weighted-marks', `“${row.title}”按百分制打分，各档分值已按权重折算成满分 ${maxPoints} 分`),
    );
  if (isPriceRule(rule)) {
    const price = readPrice(rule);
    if (price !== null)
      return {
        item: { ...base, maxPoints, ...weigh(price.fields) },
        findings: toFindings([...notes, ...(price.notes ?? [])], row, id),
      };
    notes.push(
      note('warning', 'formula-unknown', `“${row.title}”的价格计算办法没有读懂，请手工填写基准价和得分两条公式`),
    );
    return { item: { ...base, kind: 'unknown', maxPoints }, findings: toFindings(notes, row, id) };
  }
  for (const { kind, read } of READERS) {
    if (kind === 'price') continue;
    const reading = read(rule);
    if (reading === null) continue;
    const own = reading.notes ?? [];
    const stated =
      kind === 'people' || own.some(({ code }) => code === 'points-contradictory') ? [] : checkStatedPoints(rule, kind);
    return {
      item: { ...base, maxPoints, ...weigh(reading.fields) },
      findings: toFindings([...notes, ...own, ...stated], row, id),
    };
  }
  notes.push(unknownNote(rule));
  return {
    item: { ...base, kind: 'unknown', maxPoints },
    findings: toFindings([...notes, ...checkStatedPoints(rule, 'unknown')], row, id),
  };
}

/** Lines from elsewhere are apart, whatever they end with. */
function readLines(text: string): string {
  return text
    .split('\n')
    .map((line) => readRuleText(line).plain)
    .join('\n');
}

function unknownNote(rule: Rule): Note {
  const given = rule.mentions.filter(({ role }) => role === 'award' || role === 'each' || role === 'off');
  return given.length > 1
    ? note('warning', 'rule-mixed', `“${rule.row.title}”一条内含几种不同的给分规则，请拆成几条或手工评定`)
    : note('warning', 'rule-unknown', `“${rule.row.title}”的给分规则没有读懂，请手工评定`);
}

function toFindings(notes: readonly Note[], row: CriterionRow, id: string): Finding[] {
  const place = placeOf(row);
  return notes.map(({ severity, code, message }) =>
    finding(severity, code, message, { item: id, locations: place === null ? [] : [place] }),
  );
}

const LONGEST_QUOTE = 30;

/** The row's first place, with a quote short enough to be found again. */
function placeOf(row: CriterionRow): Location | null {
  const [first] = row.locations;
  if (first === undefined) return null;
  const line = row.text.split('\n').find((piece) => piece.trim() !== '') ?? '';
  const quote = first.quote.trim() === '' ? line.trim() : first.quote;
  return { ...first, quote: quote.split('\n')[0]?.slice(0, LONGEST_QUOTE) ?? '' };
}
