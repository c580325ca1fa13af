/** Latin words that may stand in Chinese texts, by the reason. Each has to occur. */
export const LATIN_WORDS: Readonly<Record<string, readonly string[]>> = {
  programs: ['Word', 'Excel', 'PowerPoint', 'WPS', 'Office', 'REF', 'DIV', 'Edge', 'QQ', 'Firefox', 'Chrome', 'Safari'],
  formats: [
    ...['PDF', 'OFD', 'OpenDocument', 'RTF', 'MHT', 'HTML', 'XML', 'XFA', 'YAML', 'JSON', 'Schema', 'Markdown', 'UTF'],
    ...['PNG', 'JPEG', 'TIFF', 'GIF', 'WebP', 'BMP', 'EMF', 'WMF', 'ZIP', 'RAR', '7z', 'BagIt', 'PEM'],
  ],
  standards: ['TOTP', 'SHA', 'SM2', 'SM3', 'Ed25519', 'OCR', 'AAA', 'A4'],
  units: ['MB', 'dpi'],
  keys: ['Ctrl', 'Enter', 'C', 'S', 'H', 'J', 'K', 'L'],
  'what is typed for an option': ['panel', 'vendor', 'N', 'npm', 'install'],
  'fields of files that people write': [
    ...['quotedPrice', 'documents', 'members', 'sections', 'location', 'orMore', 'isInformationSystem', 'until'],
    ...['true', 'false', 'score', 'finding', 'flaws', 'points'],
  ],
  'quantities and functions of formulas': [
    'lowest',
    'mean',
    'ceiling',
    'maxPoints',
    'price',
    'benchmark',
    'rank',
    'days',
    'max',
    'step',
  ],
};

const HAN = '\\p{Script=Han}';

export function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** The Latin words of a text; what is to be typed as it stands, file names and addresses are none. */
export function listLatinWords(text: string): string[] {
  const prose = text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/https?:\/\/[\w.{}/-]+/g, ' ')
    .replace(/\bhengbiao(?: [a-z]+)*/g, ' ')
    .replace(/(?<!\w)--?[a-z][a-z-]*/g, ' ')
    .replace(/[\w*/-]*\.[a-z][\w.]*\b/g, ' ');
  return prose.match(/[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*/g) ?? [];
}

export function findEnglish(text: string): string[] {
  const allowed = new Set(Object.values(LATIN_WORDS).flat());
  return listLatinWords(text).filter((word) => !allowed.has(word));
}

const SLIPS: readonly (readonly [string, RegExp])[] = [
  ['half-width mark beside Chinese', new RegExp(`${HAN}[,;:?!()"'\`]|[,;:?!()"'\`]${HAN}|${HAN}\\.(?!\\w)`, 'u')],
  ['dots instead of an ellipsis', /\.\.\.|。。|…。/],
  ['blank beside a full-width mark', /(?<=\S) [，。：；、（）“”《》]|[，。：；、（“《”》] (?=\S)/],
  ['two marks in a row', /[，；：、][，。；：、]|。[，；：、]/],
  ['no blank between Chinese and a Latin word or figure', new RegExp(`${HAN}[A-Za-z0-9]|[A-Za-z0-9%]${HAN}`, 'u')],
  [
    'no blank beside a figure',
    /第\{\}|\{\}(?:[元天个项处家次条字]|分(?!别)|位(?!置)|份(?!额)|页(?!面)|包(?!含|括)|行(?!为))/,
  ],
  ['no blank beside ★', new RegExp(`${HAN}★|★${HAN}`, 'u')],
  ['a full-width letter or figure', /[Ａ-Ｚａ-ｚ０-９]/],
];

/** What is against the rules for marks and blanks, in a text with Chinese in it. */
export function findSlips(text: string): string[] {
  if (!hasChinese(text)) return [];
  const prose = text
    .replace(/<[^<>]*>/g, '')
    .replace(/〔\d{4}〕\d+号|第\d+号/g, '号')
    .replace(/\b[a-z]+\([^()]*\)/g, '1');
  return SLIPS.filter(([, slip]) => slip.test(prose)).map(([name]) => name);
}

/** Words that differ with the method of procurement, and so have to come from the table of terms. */
const WORDS_OF_METHODS =
  /评标委员会|磋商小组|谈判小组|询价小组|协商小组|招标文件|磋商文件|谈判文件|询价通知书|投标人|投标文件|响应文件|投标无效|响应无效|开标|评标报告|中标人|中标候选|成交供应商|成交候选|中标通知书|成交通知书|本单位响应|本单位投标/;

export function findWordOfMethod(text: string): string | null {
  return WORDS_OF_METHODS.exec(text)?.[0] ?? null;
}
