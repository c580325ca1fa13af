import { type CharacterFormat, readCharacterFormat } from './character-format.ts';
import { showFormField } from './form-field.ts';
import { readFormatPages } from './format-pages.ts';
import type { PieceText } from './pieces.ts';
import { findSymbol, readFonts } from './symbols.ts';
import { type WordFile, WordFileError } from './word-file.ts';

/** What a file's characters hold that no block can show. */
export interface TextTally {
  insertions: number;
  deletions: number;
  hiddenCharacters: number;
  objects: number;
  /** Shapes and pictures that float over the text. */
  drawings: number;
  unreadableSymbols: number;
  /** Characters no text has. */
  damagedCharacters: number;
}

const FIELD_BEGIN = 0x13;
const FIELD_RESULT = 0x14;
const FIELD_END = 0x15;
const PICTURE = 0x01;
const DRAWING = 0x08;
const FOOTNOTE_REFERENCE = 0x02;

/** With so many characters that no text has, what was read is something else. */
const MOST_DAMAGED = 0.3;
/** Controls without a meaning in Word. */
const DAMAGED = new Set([0x00, 0x06, 0x0f, 0x10, 0x11, 0x12, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d]);

const NOT_SHOWN = 1;
const IMAGE = 2;

/** Which characters of the text are shown, and what the others stand for. */
export class TextMarks {
  readonly tally: TextTally = {
    insertions: 0,
    deletions: 0,
    hiddenCharacters: 0,
    objects: 0,
    drawings: 0,
    unreadableSymbols: 0,
    damagedCharacters: 0,
  };
  /** First characters of what was inserted or deleted, and of what is hidden. */
  readonly changed: number[] = [];
  readonly hidden: number[] = [];
  private readonly text: string;
  private readonly states: Uint8Array;
  private readonly replacements = new Map<number, string>();

  constructor(file: WordFile, pieces: PieceText) {
    this.text = pieces.text;
    this.states = new Uint8Array(pieces.text.length);
    const fonts = readFonts(file.readTable('fonts'));
    const runs = readFormatPages(file.readTable('characterPages'), file.main, 'characters', readCharacterFormat);
    for (const { start, end, value } of pieces.applyRuns(runs)) {
      if (value !== null) this.applyFormat(start, end, value, fonts, file.data);
    }
    this.hideFieldCodes();
    this.tally.damagedCharacters = countDamaged(this.text);
    if (this.tally.damagedCharacters > this.text.length * MOST_DAMAGED) {
      throw new WordFileError('damaged', `${this.tally.damagedCharacters} characters make no sense`);
    }
  }

  isShown(place: number): boolean {
    return this.states[place] !== NOT_SHOWN;
  }

  isImage(place: number): boolean {
    return this.states[place] === IMAGE;
  }

  /** The character at a place as it is shown; empty where it is none. */
  show(place: number): string {
    return this.replacements.get(place) ?? showCharacter(this.text.charCodeAt(place));
  }

  private applyFormat(start: number, end: number, format: CharacterFormat, fonts: string[], data: Buffer): void {
    if (format.isDeleted) {
      this.tally.deletions += 1;
      this.changed.push(start);
      this.states.fill(NOT_SHOWN, start, end);
    } else if (format.isHidden) {
      this.tally.hiddenCharacters += this.countShown(start, end);
      this.hidden.push(start);
      this.states.fill(NOT_SHOWN, start, end);
    }
    if (format.isInserted) {
      this.tally.insertions += 1;
      this.changed.push(start);
    }
    if (!format.isSpecial && format.symbol === null) return;
    for (let place = start; place < end; place += 1) this.applySpecial(place, format, fonts, data);
  }

  private applySpecial(place: number, format: CharacterFormat, fonts: string[], data: Buffer): void {
    const code = this.text.charCodeAt(place);
    if (format.symbol !== null) {
      const symbol = findSymbol(fonts[format.symbol.font] ?? '', format.symbol.code);
      if (symbol === null) this.tally.unreadableSymbols += 1;
      this.replacements.set(place, symbol ?? '');
    } else if (code === PICTURE && format.isFormField) {
      this.replacements.set(place, showFormField(data, format.dataPlace));
    } else if (code === PICTURE && format.isObject) this.tally.objects += 1;
    else if (code === PICTURE && format.dataPlace !== null && this.isShown(place)) this.states[place] = IMAGE;
    else if (code === DRAWING) this.tally.drawings += 1;
    else if (code > FOOTNOTE_REFERENCE && code < 0x09) this.replacements.set(place, '');
  }

  private countShown(start: number, end: number): number {
    return this.text.slice(start, end).replace(/\p{Cc}/gu, '').length;
  }

  /** A field is its code and its result; only the result is shown, and boxes and choices, which have none. */
  private hideFieldCodes(): void {
    const open: { begin: number; result: number | null; shown: string }[] = [];
    const depth = new Int32Array(this.text.length + 1);
    for (let place = 0; place < this.text.length; place += 1) {
      const code = this.text.charCodeAt(place);
      const field = open.at(-1);
      if (code === FIELD_BEGIN) open.push({ begin: place, result: null, shown: '' });
      if (field === undefined) continue;
      if (code === PICTURE && field.result === null) field.shown += this.replacements.get(place) ?? '';
      else if (code === FIELD_RESULT) field.result ??= place;
      else if (code === FIELD_END) {
        open.pop();
        const end = field.result ?? place;
        this.replacements.set(end, field.shown);
        depth[field.begin] = (depth[field.begin] ?? 0) + 1;
        depth[end] = (depth[end] ?? 0) - 1;
      }
    }
    let inside = 0;
    for (let place = 0; place < this.text.length; place += 1) {
      inside += depth[place] ?? 0;
      if (inside > 0) this.states[place] = NOT_SHOWN;
    }
  }
}

function showCharacter(code: number): string {
  switch (code) {
    case 0x09:
      return '\t';
    case 0x0a:
    case 0x0b:
    case 0x0e:
      return '\n';
    case 0x1e:
      return '\u2011';
    case 0x1f:
      return '\u00ad';
    default:
      return code < 0x20 ? '' : String.fromCharCode(code);
  }
}

function countDamaged(text: string): number {
  let count = 0;
  for (let place = 0; place < text.length; place += 1) if (DAMAGED.has(text.charCodeAt(place))) count += 1;
  return count;
}
