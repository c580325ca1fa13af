import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError, type Problem } from '../../domain/app-error.ts';
import { type CaseTenderer, caseSchema, type EvaluationCase } from '../../domain/case.ts';
import { ITEM_FACT_KEYS } from '../../domain/facts.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import { workOutMark } from '../../engine/member-marks.ts';
import { loadScheme } from './load-scheme.ts';
import { type Place, readYaml, type YamlSource } from './read-yaml.ts';

const CASE_FILE = 'case.yaml';

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
  const seen = new Set<string>();
  return value.tenderers.flatMap((tenderer, index) => {
    const report: Report = (place, message) => problemAt(['tenderers', index, ...place], message);
    const problems = [
      ...checkItemFacts(tenderer, scheme, report),
      ...checkSubmittedFor(tenderer, scheme, report),
      ...checkResponses(tenderer, scheme, report),
      ...checkVotes(tenderer, value.members, report),
    ];
    if (seen.has(tenderer.name)) problems.push(report(['name'], `供应商“${tenderer.name}”出现了两次`));
    seen.add(tenderer.name);
    if (scheme.lot.purpose === 'award' && tenderer.quotedPrice === undefined && tenderer.documents.length === 0) {
      problems.push(report([], `“${tenderer.name}”没有报价：请写 quotedPrice，或用 documents 指明响应文件`));
    }
    return problems;
  });
}

type Report = (place: Place, message: string) => Problem;

function checkItemFacts({ facts }: CaseTenderer, scheme: Scheme, report: Report): Problem[] {
  const items = itemsOf(scheme);
  return Object.entries(facts.items ?? {}).flatMap(([id, fact]) => {
    const place = ['facts', 'items', id];
    const item = items.get(id);
    if (item === undefined) {
      return scheme.lot.consequences.some((consequence) => consequence.id === id)
        ? []
        : [report(place, unknownItem(id, items))];
    }
    const allowed: readonly string[] = ITEM_FACT_KEYS[item.kind];
    const extra = Object.keys(fact).filter((key) => key !== 'location' && !allowed.includes(key));
    if (extra.length === 0) return [];
    const instead = allowed.length === 0 ? '这种因素没有可填的事实' : `可用 ${allowed.join('、')}`;
    return [report(place, `“${item.title}”（${item.kind}）不能用 ${extra.join('、')}，${instead}`)];
  });
}

/** Contracts, certificates and people may say for which items they were submitted; those items must exist. */
function checkSubmittedFor({ facts }: CaseTenderer, scheme: Scheme, report: Report): Problem[] {
  const items = itemsOf(scheme);
  return (['contracts', 'certificates', 'people'] as const).flatMap((list) =>
    (facts[list] ?? []).flatMap((fact, at) =>
      fact.items.flatMap((id, index) =>
        items.has(id) ? [] : [report(['facts', list, at, 'items', index], unknownItem(id, items))],
      ),
    ),
  );
}

function checkResponses({ facts }: CaseTenderer, { procurement, lot }: Scheme, report: Report): Problem[] {
  const requirements = [
    ...procurement.mandatoryRequirements,
    ...lot.mandatoryRequirements,
    ...procurement.requirements,
    ...lot.requirements,
  ];
  const known = new Set(requirements.flatMap(({ number, id }) => [number, id]));
  return (facts.responses ?? []).flatMap(({ number }, at) =>
    known.has(number) ? [] : [report(['facts', 'responses', at, 'number'], `方案中没有编号为“${number}”的条款`)],
  );
}

/** A bid is rejected by a majority of the members; who votes has to be one. */
function checkVotes({ rejections }: CaseTenderer, members: readonly string[] | undefined, report: Report): Problem[] {
  return rejections.flatMap(({ votes }, at) => {
    if (votes === undefined) return [];
    const place = ['rejections', at, 'votes'];
    const strangers =
      members === undefined ? [] : [...votes.for, ...votes.against].filter((member) => !members.includes(member));
    const problems = strangers.map((member) => report(place, `“${member}”不在成员名单（members）中`));
    if (votes.for.length <= votes.against.length) {
      problems.push(
        report(place, `${votes.for.length} 人赞成、${votes.against.length} 人反对，没有过半数，不能认定无效`),
      );
    }
    return problems;
  });
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
