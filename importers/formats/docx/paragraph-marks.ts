/** What mammoth does not tell about a paragraph. Written as the name of a bookmark, which mammoth hands on as it stands. */
export interface ParagraphMarks {
  /** Heading level, null for body text. */
  level: number | null;
  /** Running number of the text box the paragraph stands in. */
  textBox: number | null;
}

const NO_MARKS: ParagraphMarks = { level: null, textBox: null };
const FORM = /^hengbiao level=(\d*) textbox=(\d*)$/;

export function writeMarks(marks: ParagraphMarks): string {
  if (marks.level === null && marks.textBox === null) return '';
  return `<w:bookmarkStart w:name="hengbiao level=${marks.level ?? ''} textbox=${marks.textBox ?? ''}"/>`;
}

export function readMarks(bookmark: string): ParagraphMarks {
  const match = FORM.exec(bookmark);
  return match === null ? NO_MARKS : { level: readNumber(match[1]), textBox: readNumber(match[2]) };
}

function readNumber(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number.parseInt(text, 10);
}
