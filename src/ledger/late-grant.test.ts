import { describe, expect, it } from 'vitest';
import type { NewEvent } from './events/index.ts';
import { fold } from './fold/index.ts';
import { CLERK, event, HASHING, place, SECRETS, tellStory, VENDOR_A } from './ledger-fixture.ts';
import { listVisible, mayReadDocument } from './visibility.ts';

/** Made a vendor of 示例甲 by the clerk, after 示例甲 has handed in. */
const LATE = { id: 'vendor-late', name: '后来者', role: 'vendor', tenderer: '示例甲' } as const;
const story = tellStory();
const grant = event('role.granted', CLERK, {
  person: { id: LATE.id, name: LATE.name },
  role: 'vendor',
  tenderer: LATE.tenderer,
});

/** The story as far as the first event of a kind, with the grant there, and a few events more. */
function tellLate(type: NewEvent['type'], count: number) {
  const at = story.findIndex((one) => one.type === type);
  return place([...story.slice(0, at), { ...grant, at: story[at]?.at ?? '' }, ...story.slice(at, at + count)]);
}
const tell = (events: ReturnType<typeof place>, viewer: typeof LATE | typeof VENDOR_A) =>
  JSON.stringify(listVisible(events, viewer));
const mayRead = (events: ReturnType<typeof place>, viewer: typeof LATE | typeof VENDOR_A, name: string) =>
  mayReadDocument(fold(events), HASHING.sha256(name), viewer);

describe('whoever is made a tenderer’s vendor after it has handed in', () => {
  it('sees no file of it before it is opened, while who handed it in does', () => {
    const before = tellLate('panel.formed', 1);
    expect(tell(before, LATE)).not.toContain('甲一');
    expect(mayRead(before, LATE, '甲一')).toBe(false);
    expect(tell(before, VENDOR_A)).toContain('甲一');
    expect(mayRead(before, VENDOR_A, '甲一')).toBe(true);
    const opened = tellLate('panel.formed', 2);
    expect([mayRead(opened, LATE, '甲一'), mayRead(opened, LATE, '甲二')]).toEqual([true, false]);
  });

  it('sees no price of it before prices are opened', () => {
    const before = tellLate('prices.opened', 0);
    expect(tell(before, LATE)).not.toContain(SECRETS.priceA);
    expect(tell(before, VENDOR_A)).toContain(SECRETS.priceA);
    expect(tell(tellLate('prices.opened', 1), LATE)).toContain(SECRETS.priceA);
  });

  it('sees what is handed in from then on', () => {
    const events = tellLate('final-price.submitted', 1);
    expect(tell(events, LATE)).toContain(SECRETS.priceA);
  });
});
