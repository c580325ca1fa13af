export type Attributes = Readonly<Record<string, string>>;

export const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary ul caption'.split(
    ' ',
  ),
);
/** Elements whose content no page shows. */
export const SILENT = new Set(
  'title script style template datalist rp noembed noframes object applet iframe svg audio video canvas map'.split(' '),
);
export const EMBEDDED = new Set('iframe frame embed object applet audio video'.split(' '));
const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
export const CELLS = new Set(['td', 'th']);
const LONGEST_STYLE = 2000;
/** What browsers allow. */
export const MOST_COLUMNS = 1000;
export const MOST_ROWS = 65_534;

export function isHidden(name: string, attributes: Attributes): boolean {
  if (name === 'input') return false;
  return 'hidden' in attributes || HIDING.test(readStyle(attributes));
}

export function showInput({ type = 'text', value = '', checked }: Attributes): string {
  const kind = type.toLowerCase();
  if (kind === 'checkbox' || kind === 'radio') return checked === undefined ? '☐' : '☑';
  return kind === 'hidden' || kind === 'password' || kind === 'submit' || kind === 'button' ? '' : value;
}

/** 0 means: to the end. */
export function readSpan(text: string | undefined, most: number): number {
  const span = Number.parseInt(text ?? '1', 10);
  return Number.isNaN(span) || span < 0 ? 1 : Math.min(span, most);
}

/** The blanks of the source are one blank, and none at the ends of a line; full-width and fixed blanks stay. */
export function tidy(text: string): string {
  const lines = text.replace(/ {2,}/g, ' ').split('\n').map(trimBlanks);
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return first === -1 ? '' : lines.slice(first, last + 1).join('\n');
}

function trimBlanks(line: string): string {
  return line.slice(line.startsWith(' ') ? 1 : 0, line.endsWith(' ') && line.length > 1 ? -1 : undefined);
}

/** As much of an element's style as any page writes. */
export function readStyle(attributes: Attributes): string {
  return (attributes['style'] ?? '').slice(0, LONGEST_STYLE);
}
