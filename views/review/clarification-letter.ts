import { AlignmentType, HeadingLevel, Paragraph } from 'docx';
import { writeWordFile } from '../report/word-file.ts';
import { run } from '../report/word-parts.ts';

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

const INDENT = { firstLine: 420 };

/** The letter as a Word file, to be printed and signed. Equal letters give equal bytes. */
export function writeClarificationLetter(letter: ClarificationLetter): Promise<Buffer> {
  const { title, about, tenderer, question, limits, panel, date } = letter;
  const line = (text: string) => new Paragraph({ children: [run(text)], indent: INDENT, spacing: { after: 80 } });
  const right = (text: string) => new Paragraph({ children: [run(text)], alignment: AlignmentType.RIGHT });
  const children = [
    new Paragraph({ children: [run(title)], heading: HeadingLevel.TITLE }),
    new Paragraph({ children: [run(`${tenderer}：`)] }),
    line(`在${about}的评审中，请贵单位就以下内容作出书面澄清、说明或者补正：`),
    ...question.split('\n').filter(Boolean).map(line),
    ...(limits === null ? [] : [line(limits)]),
    line('答复请由法定代表人或其授权的代表签字，或者加盖公章。'),
    new Paragraph({ children: [run('')] }),
    right(panel),
    right(date),
  ];
  return writeWordFile({ title: `${title}：${tenderer}`, children, foot: null, date });
}
