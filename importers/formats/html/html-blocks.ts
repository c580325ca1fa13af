import type { Block, TableCell } from '../../../src/domain/document.ts';
import type { HtmlCell, HtmlItem, TableItem, TextItem } from './html-content.ts';

/** How the blocks of a page are named: by their count, or by the line of the source they begin on. */
export type HtmlPlaces = 'counted' | 'lines';

/** What a page shows as blocks in reading order; the images of a paragraph or cell follow it. */
export function writeBlocks(items: readonly HtmlItem[], places: HtmlPlaces): Block[] {
  const writer = new BlockWriter(places);
  for (const item of items) {
    if (item.kind === 'text') writer.addText(item);
    else writer.addTable(item);
  }
  return writer.blocks;
}

class BlockWriter {
  readonly blocks: Block[] = [];
  private readonly places: HtmlPlaces;
  private readonly counts = { p: 0, table: 0 };
  private readonly taken = new Set<string>();

  constructor(places: HtmlPlaces) {
    this.places = places;
  }

  addText({ text, level, images, line }: TextItem): void {
    const path = this.takePath('p', line);
    if (text !== '') {
      if (level === null) this.blocks.push({ type: 'paragraph', path, page: null, text });
      else this.blocks.push({ type: 'heading', path, page: null, level, text });
    }
    this.addImages(path, images);
  }

  addTable({ rows, line }: TableItem): void {
    const path = this.takePath('table', line);
    const attached: [path: string, images: string[]][] = [];
    const written = rows.map((row, rowIndex) =>
      row.map((cell, cellIndex): TableCell => {
        const images: string[] = [];
        attached.push([`${path}/row[${rowIndex + 1}]/cell[${cellIndex + 1}]`, images]);
        return { text: readLines(cell, images), rowSpan: cell.rowSpan, colSpan: cell.colSpan };
      }),
    );
    this.blocks.push({ type: 'table', path, page: null, rows: written });
    for (const [cellPath, images] of attached) this.addImages(cellPath, images);
  }

  private addImages(path: string, images: readonly string[]): void {
    for (const [index, text] of images.entries()) {
      this.blocks.push({ type: 'image', path: `${path}/image[${index + 1}]`, page: null, text });
    }
  }

  /** What begins on a line where something else began already is counted behind it. */
  private takePath(kind: 'p' | 'table', line: number): string {
    this.counts[kind] += 1;
    const counted = `${kind}[${this.counts[kind]}]`;
    if (this.places === 'counted') return counted;
    const path = `line[${line}]`;
    if (this.taken.has(path)) return `${path}/${counted}`;
    this.taken.add(path);
    return path;
  }
}

/** Paragraphs and inner tables one per line; a row of an inner table is one line, its cells separated by tabs. */
function readLines(cell: HtmlCell, images: string[]): string {
  const lines: string[] = [];
  for (const item of cell.items) {
    if (item.kind === 'text') {
      lines.push(item.text);
      images.push(...item.images);
    } else for (const row of item.rows) lines.push(row.map((inner) => readLines(inner, images)).join('\t'));
  }
  return lines.filter((line) => line.trim() !== '').join('\n');
}
