import type { Location } from '../../src/domain/location.ts';
import { describePlace, fileTitle } from '../place.ts';
import type { ReportPlace } from './report.ts';

export function placeOf(location: Location): ReportPlace {
  const { file, path, quote } = location;
  return { file: fileTitle(file), where: describePlace(location), quote, at: { file, path } };
}

/** A cell that says where something stands; a dash where nothing does. */
export function placeCell(location: Location | null): { text: string; place?: ReportPlace } {
  return location === null ? { text: '—' } : { text: '', place: placeOf(location) };
}
