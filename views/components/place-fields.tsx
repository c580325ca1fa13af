import type { Location } from '../../src/domain/location.ts';
import { describePlace } from '../place.ts';

/**
 * The place that a form takes from the document beside it. The form itself carries `data-takes-place`; without scripts the
 * place comes with the page, after a link 引用 was followed.
 */
export function PlaceFields({ location }: { location: Location | null }) {
  return (
    <div class="place-fields">
      <input type="hidden" name="location.file" value={location?.file ?? ''} />
      <input type="hidden" name="location.page" value={location?.page === null ? '' : String(location?.page ?? '')} />
      <input type="hidden" name="location.path" value={location?.path ?? ''} />
      <input type="hidden" name="location.quote" value={location?.quote ?? ''} />
      <span class="sub">引用之处</span>
      <output data-place-shown>
        {location === null
          ? '还没有选。在文件中选取文字，或点段落后的“引用”。'
          : `${describePlace(location)}“${location.quote}”`}
      </output>
    </div>
  );
}
