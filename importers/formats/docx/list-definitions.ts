import { codePoint } from 'dingbat-to-unicode';
import { unescapeXml, type XmlElement } from '../xml-tree.ts';
import type { StyleSheet } from './style-sheet.ts';
import { readFlag, readInteger } from './word-values.ts';

export interface ListLevel {
  start: number;
  format: string;
  /** Digits of the smallest number, from formats such as `001, 002, …`. */
  width: number;
  /** With places for the numbers of this and the levels above (`%1.%2`), or the bullet itself. */
  text: string;
  gap: 'tab' | 'space' | 'nothing';
  /** Numbers of the levels above are plain digits, however those levels write them. */
  isLegal: boolean;
  /** Begins anew after levels above this one (counted from 1); null: after every level above. */
  restartsAfter: number | null;
  /** The paragraph style the level belongs to. */
  style: string | null;
}

/** What a `w:num` says: levels, and the numbers it makes them start at. */
export interface ListDefinition {
  numId: string;
  /** Lists of the same key count on together. */
  key: string;
  levels: readonly (ListLevel | null)[];
  startOverrides: readonly (number | null)[];
}

const LEVELS = 9;
/** Bullets of unknown fonts lie where Unicode leaves room for private signs. */
const PRIVATE = /[\ue000-\uf8ff]/g;
const SYMBOL_FONT = /^(?:Symbol|Webdings|Wingdings(?: [23])?)$/;

/** The lists of a Word file, each read when a paragraph first needs it. */
export class ListDefinitions {
  private readonly styles: StyleSheet;
  private readonly lists = new Map<string, XmlElement>();
  private readonly templates = new Map<string, XmlElement>();
  private readonly known = new Map<string, ListDefinition | null>();

  constructor(root: XmlElement | null, styles: StyleSheet) {
    this.styles = styles;
    for (const element of root?.elements() ?? []) {
      if (element.name === 'w:num') keepFirst(this.lists, element.attribute('w:numId'), element);
      if (element.name === 'w:abstractNum') keepFirst(this.templates, element.attribute('w:abstractNumId'), element);
    }
  }

  find(numId: string): ListDefinition | null {
    let list = this.known.get(numId);
    if (list === undefined) {
      list = this.read(numId);
      this.known.set(numId, list);
    }
    return list;
  }

  private read(numId: string): ListDefinition | null {
    const list = this.lists.get(numId);
    const key = list?.first('w:abstractNumId')?.attribute('w:val');
    if (list === undefined || key === undefined) return null;
    const template = this.findTemplate(key);
    const levels = readLevels(template?.elements() ?? []);
    const startOverrides: (number | null)[] = Array.from({ length: LEVELS }, () => null);
    for (const override of list.elements()) {
      const level = readPlace(override);
      if (override.name !== 'w:lvlOverride' || level === null) continue;
      const [own] = readLevels(override.elements()).filter((one) => one !== null);
      // Word takes the restart of the template whatever the override says.
      if (own !== undefined) levels[level] = { ...own, restartsAfter: levels[level]?.restartsAfter ?? null };
      startOverrides[level] = readInteger(override.first('w:startOverride'));
    }
    return { numId, key, levels, startOverrides };
  }

  /** A template may only name a list style, whose own list has the levels. */
  private findTemplate(key: string): XmlElement | undefined {
    const seen = new Set<string>();
    let next = key;
    while (!seen.has(next)) {
      seen.add(next);
      const template = this.templates.get(next);
      const link = template?.first('w:numStyleLink')?.attribute('w:val');
      if (link === undefined || template?.first('w:lvl') !== undefined) return template;
      const numId = this.styles.find('numbering', link)?.numId ?? '';
      next = this.lists.get(numId)?.first('w:abstractNumId')?.attribute('w:val') ?? '';
    }
    return undefined;
  }
}

function keepFirst(map: Map<string, XmlElement>, id: string | undefined, element: XmlElement): void {
  if (id !== undefined && !map.has(id)) map.set(id, element);
}

function readPlace(element: XmlElement): number | null {
  const value = element.attribute('w:ilvl') ?? '';
  return /^[0-8]$/.test(value) ? Number.parseInt(value, 10) : null;
}

function readLevels(elements: readonly XmlElement[]): (ListLevel | null)[] {
  const levels: (ListLevel | null)[] = Array.from({ length: LEVELS }, () => null);
  for (const element of elements) {
    const place = readPlace(element);
    if (element.name === 'w:lvl' && place !== null) levels[place] = readLevel(element);
  }
  return levels;
}

function readLevel(element: XmlElement): ListLevel {
  const format = readFormat(element);
  const gap = element.first('w:suff')?.attribute('w:val');
  return {
    start: readInteger(element.first('w:start')) ?? 0,
    ...format,
    text: readText(element, format.format === 'bullet'),
    gap: gap === 'space' || gap === 'nothing' ? gap : 'tab',
    isLegal: readFlag(element.first('w:isLgl')) === true,
    restartsAfter: readInteger(element.first('w:lvlRestart')),
    style: element.first('w:pStyle')?.attribute('w:val') ?? null,
  };
}

/** Formats by example (`001, 002, 003, ...`) stand beside a plain one for older programs. */
function readFormat(element: XmlElement): Pick<ListLevel, 'format' | 'width'> {
  const choice = element.first('mc:AlternateContent')?.first('mc:Choice')?.first('w:numFmt');
  const zeros = /^0*1(?=,)/.exec(choice?.attribute('w:format') ?? '')?.[0];
  if (zeros !== undefined) return { format: 'decimal', width: Math.min(zeros.length, LEVELS) };
  const fallback = element.first('mc:AlternateContent')?.first('mc:Fallback')?.first('w:numFmt');
  return { format: (element.first('w:numFmt') ?? fallback)?.attribute('w:val') ?? 'decimal', width: 1 };
}

function readText(element: XmlElement, isBullet: boolean): string {
  const properties = element.first('w:rPr');
  if (readFlag(properties?.first('w:vanish')) === true) return '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: damaged files have such characters, which no page shows
  const text = unescapeXml(element.first('w:lvlText')?.attribute('w:val') ?? '').replace(/[\x00-\x1f]/g, '');
  if (!isBullet) return text;
  const fonts = properties?.first('w:rFonts');
  const font = fonts?.attribute('w:ascii') ?? fonts?.attribute('w:hAnsi') ?? '';
  const shown = SYMBOL_FONT.test(font) ? [...text].map((sign) => readSymbol(font, sign)).join('') : text;
  return shown.replace(PRIVATE, '•');
}

function readSymbol(font: string, sign: string): string {
  const code = sign.charCodeAt(0);
  const isPrivate = code >= 0xf000 && code <= 0xf0ff;
  return codePoint(font, isPrivate ? code - 0xf000 : code)?.string ?? sign;
}
