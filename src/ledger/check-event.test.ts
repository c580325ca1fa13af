import { describe, expect, it } from 'vitest';
import { checkEvent, stageOf } from './check-event.ts';
import { EVENT_TYPES, type NewEvent } from './events/index.ts';
import { fold } from './fold/index.ts';
import {
  ARCHIVIST,
  CHAIR,
  CLERK,
  EVERYBODY,
  event,
  PURCHASER,
  place,
  SCHEME,
  SECOND,
  THIRD,
  tellStory,
  VENDOR_A,
} from './ledger-fixture.ts';
import { placeEvents } from './place-events.ts';
import { isPermitted, listPermitted, RIGHTS } from './rights.ts';
import { ROLES } from './roles.ts';
import { STAGES, TRANSITIONS } from './stages.ts';

const story = tellStory();
const events = place(story);
const until = (type: string) => events.findIndex((candidate) => candidate.type === type) + 1;

/** The codes an event would be refused with after the first `count` events of the story. */
function refusals(count: number, next: NewEvent): string[] {
  const state = fold(events.slice(0, count));
  const head = { version: state.version, at: state.at, digests: { sha256: '', sm3: '' } };
  return placeEvents('example', head, [next]).flatMap((placed) => checkEvent(state, placed).map(({ code }) => code));
}

describe('rights', () => {
  it('say something about every event, and every stage can be left', () => {
    expect(Object.keys(RIGHTS).sort()).toEqual([...EVENT_TYPES].sort());
    for (const stage of STAGES.filter((candidate) => candidate !== 'sealed'))
      expect(
        EVENT_TYPES.some(
          (type) =>
            TRANSITIONS[type] !== undefined && TRANSITIONS[type] !== stage && RIGHTS[type].stages.includes(stage),
        ),
        stage,
      ).toBe(true);
  });

  it('give a supervisor nothing to record, and a sealed procurement nothing but the order to review it again', () => {
    for (const stage of STAGES) expect(listPermitted('supervisor', stage)).toEqual([]);
    for (const role of ROLES)
      expect(
        listPermitted(role, 'sealed').filter((type) => type !== 're-review.ordered'),
        role,
      ).toEqual([]);
  });

  it('are asked for every role at every event of a whole procurement: only who may, may', () => {
    story.forEach((told, index) => {
      const state = fold(events.slice(0, index));
      const lot = state.lots.get(1);
      for (const actor of EVERYBODY) {
        const codes = refusals(index, { ...told, by: actor });
        const isRefused = codes.some(
          (code) => code === 'not-permitted' || code === 'role-not-held' || code === 'not-own-bid',
        );
        const stage = 'lot' in told.data && lot !== undefined ? lot.stage : stageOf(state);
        if (!isPermitted(actor.role, told.type, stage)) expect(isRefused, `${told.type} by ${actor.id}`).toBe(true);
        if (actor.id === told.by.id) expect(codes, `${told.type} by ${actor.id}`).toEqual([]);
      }
    });
  });

  it('are not had by saying so', () => {
    const next = event('prices.opened', { ...PURCHASER, role: 'clerk' }, { lot: 1 });
    expect(refusals(until('final-price.submitted'), next)).toEqual(['role-not-held']);
  });

  it('end with recusal', () => {
    const recused = [
      ...story.slice(0, until('mark.given') - 1),
      event('member.recused', CLERK, { lot: 1, member: SECOND.id, reason: '与供应商有利害关系', replacement: null }),
    ];
    const state = fold(place(recused));
    const [placed] = placeEvents(
      'example',
      { version: state.version, at: state.at, digests: { sha256: '', sm3: '' } },
      [
        event('mark.given', SECOND, {
          lot: 1,
          tenderer: '示例甲',
          item: 'plan',
          mark: { points: '1' },
          reason: null,
          replaces: null,
        }),
      ],
    );
    expect(placed === undefined ? [] : checkEvent(state, placed).map(({ code }) => code)).toEqual(['role-not-held']);
  });
});

const mark = { lot: 1, tenderer: '示例甲', item: 'plan', mark: { points: '50' }, reason: null, replaces: null };
const rejection = { code: 'x', reason: '未应答', legalBasis: '第 1 条', location: null };

describe('what may not be recorded', () => {
  it.each<[string, string, NewEvent]>([
    [
      'first-stage-undecided',
      'requirement.judged',
      event('bid.opened', CLERK, { lot: 1, tenderer: '示例甲', part: 'second' }),
    ],
    ['opened-already', 'requirement.judged', event('bid.opened', CLERK, { lot: 1, tenderer: '示例甲', part: 'first' })],
    [
      'unknown-tenderer',
      'requirement.judged',
      event('bid.opened', CLERK, { lot: 1, tenderer: '示例丙', part: 'first' }),
    ],
    ['unknown-lot', 'marking.opened', event('prices.opened', CLERK, { lot: 2 })],
    [
      'not-own-bid',
      'negotiation.held',
      event('final-price.submitted', VENDOR_A, {
        lot: 1,
        tenderer: '示例乙',
        price: '1',
        document: null,
        location: null,
      }),
    ],
    [
      'prices-opened',
      'prices.opened',
      event('final-price.submitted', VENDOR_A, {
        lot: 1,
        tenderer: '示例甲',
        price: '1',
        document: null,
        location: null,
      }),
    ],
    ['impossible-mark', 'marking.opened', event('mark.given', SECOND, { ...mark, mark: { points: '61' } })],
    ['unknown-item', 'marking.opened', event('mark.given', SECOND, { ...mark, item: 'other' })],
    ['changed-meanwhile', 'marking.opened', event('mark.given', SECOND, { ...mark, replaces: 3 })],
    ['submitted-already', 'marks.returned', event('mark.given', SECOND, { ...mark, replaces: 32 })],
    ['submitted-already', 'marks.returned', event('marks.submitted', SECOND, { lot: 1, statedTotals: {} })],
    [
      'not-submitted',
      'marks.returned',
      event('marks.returned', CHAIR, { lot: 1, member: THIRD.id, ground: 'sum-wrong', reason: '合计有误' }),
    ],
    [
      'no-re-review',
      'totals.frozen',
      event('marks.returned', CHAIR, { lot: 1, member: THIRD.id, ground: 're-review', reason: '重新评审' }),
    ],
    [
      'no-majority',
      'marking.opened',
      event('bid.rejected', CHAIR, {
        lot: 1,
        tenderer: '示例甲',
        rejection: { ...rejection, votes: { for: ['一号'], against: ['二号'] } },
        dissent: [],
      }),
    ],
    ['other-evaluation', 'totals.frozen', event('report.signed', CHAIR, { lot: 1, evaluation: '0'.repeat(64) })],
    [
      'decided-already',
      'fact.corrected',
      event('fact.proposed', CLERK, {
        lot: 1,
        tenderer: '示例甲',
        id: 'count',
        fact: { about: 'item', item: 'contracts', value: { count: 9, location: null } },
        source: 'document',
      }),
    ],
    [
      'price-sealed',
      'requirement.judged',
      event('fact.proposed', CLERK, {
        lot: 1,
        tenderer: '示例甲',
        id: 'p',
        fact: { about: 'price', value: { quotedPrice: '1', location: null } },
        source: 'document',
      }),
    ],
    [
      'other-lot',
      'scheme.drafted',
      event('scheme.edited', PURCHASER, {
        lot: 1,
        scheme: { ...SCHEME, lot: { ...SCHEME.lot, number: 4 } },
        reason: null,
        replaces: 7,
      }),
    ],
    [
      'changed-meanwhile',
      'scheme.edited',
      event('scheme.edited', PURCHASER, { lot: 1, scheme: SCHEME, reason: null, replaces: 7 }),
    ],
    [
      'changed-meanwhile',
      'scheme.published',
      event('scheme.superseded', PURCHASER, { lot: 1, scheme: SCHEME, reason: '更正', replaces: 8 }),
    ],
    ['creation-once', 'scheme.drafted', story[0] as NewEvent],
    ['not-permitted', 'procurement.sealed', event('procurement.sealed', ARCHIVIST, { retainUntil: '2041-06-01' })],
  ])('%s, after %s', (code, after, next) => {
    expect(refusals(until(after), next)).toContain(code);
  });

  it('totals while a member has not submitted', () => {
    const frozen = story.find(({ type }) => type === 'totals.frozen');
    if (frozen === undefined) throw new Error('no totals');
    expect(refusals(until('marks.returned'), frozen)).toEqual(['marks-missing']);
  });
});
