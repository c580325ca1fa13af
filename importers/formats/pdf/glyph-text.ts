/** Forms that fonts use for whole characters or pairs, though the text means the plain ones. */
const FONT_FORM = /[\ufb00-\ufb06\u2f00-\u2fd5\u2e80-\u2eff\uf900-\ufaff]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: fonts without a map give control characters
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]/g;

/** Radicals that Unicode does not fold by itself (EquivalentUnifiedIdeograph.txt); CJK fonts map whole characters to them. */
const RADICALS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    '⺁厂⺄乙⺆冂⺇几⺈刀⺉刂⺋卩⺌小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢水⺣灬⺤爫⺥爫⺦丬⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳罓⺶羊⺷羊⺸羊⺹耂⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱亀⻲亀⻳龟',
  ).reduce<[string, string][]>((pairs, character, index, all) => {
    if (index % 2 === 0) pairs.push([character, all[index + 1] ?? character]);
    return pairs;
  }, []),
);

const known = new Map<string, string>();
const KNOWN_AT_MOST = 20_000;

/** What a glyph says, without what cannot be seen and without forms that only its font has. */
export function readGlyphText(unicode: string): string {
  const cached = known.get(unicode);
  if (cached !== undefined) return cached;
  let text = unicode.replace(INVISIBLE, '');
  if (FONT_FORM.test(text)) text = Array.from(text, (form) => RADICALS[form] ?? foldForm(form)).join('');
  if (known.size < KNOWN_AT_MOST) known.set(unicode, text);
  return text;
}

function foldForm(character: string): string {
  return FONT_FORM.test(character) ? character.normalize('NFKC') : character;
}

const SPACES = /^[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+$/u;

export function isSpaceText(text: string): boolean {
  return text === ' ' || SPACES.test(text);
}
