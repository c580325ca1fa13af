import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from './events/index.ts';
import { fold } from './fold/index.ts';
import {
  CHAIR,
  CLERK,
  EVERYBODY,
  HASHING,
  place,
  SECOND,
  SECRETS,
  SUPERVISOR,
  THIRD,
  tellStory,
  VENDOR_A,
  VENDOR_B,
} from './ledger-fixture.ts';
import { isPanelRole } from './roles.ts';
import { summarise } from './summary.ts';
import { foldVisible, listVisible, lookAt, mayReadDocument, READ_MODEL, SEALS, type Sight } from './visibility.ts';

const events = place(tellStory());
const first = (type: string) => events.findIndex((event) => event.type === type);
const last = (type: string, by: string) => events.findLastIndex((event) => event.type === type && event.by.id === by);
/** Every moment of the procurement: what had happened until then. */
const moments = events.map((_, index) => index + 1);

function see(until: number, viewer: (typeof EVERYBODY)[number] | typeof READ_MODEL): string {
  const past = events.slice(0, until);
  const state = foldVisible(past, viewer);
  return JSON.stringify([listVisible(past, viewer), state], (_, part) =>
    part instanceof Map || part instanceof Set ? [...part] : part,
  );
}

describe('what is sealed until due, at every moment, for everybody', () => {
  it('covers every kind of event', () => {
    expect(Object.keys(SEALS).sort()).toEqual([...EVENT_TYPES].sort());
  });

  it.each([...EVERYBODY, READ_MODEL])('prices: $role $id', (viewer) => {
    const isVendor = viewer.role === 'vendor';
    for (const until of moments) {
      const seen = see(until, viewer);
      const isOpen = until > first('prices.opened') && !isVendor;
      const isAwarded = until > first('award.made');
      const own = isVendor ? viewer.tenderer : null;
      const given = until > last('final-price.submitted', viewer.id) && last('final-price.submitted', viewer.id) > 0;
      expect(seen.includes(SECRETS.priceB), `B at ${until}`).toBe(isOpen || (own === '示例乙' && given));
      expect(seen.includes(SECRETS.priceA), `A at ${until}`).toBe(isOpen || isAwarded || (own === '示例甲' && given));
    }
  });

  it.each([...EVERYBODY, READ_MODEL])('marks: $role $id', (viewer) => {
    for (const until of moments) {
      const seen = see(until, viewer);
      const past = events.slice(0, until);
      const state = fold(past).lots.get(1);
      for (const member of [CHAIR, SECOND, THIRD]) {
        const note = SECRETS.notes[member.id as keyof typeof SECRETS.notes];
        const has = past.some(({ type, by }) => type === 'mark.given' && by.id === member.id);
        const isSubmitted = (state?.marks.get(member.id)?.submittedThrough ?? 0) > 0;
        const mayCompare = !isPanelRole(viewer.role) || state?.marks.get(viewer.id)?.isSubmitted === true;
        const expected = viewer.id === member.id ? has : viewer.role !== 'vendor' && isSubmitted && mayCompare;
        expect(seen.includes(note), `${member.id} at ${until}`).toBe(expected);
      }
    }
  });

  it('a mark given anew after its return is sealed again until it is submitted again', () => {
    const returned = last('mark.given', THIRD.id) + 1;
    const before = foldVisible(events.slice(0, returned), SUPERVISOR).lots.get(1)?.marks.get(THIRD.id);
    expect(before?.marks.get('示例乙')?.get('plan')?.value.points).toBe('40');
    const after = foldVisible(events.slice(0, returned + 1), SUPERVISOR)
      .lots.get(1)
      ?.marks.get(THIRD.id);
    expect(after?.marks.get('示例乙')?.get('plan')?.value.points).toBe('44');
  });

  it('a member who looks in another role compares marks no earlier than in the seat', () => {
    const until = last('marks.submitted', CHAIR.id) + 1;
    const looking = { id: THIRD.id, role: 'purchaser' } as const;
    const others = foldVisible(events.slice(0, until), looking).lots.get(1)?.marks.get(CHAIR.id);
    expect(first('marks.submitted')).toBeGreaterThan(0);
    const hasSubmitted = fold(events.slice(0, until)).lots.get(1)?.marks.get(THIRD.id)?.isSubmitted === true;
    expect(hasSubmitted).toBe(false);
    expect(others).toBeUndefined();
    expect(foldVisible(events, looking).lots.get(1)?.marks.get(CHAIR.id)).toBeDefined();
  });

  it('a vendor never sees anything of another bid', () => {
    for (const until of moments) {
      for (const [viewer, other] of [
        [VENDOR_A, '示例乙'],
        [VENDOR_B, '示例甲'],
      ] as const) {
        const seen = see(until, viewer);
        const isAward = until > first('award.made') && other === '示例甲';
        expect(seen.includes(`"${other}"`), `${viewer.id} at ${until}`).toBe(isAward);
        expect(seen).not.toMatch(/一号|二号|三号/);
      }
    }
  });

  it('files: the second part is closed to everybody but its vendor until the first is decided and it is opened', () => {
    const second = HASHING.sha256('甲二');
    for (const until of moments) {
      const state = fold(events.slice(0, until));
      const isReceived = until > first('bid.received');
      const isOpen = events
        .slice(0, until)
        .some(
          ({ type, data }) =>
            type === 'bid.opened' && 'part' in data && data.part === 'second' && data.tenderer === '示例甲',
        );
      for (const viewer of EVERYBODY) {
        const expected = viewer.role === 'vendor' ? viewer.tenderer === '示例甲' && isReceived : isOpen;
        expect(mayReadDocument(state, second, viewer), `${viewer.id} at ${until}`).toBe(expected);
      }
    }
  });

  it('read models: a summary holds no price, no mark and no tenderer before it is opened', () => {
    for (const until of moments) {
      const text = JSON.stringify(summarise(events.slice(0, until)));
      expect(text).not.toMatch(/77700|的批注/);
      expect(text.includes('示例甲'), `at ${until}`).toBe(until > first('bid.opened'));
    }
  });

  it('who took a bid in sees what they took in, and only the record of it', () => {
    const own = place(
      tellStory().map((event) => (event.type === 'bid.received' ? { ...event, by: CLERK } : event)),
    ).slice(0, first('bid.received') + 1);
    expect(listVisible(own, CLERK).at(-1)?.type).toBe('bid.received');
    expect(listVisible(own, SUPERVISOR).at(-1)?.type).toBe('scheme.published');
    expect(mayReadDocument(fold(own), HASHING.sha256('甲一'), CLERK)).toBe(false);
  });
});

describe('looking on from what was seen before', () => {
  it.each([...EVERYBODY, READ_MODEL])('shows at every moment what looking anew shows: $role $id', (viewer) => {
    let sight: Sight | null = null;
    for (const until of moments) {
      const past = events.slice(0, until);
      const state = fold(past);
      sight = lookAt({ events: past, state }, viewer, sight);
      expect(sight, `at ${until}`).toEqual(lookAt({ events: past, state }, viewer));
    }
  });

  it('leaves what was seen before as it was', () => {
    const until = first('prices.opened');
    const before = lookAt({ events: events.slice(0, until), state: fold(events.slice(0, until)) }, CLERK);
    const copy = structuredClone(before);
    lookAt({ events, state: fold(events) }, CLERK, before);
    expect(before).toEqual(copy);
  });

  it('keeps what a mark does not touch, so that nothing is computed from it again', () => {
    const at = first('mark.given');
    const [before, after] = [at, at + 1].map((until) => {
      const past = events.slice(0, until);
      return { events: past, state: fold(past) };
    });
    const sight = lookAt(before as never, CHAIR);
    const next = lookAt(after as never, CHAIR, sight);
    expect(next.state.lots.get(1)?.bids).toBe(sight.state.lots.get(1)?.bids);
  });
});
