import { AlignmentType, HeadingLevel, Paragraph } from 'docx';
import type { IsoDate } from '../../src/domain/scalars.ts';
import { writeWordFile } from '../report/word-file.ts';
import { run } from '../report/word-parts.ts';

export interface WrittenNotice {
  title: string;
  /** The first line names whom it is to. */
  text: string;
  /** Who seals it; null where that is not known. */
  sender: string | null;
  date: IsoDate;
}

const SIZE = 28;
const SPACING = { line: 480 } as const;

/** A notice as a letter to be sealed. */
export function writeNotice({ title, text, sender, date }: WrittenNotice): Promise<Buffer> {
  const [to = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const signed = (line: string) =>
    new Paragraph({ alignment: AlignmentType.RIGHT, spacing: SPACING, children: [run(line, { size: SIZE })] });
  return writeWordFile({
    title,
    foot: null,
    date,
    children: [
      new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)], spacing: { before: 480, after: 480 } }),
      new Paragraph({ spacing: SPACING, children: [run(to, { size: SIZE })] }),
      ...lines.map(
        (line) =>
          new Paragraph({
            spacing: SPACING,
            indent: { firstLine: SIZE * 20 },
            children: [run(line, { size: SIZE })],
          }),
      ),
      new Paragraph({ spacing: SPACING }),
      signed(`${sender ?? '＿＿＿＿＿＿＿＿'}（盖章）`),
      signed(date),
    ],
  });
}
