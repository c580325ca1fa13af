import type { Location } from '../../../src/domain/location.ts';
import { readLotNumbers } from './lot-words.ts';
import type { Group } from './raw-item.ts';
import { cleanSectionTitle } from './row-words.ts';
import { splitTitlePoints } from './stated-points.ts';

/** A lot's heading stands above all others. */
const LOT_RANK = -2;
const RANKS: readonly RegExp[] = [
  /^第[一二三四五六七八九十\d]{1,3}部分/,
  /^(?:[一二三四五六七八九十]{1,3}[、.]|[ⅠⅡⅢⅣⅤⅥ])/,
  /^[(][一二三四五六七八九十]{1,3}[)]/,
  /^\d{1,2}[、.]/,
];

/** Makes a group of items from its heading's words. */
export function makeGroup(raw: string, level: Group['level'], location: Location, points: string | null = null): Group {
  const titled = splitTitlePoints(raw);
  const title = cleanSectionTitle(titled.title);
  return {
    title: title === '' ? titled.title : title,
    points: titled.points ?? points,
    objective: readObjective(raw),
    location,
    level,
  };
}

/** 客观分 → true, 主观分 → false; null where a text says neither, or both. */
export function readObjective(text: string): boolean | null {
  const [objective, subjective] = [/客观/.test(text), /主观/.test(text)];
  return objective === subjective ? null : objective;
}

/** Groups that head rows of their own open, the outermost first; a heading closes those of its own rank and below. */
export class OpenGroups {
  #open: { group: Group; rank: number; items: number; index: number; texts: string[] }[] = [];
  /** Groups that closed without an item below them, with the number of items before them. */
  readonly empty: { group: Group; index: number; texts: string[] }[] = [];

  open(group: Group, words: string, itemsBefore: number): void {
    const plain = words.replace(/\s/g, '');
    const found = readLotNumbers(plain).length > 0 ? LOT_RANK : RANKS.findIndex((pattern) => pattern.test(plain));
    const rank = found === -1 ? (this.#open.findLast((entry) => entry.rank !== LOT_RANK)?.rank ?? RANKS.length) : found;
    this.#close(rank);
    const parent = this.#open.at(-1);
    if (parent !== undefined) parent.items += 1;
    this.#open.push({ group, rank, items: 0, index: itemsBefore, texts: [] });
  }

  countItem(): void {
    for (const entry of this.#open) entry.items += 1;
  }

  /** Keeps the rule of a group that has no item yet: a merged row right below its heading. */
  takeText(text: string): boolean {
    const last = this.#open.at(-1);
    if (last === undefined || last.items > 0) return false;
    last.texts.push(text);
    return true;
  }

  list(): Group[] {
    return this.#open.map(({ group }) => group);
  }

  closeAll(): void {
    this.#close(LOT_RANK);
  }

  #close(rank: number): void {
    while ((this.#open.at(-1)?.rank ?? LOT_RANK - 1) >= rank) {
      const closed = this.#open.pop();
      if (closed !== undefined && closed.items === 0) this.empty.push(closed);
    }
  }
}
