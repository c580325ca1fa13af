import { describe, expect, it } from 'vitest';
import { EMPTY_HEAD } from './chain.ts';
import { CLERK, chain, event, HASHING, place, tellStory } from './ledger-fixture.ts';
import { placeEvents } from './place-events.ts';
import { verifyLedger } from './verify.ts';

const entries = chain(tellStory());

describe('the chain', () => {
  it('verifies a whole procurement', () => {
    const { problems, head, state } = verifyLedger(entries, HASHING);
    expect(problems).toEqual([]);
    expect(head.version).toBe(entries.length);
    expect(state.lots.get(1)?.stage).toBe('sealed');
  });

  it('shows every kind of change by its first event', () => {
    const changed = entries.map((entry) => ({ ...entry, body: entry.body.replace('三年', '五年') }));
    const dropped = entries.filter((_, index) => index !== 8);
    const swapped = [...entries.slice(0, 9), ...entries.slice(9, 11).reverse(), ...entries.slice(11)];
    const doubled = [...entries.slice(0, 10), ...entries.slice(9)];
    const inserted = [
      ...entries.slice(0, 5),
      ...chain([event('prices.opened', CLERK, { lot: 1 })]),
      ...entries.slice(5),
    ];
    for (const forged of [changed, dropped, swapped, doubled, inserted])
      expect(verifyLedger(forged, HASHING).problems.map(({ code }) => code)).toEqual(['chain-broken']);
  });

  it('shows a change that either of its two digests alone has been made to fit', () => {
    const [first, ...rest] = entries;
    if (first === undefined) throw new Error('no events');
    const body = first.body.replace('示例项目', '另一项目');
    for (const algorithm of ['sha256', 'sm3'] as const) {
      const digests = { ...first.digests, [algorithm]: HASHING[algorithm](`${'0'.repeat(64)}\n${body}`) };
      expect(verifyLedger([{ body, digests }, ...rest], HASHING).problems[0]?.code).toBe('chain-broken');
    }
  });

  it('refuses events that are well chained but not written in the one canonical form', () => {
    const body = `${entries[0]?.body} `;
    const digests = {
      sha256: HASHING.sha256(`${'0'.repeat(64)}\n${body}`),
      sm3: HASHING.sm3(`${'0'.repeat(64)}\n${body}`),
    };
    expect(verifyLedger([{ body, digests }], HASHING).problems[0]?.code).toBe('event-unreadable');
  });
});

describe('time', () => {
  it('never runs backwards: the order stays, and the event says what the clock showed', () => {
    const late = event('prices.opened', CLERK, { lot: 1 }, '2026-06-01T09:00:00.000Z');
    const early = event('prices.opened', CLERK, { lot: 1 }, '2026-06-01T08:00:00.000Z');
    const [first, second] = placeEvents('example', EMPTY_HEAD, [late, early]);
    expect(first).not.toHaveProperty('clock');
    expect(second).toMatchObject({ at: '2026-06-01T09:00:00.000Z', clock: '2026-06-01T08:00:00.000Z', sequence: 2 });
  });

  it('goes on from where the ledger ends', () => {
    const head = { ...EMPTY_HEAD, version: 7, at: '2026-06-02T00:00:00.000Z' };
    expect(placeEvents('example', head, [event('prices.opened', CLERK, { lot: 1 })])[0]).toMatchObject({
      sequence: 8,
      at: '2026-06-02T00:00:00.000Z',
    });
    expect(place([]).length).toBe(0);
  });
});
