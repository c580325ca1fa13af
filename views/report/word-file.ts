import { AlignmentType, Document, type FileChild, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import JSZip from 'jszip';
import type { IsoDate } from '../../src/domain/scalars.ts';
import { clean } from './word-parts.ts';

const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const HEI = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' };
/** First day a zip entry can carry; every entry gets it. */
const ENTRY_DATE = new Date(Date.UTC(1980, 0, 1));
const A4 = { width: 11906, height: 16838 };
const MARGIN = 1020;

export interface WordFile {
  title: string;
  children: readonly FileChild[];
  /** At the foot of every page; null: no foot. */
  foot: string | null;
  /** The day the file says it was written. */
  date: IsoDate;
}

/** A Word file on A4. Equal content gives equal bytes. */
export async function writeWordFile({ title, children, foot, date }: WordFile): Promise<Buffer> {
  const document = new Document({
    title: clean(title),
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
        ...(foot === null ? {} : { footers: { default: footer(foot) } }),
        children: [...children],
      },
    ],
  });
  return pinBytes(await Packer.toBuffer(document), date);
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

const PROPERTIES = 'docProps/core.xml';

/** The library stamps the hour of writing into the properties and the zip's entries; both are pinned here, what is packed stays packed. */
async function pinBytes(bytes: Buffer, date: string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes);
  for (const entry of Object.values(zip.files)) entry.date = ENTRY_DATE;
  const properties = (await zip.file(PROPERTIES)?.async('string')) ?? '';
  const pinned = properties.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);
  zip.file(PROPERTIES, pinned, { date: ENTRY_DATE, createFolders: false });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}
