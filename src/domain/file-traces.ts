import type { Location } from './location.ts';

/** What a file says of its making. */
export type FileProperty =
  | 'author'
  | 'last-saved-by'
  | 'company'
  | 'manager'
  | 'title'
  | 'created'
  | 'saved'
  | 'document-id'
  /** An identifier of the machine on which it was saved, as WPS Office writes it. */
  | 'computer'
  /** The number of the WPS account under which it was saved. */
  | 'account'
  | 'program';

/** A picture inside a file, by its content. */
export interface PictureTrace {
  /** Of the bytes as they are kept in the file; of the pixels where a PDF holds the picture. */
  sha256: string;
  /** Pixels; null where it cannot be decoded. */
  width: number | null;
  height: number | null;
  /** Sixteen hexadecimal digits, of which few differ in pictures that look alike; null for plain ones and those that cannot be decoded. */
  likeness: string | null;
  location: Location;
}

/** What a file carries besides its text: it is shown as it is, and proves nothing by itself. */
export interface FileTraces {
  file: string;
  /**
   * As written, with `properties/<name>` as their path; `created` and `saved` in ISO 8601 with seconds, in UTC (`Z`) where
   * the file tells its zone.
   */
  properties: { name: FileProperty; value: string; location: Location }[];
  /** Marks of the sittings in which a Word file was written (w:rsid); files that were copied from each other share them. */
  sittings: string[];
  pictures: PictureTrace[];
}
