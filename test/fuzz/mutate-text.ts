import type { Random } from './random.ts';

/** A change of markup or program text that leaves most of it in form. */
export type TextMutation = (text: string, random: Random) => string;

const NUMBERS = ['0', '-1', '1', '255', '65536', '2147483648', '99999999999999999999', '1e308', 'NaN', '0.0000001', ''];
const TEXTS = [
  '&#0;',
  '&#xD800;',
  '&amp;',
  '&undefined;',
  ']]>',
  '<!--',
  '<![CDATA[',
  '\u0000',
  '\uffff',
  '\u202e文本',
  '一'.repeat(5_000),
  '%1%2%3%9',
  '../../../etc',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
];
const NAMES = [
  'constructor',
  '__proto__',
  'toString',
  'w:p',
  'w:tbl',
  'w:tc',
  'w:sdt',
  'table',
  'td',
  'svg',
  'x:row',
  'm:oMath',
];
const NESTING = 400;
const TAG = /<[^<>]{1,200}>/g;

export const TEXT_MUTATIONS: Readonly<Record<string, TextMutation>> = {
  'a number': (text, random) => replaceOne(text, /\d+/g, random, () => random.pick(NUMBERS)),
  'an attribute': (text, random) =>
    replaceOne(text, /="[^"]*"/g, random, () => `="${random.pick([...NUMBERS, ...TEXTS]).replaceAll('"', '')}"`),
  'a text': (text, random) => replaceOne(text, /(?<=>)[^<>]+(?=<)/g, random, () => random.pick(TEXTS)),
  'a name': (text, random) => replaceOne(text, /(?<=<\/?)[\w:]+/g, random, () => random.pick(NAMES)),
  'a name throughout': (text, random) => {
    const name = pickMatch(text, /(?<=<)[\w:]+/g, random)?.[0];
    return name === undefined
      ? text
      : text.replaceAll(new RegExp(`(?<=</?)${name}(?![\\w:])`, 'g'), random.pick(NAMES));
  },
  'leave out a tag': (text, random) => replaceOne(text, TAG, random, () => ''),
  'leave out an element': (text, random) => replaceOne(text, /<([\w:]+)[^<>]*>[^<>]*<\/\1>/g, random, () => ''),
  'repeat an element': (text, random) =>
    replaceOne(text, /<([\w:]+)[^<>]*(?:\/>|>[^<>]*<\/\1>)/g, random, (element) =>
      element.repeat(random.pick([2, 30, 300])),
    ),
  'wrap an element deeply': (text, random) =>
    replaceOne(text, /<([\w:]+)[^<>]*>[^<>]*<\/\1>/g, random, (element) => {
      const name = random.pick([...NAMES.slice(3), /[\w:]+/.exec(element)?.[0] ?? 'a']);
      return `<${name}>`.repeat(NESTING) + element + `</${name}>`.repeat(NESTING);
    }),
  'swap two tags': (text, random) => {
    const one = pickMatch(text, TAG, random)?.[0] ?? '';
    const two = pickMatch(text, TAG, random)?.[0] ?? '';
    return text.replace(one, () => two);
  },
  'an entity bomb': (text) =>
    `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>${text.replace(/<\?[^>]*\?>/, '')}`,
  'another encoding': (text, random) =>
    text.replace(/encoding="[^"]*"/, `encoding="${random.pick(['UTF-16', 'gb18030', 'utf-7', 'none'])}"`),
  'cut off': (text, random) => text.slice(0, random.below(text.length + 1)),
};

function replaceOne(text: string, form: RegExp, random: Random, write: (found: string) => string): string {
  const match = pickMatch(text, form, random);
  if (match === undefined) return text + write('');
  return text.slice(0, match.index) + write(match[0]) + text.slice(match.index + match[0].length);
}

function pickMatch(text: string, form: RegExp, random: Random): RegExpExecArray | undefined {
  const matches = [...text.matchAll(form)];
  return matches.length === 0 ? undefined : random.pick(matches);
}
