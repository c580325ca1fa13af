import type { BidSection, Passage } from '../../src/domain/bid-section.ts';
import { isBlank } from '../language/fold.ts';
import { normaliseForMatching } from '../matching.ts';
import type { BidText, Line } from './bid-text.ts';
import { findBlank } from './blanks.ts';
import type { FormKind } from './forms.ts';
import { locate } from './place.ts';
import { findLotsInText } from './procurement.ts';
import type { Reading } from './reading.ts';
import { type Cell, isBlankRow, locateCell, locateRow, type Row, type Sheet } from './sheet.ts';
import { findUnsigned, isSignedNearby } from './signature-lines.ts';

const ANNEX = /^(?:附件|附表|附录|格式|表)\s*[\d一二三四五六七八九十]{1,3}(?:\s*[-.—]\s*\d{1,2}){0,3}/;
/** Titles that nobody marked as headings, by their numbering, and how deep each stands below real headings. */
const NUMBERED: readonly (readonly [RegExp, number])[] = [
  [/^第[\d一二三四五六七八九十]{1,3}[章节]/, 11],
  [/^[一二三四五六七八九十]{1,3}[、.]/, 12],
  [/^\([一二三四五六七八九十]{1,3}\)/, 13],
  [/^\d{1,2}[、.](?!\d)/, 14],
  [/^\d{1,2}\.\d{1,2}(?![\d.])/, 15],
  [/^\d{1,2}(?:\.\d{1,2}){2,4}/, 16],
  [/^\(\d{1,2}\)|^\d{1,2}\)/, 17],
];
const FORM_LEVEL = 10;
const TITLE_LENGTH = 30;
const PROJECT_NUMBER =
  /(?:项目|招标|采购|磋商|谈判|询价)(?:文件)?(?:编号|编码)[^A-Za-z0-9]{0,4}(?<number>[A-Za-z0-9][A-Za-z0-9\-_/.]{4,39})/;
/** Forms that speak of other projects and lots as well. */
const ELSEWHERE: ReadonlySet<FormKind> = new Set(['contracts', 'certificates', 'people', 'resume', 'plan', 'evidence']);
const SHORT = 60;

/** The bid as its titles divide it: what the forms and the plans are looked for in. */
export function readSections(bid: BidText): Reading & { sections: BidSection[] } {
  const sections: BidSection[] = [];
  const pictures = bid.pictures.values();
  let picture = pictures.next();
  for (const [position, part] of bid.parts.entries()) {
    for (; picture.done !== true && picture.value <= position; picture = pictures.next()) addPicture(sections);
    const level = part.type === 'line' ? titleLevel(part) : null;
    const current = sections.at(-1);
    if (part.type === 'line' && level !== null) sections.push(openSection(part, level));
    else if (part.type === 'line') addPassage(current ?? open(sections, part), part, bid);
    else addSheet(current ?? open(sections, part), part, bid);
  }
  for (; picture.done !== true; picture = pictures.next()) addPicture(sections);
  return { sections, messages: [] };
}

function addPicture(sections: readonly BidSection[]): void {
  const section = sections.at(-1);
  if (section !== undefined) section.pictures += 1;
}

function titleLevel(line: Line): number | null {
  if (line.level !== null) return line.level;
  if (line.isTitle) return FORM_LEVEL;
  const plain = normaliseForMatching(line.text);
  if (plain.length > TITLE_LENGTH || /[。;,!?:_]|\.$/.test(plain)) return null;
  return NUMBERED.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

function openSection(line: Line, level: number): BidSection {
  const title = line.raw.trim();
  const annex = ANNEX.exec(normaliseForMatching(title))?.[0].replace(/\s/g, '') ?? null;
  const section = { ...emptySection(line.form.kind), title, annex, level, location: locate(line) };
  noteNames(section, line.raw, line.form.kind, () => locate(line));
  return section;
}

/** What stands before the first title. */
function open(sections: BidSection[], part: Line | Sheet): BidSection {
  const location =
    part.type === 'line'
      ? locate(part)
      : { file: part.file, page: part.page, path: part.rows[0]?.path ?? part.path, quote: '' };
  const section = { ...emptySection(part.form.kind), location };
  sections.push(section);
  return section;
}

function emptySection(form: FormKind): Omit<BidSection, 'location'> {
  return {
    title: '',
    annex: null,
    level: 0,
    form,
    passages: [],
    emptyTables: [],
    filledRows: 0,
    pictures: 0,
    blanks: [],
    unsigned: [],
    lots: [],
    projectNumbers: [],
  };
}

function addPassage(section: BidSection, line: Line, bid: BidText): void {
  const passage: Passage = { text: line.raw.trim(), location: locate(line) };
  section.passages.push(passage);
  const blank = findBlank(line.raw);
  if (blank !== null) section.blanks.push(locate(line, blank.start, blank.end));
  const unsigned = blank !== null || line.isScanned === true ? null : findUnsigned(line.raw);
  if (unsigned !== null && !isSignedNearby(bid, line))
    section.unsigned.push(locate(line, unsigned.start, unsigned.end));
  noteNames(section, line.raw, line.form.kind, () => passage.location);
}

function addSheet(section: BidSection, sheet: Sheet, bid: BidText): void {
  const body = sheet.rows.length > 1 ? sheet.rows.slice(1) : sheet.rows;
  const filled = body.filter((row) => !isBlankRow(row) && hasContent(row));
  section.filledRows += filled.length;
  const [head] = sheet.rows;
  if (filled.length === 0 && head !== undefined)
    section.emptyTables.push(
      locateRow(
        sheet,
        head,
        head.own.find((cell) => !isBlank(cell.text)),
      ),
    );
  for (const row of sheet.rows) for (const cell of row.own) addCell(section, sheet, cell, bid);
}

/** A row that has only its running number was not filled in. */
function hasContent(row: Row): boolean {
  return row.own.some((cell) => !isBlank(cell.text) && !/^\s*\d{1,3}\s*$|^\s*[.…]+\s*$/.test(cell.text));
}

function addCell(section: BidSection, sheet: Sheet, cell: Cell, bid: BidText): void {
  if (isBlank(cell.text)) return;
  const location = locateCell(sheet, cell);
  section.passages.push({ text: cell.raw.trim(), location, isCell: true });
  const blank = findBlank(cell.raw);
  if (blank !== null) section.blanks.push(locateCell(sheet, cell, blank.start, blank.end));
  const unsigned = blank !== null || sheet.confidence !== undefined ? null : findUnsigned(cell.raw);
  // A label in a cell of its own has its signature in the next one.
  const isLabel = unsigned !== null && isBeside(sheet, cell);
  if (unsigned !== null && !isLabel && !isSignedNearby(bid, sheet))
    section.unsigned.push(locateCell(sheet, cell, unsigned.start, unsigned.end));
  noteNames(section, cell.raw, sheet.form.kind, () => location);
}

/** Something that is no label stands in the cell to the right. */
function isBeside(sheet: Sheet, cell: Cell): boolean {
  const next = sheet.rows[cell.row]?.columns[cell.column + cell.columnSpan];
  return next !== undefined && !isBlank(next.text) && !/[:：]/.test(next.text);
}

function noteNames(
  section: Omit<BidSection, 'location'>,
  text: string,
  kind: FormKind,
  place: () => BidSection['location'],
): void {
  if (ELSEWHERE.has(kind)) return;
  if (text.length <= SHORT) for (const lot of findLotsInText(text)) section.lots.push({ lot, location: place() });
  const number = PROJECT_NUMBER.exec(normaliseForMatching(text))?.groups?.['number'];
  if (number !== undefined && /\d/.test(number)) section.projectNumbers.push({ number, location: place() });
}
