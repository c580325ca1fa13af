import { findPlace } from '../document-place.ts';
import { type ImportView, importedFileHref } from '../import-view.ts';
import type { PlaceAddress } from '../report/report-places.tsx';
import { PROCUREMENT_FOLDER } from './self-check-view.ts';

/** Leads to the bid's own documents as they were read, and to the procurement document where it was handed in. */
export function addressPlaces(bid: ImportView | null, source: ImportView | null): PlaceAddress {
  return ({ file, path }) => {
    const isOfSource = file.startsWith(PROCUREMENT_FOLDER);
    const files = isOfSource ? source : bid;
    const name = isOfSource ? file.slice(PROCUREMENT_FOLDER.length) : file;
    const found = files?.files.find((one) => one.name === name);
    if (files === null || found?.state.type !== 'read') return null;
    return findPlace(found.state.document.blocks, path) === null
      ? null
      : importedFileHref(files.href, found.number, path);
  };
}
