import type { AnswerRow } from '../../domain/bid.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Quantity } from '../../domain/requirement.ts';
import { findChangedWords, type WordChange } from './changed-words.ts';
import { readWords, restoreWords } from './demand-words.ts';
import { findLeftOut } from './left-out-items.ts';
import { likeness } from './likeness.ts';
import type { Alteration } from './quantity-needs.ts';

/** Words whose opposite turns a demand round. */
const OPPOSITES: readonly (readonly [published: RegExp, quoted: RegExp])[] = [
  [/无条件/, /有条件|有偿/],
  [
    /免费|无偿|不(?:另|再)?(?:行)?(?:计|收)费|不额外计费|不产生.{0,4}费/,
    /有偿|另行(?:计|收)费|(?<!不)收费|产生.{0,4}费用由采购人/,
  ],
  [/(?<!不)(?:包含|含|包括)/, /不(?:包含|含|包括)/],
  [/不得|不允许|禁止/, /(?<!不)(?:可以|允许)/],
];

/** How a row's quotation of a listed requirement differs from what was published. */
export interface Alterations {
  /** In words for a person. */
  texts: string[];
  words: WordChange[];
  leftOut: string[];
  /** A word as it was published. */
  show: (word: string) => string;
}

/** @param published the requirement's texts: the scheme's own, and the document's where it is at hand */
export function findAlterations(
  row: AnswerRow,
  published: readonly string[],
  quantities: readonly Alteration[],
): Alterations {
  const numbers = quantities.map(
    (change) =>
      `“${change.published.what}”应为 ${showQuantity(change.published)}，表中写成 ${showQuantity(change.quoted)}`,
  );
  const opposites = findOpposites(row, published);
  const words = opposites.length > 0 ? [] : published.flatMap((text) => findChangedWords(text, row.demand));
  const leftOut = [...new Set(published.flatMap((text) => findLeftOut(text, row.demand)))];
  const show = (word: string) => restoreWords(word, published.join('\n'));
  const texts = [
    ...numbers,
    ...opposites,
    ...words.map((change) => describeChange(change, show)),
    ...(leftOut.length === 0 ? [] : [`表中少了${leftOut.map((item) => `“${show(item)}”`).join('、')}`]),
  ];
  return { texts: [...new Set(texts)], words, leftOut, show };
}

function findOpposites(row: AnswerRow, published: readonly string[]): string[] {
  const whole = published.map(normaliseForMatching).join('\n');
  const quoted = normaliseForMatching(row.demand);
  return OPPOSITES.flatMap(([before, after]) => {
    const [own, other] = [before.exec(whole)?.[0], after.exec(quoted)?.[0]];
    if (own === undefined || other === undefined || after.test(whole) || before.test(quoted)) return [];
    return [`采购文件要求“${own}”，表中写成“${other}”`];
  });
}

function describeChange({ published, quoted }: WordChange, show: (word: string) => string): string {
  if (published === null) return `表中多了“${quoted ?? ''}”，要求变得可做可不做`;
  return quoted === null ? `表中少了“${show(published)}”` : `采购文件要求“${show(published)}”，表中写成“${quoted}”`;
}

/** An answer to a changed quotation that keeps to the change: against what was published, or silent about it. */
export function findAdopted(
  answer: string,
  { words, leftOut, show }: Alterations,
): { against: string[]; silent: string[] } {
  const said = readWords(answer);
  const keeps = ({ equal }: WordChange) => equal.some((word) => said.includes(word));
  const changed = words.filter((change) => change.published !== null && !keeps(change));
  const adopted = changed.filter(({ quoted }) => quoted !== null && said.includes(quoted));
  return {
    against: adopted.map(({ published, quoted }) => `应答为“${quoted ?? ''}”，采购文件要求“${show(published ?? '')}”`),
    silent: [
      ...changed.filter((change) => !adopted.includes(change)).map(({ published }) => published ?? ''),
      ...leftOut.filter((item) => likeness(item, said) < ALIKE),
    ].map((missing) => `表中少写了“${show(missing)}”，应答也没有写明`),
  };
}

const ALIKE = 0.5;

const SIGNS: Readonly<Record<Quantity['comparator'], string>> = { '<': '<', '<=': '≤', '=': '', '>=': '≥', '>': '>' };

function showQuantity({ comparator, value, unit }: Pick<Quantity, 'comparator' | 'value' | 'unit'>): string {
  return `${SIGNS[comparator]} ${value} ${unit}`.trim();
}
