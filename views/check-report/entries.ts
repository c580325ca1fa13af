import { Decimal, sum } from '../../src/domain/decimal.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { placeOf } from '../report/places.ts';
import type { ReportEntry } from '../report/report.ts';
import type { CheckReportInput } from './build-report.ts';
import { type Harm, harmOf } from './harm.ts';

const TAGS: Readonly<Record<Harm, Pick<ReportEntry, 'tone' | 'tag'>>> = {
  kills: { tone: 'bad', tag: '会被否决' },
  'may-kill': { tone: 'look', tag: '须核实' },
  costs: { tone: 'look', tag: '影响得分' },
  hint: { tone: 'plain', tag: '提示' },
  note: { tone: 'plain', tag: '说明' },
};

export function entryOf(found: Finding): ReportEntry {
  return {
    title: found.message,
    ...TAGS[harmOf(found)],
    basis: found.legalBasis,
    places: found.locations.map(placeOf),
  };
}

/** Findings of one weight; what reading the files itself had to say is told apart, at the end. */
export function entriesOf({ check, notices }: CheckReportInput, harm: Harm): ReportEntry[] {
  const apart = new Set(notices.filter(({ severity }) => severity !== 'error'));
  return check.findings.filter((found) => harmOf(found) === harm && !apart.has(found)).map(entryOf);
}

/** Hints on the plans, the weightiest first: without a gate part the item gives nothing. */
export function hintsOf({ check }: CheckReportInput): ReportEntry[] {
  const hints = check.findings.filter((found) => harmOf(found) === 'hint');
  const isGate = (found: Finding) => found.code === 'plan-gate-part-missing';
  return [...hints.filter(isGate), ...hints.filter((found) => !isGate(found))].map(entryOf);
}

/** Objective items that would give less than full points, the greatest loss first. */
export function lostPoints(input: CheckReportInput): ReportEntry[] {
  return listLosses(input).map(({ item, lost, proposedPoints, reason }) => ({
    title: `“${item.title}”满分 ${item.maxPoints} 分，系统提示 ${proposedPoints} 分：${reason}`,
    ...TAGS.costs,
    harm: `差 ${lost.toFixed()} 分`,
    basis: null,
    places: item.location === null ? [] : [placeOf(item.location)],
  }));
}

/** Points that the objective items would give less than full, in sum. */
export function sumLost(input: CheckReportInput): Decimal {
  return sum(listLosses(input).map(({ lost }) => lost));
}

function listLosses({ check, scheme }: CheckReportInput) {
  return check.items
    .flatMap(({ id, proposedPoints, reason }) => {
      const item = scheme.lot.items.find((candidate) => candidate.id === id);
      if (item === undefined || proposedPoints === null) return [];
      const lost = new Decimal(item.maxPoints).minus(proposedPoints);
      return lost.greaterThan('0') ? [{ item, lost, proposedPoints, reason }] : [];
    })
    .sort((a, b) => b.lost.comparedTo(a.lost));
}
