import type { Location } from '../../src/domain/location.ts';
import type { LotPlace } from '../components/lot-frame.tsx';
import { describePlace } from '../place.ts';
import { documentHref } from '../workspace-addresses.ts';

/** A place in the procurement document; a way to it where the document was read and the reader may see it. */
export function SourceLink({ place, location }: { place: LotPlace; location: Location }) {
  const { procurement, state } = place;
  const words = describePlace(location);
  const found = [...state.documents].find(([id, { name }]) => name === location.file && state.readings.has(id));
  if (found === undefined) return <>{words}</>;
  return <a href={documentHref(procurement, found[0], location.path)}>{words}</a>;
}
