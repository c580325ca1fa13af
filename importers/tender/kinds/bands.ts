import { Decimal } from '../../../src/domain/decimal.ts';
import type { BandsItem } from '../../../src/domain/items/bands.ts';
import { type KindReading, type Note, note, type Rule } from './reading.ts';
import { readEvidence } from './wording/evidence.ts';
import { splitNumbered, withoutMark } from './wording/lists.ts';
import { isMore, isOneWay, isSame, readNumber } from './wording/number.ts';
import { MINUTES_OF, type NumberRange, readRange } from './wording/ranges.ts';

type Band = BandsItem['bands'][number];

const QUALITY = /合理|完整|全面|详细|可行|针对|清晰|(?<!本)科学|完善|优秀|良好/;
const NOT_GIVEN = /^(?:不提供|未提供|不|没有|无|其他|其余|否则|亏损|缺)/;
/** A row of an assessment table: the range, then signed points without a unit. */
const SIGNED_ROW =
  /^(?<range>[^\n]{1,80}?[\d%\u4e00-\u9fff])[\s|,:：]{1,6}(?<points>[+-]?\d{1,4}(?:\.\d{1,2})?)(?:分)?$/;

/** A measured number falls into one of several ranges: areas, hours, years, percentages. */
export function readBands(rule: Rule): KindReading | null {
  return readGiven(rule) ?? readShortfall(rule) ?? readSignedTable(rule);
}

function readGiven(rule: Rule): KindReading | null {
  const given = rule.mentions.filter(({ role }) => role === 'award' || role === 'zero' || role === 'each');
  if (rule.mentions.some(({ role }) => role === 'off' || role === 'base')) return null;
  if (given.some(({ role, condition }) => role === 'each' && /每/.test(condition))) return null;
  if (given.filter(({ role }) => role !== 'zero').length < 2 || !given.some(({ role }) => role === 'award'))
    return null;
  const bands: { range: NumberRange; points: string }[] = [];
  const isOfDeviations = /偏离|不满足/.test(rule.text.plain);
  const isNumbered = given
    .slice(0, 3)
    .every(({ condition }, index) => lastClause(condition).startsWith(`${index + 1}.`));
  for (const { condition, from, to, role } of given) {
    const stated = isNumbered ? lastClause(condition).replace(/^\d{1,2}\./, '') : lastClause(condition);
    const words = stated
      .replace(ON_TOP, '')
      .replace(/(?<=[项条个处])(?:的)?(?:负)?(?:偏离|不满足|不响应)$/, '')
      .replace(
        /(?<=[项个份家例次])(?:及以上|或以上|以上)?(?:有效|类似|同类|相关)*(?:的)?(?:项目)?(?:业绩|合同|案例|项目|证书|证明)$/,
        (tail) => /(?:及|或)?以上/.exec(tail)?.[0] ?? '',
      )
      .replace(
        /(?<=%(?:\(不?含\))?(?:及?以[上下]|以内)?)(?:的)?(?:人员)?(?:持证|合格|达标|覆盖|完成|到位|满意|响应)(?:上岗|率)?$/,
        '',
      );
    const isNone = isOfDeviations && ALL_MET.test(words) && !/\d/.test(words);
    const range = isNone
      ? NONE
      : QUALITY.test(words) || /处|瑕疵|缺陷/.test(words)
        ? null
        : (readRange(words.replace(DAYS, '')) ?? readRange(words));
    if (range === null) {
      if (role === 'zero' || NOT_GIVEN.test(words)) continue;
      return null;
    }
    if (!isSame(from, to)) return null;
    bands.push({ range: GROWS.test(words) ? openAbove(range) : range, points: from });
  }
  if (bands.length < 2) return null;
  if (!isOneWay(bands.map(({ points }) => points)) || namesOneRangeTwice(bands)) return null;
  const measured = sameUnit(bands);
  const units = new Set(measured.map(({ range }) => range.unit).filter((unit) => unit !== ''));
  if (units.size > 1) return null;
  return finish(rule, measured, [...units][0]);
}

const FEWER = /^(?:相比)?每(?:减少|少|缺少|缺|低于)?(?<step>一|1)?(?<unit>人|名|位|辆|台|套|份|个|家|年)?(?:的)?$/;
const MOST_STEPS = 40;

/** “不少于20人得10分，每减少1人扣1分，少于10人不得分”, step by step down to nothing. */
function readShortfall(rule: Rule): KindReading | null {
  const given = rule.mentions.filter(({ role }) => role !== 'max' && role !== 'heading');
  const [full, off, floor, ...more] = given;
  if (full?.role !== 'award' || off?.role !== 'off' || more.length > 0 || !isSame(off.from, off.to)) return null;
  if (!isSame(full.to, rule.maxPoints) || !isSame(full.from, full.to) || isSame(off.to, '0')) return null;
  const fewer = FEWER.exec(lastClause(off.condition))?.groups;
  const demanded = readRange(lastClause(full.condition).replace(DAYS, ''));
  if (fewer === undefined || demanded?.from == null || !/^\d+$/.test(demanded.from)) return null;
  if (demanded.unit !== '' && fewer['unit'] !== undefined && !isOneUnit(demanded.unit, fewer['unit'])) return null;
  if (floor !== undefined && floor.role !== 'zero') return null;
  const least = floor === undefined ? null : readRange(lastClause(floor.condition));
  const bands: { range: NumberRange; points: string }[] = [];
  let points = new Decimal(rule.maxPoints);
  let count = new Decimal(demanded.from);
  const { unit } = demanded;
  const single = { includesFrom: true, includesTo: true, unit, isUpperOpen: false };
  while (points.greaterThan('0') && count.greaterThanOrEqualTo(least?.to ?? '0') && bands.length < MOST_STEPS) {
    const amount = count.toFixed();
    const isFull = bands.length === 0;
    bands.push({
      range: { ...single, from: amount, to: isFull ? null : amount, includesTo: !isFull },
      points: points.toFixed(),
    });
    points = points.minus(off.to);
    count = count.minus('1');
  }
  const last = bands.at(-1)?.range.from;
  if (bands.length < 2 || bands.length === MOST_STEPS || last == null) return null;
  const none = { ...single, from: null, to: last, includesTo: false };
  return finish(
    rule,
    isSame(last, '0') ? bands : [...bands, { range: none, points: '0' }],
    unit === '' ? fewer['unit'] : unit,
  );
}

const PEOPLE_UNITS = /^[人名位]$/;

function isOneUnit(one: string, other: string): boolean {
  return one === other || (PEOPLE_UNITS.test(one) && PEOPLE_UNITS.test(other));
}

/** 在2年基础上，增加1年: only what comes on top is measured. */
const ON_TOP = /^[^;。\n]{0,40}基础上,?(?=增加|延长|提前|多)/;

/** Days between which something counts are no measure: 2021年1月1日以来的项目，有两个得4分. */
const DAYS = /20\d{2}(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?|[.-]\d{1,2}(?:[.-]\d{1,2})?)/g;

/** 提前5天得2分: five days or more. */
const GROWS = /提前|延长|增加|多于要求/;

function openAbove(range: NumberRange): NumberRange {
  return range.from !== null && isSame(range.from, range.to) ? { ...range, to: null, includesTo: false } : range;
}

/** 高级工程师1人得2分，工程师1人得1分: the same number of different things is no band. */
function namesOneRangeTwice(bands: readonly { range: NumberRange }[]): boolean {
  const ranges = bands.map(({ range: { from, to, includesFrom, includesTo } }) =>
    [from, to, includesFrom, includesTo].join(' '),
  );
  return new Set(ranges).size !== ranges.length;
}

/** No deviation at all, the first step of “负偏离1-3项得8分”. */
const ALL_MET = /(?:全部|完全|均)(?:满足|响应|符合)|(?:无|没有|不存在)(?:任何|负)*偏离/;
const NONE: NumberRange = { from: '0', to: '0', includesFrom: true, includesTo: true, unit: '', isUpperOpen: false };

/** 30分钟内15分，2小时内5分: hours beside minutes are counted in minutes, days beside hours in hours. */
function sameUnit<T extends { range: NumberRange }>(bands: T[]): T[] {
  const units = [...new Set(bands.map(({ range }) => range.unit))];
  if (units.length < 2 || units.some((unit) => MINUTES_OF[unit] === undefined)) return bands;
  const unit = units.reduce((one, other) => (isMore(minutesOf(one), minutesOf(other)) ? other : one));
  return bands.map((band) => {
    const convert = (bound: string | null) =>
      bound === null ? null : new Decimal(bound).times(minutesOf(band.range.unit)).dividedBy(minutesOf(unit)).toFixed();
    const { from, to } = band.range;
    return { ...band, range: { ...band.range, from: convert(from), to: convert(to), unit } };
  });
}

function minutesOf(unit: string): string {
  return MINUTES_OF[unit] ?? '1';
}

function lastClause(condition: string): string {
  const sentence = condition.slice(
    Math.max(condition.lastIndexOf('。'), condition.lastIndexOf('\n'), condition.lastIndexOf(';')) + 1,
  );
  return withoutMark(sentence);
}

/** 达成率≥95% | +2: rows of a table without 分. */
function readSignedTable(rule: Rule): KindReading | null {
  if (rule.mentions.some(({ role }) => role !== 'max' && role !== 'heading' && role !== 'zero')) return null;
  const lines = rule.text.source
    .replace(/[^\S\n]+/g, ' ')
    .split(/[\n;；]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const bands: { range: NumberRange; points: string }[] = [];
  let rows = 0;
  for (const line of lines) {
    const groups = SIGNED_ROW.exec(line.replace(/＋/g, '+').replace(/[－–−]/g, '-'))?.groups;
    const points = readNumber(groups?.['points'] ?? '');
    const range =
      groups === undefined ? null : readRange((groups['range'] ?? '').replace(/％/g, '%').replace(/\s/g, ''));
    if (points === null || range === null || /次$/.test(groups?.['range'] ?? '')) continue;
    rows += 1;
    bands.push({ range, points });
  }
  return rows < 2 || !/[+-]\d|[<>≤≥]/.test(rule.text.plain) ? null : finish(rule, bands, undefined);
}

function finish(
  rule: Rule,
  found: readonly { range: NumberRange; points: string }[],
  unit: string | undefined,
): KindReading {
  const notes: Note[] = [];
  const bands: Band[] = found.map(({ range, points }) => ({
    from: range.from,
    to: range.to,
    includesFrom: range.includesFrom,
    includesTo: range.includesTo && !(range.isUpperOpen && startsAt(found, range.to)),
    points,
  }));
  setApart(bands);
  for (const band of bands)
    if (isMore(band.points, rule.maxPoints))
      notes.push(
        note('error', 'points-over-max', `“${rule.row.title}”有一档 ${band.points} 分，超过满分 ${rule.maxPoints} 分`),
      );
  const best = bands.map(({ points }) => points).reduce((one, other) => (isMore(other, one) ? other : one));
  if (
    !isSame(best, rule.maxPoints) &&
    !isMore(best, rule.maxPoints) &&
    !isMore('0', best) &&
    !bands.some(({ points }) => isMore('0', points))
  )
    notes.push(
      note(
        'warning',
        'points-contradictory',
        `“${rule.row.title}”最高一档 ${best} 分，满分写的是 ${rule.maxPoints} 分；两处并存，请核对`,
      ),
    );
  notes.push(...checkOverlaps(bands, rule.row.title));
  const lowest = bands.map(({ points }) => points).reduce((one, other) => (isMore(one, other) ? other : one), '0');
  const stated = unit ?? found.map(({ range }) => range.unit).find((name) => name !== '');
  return {
    fields: {
      kind: 'bands',
      measure: readMeasure(rule),
      ...(stated === undefined || stated === '' ? {} : { unit: stated }),
      bands,
      applies:
        /每个|逐个|每次|单个|(?:问题|事件|故障|工单)[^。\n]{0,8}(?:延期|逾期|超时)/.test(
          `${rule.row.title}${rule.text.plain.slice(0, 40)}`,
        ) && isMore('0', lowest)
          ? 'each'
          : 'once',
      ...(isMore('0', lowest) ? { minPoints: lowest } : {}),
      evidence: readEvidence(rule.text),
    },
    notes,
  };
}

/** “1小时内5分，2小时内3分”, “5年以上5分，3年以上3分”: each step begins where the better one before it ends. */
function setApart(bands: Band[]): void {
  for (const [index, band] of bands.entries()) {
    const before = bands[index - 1];
    if (before === undefined || !isMore(before.points, band.points)) continue;
    if (band.from === null && band.to !== null && before.to !== null && isMore(band.to, before.to)) {
      band.from = before.to;
      band.includesFrom = !before.includesTo;
    } else if (band.to === null && band.from !== null && before.from !== null && isMore(before.from, band.from)) {
      band.to = before.from;
      band.includesTo = !before.includesFrom;
    }
  }
  for (const [index, band] of bands.entries()) {
    const next = bands[index + 1];
    if (next === undefined || !isMore(next.points, band.points)) continue;
    if (band.to === null && next.from !== null && band.from !== null && isMore(next.from, band.from)) {
      band.to = next.from;
      band.includesTo = !next.includesFrom;
    } else if (band.from === null && next.to !== null && band.to !== null && isMore(band.to, next.to)) {
      band.from = next.to;
      band.includesFrom = !next.includesTo;
    }
  }
}

function startsAt(found: readonly { range: NumberRange }[], bound: string | null): boolean {
  return found.some(({ range }) => range.includesFrom && isSame(range.from, bound));
}

function checkOverlaps(bands: readonly Band[], title: string): Note[] {
  const notes: Note[] = [];
  const rising = bands
    .filter(({ from }) => from !== null)
    .sort((one, other) => (isMore(one.from ?? '0', other.from ?? '0') ? 1 : -1));
  for (const [index, band] of rising.entries()) {
    const next = rising[index + 1];
    if (next?.from == null || band.to === null) continue;
    const isOverlap =
      isMore(band.to, next.from) || (isSame(band.to, next.from) && band.includesTo && next.includesFrom);
    const isGap = isMore(next.from, band.to) || (isSame(band.to, next.from) && !band.includesTo && !next.includesFrom);
    if (isOverlap) notes.push(note('warning', 'bands-overlap', `“${title}”在 ${next.from} 处两档重叠，请写明含与不含`));
    if (isGap && !/^\d+$/.test(band.to))
      notes.push(note('warning', 'bands-gap', `“${title}”在 ${band.to} 与 ${next.from} 之间没有规定分值`));
  }
  return notes;
}

/** What is measured: the words before the first step, else the item's title. */
function readMeasure(rule: Rule): string {
  const lead = splitNumbered(rule.text.plain)?.lead ?? '';
  const named = /(?:^|[,;。\n])(?:其中)?(?<measure>[\u4e00-\u9fff]{2,16}):$/.exec(lead.trim())?.groups?.['measure'];
  return named === undefined ? rule.row.title : rule.text.written(named);
}
