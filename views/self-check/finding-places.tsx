import type { Finding } from '../../src/domain/finding.ts';
import { SEVERITY_TONES } from '../components/import-findings.tsx';
import { Tag } from '../components/tag.tsx';
import { placeOf } from '../report/places.ts';
import { LinkedPlaces, type PlaceAddress, PlacePart } from '../report/report-places.tsx';

/** So many places of one finding are listed. */
const PLACES_SHOWN = 3;

/** What was not read well, each with its places. */
export function DoubtList({ doubts, addressOf }: { doubts: readonly Finding[]; addressOf: PlaceAddress }) {
  return (
    <LinkedPlaces addressOf={addressOf}>
      <ul class="report-entries">
        {doubts.map(({ severity, message, locations }) => (
          <li>
            <p>
              <Tag tone={SEVERITY_TONES[severity]}>{severity === 'info' ? '说明' : '请看'}</Tag> {message}
            </p>
            {locations.slice(0, PLACES_SHOWN).map((location) => (
              <PlacePart place={placeOf(location)} />
            ))}
          </li>
        ))}
      </ul>
    </LinkedPlaces>
  );
}
