import { AlignmentType, Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { run } from '../report/word-parts.ts';
import { pinBytes } from '../report/word-report.ts';

export interface ClarificationLetter {
  title: string;
  /** Procurement with its number, and the lot. */
  about: string;
  tenderer: string;
  question: string;
  /** What the law wants of the answer; null where it says nothing for this method. */
  limits: string | null;
  panel: string;
  /** Day in China. */
  date: string;
}

const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const A4 = { width: 11906, height: 16838 };
const MARGIN = 1440;
const INDENT = { firstLine: 480 };

/** The letter as a Word file, to be printed and signed. Equal letters give equal bytes. */
export async function writeClarificationLetter(letter: ClarificationLetter): Promise<Buffer> {
  const { title, about, tenderer, question, limits, panel, date } = letter;
  const line = (text: string) => new Paragraph({ children: [run(text)], indent: INDENT, spacing: { after: 80 } });
  const right = (text: string) => new Paragraph({ children: [run(text)], alignment: AlignmentType.RIGHT });
  const document = new Document({
    title: `${title}：${tenderer}`,
    creator: '衡标',
    lastModifiedBy: '衡标',
    styles: { default: { document: { run: { font: SONG, size: 24 }, paragraph: { spacing: { line: 360 } } } } },
    sections: [
      {
        properties: { page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        children: [
          new Paragraph({
            children: [run(title, { bold: true, size: 36 })],
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
          }),
          new Paragraph({ children: [run(`${tenderer}：`)] }),
          line(`在${about}的评审中，请贵单位就以下内容作出书面澄清、说明或者补正：`),
          ...question.split('\n').filter(Boolean).map(line),
          ...(limits === null ? [] : [line(limits)]),
          line('答复请由法定代表人或其授权的代表签字，或者加盖公章。'),
          new Paragraph({ children: [run('')] }),
          right(panel),
          right(date),
        ],
      },
    ],
  });
  return pinBytes(await Packer.toBuffer(document), date);
}
