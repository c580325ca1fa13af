import type { Passage } from './passage.ts';

/** A label in a line: `label：` with where its value begins. */
export interface LineLabel {
  index: number;
  /** Where the value begins in the passage's text. */
  valueFrom: number;
}

/** Where every label of the documents stands, so that asking for one looks at different labels only, not at every line. */
export interface LabelIndex {
  lines: ReadonlyMap<string, readonly LineLabel[]>;
  /** Indexes of the first lines of short cells, by the cell's text. */
  cells: ReadonlyMap<string, readonly number[]>;
}

const LONGEST = 60;
const MOST_LABELS = 6;
const BOUNDARY = /[\s,;。、(/]/g;
const NUMBERING = /^(?:[\d.、)(一二三四五六七八九十①-⑳\-\s■☑★▲]{0,9})(?=[\u4e00-\u9fff])/;
const indexes = new WeakMap<readonly Passage[], LabelIndex>();

export function indexLabels(passages: readonly Passage[]): LabelIndex {
  const known = indexes.get(passages);
  if (known !== undefined) return known;
  const lines = new Map<string, LineLabel[]>();
  const cells = new Map<string, number[]>();
  for (const [index, passage] of passages.entries()) {
    indexLine(passage.text, index, lines);
    const cell = shortCell(passage);
    if (cell !== null) for (const label of readings(cell)) append(cells, label, index);
  }
  const built = { lines, cells };
  indexes.set(passages, built);
  return built;
}

function indexLine(text: string, index: number, lines: Map<string, LineLabel[]>): void {
  let from = 0;
  for (let count = 0; count < MOST_LABELS; count += 1) {
    const colon = text.indexOf(':', from);
    if (colon < 0) return;
    from = colon + 1;
    if (colon > 0 && /\d/.test(text.charAt(colon - 1)) && /\d/.test(text.charAt(colon + 1))) continue;
    const before = text.slice(Math.max(0, colon - LONGEST), colon).trimEnd();
    const place = { index, valueFrom: colon + 1 };
    const starts = [0, ...[...before.matchAll(BOUNDARY)].map((match) => match.index + 1)];
    const labels = new Set(starts.flatMap((start) => readings(before.slice(start))));
    if (colon > LONGEST) labels.delete(before);
    for (const label of labels) append(lines, label, place);
  }
}

/** With and without the numbering in front. */
function readings(label: string): string[] {
  const plain = label.trim();
  const bare = plain.replace(NUMBERING, '');
  return [...new Set([plain, bare])].filter((text) => text !== '');
}

/** The text of a cell short enough to be a label, at its first line. */
function shortCell({ cell, text }: Passage): string | null {
  const own = cell?.grid.rows[cell.row]?.own.find(({ column }) => column === cell.column);
  if (own === undefined || own.text.length > LONGEST || !own.text.startsWith(text)) return null;
  return own.text.replace(/\s/g, '').replace(/:$/, '');
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
