import type { AnswerRow } from '../../domain/bid.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Requirement } from '../../domain/requirement.ts';
import { releaseLaterParts } from './partial-answers.ts';
import { createWordScale, type WordScale } from './word-scale.ts';

export interface KnownRequirement {
  requirement: Requirement;
  mandatory: boolean;
}

/** A row and the requirement it answers; null where the scheme does not know it. */
export interface MatchedAnswer {
  row: AnswerRow;
  known: KnownRequirement | null;
  /** How the two were brought together. */
  by: 'number' | 'text' | 'order' | null;
}

/** How alike row and requirement must be, with and without the number agreeing. Words are ours against theirs. */
const ALIKE_WITH_NUMBER = 0.16;
const ALIKE_WITHOUT_NUMBER = 0.42;
/** Rows that only their order ties to a requirement still have to share a word or two, unless they quote nothing. */
const ALIKE_IN_ORDER = 0.08;
const LONGEST_RUN = 12;

export function listRequirements({ procurement, lot }: Scheme): KnownRequirement[] {
  const all = (requirements: readonly Requirement[], mandatory: boolean) =>
    requirements.map((requirement) => ({ requirement, mandatory }));
  return [
    ...all(procurement.mandatoryRequirements, true),
    ...all(lot.mandatoryRequirements, true),
    ...all(procurement.requirements, false),
    ...all(lot.requirements, false),
  ];
}

interface Candidate {
  entry: KnownRequirement;
  keys: ReadonlySet<string>;
  quote: string;
  /** Place in the procurement document. */
  place: number;
}

/** Finds for each answer row the requirement it most likely answers: by number and words, then by its place between others. */
export function matchAnswers(rows: readonly AnswerRow[], known: readonly KnownRequirement[]): MatchedAnswer[] {
  const scale = createWordScale(known.map(({ requirement }) => requirement.text));
  const candidates = known.map(
    (entry): Candidate => ({
      entry,
      keys: keysOf(entry.requirement),
      quote: quoteOf(entry.requirement),
      place: placeOf(entry.requirement),
    }),
  );
  const matched = rows.flatMap((row) => matchClauses(row, candidates, scale) ?? [matchRow(row, candidates, scale)]);
  matchByOrder(matched, candidates, scale);
  releaseLaterParts(matched, scale);
  return matched;
}

/** A row of several clauses counts clause by clause where these answer different requirements, else as a whole. */
function matchClauses(
  { clauses = [] }: AnswerRow,
  candidates: readonly Candidate[],
  scale: WordScale,
): MatchedAnswer[] | null {
  const matched = clauses.map((clause) => matchRow(clause, candidates, scale));
  const answered = new Set(matched.flatMap(({ known }) => (known === null ? [] : [known])));
  return answered.size > 1 ? matched : null;
}

function matchRow(row: AnswerRow, candidates: readonly Candidate[], scale: WordScale): MatchedAnswer {
  const numbers = numbersOf(row);
  const ownNumber = markedNumber(row.number ?? '');
  const text = wordsOf(row);
  let best: { entry: KnownRequirement; score: number; sameNumber: boolean } | null = null;
  for (const { entry, keys, quote } of candidates) {
    if (!fitsForm(row, entry)) continue;
    const sameNumber = numbers.some((number) => keys.has(number));
    const { requirement } = entry;
    const alike = scale.likeness(requirement.text, text);
    if (alike < ALIKE_WITH_NUMBER && !sameNumber) continue;
    const titled = requirement.title === undefined ? 0 : scale.containment(requirement.title, text);
    const quoted = scale.containment(quote, text);
    const isSure = alike >= ALIKE_WITHOUT_NUMBER || (quoted === 1 && alike >= ALIKE_WITH_NUMBER);
    const isNumbered = sameNumber && (alike >= ALIKE_WITH_NUMBER || titled === 1 || quotesNothing(row));
    const isSection = row.section !== undefined && scale.containment(requirement.title ?? '', row.section) === 1;
    if (!isSure && !isNumbered && !(isSection && alike >= ALIKE_WITH_NUMBER)) continue;
    const score =
      alike +
      0.2 * titled +
      0.2 * quoted +
      (sameNumber ? 1 : 0) +
      (isSection ? 0.5 : 0) +
      (isMarked(row) === entry.mandatory ? 0.1 : 0) +
      (ownNumber !== '' && ownNumber === markedNumber(requirement.number) ? 0.1 : 0);
    if (best === null || score > best.score) best = { entry, score, sameNumber };
  }
  return { row, known: best?.entry ?? null, by: best === null ? null : best.sameNumber ? 'number' : 'text' };
}

/**
 * Rows between two matched ones answer the requirements that stand between those in the document, where there are as
 * many of them, nobody else answers them, and nothing the rows quote speaks against it.
 */
function matchByOrder(matched: MatchedAnswer[], candidates: readonly Candidate[], scale: WordScale): void {
  const answered = new Set(matched.map(({ known }) => known));
  const inOrder = [...candidates].sort((a, b) => a.place - b.place);
  const placeAt = (entry: MatchedAnswer | undefined) => (entry?.known ? placeOf(entry.known.requirement) : null);
  for (let from = 0; from < matched.length; from += 1) {
    if (matched[from]?.known !== null) continue;
    let to = from;
    while (matched[to]?.known === null && isSameTable(matched[from], matched[to])) to += 1;
    const before = isSameTable(matched[from], matched[from - 1]) ? placeAt(matched[from - 1]) : null;
    const after = isSameTable(matched[from], matched[to]) ? placeAt(matched[to]) : null;
    const run = matched.slice(from, to);
    const first = run[0]?.row;
    const open = inOrder.filter(
      ({ entry, place }) =>
        first !== undefined &&
        !answered.has(entry) &&
        fitsForm(first, entry) &&
        (before === null || place > before) &&
        (after === null || place < after),
    );
    const isBounded = before !== null || after !== null || run.every(({ row }) => wordsOf(row) === '');
    if (isBounded && run.length === open.length && run.length <= LONGEST_RUN)
      for (const [index, entry] of run.entries()) {
        const candidate = open[index];
        const text = wordsOf(entry.row);
        if (candidate === undefined) continue;
        const alike = scale.likeness(
          `${candidate.entry.requirement.title ?? ''}${candidate.entry.requirement.text}`,
          text,
        );
        const isOtherNumber = leadingNumber(entry.row) !== '' && !candidate.keys.has(leadingNumber(entry.row));
        if (text !== '' && alike < (isOtherNumber ? ALIKE_WITH_NUMBER : ALIKE_IN_ORDER)) continue;
        entry.known = candidate.entry;
        entry.by = 'order';
      }
    from = Math.max(from, to - 1);
  }
}

function isSameTable(one: MatchedAnswer | undefined, other: MatchedAnswer | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [a, b] = [one.row.location, other.row.location];
  return a.file === b.file && a.path.split('/')[0] === b.path.split('/')[0];
}

function fitsForm(row: AnswerRow, { requirement }: KnownRequirement): boolean {
  return row.form === 'unknown' || row.form === requirement.form;
}

/** The row itself carries a mark such as ★. */
export function isMarked(row: AnswerRow): boolean {
  return /[★▲]/.test(`${row.number ?? ''}${row.demand.slice(0, 8)}`);
}

/** What a row says about its matter: the demand it quotes; where it quotes none, its answer. */
function wordsOf(row: AnswerRow): string {
  const { demand, answer } = row;
  if (quotesNothing(row)) return normaliseForMatching(answer);
  const quoted = normaliseForMatching(demand);
  return quoted.length < SHORT_DEMAND ? `${quoted}\n${normaliseForMatching(answer)}` : quoted;
}

/** A number or a title alone; what it is about, the answer says. */
const SHORT_DEMAND = 16;

/** The demand is only a number, or a reference to the document. */
function quotesNothing({ demand }: AnswerRow): boolean {
  const quoted = normaliseForMatching(demand);
  return /^(?:[\s\p{P}\p{S}]|\([一二三四五六七八九十]{1,3}\)|第?[一二三四五六七八九十\d]{1,3}[条款项]|[详同]?见?(?:磋商|招标|采购)文件(?:要求)?|\d)*$/u.test(
    quoted,
  );
}

/** ★（三） as written, for telling it from a （三） elsewhere; empty without a mark. */
function markedNumber(number: string): string {
  const plain = normaliseForMatching(number).replace(/\s/g, '');
  return /^[★▲]/.test(plain) ? plain : '';
}

/** The few words quoted from the document, without the clause's number. */
function quoteOf({ location }: Requirement): string {
  return location.quote.replace(/^[★▲*\s]*(?:[(（][^)）]{1,3}[)）]|\d+(?:\.\d+)*[.、]?)?/, '');
}

function placeOf({ location }: Requirement): number {
  return Number.parseInt(/\d+/.exec(location.path)?.[0] ?? '0', 10);
}

function keysOf({ number, answeredAs }: Requirement): Set<string> {
  const own = [number, answeredAs ?? ''].map(plainNumber);
  const withoutSection = own.map((key) => key.replace(/^\([^)]*\)(?=.)|^[一二三四五六七八九十](?=\()/, ''));
  return new Set([...own, ...withoutSection].filter((key) => key !== ''));
}

function numbersOf(row: AnswerRow): string[] {
  return [plainNumber(row.number ?? ''), leadingNumber(row)].filter((key) => key !== '');
}

/** The number with which the quoted demand itself begins; empty where it has none. */
function leadingNumber({ demand }: AnswerRow): string {
  return plainNumber(/^[★▲*\s]*((?:[(（][^)）]{1,3}[)）])|\d+(?:\.\d+)*)/.exec(demand)?.[1] ?? '');
}

/** ★（四） → (四), 2.2、 → 2.2, （二）1 → (二)1 */
function plainNumber(number: string): string {
  return normaliseForMatching(number)
    .replace(/[★▲*#■●\s]/g, '')
    .replace(/^第(.{1,5})[条款项]$/, '$1')
    .replace(/[.、,)]+$/, (end) => (end.startsWith(')') && /\(/.test(number) ? end : ''));
}
