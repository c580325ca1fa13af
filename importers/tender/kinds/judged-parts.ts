import { Decimal, sum } from '../../../src/domain/decimal.ts';
import { type KindReading, type Note, note, type Rule } from './reading.ts';
import { splitNumbered } from './wording/lists.ts';
import type { Mention } from './wording/mentions.ts';
import { isMore, isSame, NUMBER, readNumber } from './wording/number.ts';
import { readParts } from './wording/parts.ts';

const PART_NAME =
  '(?:小?项|个?方面|部分|小?点|个?环节|个?阶段|个?要素|个?维度|个?模块|个?功能点?|个?(?:评审|评分)?(?:内容|要点|子项|点)|条)';
/** Each part of a plan is marked by itself: 每方面优7.5分. */
export const PER_PART = new RegExp(`每(?:具备|提供|包含|涵盖|响应|有)?(?:一|1|小)?${PART_NAME}`);
/** 四个方面, 五项内容: how many parts there are. */
const PARTS_COUNT = new RegExp(
  `(?<![每一第\\d])(?<count>${NUMBER})(?:个|项|大|小|个主要)?(?:方面|部分|环节|阶段|要素|维度|模块|内容|小项)`,
);

export function isPerPart(rule: Rule): boolean {
  return (
    new RegExp(`${PER_PART.source}(?:的)?[^。;]{0,40}?(?:满分|得|最高|\\d)`).test(rule.text.plain) &&
    rule.mentions.some(({ to }) => isMore(rule.maxPoints, to) && !isSame(to, '0'))
  );
}

/** “每小项满分3分，完整得3分，欠缺得1分，缺失0分”: graded part by part; the scheme holds the sum. */
export function readPerPart(rule: Rule, notes: Note[]): KindReading {
  const count = readNumber(PARTS_COUNT.exec(rule.text.plain)?.groups?.['count'] ?? '');
  const best = rule.mentions
    .map(({ to }) => to)
    .filter((to) => isMore(rule.maxPoints, to))
    .reduce((one, other) => (isMore(other, one) ? other : one), '0');
  const reach = count === null ? null : new Decimal(best).times(count);
  notes.push(
    note(
      'warning',
      'sub-items',
      `“${rule.row.title}”按小项分别打分，各小项的档次请见原文；暂由评委在 0 至 ${rule.maxPoints} 分内给合计分`,
    ),
  );
  if (count !== null && reach !== null && !reach.equals(rule.maxPoints))
    notes.push(
      note(
        'warning',
        'points-contradictory',
        `“${rule.row.title}”${count} 个小项每项最高 ${best} 分，合计 ${reach.toFixed()} 分，满分写的是 ${rule.maxPoints} 分；两处并存，请核对`,
      ),
    );
  return { fields: { kind: 'discretion', grades: [] }, notes };
}

/** 每缺一项扣4分 of parts of 4 points: the part is lost as a whole. */
const MISSING_PART = /(?:缺|少|漏|未提供)(?:少|失|漏)?(?:一|1)?(?:小?项|个?方面|部分|点)?(?:内容)?(?:的)?$/;
const FLAW_OF_PART = /(?:缺陷|瑕疵|不足|缺漏|错误|问题|不合理|不完善)(?:的)?$/;

/** “每有一项得3分，该项内容每有一处缺陷扣1分”: flaws cost points of the part they are in; the scheme holds the sum. */
export function readPartsWithFlaws(rule: Rule, given: readonly Mention[]): KindReading | null {
  const offs = given.filter(({ role }) => role === 'off');
  const [part, ...others] = given.filter(({ role }) => role !== 'off' && role !== 'zero');
  if (part === undefined || offs.length === 0 || !isSame(part.from, part.to)) return null;
  if (others.some(({ from, to }) => !isSame(from, part.to) || !isSame(to, part.to))) return null;
  const costsFlaw = ({ condition }: Mention) => FLAW_OF_PART.test(condition);
  const losesPart = ({ condition, to }: Mention) => MISSING_PART.test(condition) && isSame(to, part.to);
  if (!PER_PART.test(part.condition) || !offs.some(costsFlaw)) return null;
  if (!offs.every((off) => costsFlaw(off) || losesPart(off))) return null;
  const parts = readParts(rule.text, rule.text.plain.slice(0, part.start));
  if (!new Decimal(part.to).times(parts.length.toString()).equals(rule.maxPoints)) return null;
  const message = `“${rule.row.title}”${parts.length} 个小项各 ${part.to} 分，小项内的缺陷只扣该小项的分；暂由评委在 0 至 ${rule.maxPoints} 分内给合计分`;
  return { fields: { kind: 'discretion', grades: [] }, notes: [note('warning', 'sub-items', message)] };
}

/** Several marks that add up to the full marks: sub-items with a range of their own. */
export function readSumOfParts(rule: Rule, awards: readonly Mention[], notes: Note[]): KindReading | null {
  const groups = [groupsByEntry(rule, awards), groupsOf(awards), awards.map((award) => [award])].find(
    (candidate) => candidate.length >= 2 && sum(candidate.map(bestOf)).equals(rule.maxPoints),
  );
  if (groups === undefined) return null;
  notes.push(
    note(
      'warning',
      'sub-items',
      `“${rule.row.title}”由 ${groups.length} 个小项分别打分后相加；暂由评委在 0 至 ${rule.maxPoints} 分内给合计分`,
    ),
  );
  return { fields: { kind: 'discretion', grades: [] }, notes };
}

function bestOf(group: readonly Mention[]): Decimal {
  return Decimal.max(...group.map(({ to }) => to));
}

/** The marks of each numbered entry. */
function groupsByEntry(rule: Rule, awards: readonly Mention[]): Mention[][] {
  const { plain } = rule.text;
  const numbered = splitNumbered(plain);
  if (numbered === null) return [];
  const starts = numbered.entries.map((entry) => plain.indexOf(entry));
  return starts
    .map((start, index) =>
      awards.filter((award) => award.start >= start && award.start < (starts[index + 1] ?? plain.length)),
    )
    .filter((group) => group.length > 0);
}

/** Falling marks belong to one sub-item; a mark that is not below the one before begins the next. */
function groupsOf(awards: readonly Mention[]): Mention[][] {
  const groups: Mention[][] = [];
  for (const award of awards) {
    const before = groups.at(-1)?.at(-1);
    if (before === undefined || !isMore(before.to, award.to)) groups.push([award]);
    else groups.at(-1)?.push(award);
  }
  return groups;
}
