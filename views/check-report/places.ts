import type { Location } from '../../src/domain/location.ts';
import { describePlace, fileTitle } from '../place.ts';
import type { ReportPlace } from './report.ts';

export function placeOf(location: Location): ReportPlace {
  return { file: fileTitle(location.file), where: describePlace(location), quote: location.quote };
}

/** A cell that says where something stands; a dash where nothing does. */
export function placeCell(location: Location | null): { text: string; place?: ReportPlace } {
  return location === null ? { text: '—' } : { text: '', place: placeOf(location) };
}
