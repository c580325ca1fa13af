import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Tone } from '../components/tag.tsx';
import type { ReportCell, ReportColumn, ReportEntry, ReportPlace, ReportTable } from './report.ts';

/** Usable width of an A4 page in twentieths of a point. */
const PAGE_WIDTH = 9866;
const SMALL = 18;
/** Room for a signature by hand. */
const SIGNING_ROW = { value: 760, rule: HeightRule.ATLEAST } as const;
const QUIET = '555555';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' } as const;

const SIGNS: Readonly<Record<Tone, string>> = { bad: '× ', look: '？', good: '✓ ', must: '！', plain: '', demo: '' };
const COLOURS: Readonly<Record<Tone, string>> = {
  bad: 'A11D1D',
  look: '7D5200',
  good: '27643A',
  must: '000000',
  plain: QUIET,
  demo: QUIET,
};

/** Characters that no Word file may hold are left out. */
export function clean(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');
}

export function run(text: string, options: { bold?: boolean; size?: number; color?: string } = {}): TextRun {
  return new TextRun({ text: clean(text), ...options });
}

/** A sign and a word; colour only repeats what they say. */
export function tagRun(tone: Tone, text: string, size?: number): TextRun {
  return run(`${SIGNS[tone]}${text}`, {
    bold: tone !== 'plain',
    color: COLOURS[tone],
    ...(size === undefined ? {} : { size }),
  });
}

/** A file that could not be read has no place in it. */
function nameSpot(file: string, where: string): string {
  return where === '' ? file : `${file} · ${where}`;
}

function placeParagraph({ file, where, quote }: ReportPlace, indent = 0): Paragraph {
  const children = [
    ...(quote === '' ? [] : [run(`“${quote}”`, { size: SMALL })]),
    run(`${quote === '' ? '' : '　'}${nameSpot(file, where)}`, { size: SMALL, color: QUIET }),
  ];
  return new Paragraph({ children, indent: { left: indent }, spacing: { after: 40 } });
}

export function entryParagraphs(
  { title, tone, tag, harm, basis, places }: ReportEntry,
  number: number | null,
): Paragraph[] {
  const head = new Paragraph({
    keepNext: basis !== null || places.length > 0,
    spacing: { before: 100, after: 40 },
    children: [
      ...(number === null ? [] : [run(`${number}．`)]),
      tagRun(tone, `〔${tag}〕`),
      run(title),
      ...(harm === undefined ? [] : [run(`　${harm}`, { bold: true, color: COLOURS.look })]),
    ],
  });
  const law =
    basis === null
      ? []
      : [new Paragraph({ children: [run(`依据：${basis}`, { size: SMALL, color: QUIET })], indent: { left: 360 } })];
  return [head, ...law, ...places.map((place) => placeParagraph(place, 360))];
}

/** A table whose head is repeated on every page and whose rows are not torn. */
export function reportTable({ columns, rows, foot, isForSigning }: ReportTable): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((PAGE_WIDTH * share) / whole));
  return new Table({
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column, index) => headCell(column, widths[index] ?? 0)),
      }),
      ...rows.map((cells) => bodyRow(cells, columns, widths, isForSigning === true ? { height: SIGNING_ROW } : {})),
      ...(foot === undefined ? [] : [bodyRow(foot, columns, widths, { isFoot: true })]),
    ],
  });
}

function headCell({ title, isNumber }: ReportColumn, width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    shading: { type: ShadingType.CLEAR, fill: 'F0EDE6', color: 'auto' },
    children: [
      new Paragraph({
        alignment: isNumber === true ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [run(title, { bold: true, size: SMALL })],
      }),
    ],
  });
}

function bodyRow(
  cells: readonly ReportCell[],
  columns: readonly ReportColumn[],
  widths: readonly number[],
  { isFoot = false, height }: { isFoot?: boolean; height?: typeof SIGNING_ROW },
): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(height === undefined ? {} : { height }),
    children: cells.map((cell, index) => bodyCell(cell, columns[index]?.isNumber === true, widths[index] ?? 0, isFoot)),
  });
}

function bodyCell(
  { text, tone, note, place }: ReportCell,
  isNumber: boolean,
  width: number,
  isFoot: boolean,
): TableCell {
  const alignment = isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT;
  const children: Paragraph[] = [];
  if (text !== '' || place === undefined)
    children.push(
      new Paragraph({
        alignment,
        children: [tone === undefined ? run(text, { size: SMALL, bold: isFoot }) : tagRun(tone, text, SMALL)],
      }),
    );
  if (note !== undefined && note !== '')
    children.push(new Paragraph({ alignment, children: [run(note, { size: 16, color: QUIET })] }));
  if (place !== undefined) children.push(placeParagraph(place));
  return new TableCell({ width: { size: width, type: WidthType.DXA }, children });
}
