import { describe, expect, it } from 'vitest';
import type { NewEvent } from './events/index.ts';
import { fold } from './fold/index.ts';
import { ARCHIVIST, CHAIR, chain, event, HASHING, PURCHASER, place, SECOND, tellStory } from './ledger-fixture.ts';
import { verifyLedger } from './verify.ts';

const lot = 1;
const story = tellStory();
const at = (type: string) => story.findIndex((told) => told.type === type);
const totals = story[at('totals.frozen')] as NewEvent;
const hash = (totals.data as { evaluation: string }).evaluation;
const codes = (events: readonly NewEvent[]) => verifyLedger(chain(events), HASHING).problems.map(({ code }) => code);

/** After a challenge: reviewed again, one member's mark corrected, new totals, signed, awarded and sealed anew. */
function reviewAgain(): NewEvent[] {
  return [
    event('re-review.ordered', PURCHASER, { lot, reason: '质疑成立', legalBasis: '财政部令第94号第十六条' }),
    event('marking.opened', CHAIR, { lot }),
    event('marks.returned', CHAIR, { lot, member: SECOND.id, ground: 're-review', reason: '方案得分依据不足' }),
    event('mark.given', SECOND, {
      lot,
      tenderer: '示例甲',
      item: 'plan',
      mark: { points: '30' },
      reason: '更正',
      replaces: 32,
    }),
    event('marks.submitted', SECOND, { lot, statedTotals: {} }),
    { ...totals, at: event('prices.opened', CHAIR, { lot }).at },
    event('report.signed', CHAIR, { lot, evaluation: hash }),
    event('award.made', PURCHASER, { lot, supplier: '示例乙', amount: '777002', reason: '重新评审后名次变化' }),
    event('procurement.sealed', ARCHIVIST, { retainUntil: '2041-07-01' }),
  ];
}

describe('a re-review', () => {
  it('is ordered before or after sealing, and everything before it stays', () => {
    for (const before of [story, story.slice(0, at('procurement.sealed'))]) {
      const events = [...before, ...reviewAgain()];
      expect(codes(events)).toEqual([]);
      const reviewed = fold(place(events)).lots.get(lot);
      expect(reviewed?.award).toMatchObject({
        value: { supplier: '示例乙' },
        superseded: { value: { supplier: '示例甲' } },
      });
      expect(reviewed?.totals?.superseded).not.toBeNull();
      expect([...(reviewed?.signatures.keys() ?? [])]).toEqual([CHAIR.id]);
      expect(reviewed?.marks.get(SECOND.id)?.marks.get('示例甲')?.get('plan')).toMatchObject({
        value: { points: '30' },
        reason: '更正',
        superseded: { value: { points: '50' } },
      });
    }
  });

  it('is nothing a member may begin by taking back marks', () => {
    const [, , returned] = reviewAgain();
    expect(codes([...story, returned as NewEvent])).toEqual(['not-permitted']);
  });
});

describe('a procurement with two lots', () => {
  const created = story[0] as NewEvent;
  const two = [
    {
      ...created,
      data: {
        ...created.data,
        lots: [
          { number: 1, title: '一包' },
          { number: 2, title: '二包' },
        ],
      },
    } as NewEvent,
    ...story.slice(1),
  ];

  it('is not sealed while one of them is open', () => {
    expect(codes(two)).toEqual(['not-permitted']);
  });

  it('is sealed when the other has failed', () => {
    const scheme = (two[at('scheme.published')] as { data: { scheme: { procurement: object; lot: object } } }).data
      .scheme;
    const second = { ...scheme, lot: { ...scheme.lot, number: 2 } };
    const failed = [
      event('scheme.published', PURCHASER, { lot: 2, scheme: second as never }),
      event('procurement.failed', PURCHASER, {
        lot: 2,
        reason: '供应商不足三家',
        legalBasis: '财政部令第87号第四十三条',
      }),
      event('procurement.sealed', ARCHIVIST, { retainUntil: '2041-06-01' }),
    ];
    expect(codes([...two.slice(0, -1), ...failed])).toEqual([]);
  });
});
