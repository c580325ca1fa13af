import type { Block } from '../../src/domain/document.ts';
import { type Counted, readCount } from './clause-count.ts';
import { nameLostLots } from './lost-lots.ts';
import { findLotNames, plainLine, plainTitle } from './lot-name.ts';

const LONGEST_TITLE = 60;
const LONGEST_BARE_TITLE = 16;
/** Enough of a paragraph to see its number, and that it is no title. */
const LONGEST_LINE = 240;
/** What stands between a lot's name and its title, or ends the line. */
const AFTER_NAME = /^(?:$|[:、,;.\-()[\s]|[\p{Script=Han}]{0,12}(?:评分|评审|评标|需求|要求|清单|参数|内容))/u;
/** 某某项目包1评分规则: a caption that names its lot somewhere inside. */
const CAPTION =
  /(?:评分|评审|评标)(?:规则|标准|细则|办法|因素|表)[^,。;]{0,6}$|(?:采购|项目|技术|服务|商务)(?:需求|要求)(?:书|一览表)?[:]?$/;
const SENTENCE = /[。!?](?!$)/;
/** Whoever opens a new one of these leaves every lot. */
const ABOVE_LOTS: ReadonlySet<Counted['style']> = new Set(['part', 'chapter']);

/**
 * For each block the number of the lot it stands under (第三包, 采购包3, 标段三, 合同包1 as a heading or a line of its own),
 * null where it speaks of all lots. A lot's part ends where the numbering it stands under counts on, or at a heading no
 * lower than its own. A list that names one lot a line has each line under its own lot only.
 */
export function scopeBlocks(blocks: readonly Block[]): (number | null)[] {
  const lines = blocks.map(lineOf);
  const named = lines.map(readOwnLot);
  const scopes = scopeByNames(blocks, lines, named);
  return nameLostLots(lines, scopes, named);
}

function scopeByNames(
  blocks: readonly Block[],
  lines: readonly (string | null)[],
  named: readonly (number | null)[],
): (number | null)[] {
  const outline = new Outline();
  const scopes: (number | null)[] = [];
  let open: OpenLot | null = null;
  blocks.forEach((block, index) => {
    const lot = named[index] ?? null;
    const line = lines[index] ?? null;
    const number = line === null ? null : readCount(line);
    if (lot !== null && block.type !== 'table') {
      scopes.push(lot);
      if (isOther(named[index + 1], lot) || isOther(named[index - 1], lot)) return;
      if (open === null || number !== null) outline.see(number);
      const level = block.type === 'heading' ? block.level : null;
      open = { lot, level, above: outline.copy(), inside: new Outline(), before: open?.inside ?? null };
      return;
    }
    if (open !== null && number !== null && startsAgain(number, open)) {
      for (let at = index - 1; isBareTitle(blocks[at]) && scopes[at] === open.lot; at -= 1) scopes[at] = null;
      open = null;
    }
    if (open !== null && leaves(block, number, open)) open = null;
    if (open === null) outline.see(number);
    else open.inside.see(number);
    scopes.push(lot ?? open?.lot ?? null);
  });
  return scopes;
}

interface OpenLot {
  lot: number;
  /** Heading level of the line that names it; null for a paragraph. */
  level: number | null;
  /** Numbering the lot stands under. */
  above: Outline;
  /** Numbering begun inside it. */
  inside: Outline;
  /** Numbering inside the lot before it; null for the first. */
  before: Outline | null;
}

/** The last count of every numbering that is open. */
class Outline {
  private readonly last = new Map<string, number>();

  see(number: Counted | null): void {
    if (number !== null) this.last.set(keyOf(number), number.count);
  }

  /** Whether this number counts on where this outline stands. */
  isNext(number: Counted): boolean {
    const last = this.last.get(keyOf(number));
    return last !== undefined && number.count === last + 1;
  }

  uses(number: Counted): boolean {
    return this.last.has(keyOf(number));
  }

  copy(): Outline {
    const copy = new Outline();
    for (const [key, count] of this.last) copy.last.set(key, count);
    return copy;
  }
}

function keyOf({ style, under, depth }: Counted): string {
  return style === 'dotted' ? `${under}.${depth}` : style;
}

function leaves(block: Block, number: Counted | null, { level, above, inside }: OpenLot): boolean {
  if (number !== null && ABOVE_LOTS.has(number.style) && !isContents(block)) return true;
  if (block.type === 'heading' && level !== null) return block.level <= level;
  return number !== null && above.isNext(number) && !inside.isNext(number);
}

/** A chapter without a number of its own: its 一、 is none of the lot's, if the lot before had no such numbering. */
function startsAgain(number: Counted, { above, inside, before }: OpenLot): boolean {
  return number.count === 1 && above.uses(number) && !inside.uses(number) && before !== null && !before.uses(number);
}

/** 项目需求书: a short line without number or end, as titles are. */
function isBareTitle(block: Block | undefined): boolean {
  if (block === undefined || (block.type !== 'paragraph' && block.type !== 'heading')) return false;
  const line = plainLine(block.text);
  const isTitle = line.length <= LONGEST_BARE_TITLE && !/[,;:。、]/.test(line) && readCount(line) === null;
  return isTitle && findLotNames(line).length === 0;
}

/** 第三章 评标办法……12: a line of a table of contents. */
function isContents(block: Block): boolean {
  return block.type !== 'table' && /\d\s*$/.test(block.text) && /[.…·]{2}|\t/.test(block.text);
}

function isOther(neighbour: number | null | undefined, lot: number): boolean {
  return neighbour !== null && neighbour !== undefined && neighbour !== lot;
}

/** The lot a block itself names in its title, or in the head row of a table. */
function readOwnLot(line: string | null): number | null {
  if (line === null || !/[包标]/.test(line) || line.length > LONGEST_TITLE || SENTENCE.test(line)) return null;
  const names = findLotNames(line);
  const [name] = names;
  if (name === undefined || names.some(({ number }) => number !== name.number)) return null;
  const start = readCount(line)?.written.length ?? 0;
  const isTitle = line.slice(start, name.from).trim() === '' && AFTER_NAME.test(line.slice(name.to));
  return isTitle || CAPTION.test(line) ? name.number : null;
}

/** A title's text, normalised, or the beginning of a long one; of a table the only cell of its first row. */
function lineOf(block: Block): string | null {
  if (block.type === 'image') return null;
  if (block.type !== 'table') return plainTitle(block.text.slice(0, LONGEST_LINE));
  const [only, ...others] = block.rows[0] ?? [];
  return only !== undefined && others.every(({ text }) => text.trim() === '')
    ? plainLine(only.text.slice(0, LONGEST_LINE))
    : null;
}
