import { finding } from '../../../src/domain/finding.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from '../../language/chinese-number.ts';
import { decide, type Mention } from '../passages/decide.ts';
import { findLabelled } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Fact } from './fact.ts';

const SUBJECT = '(?:投标|磋商|谈判|报价|响应|询价|标书)(?:响应)?(?:文件)?(?:的)?有效期(?:限)?';
const PERIOD = `(?<![\\d.])(?<count>\\d{1,3}|[${CHINESE_NUMERALS}]{1,5})\\)?_*\\s*(?:个)?(?<unit>日历天|日历日|自然日|工作日|天|日|月)(?!内|前)`;
const IN_SENTENCE = new RegExp(`${SUBJECT}[^。;]{0,46}?${PERIOD}`);
const OTHER = /保证金|保函|质保|延长|证书/;

/** How many calendar days bids have to stay valid. Another unit is reported and left open. */
export function readBidValidity(passages: readonly Passage[]): Fact {
  const labelled = findLabelled(passages, SUBJECT).flatMap(({ value, location }) => readPeriod(value, location, 0));
  const inText = passages.flatMap((passage) => {
    if (!passage.text.includes('有效期') || ['forms', 'contract', 'contents'].includes(passage.chapter)) return [];
    const match = IN_SENTENCE.exec(passage.text);
    return match === null || OTHER.test(match[0]) ? [] : readPeriod(match[0], locate(passage), 1);
  });
  const all = [...labelled, ...inText];
  const days = all.flatMap(({ value, ...place }): Mention<number>[] => (value === null ? [] : [{ ...place, value }]));
  const [odd] = all.filter(({ value }) => value === null);
  if (days.length === 0 && odd !== undefined) {
    const message = '投标（响应）有效期不是以日历天表示的，有效期天数留空，请填写。';
    const messages = [finding('warning', 'bid-validity-not-in-days', message, { locations: [odd.location] })];
    return { fields: { bidValidityDays: null }, places: [odd.location], messages };
  }
  const decision = decide(days, { code: 'bid-validity', name: '投标（响应）有效期', show: (value) => `${value}天` });
  return { fields: { bidValidityDays: decision.value }, places: decision.locations, messages: decision.messages };
}

function readPeriod(text: string, location: Mention<number>['location'], rank: number): Mention<number | null>[] {
  const match = new RegExp(PERIOD).exec(text.replace(/[_\s]/g, ''));
  if (match === null) return [];
  const { count = '', unit = '' } = match.groups ?? {};
  const value = /^\d+$/.test(count) ? Number.parseInt(count, 10) : (parseChineseInteger(count)?.toNumber() ?? null);
  if (value === 0 || (value !== null && value < 10 && unit !== '月')) return [];
  return [{ value: /^(?:日历[天日]|自然日|天|日)$/.test(unit) ? value : null, location, rank }];
}
