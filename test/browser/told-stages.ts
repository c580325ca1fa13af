import { importDocument } from '../../importers/importer.ts';
import type { Actor } from '../../src/ledger/events/envelope.ts';
import type { EventData, EventType, NewEvent } from '../../src/ledger/events/index.ts';
import { ARCHIVIST, CHAIR, CLERK, SECOND, SUPERVISOR, VENDOR_A } from '../../src/ledger/ledger-fixture.ts';
import { runCheck } from '../../src/use-cases/check-task.ts';
import type { ProcurementDesk } from '../../src/use-cases/procurement-desk.ts';
import { readOpenedBid } from '../../src/use-cases/read-bid.ts';
import { recordCase } from '../../src/use-cases/record-case.ts';
import type { ScoredCase } from '../../src/use-cases/score-case.ts';

export const LOT = 3;
/** On whose behalf `VENDOR_A` looks at its pages. */
export const OWN_TENDERER = '示例甲数字科技有限公司';
/** Answers a ★ clause with less than it demands. */
export const FAILING_TENDERER = '示例丁智能科技有限公司';
export const REJECTED_TENDERER = '示例戊集团有限公司';
const SECOND_PART = '第二阶段响应文件.docx';

/** An event, and which one it was in the ledger it was first told in: what it replaces is named by that. */
interface Told {
  was: number | null;
  event: NewEvent;
}

/**
 * The demo evaluation as procurements that stand where their names say: `receiving`, `reviewing` (first parts opened, two bids
 * read), `negotiating` (second parts opened), `marking` (nobody has marked everything), `marked`, `totalled`, `decided`, `sealed`.
 */
export async function tellStages(desk: ProcurementDesk): Promise<ScoredCase> {
  const { scored } = await recordCase('fixtures/demo', desk.store, 'sealed');
  const whole = (await readTold(desk, 'sealed')).map(inTwoParts);
  const only = (...types: EventType[]) => whole.filter(({ event }) => types.includes(event.type));
  const people = [SUPERVISOR, ARCHIVIST, { ...VENDOR_A, tenderer: OWN_TENDERER }].map(grantTo);

  const received = [
    ...only('procurement.created', 'role.granted', 'scheme.drafted', 'scheme.published'),
    ...people,
    ...only('panel.formed', 'bid.received'),
  ];
  await tell(desk, 'receiving', received);

  await tell(desk, 'reviewing', [...received, ...only('bid.opened')]);
  for (const tenderer of [OWN_TENDERER, FAILING_TENDERER]) await readBid(desk, 'reviewing', tenderer);
  await tell(desk, 'reviewing', [...only('bid.rejected').map(withReason), ...correspond()]);

  await tell(desk, 'negotiating', await readTold(desk, 'reviewing'));
  const bidders = [...((await desk.load('reviewing')).lots.get(LOT)?.bids.keys() ?? [])];
  const admitted = bidders.filter((tenderer) => tenderer !== REJECTED_TENDERER);
  await tell(desk, 'negotiating', [
    add('first-stage.decided', CHAIR, { lot: LOT, admitted }),
    ...admitted.map((tenderer) => add('bid.opened', CLERK, { lot: LOT, tenderer, part: 'second' })),
    ...admitted.slice(0, 2).map(holdRound),
  ]);
  await readBid(desk, 'negotiating', OWN_TENDERER);

  const reviewed = (await readTold(desk, 'negotiating'))
    .filter(({ event }) => !event.type.startsWith('fact.'))
    .map(({ event }) => ({ was: null, event }));
  const opened = [...reviewed, ...only('fact.proposed', 'fact.confirmed', 'requirement.judged', 'marking.opened')];
  const marks = only('mark.given');
  const isDone = ({ event }: Told, index: number) => event.by.id === CHAIR.id || index % 2 === 0;
  await tell(desk, 'marking', [...opened, ...marks.filter(isDone)]);
  const marked = [...opened, ...marks, ...only('marks.submitted')];
  await tell(desk, 'marked', marked);
  const signed = [...marked, ...only('totals.frozen', 'report.signed').map(disagree)];
  await tell(desk, 'totalled', signed);
  await tell(desk, 'decided', [...signed, ...only('award.made'), ...challenge()]);
  return scored;
}

async function readTold(desk: ProcurementDesk, procurement: string): Promise<Told[]> {
  return (await desk.store.read(procurement)).map(({ event: { type, data, by, at, rule, sequence } }) => ({
    was: sequence,
    event: { type, data, by, at, rule } as NewEvent,
  }));
}

/** Told on from what stands there: what is replaced is named anew, and what was added happens with the event before it. */
async function tell(desk: ProcurementDesk, procurement: string, told: readonly Told[]): Promise<void> {
  const { version, at: reached } = await desk.store.head(procurement);
  const now = new Map(told.map(({ was }, index) => [was, version + index + 1]));
  let last = reached ?? '';
  const events = told.map(({ event }) => {
    last = event.at === '' ? last : event.at;
    const { data } = event;
    if (!('replaces' in data) || data.replaces === null) return { ...event, at: last };
    return { ...event, at: last, data: { ...data, replaces: now.get(data.replaces) ?? null } } as NewEvent;
  });
  await desk.store.append(procurement, version, events);
}

function add<T extends EventType>(type: T, by: Actor, data: EventData<T>): Told {
  return { was: null, event: { type, by, data, at: '', rule: null } as unknown as NewEvent };
}

function grantTo({ id, name, role, tenderer }: Actor): Told {
  return add('role.granted', CLERK, { person: { id, name }, role, tenderer: tenderer ?? null });
}

/** The file with the price is the second part; the first is what is opened. */
function inTwoParts({ was, event }: Told): Told {
  if (event.type === 'bid.opened') return { was, event: { ...event, data: { ...event.data, part: 'first' } } };
  if (event.type !== 'bid.received') return { was, event };
  const documents = event.data.documents.map((document) => ({
    ...document,
    part: document.name.endsWith(SECOND_PART) ? ('second' as const) : ('first' as const),
  }));
  return { was, event: { ...event, data: { ...event.data, documents } } };
}

/** Reads the opened files of a bid in this thread, as a server does in others. */
export async function readBid(desk: ProcurementDesk, procurement: string, tenderer: string): Promise<void> {
  const { at } = await desk.load(procurement);
  const moment = at ?? '';
  const tools = {
    desk,
    reader: { importBytes: (file: string, bytes: Uint8Array) => importDocument(file, bytes) },
    checker: { check: async (request: Parameters<typeof runCheck>[0]) => runCheck(request), close: async () => {} },
  };
  const sign = () => ({ by: CLERK, at: moment });
  await readOpenedBid(tools, { procurement, lot: LOT, tenderer }, { sign, date: moment.slice(0, 10) });
}

/** The demo's decision has a vote against it, without its reason. */
function withReason({ was, event }: Told): Told {
  if (event.type !== 'bid.rejected') return { was, event };
  const dissent =
    event.data.rejection.votes?.against.map((member) => ({ member, reason: '应答表第六行可以补正' })) ?? [];
  return { was, event: { ...event, data: { ...event.data, dissent } } };
}

/** One letter answered, one open. */
function correspond(): Told[] {
  const about = { lot: LOT, document: null };
  const first = { ...about, tenderer: OWN_TENDERER, id: 'letter-1' };
  return [
    add('clarification.asked', CHAIR, { ...first, question: '请说明驻场人员到岗的时间，并附承诺。' }),
    add('clarification.answered', { ...VENDOR_A, tenderer: OWN_TENDERER }, { ...first, answer: '合同签订次日到岗。' }),
    add('clarification.asked', CHAIR, {
      ...about,
      tenderer: FAILING_TENDERER,
      id: 'letter-1',
      question: '★（七）要求合作终止后 3 年内配合数据迁移，响应文件写明 1 年，请说明。',
    }),
  ];
}

function holdRound(tenderer: string): Told {
  const summary = '供应商说明了驻场人员和故障响应时限，没有改动实质性条款。';
  return add('negotiation.held', CHAIR, { lot: LOT, tenderer, round: 1, summary, document: null });
}

/** The second member signs with another opinion. */
function disagree({ was, event }: Told): Told {
  if (event.type !== 'report.signed' || event.by.id !== SECOND.id) return { was, event };
  const reason = '对第二名的应急预案得分有不同意见：演练计划没有写明频次';
  return { was, event: { ...event, type: 'report.dissented', data: { ...event.data, reason } } };
}

function challenge(): Told[] {
  const id = 'challenge-1';
  const about = { lot: LOT, document: null };
  return [
    add('notice.sent', CLERK, {
      ...about,
      to: FAILING_TENDERER,
      kind: 'result',
      text: '未通过实质性审查：★（七）负偏离。',
    }),
    add('challenge.received', CLERK, { ...about, id, from: FAILING_TENDERER, subject: '认为★（七）的应答满足要求' }),
  ];
}
