import type { Actor } from '../ledger/events/envelope.ts';
import type { EventType } from '../ledger/events/index.ts';
import { isPermitted, RIGHTS } from '../ledger/rights.ts';
import type { Role } from '../ledger/roles.ts';
import { ROLE_NAMES } from '../ledger/roles.ts';
import { STAGE_NAMES, type Stage } from '../ledger/stages.ts';
import { maySee, SIGHTS, type View } from '../ledger/view-rights.ts';

/** Of pages for whoever comes; those of link holders answer nobody who does not have the one-time link in hand. */
export type PublicRule = { for: 'everyone' | 'link-holders' };
/** Of pages that belong to no procurement; a page of one's own account touches nobody else's. */
export type OpenRule = PublicRule | { for: 'signed-in' | 'own-account' | 'creators' | 'administrators' };

export function isPublic(rule: OpenRule): rule is PublicRule {
  return rule.for === 'everyone' || rule.for === 'link-holders';
}

/** Of pages in a procurement: who may see a view, or record one of some events. */
export type ProcurementRule = { see: View } | { record: readonly EventType[] };
export type AccessRule = OpenRule | ProcurementRule;

/** The first of the roles somebody holds that a rule lets through; null where none does. */
export function findActor(rule: ProcurementRule, actors: readonly Actor[], stage: Stage): Actor | null {
  return actors.find(({ role }) => isAllowed(rule, role, stage)) ?? null;
}

export function isAllowed(rule: ProcurementRule, role: Role, stage: Stage): boolean {
  if ('see' in rule) return maySee(role, rule.see, stage);
  return rule.record.some((type) => isPermitted(role, type, stage));
}

/** Why somebody is not let through: not the role, or not the time. */
export function explainRefusal(rule: ProcurementRule, actors: readonly Actor[], stage: Stage): string {
  const own = actors.map(({ role }) => role);
  const stages = [...new Set(own.flatMap((role) => listStages(rule, role)))];
  if (stages.length > 0)
    return `现在是“${STAGE_NAMES[stage]}”阶段；这里在${stages.map((one) => `“${STAGE_NAMES[one]}”`).join('、')}阶段开放。`;
  const roles = listRoles(rule).map((role) => ROLE_NAMES[role]);
  return `这里由${roles.join('、')}办理或查看，您在本项目中是${own.map((role) => ROLE_NAMES[role]).join('、')}。`;
}

function listStages(rule: ProcurementRule, role: Role): readonly Stage[] {
  if ('see' in rule) return SIGHTS[rule.see][role] ?? [];
  return rule.record.flatMap((type) => (RIGHTS[type].roles.includes(role) ? RIGHTS[type].stages : []));
}

function listRoles(rule: ProcurementRule): Role[] {
  if ('see' in rule) return Object.keys(SIGHTS[rule.see]) as Role[];
  return [...new Set(rule.record.flatMap((type) => RIGHTS[type].roles))];
}
