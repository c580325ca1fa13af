import { EVENT_NAMES } from '../../src/ledger/event-names.ts';
import { type LedgerEvent, lotOf, subjectOf } from '../../src/ledger/events/index.ts';
import { ROLE_NAMES } from '../../src/ledger/roles.ts';
import { ProcurementFrame, type ProcurementPlace } from '../components/procurement-frame.tsx';
import { showDay, showTime } from '../times.ts';
import { procurementHref } from '../workspace-addresses.ts';
import { describeEvent } from './event-text.ts';

export interface TimelinePart {
  /** With their places on the ledger; null behind something sealed, since gaps would tell how much is sealed. */
  events: readonly { event: LedgerEvent; number: number | null }[];
  /** All that this reader may see. */
  count: number;
  /** From 1. */
  page: number;
  pages: number;
}

/** 办理过程: everything that happened and that the reader may see, who did it, when, on which rule and why. */
export function TimelinePage({ place, part }: { place: ProcurementPlace; part: TimelinePart }) {
  const { events, count } = part;
  return (
    <ProcurementFrame place={place} tab="/timeline" title="办理过程">
      <section class="card" aria-label="办理过程">
        <p class="hint">共 {count} 项，按发生的次序；您现在不能查看的事项到期后列出，排在其后的事项到那时显示序号。</p>
        <table class="cards list timeline">
          <caption class="sr">办理过程</caption>
          <thead>
            <tr>
              <th class="num" scope="col">
                序号
              </th>
              <th scope="col">时间</th>
              <th scope="col">事项</th>
              <th scope="col">办理人</th>
              <th scope="col">依据与理由</th>
            </tr>
          </thead>
          <tbody>
            {groupEvents(events).map((alike) => (
              <Row alike={alike} />
            ))}
          </tbody>
        </table>
        <PageLinks place={place} part={part} />
      </section>
    </ProcurementFrame>
  );
}

/** Events in order, with the places of those before which nothing is left out. */
export function numberEvents(events: readonly LedgerEvent[]): TimelinePart['events'] {
  return events.map((event, index) => ({ event, number: event.sequence === index + 1 ? event.sequence : null }));
}

type Numbered = TimelinePart['events'][number];
/** One event, or several of a kind that one person did in one go. */
type Alike = readonly [Numbered, ...Numbered[]];

/** What one person did in a row, of a kind, about the same tenderer and within the same second, stands in one row: facts read from a bid. */
export function groupEvents(events: TimelinePart['events']): Alike[] {
  const groups: [Numbered, ...Numbered[]][] = [];
  for (const one of events) {
    const group = groups.at(-1);
    if (group !== undefined && isAlike(group[0], one)) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function isAlike(first: Numbered, next: Numbered): boolean {
  const tell = ({ event, number }: Numbered) => {
    const { type, by, at, clock, rule, data } = event;
    const reason = 'reason' in data ? data.reason : null;
    return [
      type,
      by.id,
      by.role,
      `${showDay(at)} ${showTime(at)}`,
      clock,
      rule,
      reason,
      lotOf(event),
      subjectOf(event),
      number === null,
    ];
  };
  const known = tell(next);
  return tell(first).every((part, index) => part === known[index]);
}

function Row({ alike }: { alike: Alike }) {
  const [{ event, number }] = alike;
  const last = alike.at(-1)?.number ?? null;
  const { at, clock, by, rule, type, data } = event;
  const lot = lotOf(event);
  const about = [lot === null ? null : `第 ${lot} 包`, subjectOf(event)].filter((part) => part !== null);
  const text = alike
    .map((one) => describeEvent(one.event))
    .filter(Boolean)
    .join('；');
  const reason = 'reason' in data && data.reason !== null && !text.includes(data.reason) ? data.reason : null;
  return (
    <tr>
      <td class="num">
        <span class="label">序号</span>
        {number === null ? '—' : number === last ? number : `${number}～${last}`}
      </td>
      <td class="num when">
        <span class="label">时间</span>
        <time datetime={at}>
          {showDay(at)} {showTime(at)}
        </time>
        {clock === undefined ? null : <span class="sub">当时的时钟：{showTime(clock)}</span>}
      </td>
      <th scope="row">
        <span class="entry">
          {EVENT_NAMES[type]}
          {alike.length === 1 ? '' : `（${alike.length} 项）`}
        </span>
        {about.length === 0 ? null : <span class="sub">{about.join('　')}</span>}
        {text === '' ? null : <span class="said">{text}</span>}
      </th>
      <td>
        <span class="label">办理人</span>
        {by.name}
        <span class="sub">{ROLE_NAMES[by.role]}</span>
      </td>
      <td>
        {rule === null ? null : <span class="said">依据：{rule}</span>}
        {reason === null ? null : <span class="said">理由：{reason}</span>}
      </td>
    </tr>
  );
}

function PageLinks({ place, part: { page, pages } }: { place: ProcurementPlace; part: TimelinePart }) {
  if (pages === 1) return null;
  const href = (to: number) => procurementHref(place.procurement, `/timeline?page=${to}`);
  return (
    <nav class="turn" aria-label="翻页">
      {page > 1 ? <a href={href(page - 1)}>上一页</a> : <span />}
      <span class="num">
        第 {page} / {pages} 页
      </span>
      {page < pages ? <a href={href(page + 1)}>下一页</a> : <span />}
    </nav>
  );
}
