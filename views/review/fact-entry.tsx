import type { Location } from '../../src/domain/location.ts';
import type { Lot } from '../../src/domain/lot.ts';
import type { Fact } from '../../src/ledger/events/fact-events.ts';
import type { FactView, LotView, Recorded } from '../../src/ledger/state.ts';
import { Tag } from '../components/tag.tsx';
import { describePlace, fileTitle } from '../place.ts';
import { showMoment } from '../times.ts';
import { describeFact, nameFact, placeOfFact } from './facts.ts';
import { nameSeat } from './who.ts';

const STATUS = {
  proposed: { tone: 'look', text: '待确认' },
  confirmed: { tone: 'good', text: '已确认' },
  rejected: { tone: 'plain', text: '已否定' },
} as const;

export function FactStatus({ status }: Pick<FactView, 'status'>) {
  const { tone, text } = STATUS[status];
  return <Tag tone={tone}>{text}</Tag>;
}

/** What a fact says, each value with its label. */
export function FactValues({ fact, lot }: { fact: Fact; lot: Lot }) {
  const values = describeFact(fact, lot);
  if (values.length === 0) return null;
  return (
    <dl class="fact-values">
      {values.map(({ label, text }) => (
        <div>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface FactPlaceProps {
  fact: Fact;
  hrefOf: (location: Location) => string | null;
}

/** Where a fact stands in the bid; that it has no place is said. */
export function FactPlace({ fact, hrefOf }: FactPlaceProps) {
  const place = placeOfFact(fact);
  if (place === null) return <p class="sub">没有出处</p>;
  const href = hrefOf(place);
  const where = `${fileTitle(place.file)} · ${describePlace(place)}`;
  return (
    <p class="sub">
      {place.quote === '' ? null : <q>{place.quote}</q>} {href === null ? where : <a href={href}>{where}</a>}
    </p>
  );
}

interface FactHistoryProps {
  current: Recorded<Fact>;
  scheme: Lot;
  seats: Pick<LotView, 'panel'>;
}

/** What the value took the place of, with who decided it and why. */
export function FactHistory({ current, scheme, seats }: FactHistoryProps) {
  const before = listBefore(current);
  const says = (fact: Fact) => {
    const values = describeFact(fact, scheme).map(({ label, text }) => `${label} ${text}`);
    return [nameFact(fact, scheme), ...values].join('，');
  };
  return (
    <>
      {current.reason === null ? null : (
        <p class="sub">
          {nameSeat(seats, current.by)} {showMoment(current.at)}：{current.reason}
        </p>
      )}
      {before.length === 0 ? null : (
        <details class="inline-form">
          <summary>此前 {before.length} 次记录</summary>
          <ol class="decisions">
            {before.map(({ value, by, at, reason }) => (
              <li class="superseded">
                {says(value)}
                {reason === null ? '' : `；理由：${reason}`}
                <span class="sub">
                  {' '}
                  {nameSeat(seats, by)} {showMoment(at)}
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function listBefore({ superseded }: Recorded<Fact>): Recorded<Fact>[] {
  return superseded === null ? [] : [superseded, ...listBefore(superseded)];
}
