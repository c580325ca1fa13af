import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError, type Problem } from '../../domain/app-error.ts';
import { caseSchema, type EvaluationCase } from '../../domain/case.ts';
import { ITEM_FACT_KEYS } from '../../domain/facts.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import { workOutMark } from '../../engine/member-marks.ts';
import { loadScheme } from './load-scheme.ts';
import { readYaml, type YamlSource } from './read-yaml.ts';

export const CASE_FILE = 'case.yaml';

export interface LoadedCase {
  case: EvaluationCase;
  scheme: Scheme;
  /** Folder that paths in the case are relative to. */
  folder: string;
}

/**
 * Loads a case folder (or its case.yaml) with its scheme and checks one against the other: every tenderer, item,
 * fact and mark the case names must exist and fit.
 * @throws AppError with every problem, file and line
 */
export function loadCase(location: string): LoadedCase {
  const file = existsSync(location) && statSync(location).isDirectory() ? path.join(location, CASE_FILE) : location;
  const source = readYaml(file, caseSchema);
  const folder = path.dirname(file);
  const scheme = loadScheme(path.resolve(folder, source.value.scheme), source.value.lot);
  const problems = [...checkTenderers(source, scheme), ...checkReviews(source, scheme)];
  if (problems.length > 0) throw new AppError('input-invalid', problems);
  return { case: source.value, scheme, folder };
}

function checkTenderers({ value, problemAt }: YamlSource<EvaluationCase>, scheme: Scheme): Problem[] {
  const items = itemsOf(scheme);
  const numbers = new Set(
    [
      ...scheme.procurement.mandatoryRequirements,
      ...scheme.lot.mandatoryRequirements,
      ...scheme.procurement.requirements,
      ...scheme.lot.requirements,
    ].flatMap(({ number, id }) => [number, id]),
  );
  const problems: Problem[] = [];
  const seen = new Set<string>();
  value.tenderers.forEach((tenderer, index) => {
    const place = ['tenderers', index] as const;
    if (seen.has(tenderer.name)) problems.push(problemAt([...place, 'name'], `供应商“${tenderer.name}”出现了两次`));
    seen.add(tenderer.name);
    if (scheme.lot.purpose === 'award' && tenderer.quotedPrice === undefined && tenderer.documents.length === 0) {
      problems.push(problemAt([...place], `“${tenderer.name}”没有报价：请写 quotedPrice，或用 documents 指明响应文件`));
    }
    for (const [id, fact] of Object.entries(tenderer.facts.items ?? {})) {
      const at = [...place, 'facts', 'items', id];
      const item = items.get(id);
      if (item === undefined) {
        if (scheme.lot.consequences.some((consequence) => consequence.id === id)) continue;
        problems.push(problemAt(at, unknownItem(id, items)));
        continue;
      }
      const allowed: readonly string[] = ITEM_FACT_KEYS[item.kind];
      const extra = Object.keys(fact).filter((key) => key !== 'location' && !allowed.includes(key));
      if (extra.length > 0) {
        problems.push(
          problemAt(
            at,
            `“${item.title}”（${item.kind}）不能用 ${extra.join('、')}，${allowed.length === 0 ? '这种因素没有可填的事实' : `可用 ${allowed.join('、')}`}`,
          ),
        );
      }
    }
    tenderer.facts.responses?.forEach((response, at) => {
      if (!numbers.has(response.number))
        problems.push(
          problemAt([...place, 'facts', 'responses', at, 'number'], `方案中没有编号为“${response.number}”的条款`),
        );
    });
  });
  return problems;
}

function checkReviews({ value, problemAt }: YamlSource<EvaluationCase>, scheme: Scheme): Problem[] {
  const items = itemsOf(scheme);
  const names = new Set(value.tenderers.map(({ name }) => name));
  const problems: Problem[] = [];
  for (const [member, marks] of Object.entries(value.reviews)) {
    if (value.members !== undefined && !value.members.includes(member)) {
      problems.push(problemAt(['reviews', member], `“${member}”不在成员名单（members）中`));
    }
    for (const [tenderer, byItem] of Object.entries(marks)) {
      if (!names.has(tenderer))
        problems.push(problemAt(['reviews', member, tenderer], `没有名为“${tenderer}”的供应商`));
      for (const [id, mark] of Object.entries(byItem)) {
        const at = ['reviews', member, tenderer, id];
        const item = items.get(id);
        if (item === undefined) problems.push(problemAt(at, unknownItem(id, items)));
        else {
          const outcome = workOutMark(item, mark);
          if (outcome.points === null) problems.push(problemAt(at, outcome.message));
        }
      }
    }
  }
  for (const [member, totals] of Object.entries(value.statedTotals)) {
    for (const tenderer of Object.keys(totals)) {
      if (!names.has(tenderer))
        problems.push(problemAt(['statedTotals', member, tenderer], `没有名为“${tenderer}”的供应商`));
    }
  }
  return problems;
}

function itemsOf(scheme: Scheme): Map<string, ScoringItem> {
  return new Map(scheme.lot.items.map((item) => [item.id, item]));
}

function unknownItem(id: string, items: ReadonlyMap<string, ScoringItem>): string {
  return `方案中没有评审因素“${id}”，有：${[...items.keys()].join('、')}`;
}
