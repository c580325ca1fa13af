import type { BidFacts } from '../../domain/bid.ts';
import type { FigureClaim, Passage } from '../../domain/bid-section.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Location } from '../../domain/location.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { PlanCheck } from '../../domain/plan-check.ts';
import type { IsoDate } from '../../domain/scalars.ts';
import type { SupersededStandard } from '../../domain/standard.ts';
import { outlineSections, passagesOf } from './bid-outline.ts';
import { findContradictions } from './contradicting-figures.ts';
import { findCopiedText } from './copied-text.ts';
import { findForeignNames } from './plan-names.ts';
import { findPlan, type ItemPlan, isPlanItem } from './plan-parts.ts';
import { findOutdatedStandards } from './superseded-standards.ts';

export interface PlanContext {
  date: IsoDate;
  standards: readonly SupersededStandard[];
  /** The procurement document's text, where it is at hand. */
  procurementText: readonly Passage[];
}

const SHOWN_COPIES = 3;

/**
 * Hints for the members who judge the plans: parts that are missing, names of others, figures that differ. They are
 * suggestions to accept or dismiss; none of them takes points.
 */
export function checkPlans(
  bid: BidFacts,
  scheme: Scheme,
  { date, standards, procurementText }: PlanContext,
): { plans: PlanCheck[]; findings: Finding[] } {
  const sections = outlineSections(bid.sections ?? []);
  const plans = scheme.lot.items.filter(isPlanItem).map((item) => findPlan(item, sections));
  if (plans.length === 0) return { plans: [], findings: [] };
  if (plans.every(({ chapter, check }) => chapter === null && check.parts.every(({ heading }) => heading === null)))
    return {
      plans: [],
      findings: [finding('info', 'plans-not-found', '没有读到方案内容，各方案未核对（只检查报价文件时属正常）')],
    };
  return {
    plans: plans.map(({ check }) => check),
    findings: plans
      .flatMap((plan) => [
        ...reportParts(plan),
        ...reportNames(plan, scheme),
        ...reportStandards(plan, standards, date),
        ...reportCopies(plan, procurementText),
      ])
      .concat(reportFigures(bid.claims ?? [], plans)),
  };
}

function hint(
  code: string,
  plan: ItemPlan,
  message: string,
  locations: Location[],
  severity: 'info' | 'warning' = 'warning',
) {
  return finding(severity, code, `“${plan.item.title}”：${message}`, { item: plan.item.id, locations });
}

function reportParts(plan: ItemPlan): Finding[] {
  const { chapter, check } = plan;
  const at = check.location === null ? [] : [check.location];
  if (chapter === null) {
    if (check.parts.some(({ heading }) => heading !== null)) return [];
    return [hint('plan-not-found', plan, '没有找到以此为题的章节，请确认写在何处', [])];
  }
  return check.parts.flatMap((part): Finding[] => {
    const effect = part.isGate ? '（必备内容，缺少的本项不计分）' : '';
    const code = part.isGate ? 'plan-gate-part-missing' : 'plan-part-missing';
    if (part.state === 'missing') return [hint(code, plan, `没有找到“${part.title}”的内容${effect}`, at)];
    if (part.state === 'empty')
      return [
        hint(code, plan, `“${part.title}”只有标题，下面没有内容${effect}`, part.heading === null ? at : [part.heading]),
      ];
    return [];
  });
}

function reportNames(plan: ItemPlan, scheme: Scheme): Finding[] {
  return findForeignNames(textOf(plan), scheme).map(({ kind, name, passage }) => {
    if (kind === 'buyer')
      return hint(
        'plan-other-buyer',
        plan,
        `写到“${name}”，不是本项目的采购人或所在地单位，请看是否套用了其他项目的内容`,
        [passage.location],
      );
    const what = kind === 'project' ? `项目名称“${name}”` : `项目编号“${name}”`;
    return hint('plan-other-project', plan, `写的${what}不是本项目的`, [passage.location]);
  });
}

function reportStandards(plan: ItemPlan, standards: readonly SupersededStandard[], date: IsoDate): Finding[] {
  return findOutdatedStandards(textOf(plan), standards, date).map(({ standard, passage }) => {
    const { number, replacedBy, since, source, grade } = standard;
    const message = `引用的 ${number} 自 ${since} 起已由 ${replacedBy} 代替（${source}${grade === 'C' ? '，待核实' : ''}）`;
    return hint('plan-superseded-standard', plan, message, [passage.location]);
  });
}

function reportCopies(plan: ItemPlan, document: readonly Passage[]): Finding[] {
  if (document.length === 0) return [];
  const copies = findCopiedText(textOf(plan), document);
  if (copies.length === 0) return [];
  const locations = copies.slice(0, SHOWN_COPIES).flatMap(({ passage, source }) => [passage.location, source.location]);
  return [
    hint(
      'plan-copied-text',
      plan,
      `有 ${copies.length} 段与采购文件文字相同，请看是否有针对本项目的内容`,
      locations,
      'info',
    ),
  ];
}

function reportFigures(claims: readonly FigureClaim[], plans: readonly ItemPlan[]): Finding[] {
  return findContradictions(claims).map(({ what, claims: [one, other] }) => {
    const plan = plans.find((candidate) => holds(candidate, one.location));
    const message = `“${what}”前后不一致：一处写 ${one.value} ${one.unit}，另一处写 ${other.value} ${other.unit}`;
    const locations = [one.location, other.location];
    return finding(
      'warning',
      'plan-contradicting-figures',
      plan === undefined ? message : `“${plan.item.title}”：${message}`,
      {
        locations,
        ...(plan === undefined ? {} : { item: plan.item.id }),
      },
    );
  });
}

function holds(plan: ItemPlan, place: Location): boolean {
  return textOf(plan).some(({ location }) => location.file === place.file && location.path === place.path);
}

function textOf({ chapter }: ItemPlan): Passage[] {
  return chapter === null ? [] : passagesOf(chapter);
}
