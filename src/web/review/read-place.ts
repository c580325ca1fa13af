import { isSameFile } from '../../../views/place.ts';
import { type Location, locationSchema } from '../../domain/location.ts';
import { type FormFields, fieldOf } from '../forms.ts';

/** Longer quotes are no quotes. */
const LONGEST_QUOTE = 2_000;

/**
 * The place that a form took from a document of the bid; null where none was taken.
 * @param files names of the files it may lie in
 */
export function readPlace(
  fields: FormFields,
  files: readonly string[],
): { location: Location | null; problem: string | null } {
  const file = fieldOf(fields, 'location.file');
  const path = fieldOf(fields, 'location.path');
  if (file === '' || path === '') return { location: null, problem: null };
  const page = fieldOf(fields, 'location.page');
  const parsed = locationSchema.safeParse({
    file,
    path,
    page: page === '' ? null : page,
    quote: fieldOf(fields, 'location.quote').slice(0, LONGEST_QUOTE),
  });
  if (!parsed.success || !files.some((name) => isSameFile(name, file)))
    return { location: null, problem: '引用之处不在这一家已开启的文件中，请在文件中重新选取' };
  return { location: parsed.data, problem: null };
}
