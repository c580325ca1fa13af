import type { OccurrencesItem } from '../../../src/domain/items/occurrences.ts';
import type { KindReading, Rule } from './reading.ts';
import { isMore, NUMBER, readNumber } from './wording/number.ts';

type Occurrence = OccurrencesItem['occurrences'][number];

/** A row of an assessment table: the event and its points a time, 用户投诉次数 | -1/次. */
const SIGNED =
  /(?<title>[^\n|;,:：+]{2,40}?)[\s|:：,]{0,6}(?<points>[+-]\d{1,4}(?:\.\d{1,2})?)分?\/(?:次|起|例|人次|项|天)/g;
const EACH = new RegExp(
  `(?<title>[^。;,\\n]{0,40}?),?每(?:发生|出现|有|被)?(?:一|1)?(?:次|起|例|人次)(?<tail>[^。;,\\n\\d]{0,20}),?(?<sign>扣减?|减|加|倒扣|奖励?|得)(?:除)?(?<points>${NUMBER})分`,
  'g',
);

/** Times something happened × points, of either sign, as performance assessments count. */
export function readOccurrences(rule: Rule): KindReading | null {
  const signed = readSigned(rule);
  if (signed.length > 0) return finish(signed);
  const each = readEach(rule);
  const counted = rule.mentions.filter(({ role }) => role === 'award' || role === 'each' || role === 'off');
  return each.length > 0 && each.length === counted.length && each.some(({ pointsEach }) => pointsEach.startsWith('-'))
    ? finish(each)
    : null;
}

function readSigned(rule: Rule): Occurrence[] {
  return [
    ...rule.text.source
      .replace(/[^\S\n]+/g, ' ')
      .replace(/＋/g, '+')
      .replace(/[－–−]/g, '-')
      .matchAll(SIGNED),
  ].flatMap(({ groups }, index) => {
    const pointsEach = readNumber(groups?.['points'] ?? '');
    const title = (groups?.['title'] ?? '').trim();
    return pointsEach === null || title === '' ? [] : [{ id: `event-${index + 1}`, title, pointsEach }];
  });
}

function readEach(rule: Rule): Occurrence[] {
  return [...rule.text.plain.matchAll(EACH)].flatMap(({ groups }, index) => {
    const points = readNumber(groups?.['points'] ?? '');
    if (points === null) return [];
    const isOff = /扣|减/.test(groups?.['sign'] ?? '');
    const words = (groups?.['title'] ?? '').trim() || (groups?.['tail'] ?? '').trim() || rule.row.title;
    return [{ id: `event-${index + 1}`, title: rule.text.written(words), pointsEach: isOff ? `-${points}` : points }];
  });
}

/** How often something happens has no bound, so the item has none below; the total of the assessment has. */
function finish(occurrences: Occurrence[]): KindReading {
  const isCosting = occurrences.some(({ pointsEach }) => isMore('0', pointsEach));
  return { fields: { kind: 'occurrences', occurrences, ...(isCosting ? { minPoints: '-100' } : {}) } };
}
