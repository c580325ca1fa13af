/** Boxes that were ticked and boxes that were left empty, with the private-use characters of Wingdings. */
const TICKED = '🗸🗶■☑☒✓✔√🗹🗷🗵\uf052\uf0fe\uf0fc\uf053\uf054█⊠';
const EMPTY = '□☐🞎🞏▢◻⬜❏❑○◯￡£\uf0a3\uf0a8\uf06f\uf071口';
const BOX = new RegExp(`\\[\\s*(?<mark>[√✓✔xX×]?)\\s*\\]|\\(\\s*(?<tick>[√✓✔])\\s*\\)|[${TICKED}${EMPTY}]`, 'gu');
const TICKED_BOX = new RegExp(`[${TICKED}]|[√✓✔xX×]`, 'u');

/** An empty box somewhere: the text offers a choice. */
export const EMPTY_BOX = /[□☐🞎🞏▢◻⬜\uf0a3\uf0a8\uf06f]/u;
/** A ticked box, as a choice's first sign. */
export const STARTS_TICKED = /^[\d.、)(一二三四五六七八九十]{0,6}[■☑☒✓✔√🗹🗸\uf052\uf0fe]/u;

export interface Option {
  text: string;
  /** Null for a choice that has no box beside others that have one: its glyph was lost. */
  isChosen: boolean | null;
}

/** The choices of a form's line: `■是 □否`, `是☑ 否□`, `[√]接受 [ ]不接受`. Empty where the text has no boxes. */
export function readOptions(text: string): Option[] {
  const boxes = [...text.matchAll(BOX)].filter((box) => isBox(text, box.index, box[0]));
  const [first] = boxes;
  if (first === undefined) return [];
  const lead = trimOption(text.slice(0, first.index));
  const stops = boxes.map((box, index) => ({
    isChosen: TICKED_BOX.test(box[0]),
    before: trimOption(text.slice(end(boxes[index - 1]), box.index)),
    after: trimOption(text.slice(end(box), boxes[index + 1]?.index ?? text.length)),
  }));
  if (stops.at(-1)?.after === '' && lead !== '')
    return stops.map(({ isChosen, before }) => ({ text: before, isChosen }));
  const options = stops.map(({ isChosen, after }): Option => ({ text: after, isChosen }));
  return lead === '' || /[:?]$/.test(lead) || lead.length > 12 ? options : [{ text: lead, isChosen: null }, ...options];
}

/** 口 is also a word (接口): a box only where it stands apart. */
function isBox(text: string, index: number, box: string): boolean {
  if (box === '口')
    return !/[\u4e00-\u9fff]/.test(text[index - 1] ?? ' ') && /[是否无有不接允]/.test(text[index + 1] ?? '');
  if (box === '√') return true;
  return box !== '○' || !/\d/.test(text[index - 1] ?? '');
}

function end(box: RegExpExecArray | undefined): number {
  return box === undefined ? 0 : box.index + box[0].length;
}

function trimOption(text: string): string {
  return text.replace(/^[\s/、,;|]+|[\s/、,;|]+$/g, '');
}

/** The text of the choices that were made; null where none was made or it cannot be told. */
export function findChosen(text: string): string[] | null {
  const options = readOptions(text);
  if (options.length === 0) return null;
  const chosen = options.filter(({ isChosen }) => isChosen === true);
  if (chosen.length > 0) return chosen.map((option) => option.text);
  const unboxed = options.filter(({ isChosen }) => isChosen === null);
  return unboxed.length === 1 ? unboxed.map((option) => option.text) : null;
}

const NO =
  /^(?:本项目|本次(?:招标|采购|磋商)|本包|本标段|该项目)?[:,]?(?:否|不|无|非|禁止|严禁|谢绝|拒绝|没有|未|×|N\b|no\b)/i;
const YES =
  /^(?:本项目|本次(?:招标|采购|磋商)|本包|本标段|该项目)?[:,]?(?:是|允许|接受|可以|支持|属于|同意|有|可|Y\b|yes\b)/i;

/** A yes-or-no answer: 是, 不接受, ■是 □否. Null where it is open, blank or both. */
export function readYesNo(answer: string): boolean | null {
  const plain = answer.replace(/[\s"'“”_]/g, '').replace(/^[(（]([^()（）√✓✔]+)[)）]/, '$1');
  const chosen = readOptions(plain).length > 0 ? findChosen(plain) : [plain];
  if (chosen === null) return null;
  const values = new Set(chosen.map(readWord).filter((value) => value !== null));
  const [value] = values;
  return values.size === 1 && value !== undefined ? value : null;
}

function readWord(written: string): boolean | null {
  const word = written.replace(/^[A-D][.、):]?(?=[\u4e00-\u9fff])/, '');
  if (/^(?:是否|有无|是[/或]否|如|若)/.test(word)) return null;
  if (NO.test(word)) return false;
  return YES.test(word) ? true : null;
}
