import { createContext, type PropsWithChildren, useContext } from 'hono/jsx';
import type { ReportPlace } from './report.ts';

/** Address of a place in a document that is at hand; null where it is not. */
export type PlaceAddress = (at: ReportPlace['at']) => string | null;

const PlaceAddressContext = createContext<PlaceAddress>(() => null);

/** Sections whose places lead to the documents. */
export function LinkedPlaces({ addressOf, children }: PropsWithChildren<{ addressOf: PlaceAddress }>) {
  return <PlaceAddressContext.Provider value={addressOf}>{children}</PlaceAddressContext.Provider>;
}

export function PlacePart({ place: { file, where, quote, at } }: { place: ReportPlace }) {
  const address = useContext(PlaceAddressContext)(at);
  const spot = where === '' ? file : `${file} · ${where}`;
  return (
    <span class="place">
      {quote === '' ? null : <q>{quote}</q>}
      <span class="where">{address === null ? spot : <a href={address}>{spot}</a>}</span>
    </span>
  );
}
