import { describe, expect, test } from 'vitest';
import type { EventData, NewEvent } from '../ledger/events/index.ts';
import { CHAIR, event, place, SECOND, VENDOR_A } from '../ledger/ledger-fixture.ts';
import { dropRepeated } from './drop-repeated.ts';

const AT = { lot: 1, tenderer: '示例甲' };
const mark = (points: string, replaces: number | null, by = SECOND): NewEvent =>
  event('mark.given', by, { ...AT, item: 'plan', mark: { points, note: '完整' }, reason: null, replaces });
const ask = (changed: Partial<EventData<'clarification.asked'>> = {}) =>
  event('clarification.asked', CHAIR, {
    ...AT,
    id: 'letter-1',
    question: '请说明服务期限',
    document: null,
    ...changed,
  });
const drop = (before: readonly NewEvent[], ...deeds: NewEvent[]) => dropRepeated(place(before), deeds);

describe('a value that is given once more as it stands', () => {
  test('is left out, whoever goes back sees it recorded', () => {
    expect(drop([mark('50', null)], mark('50', 1))).toEqual([]);
    expect(drop([mark('50', null), mark('40', 1)], mark('40', 2))).toEqual([]);
  });

  test('counts where anything about it is different: the value, the person, the role', () => {
    const [changed, another] = [mark('49.5', 1), mark('50', 1, { ...SECOND, id: 'member-9' })];
    const inOtherRole = mark('50', 1, { ...SECOND, role: 'panel-chair' });
    for (const deed of [changed, another, inOtherRole]) expect(drop([mark('50', null)], deed)).toEqual([deed]);
  });

  test('counts where something else stands in its place meanwhile, so that a stale form is refused as such', () => {
    const stale = mark('50', 1);
    expect(drop([mark('50', null), mark('40', 1)], stale)).toEqual([stale]);
  });

  test('first given counts, and what comes with it is recorded', () => {
    const [first, other] = [mark('50', null), mark('30', 1)];
    expect(drop([], first)).toEqual([first]);
    expect(drop([mark('50', null)], mark('50', 1), other)).toEqual([other]);
  });
});

describe('what would stand there twice', () => {
  test.each<[string, NewEvent, NewEvent]>([
    ['a letter, numbered anew', ask(), ask({ id: 'letter-2' })],
    [
      'a round',
      event('negotiation.held', CHAIR, { ...AT, round: 1, summary: '没有变动', document: null }),
      event('negotiation.held', CHAIR, { ...AT, round: 1, summary: '没有变动', document: null }),
    ],
    [
      'a challenge',
      event('challenge.received', VENDOR_A, { lot: 1, id: 'a', from: '示例甲', subject: '得分有误', document: null }),
      event('challenge.received', VENDOR_A, { lot: 1, id: 'b', from: '示例甲', subject: '得分有误', document: null }),
    ],
  ])('is refused, with what to do: %s', (_, first, second) => {
    expect(() => drop([first], second)).toThrow(/内容完全相同的.*请写明不同之处再提交/);
  });

  test('is another one where a word is different, or another supplier', () => {
    for (const deed of [ask({ question: '请说明服务期限。' }), ask({ tenderer: '示例乙' })])
      expect(drop([ask()], deed)).toEqual([deed]);
  });
});
