import type { Block, TableBlock } from '../../../src/domain/document.ts';
import type { TableBudget } from '../table-budget.ts';
import type { Draft } from './draft-blocks.ts';
import type { HeadingFinder } from './headings.ts';
import type { TableCellLayout, TableLayout } from './page-layout.ts';
import { gatherParagraphs, joinOverBreak } from './paragraphs.ts';

interface Counts {
  p: number;
  table: number;
  image: number;
}

/** Numbers drafts by page and kind, and writes them as blocks. Tables beyond the budget are left out. */
export function writeBlocks(drafts: readonly Draft[], headings: HeadingFinder, budget: TableBudget): Block[] {
  const blocks: Block[] = [];
  const pages = new Map<number, Counts>();
  const number = (page: number, kind: keyof Counts): string => {
    const counts = pages.get(page) ?? { p: 0, table: 0, image: 0 };
    counts[kind] += 1;
    pages.set(page, counts);
    return `page[${page}]/${kind}[${counts[kind]}]`;
  };
  for (const draft of drafts) {
    const { page } = draft;
    if (draft.kind === 'paragraph') {
      const { text } = draft.paragraph;
      const level = headings.findLevel(draft.paragraph, draft.measure);
      const path = number(page, 'p');
      if (level === null) blocks.push({ type: 'paragraph', path, page, text });
      else blocks.push({ type: 'heading', path, page, level, text });
    } else if (draft.kind === 'table') {
      const path = number(page, 'table');
      const rows = writeRows(draft.table);
      if (!budget.take(draft.table.cells.length, countCharacters(rows))) continue;
      blocks.push({ type: 'table', path, page, rows });
      blocks.push(...listImages(draft.table, path, page));
    } else if (draft.kind === 'image') {
      blocks.push({ type: 'image', path: number(page, 'image'), page, text: '' });
    } else blocks.push(draft.block);
  }
  return blocks;
}

function writeRows(table: TableLayout): TableBlock['rows'] {
  const rows: TableBlock['rows'] = Array.from({ length: table.rows }, () => []);
  for (const cell of sortCells(table)) {
    rows[cell.row]?.push({ text: writeCell(cell), rowSpan: cell.rowSpan, colSpan: cell.columnSpan });
  }
  return rows;
}

function writeCell({ lines, measure, continued }: TableCellLayout): string {
  const paragraphs = gatherParagraphs(lines, measure);
  let before = measure;
  for (const part of continued) {
    const [first, ...others] = gatherParagraphs(part.lines, part.measure);
    const last = paragraphs.at(-1);
    const whole = last === undefined || first === undefined ? null : joinOverBreak(last, first, before);
    if (whole !== null) paragraphs[paragraphs.length - 1] = whole;
    else if (first !== undefined) paragraphs.push(first);
    paragraphs.push(...others);
    before = part.measure;
  }
  return paragraphs.map((paragraph) => paragraph.text).join('\n');
}

function sortCells(table: TableLayout): TableLayout['cells'] {
  return [...table.cells].sort((one, other) => one.row - other.row || one.column - other.column);
}

function countCharacters(rows: TableBlock['rows']): number {
  return rows.reduce((sum, row) => sum + row.reduce((inner, cell) => inner + cell.text.length, 0), 0);
}

function listImages(table: TableLayout, path: string, page: number): Block[] {
  const images: Block[] = [];
  const places = new Map<number, number>();
  for (const cell of sortCells(table)) {
    const place = (places.get(cell.row) ?? 0) + 1;
    places.set(cell.row, place);
    for (let image = 1; image <= cell.images; image += 1) {
      const imagePath = `${path}/row[${cell.row + 1}]/cell[${place}]/image[${image}]`;
      images.push({ type: 'image', path: imagePath, page, text: '' });
    }
  }
  return images;
}
