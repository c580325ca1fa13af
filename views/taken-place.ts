import type { ImportedDocument } from '../src/domain/document.ts';
import type { Location } from '../src/domain/location.ts';
import { findPlace } from './document-place.ts';

/** A longer quote is cut, as scripts cut it. */
const LONGEST_QUOTE = 300;

/** The place at a path with what stands there, as a form takes it; null where the document has no such place. */
export function findTakenPlace({ file, blocks }: ImportedDocument, path: string): Location | null {
  const place = findPlace(blocks, path);
  const block = place === null ? undefined : blocks[place.block];
  if (place === null || block === undefined) return null;
  const { page } = block;
  if (block.type !== 'table') return { file, page, path, quote: clip(block.text) };
  const cells = place.row === null ? block.rows.flat() : (block.rows[place.row] ?? []);
  const asked = /\/cell\[(\d+)\]$/.exec(path)?.[1];
  const shown =
    place.row === null || asked === undefined ? cells : cells.slice(Number.parseInt(asked, 10) - 1).slice(0, 1);
  return { file, page, path, quote: clip(shown.map(({ text }) => text).join(' ')) };
}

function clip(text: string): string {
  const clean = text.trim();
  return clean.length <= LONGEST_QUOTE ? clean : `${clean.slice(0, LONGEST_QUOTE)}…`;
}
