import { createHash } from 'node:crypto';
import { lotSchema } from '../domain/lot.ts';
import { procurementSchema } from '../domain/procurement.ts';
import { chainEvents, EMPTY_HEAD, type Hashing } from './chain.ts';
import type { Actor } from './events/envelope.ts';
import type { EventData, EventType, LedgerEvent, NewEvent } from './events/index.ts';
import { placeEvents } from './place-events.ts';

export const HASHING: Hashing = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  sm3: (text) => createHash('sm3').update(text).digest('hex'),
};

export const CLERK: Actor = { id: 'clerk-1', name: '经办人', role: 'clerk' };
export const PURCHASER: Actor = { id: 'purchaser-1', name: '采购人', role: 'purchaser' };
export const SUPERVISOR: Actor = { id: 'supervisor-1', name: '监督人', role: 'supervisor' };
export const ARCHIVIST: Actor = { id: 'archivist-1', name: '档案员', role: 'archivist' };
export const VENDOR_A: Actor = { id: 'vendor-a', name: '示例甲经办', role: 'vendor', tenderer: '示例甲' };
export const VENDOR_B: Actor = { id: 'vendor-b', name: '示例乙经办', role: 'vendor', tenderer: '示例乙' };
export const CHAIR: Actor = { id: 'member-1', name: '一号', role: 'panel-chair' };
export const SECOND: Actor = { id: 'member-2', name: '二号', role: 'panel-member' };
export const THIRD: Actor = { id: 'member-3', name: '三号', role: 'buyer-representative' };
export const EVERYBODY = [CLERK, PURCHASER, SUPERVISOR, ARCHIVIST, VENDOR_A, VENDOR_B, CHAIR, SECOND, THIRD];

const location = { file: '示例文件.txt', path: 'p[1]', quote: '评分' };
const hash = (text: string) => HASHING.sha256(text);

export const SCHEME = {
  procurement: procurementSchema.parse({
    schemaVersion: '1',
    id: 'example',
    title: '示例项目',
    method: 'competitive-consultation',
    category: 'services',
    mandatoryRequirements: [{ id: 'm1', number: '★1', text: '提供承诺', location }],
  }),
  lot: lotSchema.parse({
    schemaVersion: '1',
    number: '1',
    title: '示例包',
    ceilingPrice: '900000',
    totalPoints: '100',
    items: [
      {
        id: 'price',
        title: '价格',
        kind: 'price',
        maxPoints: '30',
        objective: 'true',
        formula: { benchmark: 'lowest', score: 'benchmark / price * maxPoints' },
        location,
      },
      { id: 'contracts', title: '业绩', kind: 'count', maxPoints: '10', objective: 'true', pointsEach: '2', location },
      { id: 'plan', title: '方案', kind: 'discretion', maxPoints: '60', objective: 'false', location },
    ],
  }),
};

let clock = 0;
/** A later minute at every call. */
function tick(): string {
  clock += 1;
  return new Date(Date.UTC(2026, 5, 1, 1, clock)).toISOString();
}

export function event<T extends EventType>(type: T, by: Actor, data: EventData<T>, at = tick()): NewEvent {
  return { type, by, data, at, rule: null } as NewEvent;
}

export function place(events: readonly NewEvent[], procurement = 'example'): LedgerEvent[] {
  return placeEvents(procurement, EMPTY_HEAD, events);
}

export function chain(events: readonly NewEvent[]) {
  return chainEvents(EMPTY_HEAD, place(events), HASHING);
}

/** What nobody may see too early stands out in the text of a state. */
export const SECRETS = {
  priceA: '777001',
  priceB: '777002',
  notes: { 'member-1': '一号的批注', 'member-2': '二号的批注', 'member-3': '三号的批注' },
} as const;

const lot = 1;
const A = { lot, tenderer: '示例甲' };
const B = { lot, tenderer: '示例乙' };
/** A file whose text is its name. */
const file = (name: string, part: 'first' | 'second') => ({
  name,
  sha256: hash(name),
  bytes: new TextEncoder().encode(name).length,
  mediaType: 'text/plain',
  part,
});
const grant = (person: Actor) =>
  event('role.granted', CLERK, {
    person: { id: person.id, name: person.name },
    role: person.role,
    tenderer: person.tenderer ?? null,
  });
const mark = (by: Actor, tenderer: string, points: string, replaces: number | null = null) =>
  event('mark.given', by, {
    lot,
    tenderer,
    item: 'plan',
    mark: { points, note: SECRETS.notes[by.id as keyof typeof SECRETS.notes] },
    reason: null,
    replaces,
  });

/** A consultation in two stages from the first day to the archive, with a price the vendors hand in themselves; told at the same hours each time. */
export function tellStory(): NewEvent[] {
  clock = 0;
  return [
    event('procurement.created', CLERK, {
      title: '示例项目',
      number: 'SL-2026-1',
      method: 'competitive-consultation',
      buyer: '示例采购单位',
      procurementAgency: null,
      lots: [{ number: lot, title: '示例包' }],
    }),
    ...[PURCHASER, SUPERVISOR, ARCHIVIST, VENDOR_A, VENDOR_B].map(grant),
    event('scheme.drafted', PURCHASER, { lot, scheme: SCHEME, from: [] }),
    event('scheme.edited', PURCHASER, { lot, scheme: SCHEME, reason: '按意见修改', replaces: 7 }),
    event('scheme.published', PURCHASER, { lot, scheme: SCHEME }),
    event('bid.received', VENDOR_A, { ...A, documents: [file('甲一', 'first'), file('甲二', 'second')] }),
    event('bid.received', VENDOR_B, { ...B, documents: [file('乙一', 'first'), file('乙二', 'second')] }),
    event('panel.formed', CLERK, {
      lot,
      members: [CHAIR, SECOND, THIRD].map(({ id, name, role }) => ({ id, name, role: role as 'panel-member' })),
      reason: null,
    }),
    event('bid.opened', CLERK, { ...A, part: 'first' }),
    event('bid.opened', CLERK, { ...B, part: 'first' }),
    event('requirement.judged', CHAIR, {
      ...A,
      judgement: { number: '★1', deviation: 'none', location: null },
      replaces: null,
    }),
    event('first-stage.decided', CHAIR, { lot, admitted: ['示例甲', '示例乙'] }),
    event('bid.opened', CLERK, { ...A, part: 'second' }),
    event('bid.opened', CLERK, { ...B, part: 'second' }),
    event('clarification.asked', CHAIR, { ...A, id: 'q1', question: '请说明服务期限', document: null }),
    event('clarification.answered', VENDOR_A, { ...A, id: 'q1', answer: '三年', document: null }),
    event('negotiation.held', CHAIR, { ...A, round: 1, summary: '磋商一轮', document: null }),
    event('final-price.submitted', VENDOR_A, { ...A, price: SECRETS.priceA, document: null, location: null }),
    event('final-price.submitted', VENDOR_B, { ...B, price: SECRETS.priceB, document: null, location: null }),
    event('prices.opened', CLERK, { lot }),
    event('fact.proposed', CLERK, {
      ...A,
      id: 'count',
      fact: { about: 'item', item: 'contracts', value: { count: 3, location: null } },
      source: 'document',
    }),
    event('fact.corrected', CHAIR, {
      ...A,
      id: 'count',
      fact: { about: 'item', item: 'contracts', value: { count: 2, location: null } },
      reason: '一份合同已过期',
      replaces: 25,
    }),
    event('fact.proposed', SECOND, {
      ...B,
      id: 'count',
      fact: { about: 'item', item: 'contracts', value: { count: 5, location: null } },
      source: 'person',
    }),
    event('fact.confirmed', CHAIR, { ...B, id: 'count', replaces: 27 }),
    event('marking.opened', CHAIR, { lot }),
    ...[CHAIR, SECOND, THIRD].flatMap((by) => [mark(by, '示例甲', '50'), mark(by, '示例乙', '40')]),
    event('marks.submitted', SECOND, { lot, statedTotals: {} }),
    event('marks.submitted', CHAIR, { lot, statedTotals: {} }),
    event('marks.submitted', THIRD, { lot, statedTotals: {} }),
    event('marks.returned', CHAIR, { lot, member: THIRD.id, ground: 'abnormal-mark', reason: '与其他成员相差较大' }),
    mark(THIRD, '示例乙', '44', 35),
    event('marks.submitted', THIRD, { lot, statedTotals: {} }),
    event('bid.checked', CLERK, { ...A, check: hash('check'), software: 'hengbiao 0' }),
    event('totals.frozen', CHAIR, {
      lot,
      date: '2026-06-01',
      evaluation: hash('evaluation'),
      regulations: hash('regulations'),
      levelOrders: hash('orders'),
      software: 'hengbiao 0',
    }),
    event('report.signed', CHAIR, { lot, evaluation: hash('evaluation') }),
    event('report.dissented', SECOND, { lot, evaluation: hash('evaluation'), reason: '对方案得分有不同意见' }),
    event('award.made', PURCHASER, { lot, supplier: '示例甲', amount: SECRETS.priceA, reason: null }),
    event('notice.sent', CLERK, { lot, to: '示例乙', kind: 'result', text: '得分与名次告知', document: null }),
    event('challenge.received', VENDOR_B, { lot, id: 'c1', from: '示例乙', subject: '对得分有疑问', document: null }),
    event('challenge.answered', CLERK, { lot, id: 'c1', answer: '经核实无误', document: null }),
    event('document.read', CLERK, {
      ...A,
      document: hash('甲一'),
      text: hash('甲一的文字'),
      software: 'hengbiao 0',
    }),
    event('procurement.sealed', ARCHIVIST, { retainUntil: '2041-06-01' }),
  ];
}
