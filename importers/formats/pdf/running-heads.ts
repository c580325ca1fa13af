import type { Box } from './geometry.ts';
import type { PageLayout } from './page-layout.ts';
import type { TextRow } from './text-lines.ts';

/** What pages repeat at their edges, and is no part of the text. */
export interface RunningHeads {
  rows: ReadonlySet<TextRow>;
  images: ReadonlySet<Box>;
  /** Each text once, figures that change from page to page as `#`. */
  texts: string[];
}

type Side = 'top' | 'bottom';

interface Candidate {
  row: TextRow;
  page: number;
  /** From the edge of the page, in points. */
  distance: number;
  key: string;
}

/** Heads and feet keep to this share of the page. */
const EDGE_SHARE = 0.16;
const MOST_ROWS = 4;
const ROWS_AT_EDGE = MOST_ROWS + 1;
const LEAST_PAGES = 3;
const SAME_PLACE = 3;
/** Where other texts stand as often in the same place, it is the text's own place. */
const OWN_SHARE = 0.6;
const IMAGE_SHARE = 0.3;

/** Finds heads and feet by their repetition on at least three pages; of two pages, where a table goes from one to the other. */
export function findRunningHeads(pages: readonly (PageLayout | null)[]): RunningHeads {
  const rows = new Set<TextRow>();
  const texts = new Set<string>();
  const isPair = pages.length === 2 && hasTableOverBreak(pages);
  for (const side of ['top', 'bottom'] as const) {
    const candidates = pages.flatMap((layout, page) =>
      layout === null ? [] : listCandidates(layout, page, side).slice(0, isPair ? 1 : ROWS_AT_EDGE),
    );
    const repeated = findRepeated(candidates, isPair ? 2 : LEAST_PAGES);
    for (const layout of pages) {
      const edge = layout === null ? [] : rowsFromEdge(layout, side);
      const end = edge.findIndex((row) => !repeated.has(row));
      const count = end === -1 ? edge.length : end;
      const heads = edge.slice(0, count);
      // More lines than heads have, or lines too far in: the pages themselves are alike, forms for instance.
      if (count > MOST_ROWS || heads.some((row) => !isAtEdge(row, layout, side))) continue;
      for (const row of heads) {
        rows.add(row);
        texts.add(repeated.get(row)?.key ?? '');
      }
    }
  }
  return { rows, images: findRepeatedImages(pages), texts: [...texts] };
}

/** Whether nothing but the outermost line stands between a table at the end of one page and one at the start of the next. */
function hasTableOverBreak([first, second]: readonly (PageLayout | null)[]): boolean {
  if (first == null || second == null || first.tables.length === 0 || second.tables.length === 0) return false;
  return rowsFromEdge(first, 'bottom').length <= 1 && rowsFromEdge(second, 'top').length <= 1;
}

/** The rows at one edge, outermost first, as far as no table stands farther out. */
function rowsFromEdge(layout: PageLayout, side: Side): TextRow[] {
  const firstTable = Math.min(...layout.tables.map((table) => table.top));
  const lastTable = Math.max(...layout.tables.map((table) => table.bottom));
  if (side === 'top') return layout.rows.slice(0, ROWS_AT_EDGE).filter((row) => readBase(row) < firstTable);
  return layout.rows
    .slice(-ROWS_AT_EDGE)
    .reverse()
    .filter((row) => readBase(row) > lastTable);
}

function readBase(row: TextRow): number {
  return row.pieces[0]?.base ?? 0;
}

function listCandidates(layout: PageLayout, page: number, side: Side): Candidate[] {
  return rowsFromEdge(layout, side).map((row) => {
    const key = row.pieces.map((piece) => foldPageNumber(piece.text)).join('');
    return { row, page, distance: measureDistance(row, layout, side), key };
  });
}

/** What stands around page numbers: `第 3 页 共 9 页`, `- 3 -`, `3/9`, `Page 3 of 9`. */
const AROUND_NUMBERS = /第|共|总|页|page|of|[\s\-—–~·|()（）/,，、.]/gi;
const NUMBERS = /^(?:\d+|[ivxlc]+|[一二三四五六七八九十百]+)$/i;
const NUMBER_IN_TEXT = /(?<=[第共]\s*)(?:\d+|[一二三四五六七八九十百]+)(?=\s*页)/g;

/** Without blanks, and with `#` for page numbers, which change from page to page. Other figures stay. */
function foldPageNumber(text: string): string {
  const rest = text.replace(AROUND_NUMBERS, '');
  const folded = NUMBERS.test(rest) ? text.replace(/\d+|[ivxlc]+|[一二三四五六七八九十百]+/gi, '#') : text;
  return folded.replace(NUMBER_IN_TEXT, '#').replace(/\s+/g, '');
}

function measureDistance(row: TextRow, layout: PageLayout, side: Side): number {
  return side === 'top' ? readBase(row) : layout.height - readBase(row);
}

function isAtEdge(row: TextRow, layout: PageLayout | null, side: Side): boolean {
  return layout !== null && measureDistance(row, layout, side) < layout.height * EDGE_SHARE;
}

function findRepeated(candidates: readonly Candidate[], leastPages: number): Map<TextRow, Candidate> {
  const frequent = [...groupByKey(candidates).values()].flatMap((group) =>
    splitByPlace(group).filter((place) => new Set(place.map((candidate) => candidate.page)).size >= leastPages),
  );
  const known = new Set(frequent.flat());
  const found = new Map<TextRow, Candidate>();
  for (const place of frequent) {
    const distance = place[0]?.distance ?? 0;
    const here = candidates.filter((candidate) => Math.abs(candidate.distance - distance) <= SAME_PLACE);
    const own = here.filter((candidate) => known.has(candidate));
    if (own.length < here.length * OWN_SHARE) continue;
    for (const candidate of place) found.set(candidate.row, candidate);
  }
  return found;
}

function groupByKey(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.key);
    if (group === undefined) groups.set(candidate.key, [candidate]);
    else group.push(candidate);
  }
  return groups;
}

function splitByPlace(group: Candidate[]): Candidate[][] {
  const places: Candidate[][] = [];
  for (const candidate of group.sort((one, other) => one.distance - other.distance)) {
    const place = places.at(-1);
    if (place !== undefined && candidate.distance - (place[0]?.distance ?? 0) <= SAME_PLACE) place.push(candidate);
    else places.push([candidate]);
  }
  return places;
}

/** Logos in heads and feet. */
function findRepeatedImages(pages: readonly (PageLayout | null)[]): Set<Box> {
  const places = new Map<string, Box[]>();
  for (const layout of pages) {
    for (const image of layout?.images ?? []) {
      const edge = (layout?.height ?? 0) * EDGE_SHARE;
      if (image.bottom > edge && image.top < (layout?.height ?? 0) - edge) continue;
      const place = [image.left, image.top, image.right, image.bottom].map((side) => Math.round(side / 2)).join(' ');
      places.set(place, [...(places.get(place) ?? []), image]);
    }
  }
  const least = Math.max(LEAST_PAGES, pages.length * IMAGE_SHARE);
  return new Set([...places.values()].filter((images) => images.length >= least).flat());
}
