import { describe, expect, it } from 'vitest';
import { checkEvent } from './check-event.ts';
import { findDeadline } from './deadline.ts';
import type { NewEvent } from './events/index.ts';
import { fold } from './fold/index.ts';
import {
  CLERK,
  event,
  HASHING,
  PURCHASER,
  place,
  SCHEME,
  SUPERVISOR,
  tellStory,
  VENDOR_A,
  VENDOR_B,
} from './ledger-fixture.ts';
import { foldVisible, mayReadDocument } from './visibility.ts';

const lot = 1;
const story = tellStory();
const at = (type: string) => story.findIndex((told) => told.type === type);
/** 08:30 in China. */
const DEADLINE = '2026-06-02T00:30:00.000Z';
const dated = {
  ...SCHEME,
  procurement: { ...SCHEME.procurement, submissionDeadline: '2026-06-02 08:30' },
};
/** Published with a deadline; nothing has come in. */
const published: NewEvent[] = [
  ...story.slice(0, at('scheme.published')),
  event('scheme.published', PURCHASER, { lot, scheme: dated }),
];
const file = (name: string, part: 'only' | 'first' | 'second' = 'only') => ({
  name,
  sha256: HASHING.sha256(name),
  bytes: 1,
  mediaType: 'text/plain',
  part,
});
const receive = (by: typeof VENDOR_A, names: readonly string[], moment: string, receivedAt?: string) =>
  event(
    'bid.received',
    by,
    {
      lot,
      tenderer: '示例甲',
      documents: names.map((name) => file(name)),
      ...(receivedAt === undefined ? {} : { receivedAt }),
    },
    moment,
  );
const withdraw = (document: string | null, moment = DEADLINE) =>
  event('bid.withdrawn', VENDOR_A, { lot, tenderer: '示例甲', document, reason: null }, moment);

/** The codes with which the last of some events is refused. */
function refusals(events: readonly NewEvent[]): string[] {
  const placed = place(events);
  const next = placed.at(-1);
  return next === undefined ? [] : checkEvent(fold(placed.slice(0, -1)), next).map(({ code }) => code);
}

describe('the deadline', () => {
  it.each([
    ['a minute before', '2026-06-02T00:29:00.000Z', []],
    ['in the minute', DEADLINE, []],
    ['a millisecond after', '2026-06-02T00:30:00.001Z', ['too-late']],
  ])('a bid that comes in %s', (_, moment, codes) => {
    expect(refusals([...published, receive(VENDOR_A, ['甲'], moment)])).toEqual(codes);
  });

  it('is held against when the bid came in, not when the clerk wrote it down, which may not lie ahead', () => {
    const later = '2026-06-02T01:00:00.000Z';
    expect(refusals([...published, receive(CLERK, ['甲'], later, DEADLINE)])).toEqual([]);
    expect(refusals([...published, receive(CLERK, ['甲'], later, '2026-06-02T00:31:00.000Z')])).toEqual(['too-late']);
    expect(refusals([...published, receive(CLERK, ['甲'], DEADLINE, later)])).toContain('received-ahead');
  });

  it.each([
    ['a millisecond before', '2026-06-02T00:29:59.999Z', ['too-early']],
    ['at', DEADLINE, []],
  ])('nothing is opened %s it', (_, moment, codes) => {
    const opened = event('bid.opened', CLERK, { lot, tenderer: '示例甲', part: 'only' }, moment);
    expect(refusals([...published, receive(VENDOR_A, ['甲'], '2026-06-02T00:00:00.000Z'), opened])).toEqual(codes);
  });

  it.each([
    ['2026-06-02 08:30', DEADLINE],
    ['2026-06-02 8:30', DEADLINE],
    ['2026-06-02', null],
    ['另行通知', null],
    ['2026-13-40 08:30', null],
  ])('is read of %s as %s', (stated, instant) => {
    const { procurement } = SCHEME;
    expect(findDeadline({ ...SCHEME, procurement: { ...procurement, submissionDeadline: stated } })).toBe(instant);
  });
});

describe('taking back', () => {
  const received = [...published, receive(VENDOR_A, ['甲', '甲附件'], '2026-06-02T00:00:00.000Z')];
  const bidOf = (events: readonly NewEvent[]) => fold(place(events)).lots.get(lot)?.bids.get('示例甲');

  it('of one file leaves the others, and makes its name free for another', () => {
    const events = [...received, withdraw(HASHING.sha256('甲'), '2026-06-02T00:01:00.000Z')];
    expect(bidOf(events)?.documents.map(({ name }) => name)).toEqual(['甲附件']);
    expect(refusals([...received, receive(VENDOR_A, ['甲'], '2026-06-02T00:02:00.000Z')])).toEqual(['name-twice']);
    expect(refusals([...events, receive(VENDOR_A, ['甲'], '2026-06-02T00:02:00.000Z')])).toEqual([]);
    expect(mayReadDocument(fold(place(events)), HASHING.sha256('甲'), SUPERVISOR)).toBe(false);
  });

  it('of everything leaves no bid; others learn of it when bids are opened', () => {
    const taken = [...received, withdraw(null, '2026-06-02T00:01:00.000Z')];
    expect(bidOf(taken)).toBeUndefined();
    const other = event(
      'bid.received',
      VENDOR_B,
      { lot, tenderer: '示例乙', documents: [file('乙')] },
      '2026-06-02T00:02:00.000Z',
    );
    const opened = event('bid.opened', CLERK, { lot, tenderer: '示例乙', part: 'only' }, '2026-06-02T00:40:00.000Z');
    const show = (events: readonly NewEvent[]) => foldVisible(place(events), SUPERVISOR);
    const tellsOf = (events: readonly NewEvent[]) =>
      JSON.stringify([...(show(events).lots.get(lot)?.bids.keys() ?? [])]);
    expect(tellsOf([...taken, other])).toBe('[]');
    expect(tellsOf([...taken, other, opened])).toBe('["示例乙"]');
  });

  it('is refused of what was never handed in, and of what is opened', () => {
    expect(refusals([...received, withdraw('0'.repeat(64))])).toEqual(['unknown-document']);
    const opened = event('bid.opened', CLERK, { lot, tenderer: '示例甲', part: 'only' }, DEADLINE);
    expect(refusals([...received, opened, withdraw(null)])).toContain('not-permitted');
  });

  it('parts of two kinds are not mixed', () => {
    const second = event(
      'bid.received',
      VENDOR_A,
      { lot, tenderer: '示例甲', documents: [file('二', 'second')] },
      DEADLINE,
    );
    expect(refusals([...received, second])).toEqual(['parts-mixed']);
  });
});

describe('what a clerk takes in for a tenderer that has handed in itself', () => {
  const at = '2026-06-02T00:00:00.000Z';
  const handedIn = [...published, receive(VENDOR_A, ['报价书.docx', '.甲'], at)];
  const takeIn = (names: readonly string[], part: 'only' | 'first' = 'only') =>
    event('bid.received', CLERK, { lot, tenderer: '示例甲', documents: names.map((name) => file(name, part)) }, at);
  const takeBack = (document: string | null, tenderer = '示例甲') =>
    event('bid.withdrawn', CLERK, { lot, tenderer, document, reason: '试试' }, at);
  const namesOf = (events: readonly NewEvent[]) =>
    fold(place(events))
      .lots.get(lot)
      ?.bids.get('示例甲')
      ?.documents.map(({ name }) => name);

  it('is taken in whatever the tenderer called its files and parts, so that no refusal tells of them', () => {
    expect(refusals([...handedIn, takeIn(['报价书.docx'])])).toEqual([]);
    expect(refusals([...handedIn, takeIn(['第一部分'], 'first')])).toEqual([]);
    const twice = [...handedIn, takeIn(['报价书.docx', '.甲'])];
    expect(namesOf(twice)).toEqual(['报价书.docx', '.甲', '报价书（2）.docx', '.甲（2）']);
    expect(refusals([...twice, takeIn(['.甲'])])).toEqual([]);
    expect(refusals([...handedIn, takeIn(['附件']), takeIn(['附件'])])).toEqual(['name-twice']);
  });

  it('is all that the clerk can take back, and what is not is answered like what is not there', () => {
    const both = [...handedIn, takeIn(['附件'])];
    expect(namesOf([...both, takeBack(null)])).toEqual(['报价书.docx', '.甲']);
    for (const document of [HASHING.sha256('报价书.docx'), HASHING.sha256('无')])
      expect(refusals([...both, takeBack(document)])).toEqual(['unknown-document']);
    expect(refusals([...handedIn, takeBack(null)])).toEqual(refusals([...handedIn, takeBack(null, '示例戊')]));
  });

  it('goes with everything else when the tenderer takes back its bid', () => {
    const all = [...handedIn, takeIn(['附件'])];
    expect(namesOf([...all, withdraw(null, at)])).toBeUndefined();
  });
});

it('a vendor made after a tenderer handed in learns from no refusal what was handed in', () => {
  const late = { ...VENDOR_A, id: 'vendor-late' };
  const at = '2026-06-02T00:00:00.000Z';
  const person = { id: late.id, name: late.name };
  const granted = event('role.granted', CLERK, { person, role: 'vendor', tenderer: '示例甲' }, at);
  const before = [...published, receive(VENDOR_A, ['甲'], at), granted];
  expect(refusals([...before, receive(late, ['甲'], at)])).toEqual([]);
  const takeBack = (sha256: string) =>
    event('bid.withdrawn', late, { lot, tenderer: '示例甲', document: sha256, reason: null }, at);
  expect(refusals([...before, takeBack(HASHING.sha256('甲'))])).toEqual(['unknown-document']);
  expect(refusals([...published, granted, takeBack(HASHING.sha256('甲'))])).toEqual(['unknown-document']);
});

it('a bid that brings a file of the procurement neither renames it nor takes it along when it is taken back', () => {
  const named = file('甲');
  const document = { name: '采购文件', sha256: named.sha256, bytes: named.bytes, mediaType: named.mediaType };
  const imported = event(
    'document.imported',
    CLERK,
    { document, purpose: 'procurement-document', lot: null },
    DEADLINE,
  );
  const handedIn = [...published, imported, receive(VENDOR_A, ['甲', '乙'], DEADLINE)];
  expect(fold(place(handedIn)).documents.get(named.sha256)).toEqual(document);
  const { documents } = fold(place([...handedIn, withdraw(null)]));
  expect([...documents.values()]).toEqual([document]);
});
