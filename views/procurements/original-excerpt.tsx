import type { Block, ImportedDocument } from '../../src/domain/document.ts';
import type { Location } from '../../src/domain/location.ts';
import { DocumentBlocks } from '../components/document-blocks.tsx';
import type { ShownBlock } from '../document-parts.ts';
import { type BlockPlace, findPlace } from '../document-place.ts';
import { describePlace, fileTitle } from '../place.ts';

/** So much stands around a place, little of it above, so that the place itself is seen at once. */
const BLOCKS_BEFORE = 2;
const BLOCKS_AFTER = 10;
const ROWS_BEFORE = 2;
const ROWS_AFTER = 12;

interface OriginalExcerptProps {
  document: ImportedDocument;
  location: Location;
  /** Where the whole document is shown. */
  href: string;
}

/** The document around a place, as it was read, with the place marked. */
export function OriginalExcerpt({ document, location, href }: OriginalExcerptProps) {
  const place = findPlace(document.blocks, location.path);
  return (
    <>
      <h2>原文</h2>
      <p class="where">
        {fileTitle(location.file)} · {describePlace(location)}　<a href={href}>打开全文</a>
      </p>
      {location.quote === '' ? null : (
        <p>
          <q>{location.quote}</q>
        </p>
      )}
      {place === null ? (
        <p class="empty">文件中没有找到这个位置，请打开全文核对。</p>
      ) : (
        <div class="doc">
          <DocumentBlocks blocks={cutOut(document.blocks, place)} at={location.path} cited={new Set()} />
        </div>
      )}
    </>
  );
}

function cutOut(blocks: readonly Block[], { block, row }: BlockPlace): ShownBlock[] {
  const from = Math.max(0, block - BLOCKS_BEFORE);
  return blocks.slice(from, block + BLOCKS_AFTER + 1).map((one, index) => {
    if (one.type !== 'table') return one;
    const middle = from + index === block ? (row ?? 0) : from + index < block ? one.rows.length : 0;
    const first = Math.max(0, middle - ROWS_BEFORE);
    return { ...one, rows: one.rows.slice(first, middle + ROWS_AFTER + 1), rowsBefore: first };
  });
}
