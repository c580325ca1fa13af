import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import JSZip from 'jszip';
import type { Report, ReportSection } from './report.ts';
import { clean, entryParagraphs, reportTable, run, tagRun } from './word-parts.ts';

const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const HEI = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' };
/** First day a zip entry can carry; every entry gets it. */
const ENTRY_DATE = new Date(Date.UTC(1980, 0, 1));
const A4 = { width: 11906, height: 16838 };
const MARGIN = 1020;

/** The report as a Word file on A4. Equal reports give equal bytes. */
export async function writeWordReport(report: Report): Promise<Buffer> {
  const document = new Document({
    title: `${report.title}：${report.subject}`,
    creator: '衡标',
    lastModifiedBy: '衡标',
    styles: {
      default: {
        document: { run: { font: SONG, size: 21 }, paragraph: { spacing: { line: 300 } } },
        title: {
          run: { font: HEI, size: 36, bold: true },
          paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 120 } },
        },
        heading1: {
          run: { font: HEI, size: 28, bold: true },
          paragraph: { keepNext: true, spacing: { before: 320, after: 120 } },
        },
        heading2: {
          run: { font: HEI, size: 22, bold: true },
          paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        footers: { default: footer(report.foot) },
        children: [...head(report), ...report.sections.flatMap(writeSection)],
      },
    ],
  });
  return pinBytes(await Packer.toBuffer(document), report.date);
}

function head({ title, subject, caption, facts, counts }: Report): FileChild[] {
  const frame = { style: BorderStyle.SINGLE, size: 6, color: '7D5200', space: 6 } as const;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: title }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 160 },
      children: [run(subject, { size: 26 })],
    }),
    ...(caption === null
      ? []
      : [
          new Paragraph({
            border: { top: frame, bottom: frame, left: frame, right: frame },
            spacing: { after: 200 },
            children: [tagRun('look', '系统提示　'), run(caption)],
          }),
        ]),
    ...facts.map(({ label, value }) => new Paragraph({ children: [run(`${label}：`, { bold: true }), run(value)] })),
    ...(counts.length === 0
      ? []
      : [
          new Paragraph({
            spacing: { before: 120 },
            children: counts.flatMap(({ label, count, tone }) => [
              tagRun(count === 0 ? 'plain' : tone, label),
              run(` ${count} 项　　`),
            ]),
          }),
        ]),
  ];
}

function writeSection({ title, lead, entries = [], isNumbered, tables = [], lines = [] }: ReportSection): FileChild[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: title }),
    ...(lead === undefined
      ? []
      : [
          new Paragraph({
            children: [run(lead, { color: '555555' })],
            spacing: { after: 80 },
            keepNext: tables.length + entries.length > 0,
          }),
        ]),
    ...entries.flatMap((entry, index) => entryParagraphs(entry, isNumbered === true ? index + 1 : null)),
    ...tables.flatMap((table) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, text: table.caption }),
      reportTable(table),
    ]),
    ...lines.map((line) => new Paragraph({ children: [run(`· ${line}`)], spacing: { before: 60 } })),
  ];
}

function footer(line: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            size: 16,
            color: '555555',
            children: [`${clean(line)}　第 `, PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'],
          }),
        ],
      }),
    ],
  });
}

/** The library stamps the hour of writing into the properties and the zip's entries; both are pinned here. */
async function pinBytes(bytes: Buffer, date: string): Promise<Buffer> {
  const source = await JSZip.loadAsync(bytes);
  const target = new JSZip();
  for (const name of Object.keys(source.files).sort()) {
    const entry = source.files[name];
    if (entry === undefined || entry.dir) continue;
    const content = await entry.async('nodebuffer');
    const pinned =
      name === 'docProps/core.xml'
        ? Buffer.from(
            content.toString('utf8').replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`),
          )
        : content;
    target.file(name, pinned, { date: ENTRY_DATE, createFolders: false });
  }
  return target.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 9 } });
}
