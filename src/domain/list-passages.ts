import type { Passage } from './bid-section.ts';
import type { ImportedDocument } from './document.ts';

const QUOTE_LENGTH = 80;

/** Every paragraph, heading and table cell of a document, each with the place of its block or row. */
export function listPassages({ file, blocks }: Pick<ImportedDocument, 'file' | 'blocks'>): Passage[] {
  return blocks.flatMap((block): Passage[] => {
    const { path, page } = block;
    if (block.type !== 'table')
      return [{ text: block.text, location: { file, page, path, quote: block.text.slice(0, QUOTE_LENGTH) } }];
    return block.rows.flatMap((row, index) =>
      row.map(({ text }) => ({
        text,
        location: { file, page, path: `${path}/row[${index + 1}]`, quote: text.slice(0, QUOTE_LENGTH) },
      })),
    );
  });
}
