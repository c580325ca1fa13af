import type { PageContent } from './page-content.ts';

/**
 * - `text`: a text layer that can be read
 * - `blank`: nothing drawn
 * - `no-text`: something drawn, and no text to it: a scan, or text as outlines
 * - `unreadable`: a text layer whose characters are not those that the page shows
 */
export type PageQuality = 'text' | 'blank' | 'no-text' | 'unreadable';

/** Fewer characters prove nothing about their font. */
const ENOUGH = 24;
const ENOUGH_TO_WEIGH = 200;
/** Characters of a page that are looked at. */
const SAMPLE = 800;
const LETTER_SHAPES = 16;
const UNMAPPED_SHARE = 0.3;
const STRANGE_SHARE = 0.3;
/** Chinese of any subject gets a third of its characters from the commonest hundred; a shuffled font gets next to none. */
const COMMON_SHARE = 0.05;
/** Of the signs on a page, punctuation; the rest are letters and figures. */
const PUNCTUATION_SHARE = 0.6;
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严投购供应评审招文磋商条款项目合同服务人员分项报价承诺函签字盖章',
);

const decodeSet = (
  label: string,
  firsts: readonly [number, number],
  seconds: readonly [number, number],
): Set<string> => {
  const decoder = new TextDecoder(label);
  const characters = new Set<string>();
  for (let first = firsts[0]; first <= firsts[1]; first += 1) {
    for (let second = seconds[0]; second <= seconds[1]; second += 1) {
      characters.add(decoder.decode(Uint8Array.of(first, second)));
    }
  }
  return characters;
};

let everyday: ReadonlySet<string> | undefined;
/** The characters of everyday simplified (GB 2312) and traditional Chinese (first level of Big5). */
function listEveryday(): ReadonlySet<string> {
  everyday ??= new Set([
    ...decodeSet('gbk', [0xa1, 0xf7], [0xa1, 0xfe]),
    ...decodeSet('big5', [0xa4, 0xc6], [0x40, 0xfe]),
  ]);
  return everyday;
}

const HAN_FIRST = 0x4e00;
const HAN_LAST = 0x9fff;
const HAN = /\p{Script=Han}/u;
const EVERYDAY_SIGN =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{P}\p{N}\p{Sm}\p{Sc}\p{So}\p{Zs}]/u;
const PRIVATE = /\p{Co}/u;
const LEADER = /[.…·_\-—．。\s]/u;

export function judgePage(content: PageContent): PageQuality {
  const { glyphs, unmappedGlyphs } = content;
  let signs = 0;
  for (const glyph of glyphs) if (!glyph.isSpace) signs += 1;
  if (signs === 0) return hasPicture(content) ? 'no-text' : 'blank';
  if (unmappedGlyphs >= ENOUGH && unmappedGlyphs > signs * UNMAPPED_SHARE) return 'unreadable';
  return signs >= ENOUGH && isGibberish(content) ? 'unreadable' : 'text';
}

/** Pictures, or so many shapes that they may be letters. Lines alone are an empty form. */
function hasPicture({ images, shapes }: PageContent): boolean {
  return images.length > 0 || shapes >= LETTER_SHAPES;
}

function isHan(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code >= HAN_FIRST && code <= HAN_LAST) || (code > HAN_LAST && HAN.test(text));
}

function isGibberish({ glyphs }: PageContent): boolean {
  const known = listEveryday();
  const step = Math.ceil(glyphs.length / SAMPLE);
  let signs = 0;
  let strange = 0;
  let han = 0;
  let common = 0;
  let punctuation = 0;
  let plain = 0;
  for (let at = 0; at < glyphs.length; at += step) {
    const { text = '', isSpace = true } = glyphs[at] ?? {};
    if (isSpace) continue;
    signs += 1;
    if (isHan(text)) {
      han += 1;
      if (COMMON.has(text)) common += 1;
      if (!known.has(text)) strange += 1;
    } else if (PRIVATE.test(text) || !EVERYDAY_SIGN.test(text)) strange += 1;
    else if (!LEADER.test(text)) {
      plain += 1;
      if (/[\p{P}\p{S}]/u.test(text)) punctuation += 1;
    }
  }
  if (strange > signs * STRANGE_SHARE) return true;
  if (han >= ENOUGH_TO_WEIGH && common < han * COMMON_SHARE) return true;
  return han === 0 && plain >= ENOUGH && punctuation > plain * PUNCTUATION_SHARE;
}

/** `3—5、8`: page numbers as people write them. */
export function writeRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last !== undefined && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`)).join('、');
}
