import { Decimal, sum } from '../../../src/domain/decimal.ts';
import { normaliseForMatching } from '../../matching.ts';
import type { CriterionScale } from '../criterion-row.ts';
import type { Group, RawItem } from './raw-item.ts';
import { cleanSectionTitle } from './row-words.ts';
import { type ScoredPart, sumItems } from './scored-part.ts';
import { readWeightTerms, SHARE, toFraction, type WeightTerm } from './weight-terms.ts';

/** Items that are marked on one scale of their own, with the words of its heading. */
export interface ScaleUnit {
  title: string;
  words: string;
  points: string | null;
  items: RawItem[];
}

/** Candidates for scales of their own: the tables of a lot, or the groups of its only table. */
export function listUnits(parts: readonly ScoredPart[]): ScaleUnit[] {
  if (parts.length > 1)
    return parts.map(({ items, caption, captionText }) => ({
      title: caption?.title || cleanSectionTitle(captionText),
      words: captionText,
      points: caption?.points ?? null,
      items,
    }));
  const groups = new Map<Group, RawItem[]>();
  for (const item of parts[0]?.items ?? []) {
    const [group] = item.groups;
    if (group === undefined) return [];
    groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  return [...groups].map(([group, items]) => ({
    title: group.title,
    words: group.location.quote,
    points: group.points,
    items,
  }));
}

const NAMES: readonly (readonly [id: string, words: RegExp])[] = [
  ['price', /价格|报价|经济|投标价/],
  ['technical', /技术/],
  ['commercial', /商务/],
  ['service', /服务/],
  ['credit', /资信|信誉|信用/],
  ['general', /综合|其他/],
];
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
  const open: WeightTerm[] = readWeightTerms(lines);
  const scales = new Map<ScaleUnit, CriterionScale>();
  const unnamed: [ScaleUnit, string][] = [];
  const taken = new Set<string>();
  for (const [index, unit] of full.entries()) {
    const name = NAMES.find(([id, words]) => words.test(unit.title) && !taken.has(id));
    const id = name?.[0] ?? `scale-${index + 1}`;
    taken.add(id);
    const term = open.findIndex((candidate) => name?.[1].test(candidate.name));
    const [named] = term < 0 ? [] : open.splice(term, 1);
    const weight = weightIn(unit.words) ?? named?.weight ?? (name === undefined ? null : weightInLines(name[1], lines));
    if (weight === null) unnamed.push([unit, id]);
    scales.set(unit, { id, title: unit.title, points: '100', weight: weight ?? '0' });
  }
  const [lone] = unnamed;
  if (unnamed.length > 1 || (lone !== undefined && open.length !== 1)) return null;
  if (lone !== undefined && open[0] !== undefined) {
    const [unit, id] = lone;
    const title = unit.title === '' ? open[0].name : unit.title;
    scales.set(unit, { id, title, points: '100', weight: open[0].weight });
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
