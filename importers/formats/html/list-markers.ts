import { formatNumber } from '../docx/number-formats.ts';
import { type Attributes, readStyle } from './html-elements.ts';

/** Ways of numbering by their CSS names or the letters of old pages, and by the name number formats have in Word. */
const STYLES: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'decimal-leading-zero': 'decimalZero',
  'cjk-decimal': 'ideographDigital',
  'cjk-ideographic': 'chineseCountingThousand',
  'simp-chinese-informal': 'chineseCountingThousand',
  'simp-chinese-formal': 'chineseLegalSimplified',
  'trad-chinese-informal': 'chineseCountingThousand',
};
const BULLETS = new Set(['disc', 'circle', 'square']);

/** A list of a page, and how it numbers its items. */
export class HtmlList {
  private readonly style: string;
  private readonly step: number;
  private next: number;

  constructor(isOrdered: boolean, attributes: Attributes) {
    const declared = /list-style(?:-type)?\s*:\s*([^;]+)/i.exec(readStyle(attributes))?.[1];
    this.style = (declared ?? attributes['type'] ?? (isOrdered ? 'decimal' : 'disc')).trim();
    this.step = 'reversed' in attributes ? -1 : 1;
    this.next = readNumber(attributes['start']) ?? 1;
  }

  /** The mark before the next item as the page shows it, with the blank after it. */
  takeMarker(value: string | undefined): string {
    const number = readNumber(value) ?? this.next;
    this.next = number + this.step;
    if (this.style === 'none') return '';
    if (BULLETS.has(this.style.toLowerCase())) return '• ';
    const format = STYLES[this.style] ?? 'decimal';
    return `${formatNumber(number, format)}${format.startsWith('chinese') ? '、' : '. '}`;
  }
}

function readNumber(text: string | undefined): number | null {
  return text !== undefined && /^\s*-?\d{1,9}\s*$/.test(text) ? Number.parseInt(text, 10) : null;
}
