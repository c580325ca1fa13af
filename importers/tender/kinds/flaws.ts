import { Decimal } from '../../../src/domain/decimal.ts';
import type { FlawsItem } from '../../../src/domain/items/flaws.ts';
import { type KindReading, type Note, note, type Rule } from './reading.ts';
import { withoutMark } from './wording/lists.ts';
import type { Mention } from './wording/mentions.ts';
import { isMore, isSame, NUMBER, readCount } from './wording/number.ts';
import { readGateParts, readParts } from './wording/parts.ts';

type Tier = FlawsItem['tiers'][number];

const FLAW = '(?:瑕疵|缺陷|不足|缺漏|缺失|错漏|遗漏|疏漏|漏项|漏洞|错误|差错|问题|欠缺|不合理|不完善|细微偏差)';
/** What is only a flaw where it is counted: 有1处偏差. */
const COUNTED_FLAW = `(?:${FLAW}|偏差(?![率值度]))`;
const NONE = new RegExp(`(?:无|没有|不存在|未发现|未出现|(?<!\\d)0处)(?:任何|明显)?(?:内容)?${COUNTED_FLAW}`);
const UNIT = '(?:处|个|项|点|条)';
/** “三项内容均无缺陷”: the parts are counted, not the flaws. */
const ALL_WITHOUT = new RegExp(`${NUMBER}${UNIT}[^,;。\\d]{0,8}?${NONE.source}`, 'g');
const MORE = '(?:或|及|或者|\\(含\\)|含)?以上';
const COUNTED = new RegExp(
  `(?<n>${NUMBER})${UNIT}?(?:(?:-|~|至|到|或)(?<m>${NUMBER})${UNIT})?(?<more>${MORE})?${UNIT}?(?<within>以内|以下)?(?:的)?[^,;。\\d]{0,8}?${COUNTED_FLAW}(?<after>${MORE})?|${COUNTED_FLAW}(?:内容)?(?:数量)?(?:为|有|达到?|超过|(?<within2>不超过|不多于))?(?<n2>${NUMBER})${UNIT}?(?:(?:-|~|至|到|或)(?<m2>${NUMBER}))?${UNIT}(?<more2>${MORE})?(?<within3>以内)?`,
);
/** “按瑕疵数量计分：0处10分、1处7分”: what is counted was said before. */
const BARE_COUNT = new RegExp(`(?:^|[,:、;])(?<n>${NUMBER})处(?:(?:-|~|至|到|或)(?<m>${NUMBER})处)?(?<more>${MORE})?$`);
/** Without any one of the parts the item gives nothing: 缺少任意一项内容的，本项不得分. */
const ANY_MISSING =
  /缺(?:少|失|漏)?(?:任意|任何|其中任意|其中任何|任)?(?:一|1)(?:个)?(?:项|部分|方面|点)[^,。;]{0,8},?(?:则|的)?(?:本项|该项|此项)?(?:目)?(?:均|即)?(?:不得分|不予?计分|得0分|计0分|为0分)/;
const EACH_FLAW = new RegExp(
  `(?:每(?:存在|有|出现|发现|一)?|有|存在|出现)(?:一|1)?${UNIT}?[^,;。\\n]{0,14}${FLAW}|${FLAW}(?:一|1|每)${UNIT}`,
);
const DEFINED = new RegExp(`"?${FLAW}"?(?:是指|指|包括|包含|系指|主要指)|(?:是指|指)[^。]{0,40}${FLAW}`);
const MOST_TIERS = 40;

/** Tiers by the number of flaws, or a fixed cost for each flaw, which is the same written shorter. */
export function readFlaws(rule: Rule): KindReading | null {
  if (!new RegExp(COUNTED_FLAW).test(rule.text.plain)) return null;
  const notes: Note[] = [];
  const tiers = readTiers(rule, notes) ?? readLinearTiers(rule);
  if (tiers === null) return null;
  const firstPoints = rule.mentions.find((mention) => mention.role !== 'heading');
  const before = rule.text.plain.slice(0, firstPoints?.start ?? rule.text.plain.length);
  const isDefined = DEFINED.test(rule.text.plain.replace(NONE, ''));
  const parts = readParts(rule.text, beforeTiers(before));
  const gateParts = readGateParts(rule.text);
  if (!isDefined) notes.push(note('warning', 'flaws-undefined', `“${rule.row.title}”没有说明什么算瑕疵，请补充定义`));
  return {
    fields: {
      kind: 'flaws',
      tiers,
      parts,
      gateParts: gateParts.length === 0 && ANY_MISSING.test(rule.text.plain) ? parts : gateParts,
      flawsDefined: isDefined,
    },
    notes,
  };
}

/** The list of parts stands before the sentence of the first tier and before what gates the item. */
function beforeTiers(before: string): string {
  return before.replace(/(?:方案)?(?:完全)?满足(?:招标|采购|磋商)?(?:文件)?[^。;\n]{0,24}$/, '。');
}

function readTiers(rule: Rule, notes: Note[]): Tier[] | null {
  const found: { tier: Tier; mention: Mention }[] = [];
  const given = rule.mentions.filter(({ role }) => role === 'award' || role === 'zero');
  if (rule.mentions.some(({ role }) => role === 'off' || role === 'each')) return null;
  for (const [index, mention] of given.entries()) {
    if (!isSame(mention.from, mention.to)) return null;
    const condition = withoutMark(lastPart(rule.text.plain.slice(given[index - 1]?.end ?? 0, mention.start)));
    const counts = readCounts(condition, found.at(-1)?.tier.flaws ?? 0);
    if (counts !== null) {
      for (let flaws = counts.from; flaws <= counts.to && found.length < MOST_TIERS; flaws += 1)
        found.push({ tier: { flaws, orMore: counts.orMore && flaws === counts.to, points: mention.from }, mention });
    } else if (NONE.test(condition) || (index === 0 && mention.role === 'award')) {
      found.push({ tier: { flaws: 0, orMore: false, points: mention.from }, mention });
    } else if (mention.role === 'award') return null;
  }
  const tiers = found.map(({ tier }) => tier).sort((one, other) => one.flaws - other.flaws);
  if (tiers.length < 2 || !tiers.some(({ flaws }) => flaws > 0)) return null;
  if (tiers.some(({ flaws }, index) => flaws === tiers[index - 1]?.flaws)) return null;
  const mentions = new Map(found.map(({ tier, mention }) => [tier, mention]));
  const isOneStep = (one: Tier, other: Tier) => mentions.get(one) === mentions.get(other);
  notes.push(...checkTiers(tiers, rule, isOneStep));
  return tiers;
}

function lastPart(text: string): string {
  const stripped = text.replace(/^[分,;。:\s)]+/, '');
  return stripped.slice(
    Math.max(stripped.lastIndexOf('\n'), stripped.lastIndexOf(';'), stripped.lastIndexOf('。')) + 1,
  );
}

/** @param before the flaws of the step before; “2处以内” begins behind it */
function readCounts(condition: string, before: number): { from: number; to: number; orMore: boolean } | null {
  const words = condition
    .replace(/第?[一二三四五六七八九十\d]+(?:种|类)情形/g, '')
    .replace(/\(含[^)]{0,8}\)(?=以上)/g, '及');
  const groups = (COUNTED.exec(words.replace(ALL_WITHOUT, '')) ?? BARE_COUNT.exec(words))?.groups;
  if (groups === undefined) return null;
  const stated = readCount(groups['n'] ?? groups['n2'] ?? '');
  const second = groups['m'] ?? groups['m2'];
  const isWithin = (groups['within'] ?? groups['within2'] ?? groups['within3']) !== undefined;
  const from = isWithin && stated !== null && second === undefined ? Math.min(before + 1, stated) : stated;
  const to = second === undefined ? stated : readCount(second);
  if (from === null || to === null || to < from || to - from > MOST_TIERS) return null;
  return { from, to, orMore: (groups['more'] ?? groups['after'] ?? groups['more2']) !== undefined };
}

/** “每存在一处瑕疵扣3分，扣完为止” written out as tiers. */
function readLinearTiers(rule: Rule): Tier[] | null {
  const costs = rule.mentions.filter(({ role }) => role === 'off');
  const [cost] = costs;
  if (costs.length !== 1 || cost === undefined || !isSame(cost.from, cost.to) || isSame(cost.from, '0')) return null;
  const condition = lastPart(cost.condition);
  if (!EACH_FLAW.test(condition) || /缺少|漏项|缺项|缺失一项|少一项|每(?:有)?(?:一|1)项/.test(condition)) return null;
  const starts = rule.mentions.filter(({ role }) => role === 'award' || role === 'base' || role === 'each');
  if (starts.some((start) => !isSame(start.to, rule.maxPoints) || start.role === 'each')) return null;
  const tiers: Tier[] = [];
  let left = new Decimal(rule.maxPoints);
  for (let flaws = 0; left.greaterThan('0') && flaws < MOST_TIERS; flaws += 1) {
    tiers.push({ flaws, orMore: false, points: left.toFixed() });
    left = left.minus(cost.from);
  }
  if (tiers.length >= MOST_TIERS) return null;
  return [...tiers, { flaws: tiers.length, orMore: true, points: '0' }];
}

function checkTiers(tiers: readonly Tier[], rule: Rule, isOneStep: (one: Tier, other: Tier) => boolean): Note[] {
  const notes: Note[] = [];
  const title = rule.row.title;
  for (const [index, tier] of tiers.entries()) {
    const before = tiers[index - 1];
    if (isMore(tier.points, rule.maxPoints))
      notes.push(
        note(
          'error',
          'points-over-max',
          `“${title}”${tier.flaws} 处瑕疵得 ${tier.points} 分，超过满分 ${rule.maxPoints} 分`,
        ),
      );
    if (before === undefined) continue;
    if (tier.flaws !== before.flaws + 1)
      notes.push(note('warning', 'tiers-gap', `“${title}”${before.flaws} 处与 ${tier.flaws} 处瑕疵之间没有规定分值`));
    if (!isMore(before.points, tier.points) && !isOneStep(before, tier))
      notes.push(
        note('warning', 'tiers-not-falling', `“${title}”${tier.flaws} 处瑕疵的分值没有低于 ${before.flaws} 处`),
      );
  }
  if (tiers.at(-1)?.orMore !== true)
    notes.push(note('warning', 'tiers-open-end', `“${title}”最后一档没有写“及以上”，更多瑕疵没有对应分值`));
  else if (/(?<!处[及或])(?<!\d)\d+处以上/.test(rule.text.plain))
    notes.push(note('info', 'tier-wording', `“${title}”最后一档写作“N 处以上”，暂按“及以上”计，请核对`));
  if (tiers[0]?.flaws === 0 && !isSame(tiers[0].points, rule.maxPoints))
    notes.push(
      note(
        'warning',
        'points-contradictory',
        `“${title}”无瑕疵得 ${tiers[0].points} 分，满分写的是 ${rule.maxPoints} 分`,
      ),
    );
  return notes;
}
