import type { XmlElement } from '../xml-tree.ts';
import type { ListDefinition, ListDefinitions, ListLevel } from './list-definitions.ts';
import { formatNumber } from './number-formats.ts';
import type { StyleSheet } from './style-sheet.ts';
import { readInteger } from './word-values.ts';

export interface ListPlace {
  list: ListDefinition;
  level: number;
}

/** Finds the list of a paragraph by its own properties and its style. */
export class ListNumbers {
  private readonly lists: ListDefinitions;
  private readonly styles: StyleSheet;
  private readonly byStyle = new Map<string | undefined, ListPlace | null>();

  constructor(lists: ListDefinitions, styles: StyleSheet) {
    this.lists = lists;
    this.styles = styles;
  }

  /** Numbers of a stretch of text that counts on its own: the body, the text boxes, the notes. */
  startCounting(): ListCounter {
    return new ListCounter(this);
  }

  find(properties: XmlElement | undefined): ListPlace | null {
    const own = properties?.first('w:numPr');
    const styleId = properties?.first('w:pStyle')?.attribute('w:val');
    const numId = own?.first('w:numId')?.attribute('w:val');
    const level = readInteger(own?.first('w:ilvl'));
    if (numId !== undefined) return this.findPlace(numId, level ?? 0);
    const styled = this.findByStyle(styleId);
    return styled === null || level === null ? styled : this.findPlace(styled.list.numId, level);
  }

  private findByStyle(styleId: string | undefined): ListPlace | null {
    let place = this.byStyle.get(styleId);
    if (place === undefined) {
      place = this.readStyle(styleId);
      this.byStyle.set(styleId, place);
    }
    return place;
  }

  private readStyle(styleId: string | undefined): ListPlace | null {
    const chain = this.styles.chain('paragraph', styleId);
    const numId = chain.find((style) => style.numId !== null)?.numId ?? null;
    const list = numId === null ? null : this.lists.find(numId);
    if (list === null) return null;
    const names = chain.map((style) => style.id);
    for (const name of names) {
      const linked = list.levels.findIndex((one) => one?.style === name);
      if (linked !== -1) return { list, level: linked };
    }
    const level = chain.find((style) => style.numLevel !== null)?.numLevel ?? 0;
    // A level that belongs to another style numbers no paragraph of this one.
    const owner = list.levels[level]?.style ?? '';
    return this.styles.find('paragraph', owner) === undefined ? this.findPlace(list.numId, level) : null;
  }

  /** List 0 is Word's way to take a number away. */
  private findPlace(numId: string, level: number): ListPlace | null {
    const list = numId === '0' ? null : this.lists.find(numId);
    return list === null || (list.levels[level] ?? null) === null ? null : { list, level };
  }
}

type Counts = (number | null)[];

export class ListCounter {
  private readonly numbers: Pick<ListNumbers, 'find'>;
  private readonly counts = new Map<string, Counts>();
  private readonly started = new Set<string>();

  constructor(numbers: Pick<ListNumbers, 'find'>) {
    this.numbers = numbers;
  }

  /** Counts a paragraph and gives its number as shown before text that begins with `following`; empty where it has none. */
  next(properties: XmlElement | undefined, following: string): string {
    const place = this.numbers.find(properties);
    return place === null ? '' : this.nextAt(place, following);
  }

  nextAt(place: ListPlace, following: string): string {
    const level = place.list.levels[place.level] ?? null;
    if (level === null) return '';
    const counts = this.count(place);
    const text = writeText(place, level, counts);
    if (text === '' || following === '') return level.format === 'bullet' ? '' : text;
    return text + writeGap(text, level, following);
  }

  private count({ list, level }: ListPlace): Counts {
    const counts = this.counts.get(list.key) ?? list.levels.map(() => null);
    this.counts.set(list.key, counts);
    const override = list.startOverrides[level] ?? null;
    const use = `${list.numId}/${level}`;
    const current = counts[level] ?? null;
    const isOverridden = override !== null && !this.started.has(use);
    counts[level] = isOverridden ? override : current === null ? findStart(list, level) : current + 1;
    this.started.add(use);
    // A level above that was never used, or not since its own restart, counts as used from here on.
    for (let above = 0; above < level; above += 1) counts[above] ??= findStart(list, above);
    for (let below = level + 1; below < counts.length; below += 1) {
      const restartsAfter = list.levels[below]?.restartsAfter ?? null;
      if (restartsAfter === null || level < restartsAfter) counts[below] = null;
    }
    return counts;
  }
}

function findStart(list: ListDefinition, level: number): number {
  return list.startOverrides[level] ?? list.levels[level]?.start ?? 0;
}

function writeText({ list, level: own }: ListPlace, { text, format, isLegal }: ListLevel, counts: Counts): string {
  if (format === 'bullet') return text;
  return text.replace(/%([1-9])/g, (_, digit) => {
    const place = Number.parseInt(digit, 10) - 1;
    const level = list.levels[place] ?? null;
    const count = counts[place] ?? null;
    if (place > own || level === null || count === null) return '';
    const isPlain = isLegal && place < own && level.format !== 'decimalZero';
    return isPlain ? String(count) : writeCount(count, level);
  });
}

function writeCount(count: number, { format, width }: ListLevel): string {
  return width > 1 ? String(count).padStart(width, '0') : formatNumber(count, format);
}

const ENDS_OPEN = /[\p{L}\p{Nd}.]$/u;
const ENDS_CLOSED = /[、。，：；．）］】》〕」]$/;

/**
 * A tab after the number is a distance on the page, and is written as one would type it: a blank after words, digits and
 * bullets (1.1 第一章 •), none after a closing sign of Chinese, and before Chinese none after any sign (一、 （一） ①).
 */
function writeGap(text: string, { gap, format }: ListLevel, following: string): string {
  if (gap === 'space') return ' ';
  if (gap === 'nothing' || ENDS_CLOSED.test(text) || /^\s/.test(following)) return '';
  return format === 'bullet' || ENDS_OPEN.test(text) || !/^\p{Script=Han}/u.test(following) ? ' ' : '';
}
