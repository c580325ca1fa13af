import type { AnswerRow } from '../../domain/bid.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Quantity, Requirement } from '../../domain/requirement.ts';
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

/** How a row's quotation of a listed requirement differs from what was published, in words for a person. */
export function findAlterations(row: AnswerRow, requirement: Requirement, quantities: readonly Alteration[]): string[] {
  const published = normaliseForMatching(`${requirement.title ?? ''}${requirement.text}${requirement.location.quote}`);
  const quoted = normaliseForMatching(row.demand);
  const numbers = quantities.map(
    (change) => `“${change.published.what}”应为 ${show(change.published)}，表中写成 ${show(change.quoted)}`,
  );
  const words = OPPOSITES.flatMap(([before, after]) => {
    const [own, other] = [before.exec(published)?.[0], after.exec(quoted)?.[0]];
    if (own === undefined || other === undefined || after.test(published) || before.test(quoted)) return [];
    return [`采购文件要求“${own}”，表中写成“${other}”`];
  });
  return [...numbers, ...words];
}

const SIGNS: Readonly<Record<Quantity['comparator'], string>> = { '<': '<', '<=': '≤', '=': '', '>=': '≥', '>': '>' };

function show({ comparator, value, unit }: Pick<Quantity, 'comparator' | 'value' | 'unit'>): string {
  return `${SIGNS[comparator]} ${value} ${unit}`.trim();
}
