import type { Block, TableBlock, TableCell } from '../../src/domain/document.ts';

export interface JoinedScans {
  blocks: Block[];
  /** Heads and feet that were taken out, digits as `#`. */
  headTexts: string[];
  /** Tables whose head was repeated on further pages. */
  repeatedHeads: TableBlock[];
  repeatedHeadRows: number;
  /** Where a path of a page now is. */
  relocate(path: string): string;
}

const HEAD_PAGES = 3;
const LONGEST_HEAD = 60;
/** Share of characters that heads read from different pictures have in common, place by place. */
const ALIKE = 0.75;
const MOST_HEAD_ROWS = 4;
/** Shorter lines are titles. */
const LONG_LINE = 30;
const PARAGRAPH_END = /[。；;：:！!？?]$/;
const SENTENCE_END = /[。；;！!？?]["”’）)]?$/;
const NUMBERING = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳])/;
const CHINESE = /[\p{Script=Han}，。；：、！？（）《》“”]/u;

/** Puts pages that were read one by one from their pictures together: without running heads, with tables in one piece. */
export function joinScans(blocks: readonly Block[], scanned: ReadonlySet<number>): JoinedScans {
  const { heads, texts } = findHeads(blocks, scanned);
  const joined: Block[] = [];
  const moves: { from: string; to: string; rows: number }[] = [];
  const repeatedHeads = new Set<string>();
  let repeatedHeadRows = 0;
  let lastPage = 0;
  for (const block of blocks) {
    if (heads.has(block)) continue;
    const last = joined.at(-1);
    const isBreak =
      last !== undefined && isScanned(block, scanned) && block.page === lastPage + 1 && scanned.has(lastPage);
    const whole = isBreak ? joinBlocks(last, block) : null;
    lastPage = block.page ?? 0;
    if (whole === null) {
      joined.push(block);
      continue;
    }
    joined[joined.length - 1] = whole.block;
    moves.push({ from: block.path, to: whole.block.path, rows: whole.rowsAbove });
    repeatedHeadRows += whole.headRows;
    if (whole.headRows > 0) repeatedHeads.add(whole.block.path);
  }
  const isRepeated = (block: Block): block is TableBlock => block.type === 'table' && repeatedHeads.has(block.path);
  return {
    blocks: joined,
    headTexts: texts,
    repeatedHeads: joined.filter(isRepeated),
    repeatedHeadRows,
    relocate: (path) => {
      const move = moves.find(({ from }) => path === from || path.startsWith(`${from}/`));
      if (move === undefined) return path;
      return path
        .replace(move.from, () => move.to)
        .replace(/(?<=\/row\[)\d+(?=\])/, (row) => `${Math.max(1, Number.parseInt(row, 10) + move.rows)}`);
    },
  };
}

function isScanned({ page }: Block, scanned: ReadonlySet<number>): boolean {
  return page !== null && scanned.has(page);
}

/** The first and last lines of pages, where at least three pages have them alike; of two pages, where a table goes from one to the other. */
function findHeads(blocks: readonly Block[], scanned: ReadonlySet<number>): { heads: Set<Block>; texts: string[] } {
  const pages = new Map<number, Block[]>();
  for (const block of blocks) {
    if (block.page !== null && scanned.has(block.page))
      pages.set(block.page, [...(pages.get(block.page) ?? []), block]);
  }
  const heads = new Set<Block>();
  const texts: string[] = [];
  const [first, second, ...others] = [...pages.values()];
  const isPair = others.length === 0 && isTable(first?.at(-1), first?.at(-2)) && isTable(second?.at(0), second?.at(1));
  for (const end of [0, -1]) {
    const lines = [...pages.values()].flatMap((page): { block: Block; text: string }[] => {
      const block = page.at(end);
      if (block === undefined || block.type === 'table' || block.text.length > LONGEST_HEAD) return [];
      return [{ block, text: block.text.replace(/\d+/g, '#').replace(/[^\p{L}#]/gu, '') }];
    });
    for (const { block, text } of lines) {
      const peers = lines.filter((other) => text !== '' && isAlike(other.text, text)).length;
      if (peers < (isPair ? 2 : HEAD_PAGES)) continue;
      heads.add(block);
      if (!texts.includes(text)) texts.push(text);
    }
  }
  return { heads, texts };
}

function isTable(...outermost: readonly (Block | undefined)[]): boolean {
  return outermost.some((block) => block?.type === 'table');
}

function isAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return start + end >= Math.max(one.length, other.length) * ALIKE;
}

interface JoinedBlocks {
  block: Block;
  /** To be added to the number of a row below the break. */
  rowsAbove: number;
  headRows: number;
}

interface PlacedCell {
  cell: TableCell;
  row: number;
  column: number;
}

function joinBlocks(above: Block, below: Block): JoinedBlocks | null {
  if (above.type === 'table' && below.type === 'table') return joinTables(above, below);
  if (above.type !== 'paragraph' || below.type !== 'paragraph') return null;
  const goesOn = above.text.length >= LONG_LINE && !PARAGRAPH_END.test(above.text) && !NUMBERING.test(below.text);
  if (!goesOn) return null;
  const confidence = Math.min(above.confidence ?? 1, below.confidence ?? 1);
  return { block: { ...above, text: joinText(above.text, below.text), confidence }, rowsAbove: 0, headRows: 0 };
}

function joinTables(above: TableBlock, below: TableBlock): JoinedBlocks | null {
  const one = placeCells(above.rows);
  const other = placeCells(below.rows);
  if (one.columns !== other.columns || one.columns < 2) return null;
  const headRows = countRepeatedHead(above.rows, below.rows, other.cells);
  const rest = below.rows.slice(headRows);
  const rows = above.rows.map((row) => row.map((cell) => ({ ...cell })));
  const upper = placeCells(rows).cells.filter(({ cell, row }) => row + cell.rowSpan === rows.length);
  const pairs = placeCells(rest)
    .cells.filter(({ row }) => row === 0)
    .map((lower) => ({
      lower: lower.cell,
      upper: upper.find(({ column, cell }) => column === lower.column && cell.colSpan === lower.cell.colSpan)?.cell,
    }));
  const continues = continuesRow(pairs);
  const absorbed = new Set<TableCell>();
  for (const { upper: cell, lower } of pairs) {
    if (cell === undefined) continue;
    const isMerged = lower.text === '' && cell.text !== '' && (cell.rowSpan > 1 || lower.rowSpan > 1);
    if (!continues && !isMerged) continue;
    cell.text = joinText(cell.text, lower.text);
    cell.rowSpan += lower.rowSpan - (continues ? 1 : 0);
    absorbed.add(lower);
  }
  const added = rest.map((row) => row.filter((cell) => !absorbed.has(cell)));
  if (continues) {
    const [first = [], ...others] = added;
    rows.at(-1)?.push(...first);
    rows.push(...others);
  } else rows.push(...added);
  const confidence = Math.min(above.confidence ?? 1, below.confidence ?? 1);
  const rowsAbove = above.rows.length - headRows - (continues ? 1 : 0);
  return { block: { ...above, rows, confidence }, rowsAbove, headRows };
}

function placeCells(rows: readonly (readonly TableCell[])[]): { cells: PlacedCell[]; columns: number } {
  const taken = new Set<string>();
  let columns = 0;
  const cells = rows.flatMap((row, at) => {
    let column = 0;
    return row.map((cell): PlacedCell => {
      while (taken.has(`${at},${column}`)) column += 1;
      const placed = { cell, row: at, column };
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let across = 0; across < cell.colSpan; across += 1) taken.add(`${at + down},${column + across}`);
      }
      column += cell.colSpan;
      columns = Math.max(columns, column);
      return placed;
    });
  });
  return { cells, columns };
}

function countRepeatedHead(
  above: readonly (readonly TableCell[])[],
  below: readonly (readonly TableCell[])[],
  cells: readonly PlacedCell[],
): number {
  const write = (row: readonly TableCell[] | undefined) =>
    (row ?? []).map(({ text }) => text.replace(/\s+/g, '')).join('|');
  let count = 0;
  while (count < Math.min(MOST_HEAD_ROWS, above.length, below.length - 1)) {
    const text = write(above[count]);
    if (text.replaceAll('|', '') === '' || !isAlike(text, write(below[count]))) break;
    count += 1;
  }
  return cells.every(({ cell, row }) => row >= count || row + cell.rowSpan <= count) ? count : 0;
}

/** Whether the first row below is the rest of the last one above: texts break off, and what labels the row is missing. */
function continuesRow(pairs: readonly { upper: TableCell | undefined; lower: TableCell }[]): boolean {
  if (pairs.some(({ upper }) => upper === undefined)) return false;
  const both = pairs.filter(({ upper, lower }) => upper?.text !== '' && lower.text !== '');
  const isMissing = pairs.some(({ upper, lower }) => upper?.text !== '' && lower.text === '');
  const isBroken = both.every(
    ({ upper, lower }) => !SENTENCE_END.test(upper?.text ?? '') && !NUMBERING.test(lower.text),
  );
  return both.length > 0 && isMissing && isBroken;
}

function joinText(above: string, below: string): string {
  if (above === '' || below === '') return above + below;
  if (SENTENCE_END.test(above) || NUMBERING.test(below)) return `${above}\n${below}`;
  return CHINESE.test(above.at(-1) ?? '') || CHINESE.test(below[0] ?? '') ? above + below : `${above} ${below}`;
}
