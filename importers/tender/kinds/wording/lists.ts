/** Number of an entry in a list: ①, (1), 1., 1、, A., 一、. */
const MARK =
  '(?:[①-⑳⑴-⒇]|\\((?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\)|(?<![\\d.])\\d{1,2}(?:[、)]|\\.(?!\\d))|[A-Ha-h][、.)]|(?<=^|\\n)[一二三四五六七八九十]{1,2}、)';

/** Parts of a rule that begin with a number of the same form, with what stands before the first of them. */
export interface NumberedText {
  lead: string;
  entries: string[];
}

const FORMS: readonly RegExp[] = [
  /[①-⑳]/g,
  /[⑴-⒇]/g,
  /\((?:\d{1,2})\)/g,
  /\((?:[一二三四五六七八九十]{1,3})\)/g,
  /(?<![\d.A-Za-z-])\d{1,2}(?:[、)]|\.(?!\d))/g,
  /(?<![A-Za-z])[A-Ha-h](?:[、)]|\.(?![\dA-Za-z]))/g,
];

/** Splits at the numbers of the outermost list, found as the form that is used first and at least twice. */
export function splitNumbered(plain: string): NumberedText | null {
  const uses = FORMS.map((form) => [...plain.matchAll(form)].map((match) => ({ at: match.index, mark: match[0] })))
    .map(inOrder)
    .filter((marks) => marks.length >= 2)
    .sort((one, other) => (one[0]?.at ?? 0) - (other[0]?.at ?? 0));
  const [marks] = uses;
  if (marks === undefined) return null;
  return {
    lead: plain.slice(0, marks[0]?.at ?? 0),
    entries: marks.map(({ at, mark }, index) =>
      plain.slice(at + mark.length, marks[index + 1]?.at ?? plain.length).trim(),
    ),
  };
}

/** Marks that count up from one; a number that is out of turn belongs to the text. */
function inOrder(marks: { at: number; mark: string }[]): { at: number; mark: string }[] {
  const kept: { at: number; mark: string }[] = [];
  for (const mark of marks) if (ordinalOf(mark.mark) === kept.length + 1) kept.push(mark);
  return kept;
}

const CHINESE = '一二三四五六七八九十';

function ordinalOf(mark: string): number {
  const circled = mark.codePointAt(0) ?? 0;
  if (circled >= 0x2460 && circled <= 0x2473) return circled - 0x2460 + 1;
  if (circled >= 0x2474 && circled <= 0x2487) return circled - 0x2474 + 1;
  const digits = /\d+/.exec(mark)?.[0];
  if (digits !== undefined) return Number.parseInt(digits, 10);
  const letter = /[A-Ha-h]/.exec(mark)?.[0];
  if (letter !== undefined) return letter.toLowerCase().charCodeAt(0) - 96;
  const chinese = /[一二三四五六七八九十]+/.exec(mark)?.[0] ?? '';
  return chinese.length === 1
    ? CHINESE.indexOf(chinese) + 1
    : chinese.startsWith('十')
      ? 10 + CHINESE.indexOf(chinese.charAt(1)) + 1
      : 0;
}

/** Splits outside brackets and quotes at any of the given signs. */
export function splitOutside(text: string, signs: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  for (const character of text) {
    if ('([《'.includes(character)) depth += 1;
    if (')]》'.includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && signs.includes(character)) {
      pieces.push(piece);
      piece = '';
    } else piece += character;
  }
  pieces.push(piece);
  return pieces.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

/** Takes the number of a list entry off its front. */
export function withoutMark(text: string): string {
  return text.replace(new RegExp(`^\\s*${MARK}\\s*`), '');
}

/** Brackets and what is in them become one filler character each, so that a stop inside does not end a list. */
export function maskBrackets(text: string): string {
  let depth = 0;
  return [...text]
    .map((character) => {
      if (character === '(') depth += 1;
      const inside = depth > 0;
      if (character === ')') depth = Math.max(0, depth - 1);
      return inside && character !== '\n' ? '〇' : character;
    })
    .join('');
}
