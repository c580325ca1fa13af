import { isSameFile } from '../../../views/place.ts';
import { type Location, locationSchema } from '../../domain/location.ts';
import { isBidDocument } from '../../ledger/document-names.ts';
import type { BidView } from '../../ledger/state.ts';
import { listOpened } from '../../use-cases/read-bid.ts';
import { type FormFields, fieldOf } from '../forms.ts';

/** Longer quotes are no quotes. */
const LONGEST_QUOTE = 2_000;

/** The place that a form took from an opened file of the bid; null where none was taken. */
export function readPlace(fields: FormFields, bid: BidView): { location: Location | null; problem: string | null } {
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
  if (!parsed.success || findOpenedFile(bid, file) === null)
    return { location: null, problem: '引用之处不在这一家已开启的文件中，请在文件中重新选取' };
  return { location: parsed.data, problem: null };
}

/** The opened file of a bid that a place means: by its name with or without the tenderer, or without its folders. */
export function findOpenedFile(bid: BidView, file: string): BidView['documents'][number] | null {
  const means = ({ name }: { name: string }) => isBidDocument(file, bid.tenderer, name) || isSameFile(name, file);
  return listOpened(bid).find(means) ?? null;
}
