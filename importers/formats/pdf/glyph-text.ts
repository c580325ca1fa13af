import { codePoint } from 'dingbat-to-unicode';

/** Forms that fonts use for whole characters or pairs, though the text means the plain ones. */
const FONT_FORM = /[\ufb00-\ufb06\u2f00-\u2fd5\u2e80-\u2eff\uf900-\ufaff\ufe10-\ufe19\ufe31-\ufe44\ufe47\ufe48]/u;
/** Soft hyphens and the like: part of the text, but nothing to see. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g;
/** What pdf.js gives where a font does not say which character a glyph is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: unmapped glyphs come as control characters
const UNMAPPED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd-\uffff]/g;

/** Radicals that Unicode does not fold by itself (EquivalentUnifiedIdeograph.txt); CJK fonts map whole characters to them. */
const RADICAL_PAIRS =
  '⺁厂⺇几⺌小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺗心⺛旡⺝月⺟母⺠民⺩王⺪疋⺫目⺬示⺮竹⺰纟⺱罓⺶羊⺷羊⺸羊⺻聿⺼月⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟';
/** Punctuation of vertical writing; the upright dash stands in level text as the bar of an absolute value. */
const UPRIGHT_PAIRS =
  '︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︱｜︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］';
const PLAIN = new Map(
  [...(RADICAL_PAIRS + UPRIGHT_PAIRS).matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [from, to]),
);

const known = new Map<string, string>();
const KNOWN_AT_MOST = 20_000;

/** What a glyph says, without what cannot be seen and without forms that only its font has. */
export function readGlyphText(unicode: string): string {
  const cached = known.get(unicode);
  if (cached !== undefined) return cached;
  let text = unicode.replace(INVISIBLE, '').replace(UNMAPPED, '');
  if (FONT_FORM.test(text)) text = Array.from(text, foldForm).join('');
  if (known.size < KNOWN_AT_MOST) known.set(unicode, text);
  return text;
}

/** Fonts whose characters are signs of their own: ticked boxes, bullets, Greek letters. */
const SIGN_FONTS: readonly (readonly [name: RegExp, typeface: string])[] = [
  [/wingdings[-\s]?2/i, 'Wingdings 2'],
  [/wingdings[-\s]?3/i, 'Wingdings 3'],
  [/wingdings/i, 'Wingdings'],
  [/webdings/i, 'Webdings'],
  [/symbol(?!a)/i, 'Symbol'],
];

export function findSignFont(fontName: string): string | null {
  return SIGN_FONTS.find(([name]) => name.test(fontName))?.[1] ?? null;
}

/** Such fonts keep their signs at U+F000 and on; files that encode them anew have them as Latin letters. */
export function readSign(unicode: string, typeface: string): string {
  const places = typeface === 'Symbol' ? /[\uf020-\uf0ff]/g : /[\u0021-\u00ff\uf020-\uf0ff]/g;
  return unicode.replace(places, (sign) => codePoint(typeface, sign.charCodeAt(0) & 0xff)?.string ?? sign);
}

/** Whether the font left open which character this is. */
export function isUnmapped(unicode: string): boolean {
  return unicode === '' || unicode.search(UNMAPPED) !== -1;
}

function foldForm(character: string): string {
  if (!FONT_FORM.test(character)) return character;
  return PLAIN.get(character) ?? character.normalize('NFKC');
}

const SPACES = /^[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+$/u;

export function isSpaceText(text: string): boolean {
  return text === ' ' || SPACES.test(text);
}
