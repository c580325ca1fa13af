import type { Location } from '../../src/domain/location.ts';
import { documentHref } from '../addresses.ts';
import type { EvaluationView } from '../evaluation-view.ts';
import { describePlace, fileTitle } from '../place.ts';

/** What stands at a place, which place it is, and the way to the original where the file is at hand. */
export function PlaceLine({ view, location }: { view: EvaluationView; location: Location }) {
  const isAtHand = view.documents.has(location.file);
  return (
    <span class="place">
      {location.quote === '' ? null : <q>{location.quote}</q>}
      <span class="where">
        {fileTitle(location.file)} · {describePlace(location)}
        {isAtHand ? (
          <>
            {'　'}
            <a class="to-original" href={documentHref(view, location.file, location.path)}>
              打开原文
            </a>
          </>
        ) : null}
      </span>
    </span>
  );
}
