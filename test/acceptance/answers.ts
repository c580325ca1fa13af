import path from 'node:path';
import { readQuantities } from '../../importers/language/quantity.ts';
import type { AnswerRow } from '../../src/domain/bid.ts';
import { Decimal } from '../../src/domain/decimal.ts';
import type { Scheme } from '../../src/domain/lot.ts';
import { normaliseForMatching } from '../../src/domain/matching.ts';
import type { Quantity, Requirement } from '../../src/domain/requirement.ts';
import { listRequirements } from '../../src/engine/checks/answer-matching.ts';
import { checkAnswers } from '../../src/engine/checks/answers.ts';
import { listLotFiles, loadScheme } from '../../src/storage/files/load-scheme.ts';
import type { AcceptanceRow } from './index.ts';
import { PROCUREMENTS, readSeeds, stands } from './seeds.ts';

const PROCUREMENT = 'tianjin-tgpc-2025-d-1284';
const LEAST_FOUND = 0.95;
const MOST_FALSE_ALARMS = 0.05;

/**
 * Answers that repeat the published clause are compliant; answers that repeat it with one quantity made worse are
 * not, whatever they declare. Both are made from the real clauses of the real document.
 */
export function checkAnswersToSeeds(folder: string): AcceptanceRow[] {
  const place = path.join(PROCUREMENTS, PROCUREMENT);
  const lots = listLotFiles(place).map((file) => loadScheme(file));
  const lines = readSeeds(folder).find((document) =>
    lots.every(({ lot }) => lot.items.every((item) => item.location === null || stands(item.location, document))),
  );
  if (lines === undefined) return [];
  const compliant = { rows: 0, alarms: 0 };
  const worsened = { rows: 0, found: 0 };
  for (const scheme of lots) {
    for (const { requirement } of listRequirements(scheme)) {
      const clause = readClause(requirement, lines);
      if (clause.length < SHORTEST_CLAUSE) continue;
      compliant.rows += 1;
      if (judge(requirement, clause, clause, scheme) !== 'none') compliant.alarms += 1;
      for (const quantity of requirement.quantities) {
        const worse = worsen(clause, quantity);
        if (worse === null) continue;
        worsened.rows += 1;
        if (judge(requirement, clause, worse, scheme) === 'negative') worsened.found += 1;
      }
    }
  }
  return [
    {
      name: 'answers/compliant',
      passed: compliant.alarms <= compliant.rows * MOST_FALSE_ALARMS,
      detail: `${compliant.alarms} of ${compliant.rows} compliant rows flagged`,
    },
    {
      name: 'answers/worsened',
      passed: worsened.found >= worsened.rows * LEAST_FOUND,
      detail: `${worsened.found} of ${worsened.rows} worsened quantities found`,
    },
  ];
}

/** Shorter lines are table cells and headings, which nobody answers. */
const SHORTEST_CLAUSE = 12;

function readClause({ location }: Requirement, lines: readonly string[]): string {
  const line = Number.parseInt(/\d+/.exec(location.path)?.[0] ?? '0', 10);
  return normaliseForMatching(lines[line - 1] ?? '');
}

function judge(requirement: Requirement, demand: string, clause: string, scheme: Scheme): string {
  const answer = `我方承诺：${clause}`;
  const row: AnswerRow = {
    number: null,
    demand,
    answer,
    demandQuantities: readQuantities(demand),
    answerQuantities: readQuantities(answer),
    declaredDeviation: '无偏离',
    remark: null,
    form: requirement.form,
    location: { file: '', page: null, path: '', quote: '' },
  };
  return checkAnswers([row], scheme).responses[0]?.deviation ?? 'missing';
}

/** Twice the time, half the number; null where the clause does not show the quantity in figures. */
function worsen(clause: string, { value, unit, comparator }: Quantity): string | null {
  if (comparator === '=') return null;
  const shown = new RegExp(
    `(?<![\\d.])${value.replace('.', '\\.')}(?=\\s*${unit.replace('个', '个?').replace('人', '[人名]').replace('/', '\\/')})`,
  ).exec(clause);
  if (shown === null) return null;
  const amount = new Decimal(value);
  const worse = comparator.startsWith('<') ? amount.times('2') : amount.dividedBy('2').floor();
  return clause.slice(0, shown.index) + worse.toFixed() + clause.slice(shown.index + value.length);
}
