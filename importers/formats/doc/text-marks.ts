import type { CharacterFormat } from './character-format.ts';
import { readCharacterFormat } from './character-format.ts';
import { readFormatPages } from './format-pages.ts';
import type { PieceText } from './pieces.ts';
import { findSymbol, readFonts } from './symbols.ts';
import type { WordFile } from './word-file.ts';

/** What a file's characters hold that no block can show. */
export interface TextTally {
  insertions: number;
  deletions: number;
  hiddenCharacters: number;
  objects: number;
  /** Shapes and pictures that float over the text. */
  drawings: number;
  unreadableSymbols: number;
}

const FIELD_BEGIN = 0x13;
const FIELD_RESULT = 0x14;
const FIELD_END = 0x15;
const PICTURE = 0x01;
const DRAWING = 0x08;
const FOOTNOTE_REFERENCE = 0x02;

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

  /** A field is its code and its result; only the result is shown, and a check box, which has none. */
  private hideFieldCodes(): void {
    const open: { begin: number; result: number | null; boxes: string }[] = [];
    const depth = new Int32Array(this.text.length + 1);
    for (let place = 0; place < this.text.length; place += 1) {
      const code = this.text.charCodeAt(place);
      const field = open.at(-1);
      if (code === FIELD_BEGIN) open.push({ begin: place, result: null, boxes: '' });
      if (field === undefined) continue;
      if (code === PICTURE && field.result === null) field.boxes += this.replacements.get(place) ?? '';
      else if (code === FIELD_RESULT) field.result ??= place;
      else if (code === FIELD_END) {
        open.pop();
        const end = field.result ?? place;
        this.replacements.set(end, field.boxes);
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

const FORM_HEADER = 4;
const FORM_VERSION = 0xffffffff;
const CHECK_BOX = 1;
const USES_DEFAULT = 25;

/** A form's check box: whether it is ticked stands behind the data that come with its field. */
function showFormField(data: Buffer, at: number | null): string {
  if (at === null || at < 0 || at + FORM_HEADER + 2 > data.length) return '';
  const form = at + data.readUInt16LE(at + FORM_HEADER);
  if (form + 10 > data.length || data.readUInt32LE(form) !== FORM_VERSION) return '';
  const flags = data.readUInt16LE(form + 4);
  if ((flags & 0x3) !== CHECK_BOX) return '';
  const state = (flags >> 2) & 0x1f;
  if (state !== USES_DEFAULT) return state === 1 ? '☑' : '☐';
  if (form + 12 > data.length) return '☐';
  const defaultAt = form + 10 + (data.readUInt16LE(form + 10) + 2) * 2;
  return defaultAt + 2 <= data.length && data.readUInt16LE(defaultAt) === 1 ? '☑' : '☐';
}

function showCharacter(code: number): string {
  switch (code) {
    case 0x09:
      return '\t';
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
