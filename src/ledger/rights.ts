import type { EventType } from './events/index.ts';
import { PANEL_ROLES, type Role } from './roles.ts';
import { STAGES, type Stage } from './stages.ts';

/** Who may record an event, and in which stages of the lot (of the procurement, where it concerns no single lot). */
export interface Right {
  roles: readonly Role[];
  stages: readonly Stage[];
}

const AGENCY: readonly Role[] = ['clerk', 'purchaser'];
const CHAIR: readonly Role[] = ['panel-chair'];
const PANEL: readonly Role[] = PANEL_ROLES;
const BEFORE_SEALING = STAGES.filter((stage) => stage !== 'sealed');
const EVALUATION: readonly Stage[] = ['reviewing', 'marking'];

/**
 * Role × event × stage: the one table that use cases, pages and the verification of an archive go by. A supervisor reads
 * and records nothing; a vendor records only what is its own.
 */
export const RIGHTS: Readonly<Record<EventType, Right>> = {
  'procurement.created': { roles: AGENCY, stages: ['drafting'] },
  'role.granted': { roles: AGENCY, stages: BEFORE_SEALING },
  'role.withdrawn': { roles: AGENCY, stages: BEFORE_SEALING },
  'document.imported': { roles: AGENCY, stages: BEFORE_SEALING },
  'document.read': { roles: [...AGENCY, ...PANEL], stages: BEFORE_SEALING },
  'scheme.drafted': { roles: AGENCY, stages: ['drafting'] },
  // While bids come in, a correction (更正) is prepared: 财政部令第87号第二十七条.
  'scheme.edited': { roles: AGENCY, stages: ['drafting', 'receiving'] },
  'scheme.published': { roles: AGENCY, stages: ['drafting'] },
  'scheme.superseded': { roles: AGENCY, stages: ['receiving'] },
  'evaluation.scheduled': { roles: AGENCY, stages: ['receiving', 'reviewing', 'marking'] },
  'panel.formed': { roles: AGENCY, stages: ['receiving', 'reviewing'] },
  'member.recused': { roles: AGENCY, stages: ['receiving', 'reviewing', 'marking'] },
  'bid.received': { roles: ['clerk', 'vendor'], stages: ['receiving'] },
  'bid.withdrawn': { roles: ['clerk', 'vendor'], stages: ['receiving'] },
  'bid.opened': { roles: ['clerk'], stages: ['receiving', 'reviewing'] },
  'bid.checked': { roles: ['clerk', ...PANEL], stages: EVALUATION },
  'first-stage.decided': { roles: CHAIR, stages: ['reviewing'] },
  'clarification.asked': { roles: CHAIR, stages: EVALUATION },
  'clarification.answered': { roles: ['clerk', 'vendor'], stages: EVALUATION },
  'negotiation.held': { roles: CHAIR, stages: ['reviewing'] },
  'final-price.submitted': { roles: ['clerk', 'vendor'], stages: ['reviewing'] },
  'final-price.declined': { roles: ['clerk', 'vendor'], stages: ['reviewing'] },
  'prices.opened': { roles: ['clerk'], stages: ['reviewing'] },
  'bid.rejected': { roles: CHAIR, stages: EVALUATION },
  'rejection.revoked': { roles: CHAIR, stages: EVALUATION },
  'fact.proposed': { roles: ['clerk', ...PANEL], stages: EVALUATION },
  'fact.confirmed': { roles: PANEL, stages: EVALUATION },
  'fact.corrected': { roles: PANEL, stages: EVALUATION },
  'fact.rejected': { roles: PANEL, stages: EVALUATION },
  'requirement.judged': { roles: PANEL, stages: EVALUATION },
  'marking.opened': { roles: CHAIR, stages: ['reviewing'] },
  'flaw.recorded': { roles: PANEL, stages: ['marking'] },
  'mark.given': { roles: PANEL, stages: ['marking'] },
  'marks.submitted': { roles: PANEL, stages: ['marking'] },
  'marks.returned': { roles: CHAIR, stages: ['marking', 'totalled'] },
  'totals.frozen': { roles: CHAIR, stages: ['marking'] },
  'report.signed': { roles: PANEL, stages: ['totalled'] },
  'report.dissented': { roles: PANEL, stages: ['totalled'] },
  'award.made': { roles: AGENCY, stages: ['totalled'] },
  'procurement.failed': { roles: AGENCY, stages: ['receiving', 'reviewing', 'totalled'] },
  'notice.sent': { roles: ['clerk'], stages: ['decided'] },
  'challenge.received': { roles: ['clerk', 'vendor'], stages: ['receiving', 'decided'] },
  'challenge.answered': { roles: AGENCY, stages: ['receiving', 'decided'] },
  're-review.ordered': { roles: AGENCY, stages: ['decided', 'sealed'] },
  'procurement.sealed': { roles: ['clerk', 'archivist'], stages: ['decided'] },
};

export function isPermitted(role: Role, type: EventType, stage: Stage): boolean {
  const right = RIGHTS[type];
  return right.roles.includes(role) && right.stages.includes(stage);
}

/** Every event a role may record in a stage: what a page offers. */
export function listPermitted(role: Role, stage: Stage): EventType[] {
  return (Object.keys(RIGHTS) as EventType[]).filter((type) => isPermitted(role, type, stage));
}
