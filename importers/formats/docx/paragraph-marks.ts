/** What mammoth does not tell about a paragraph. Written as the name of a bookmark, which mammoth hands on as it stands. */
export interface ParagraphMarks {
  /** Heading level, null for body text. */
  level: number | null;
  /** Path of the text box, header or footer the paragraph stands in, `textbox[3]/`; empty in the body. */
  story: string;
  /** Tracked changes stand in it or were left out before it. */
  isChanged: boolean;
  /** Hidden text was left out of it. */
  isHidden: boolean;
}

const NO_MARKS: ParagraphMarks = { level: null, story: '', isChanged: false, isHidden: false };
const FORM = /^hengbiao level=(\d*) story=(\S*) left-out=(\S*)$/;

export function writeMarks(marks: ParagraphMarks): string {
  const { level, story, isChanged, isHidden } = marks;
  if (level === null && story === '' && !isChanged && !isHidden) return '';
  const leftOut = `${isChanged ? 'changes' : ''}${isHidden ? 'hidden' : ''}`;
  return `<w:bookmarkStart w:name="hengbiao level=${level ?? ''} story=${story} left-out=${leftOut}"/>`;
}

export function readMarks(bookmark: string): ParagraphMarks {
  const match = FORM.exec(bookmark);
  if (match === null) return NO_MARKS;
  const [, level = '', story = '', leftOut = ''] = match;
  return {
    level: level === '' ? null : Number.parseInt(level, 10),
    story,
    isChanged: leftOut.includes('changes'),
    isHidden: leftOut.includes('hidden'),
  };
}
