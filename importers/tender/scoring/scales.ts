import { Decimal, sum } from '../../../src/domain/decimal.ts';
import { normaliseForMatching } from '../../matching.ts';
import type { CriterionScale } from '../criterion-row.ts';
import type { RawItem } from './raw-item.ts';
import { sumItems } from './scored-part.ts';

/** Items that are marked on one scale of their own, with the words of its heading. */
export interface ScaleUnit {
  title: string;
  words: string;
  points: string | null;
  items: RawItem[];
}

const NAMES: readonly (readonly [id: string, words: RegExp])[] = [
  ['price', /价格|报价|经济|投标价/],
  ['technical', /技术/],
  ['commercial', /商务/],
  ['service', /服务/],
  ['credit', /资信|信誉|信用/],
  ['general', /综合|其他/],
];
const SHARE = String.raw`(?<share>\d{1,3}(?:\.\d{1,2})?%|0?\.\d{1,4})`;
const OWN_WEIGHT = new RegExp(
  `(?:权重|占比|占总分|占|比重|系数)[^\\d.,;]{0,8}${SHARE}|[×*xX]\\s?${SHARE.replace('share', 'times')}`,
);

/**
 * Several scales of 100 points that are weighted into one total: 技术部分（满分100分，权重60%）, 总得分=技术得分×60%+价格得分×40%.
 * Null unless at least two units reach 100 points each and every one has its weight, all together 1.
 */
export function findScales(
  units: readonly ScaleUnit[],
  lines: readonly string[],
): Map<ScaleUnit, CriterionScale> | null {
  const full = units.filter(({ items, points }) => sumItems(items).eq('100') || points === '100');
  if (full.length < 2 || full.length < units.length) return null;
  const scales = new Map<ScaleUnit, CriterionScale>();
  const taken = new Set<string>();
  for (const [index, unit] of full.entries()) {
    const name = NAMES.find(([id, words]) => words.test(unit.title) && !taken.has(id));
    const id = name?.[0] ?? `scale-${index + 1}`;
    taken.add(id);
    const weight = weightIn(unit.words) ?? (name === undefined ? null : weightInLines(name[1], lines));
    if (weight === null) return null;
    scales.set(unit, { id, title: unit.title, points: '100', weight });
  }
  const total = sum([...scales.values()].map(({ weight }) => new Decimal(weight)));
  return total.eq('1') ? scales : null;
}

function weightIn(words: string): string | null {
  const groups = OWN_WEIGHT.exec(normaliseForMatching(words.slice(0, 200)).replace(/\s/g, ''))?.groups;
  return toFraction(groups?.['share'] ?? groups?.['times']);
}

function weightInLines(words: RegExp, lines: readonly string[]): string | null {
  const pattern = new RegExp(
    `(?:${words.source})[^+,;。]{0,14}(?:[×*xX]|权重[^\\d,;。]{0,6}|占[^\\d,;。]{0,6})${SHARE}`,
  );
  for (const line of lines) {
    const share = pattern.exec(line)?.groups?.['share'];
    if (share !== undefined) return toFraction(share);
  }
  return null;
}

function toFraction(share: string | undefined): string | null {
  if (share === undefined) return null;
  const value = share.endsWith('%') ? new Decimal(share.slice(0, -1)).div('100') : new Decimal(share);
  return value.gt('0') && value.lt('1') ? value.toFixed() : null;
}
