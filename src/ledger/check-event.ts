import { EVENT_NAMES } from './event-names.ts';
import { type EventType, type LedgerEvent, lotOf, subjectOf } from './events/index.ts';
import { isPermitted } from './rights.ts';
import { isPanelRole, ROLE_NAMES } from './roles.ts';
import { BID_RULES } from './rules/bid-rules.ts';
import { FACT_RULES } from './rules/fact-rules.ts';
import { MARKING_RULES } from './rules/marking-rules.ts';
import { OTHER_RULES } from './rules/other-rules.ts';
import { checkGrant, checkWithdrawal } from './rules/people-rules.ts';
import { type Refusal, type Rule, type Rules, refuseIf } from './rules/refusal.ts';
import { earliestStage, STAGE_NAMES, type Stage } from './stages.ts';
import type { LedgerState, LotView } from './state.ts';

const RULES: Partial<Rules<EventType>> = {
  ...BID_RULES,
  ...FACT_RULES,
  ...MARKING_RULES,
  ...OTHER_RULES,
};

/**
 * Whether an event may stand behind a state: its place and time, whether the actor holds the role and the role has the
 * right in this stage, and what its kind demands. The same check stands before recording and in the verification of an
 * archive. Empty: it may.
 */
export function checkEvent(state: LedgerState, event: LedgerEvent): Refusal[] {
  const place = checkPlace(state, event);
  if (place.length > 0) return place;
  const number = lotOf(event);
  const lot = number === null ? null : state.lots.get(number);
  if (lot === undefined) return [{ code: 'unknown-lot', message: `采购项目没有第 ${number} 包` }];
  const right = checkRight(state, event, lot);
  if (right !== null) return [right];
  if (event.type === 'role.granted') return checkGrant(event, state).filter((refusal) => refusal !== null);
  if (event.type === 'role.withdrawn') return checkWithdrawal(event, state).filter((refusal) => refusal !== null);
  const rule = RULES[event.type] as Rule<EventType> | undefined;
  if (rule === undefined || lot === null) return [];
  return rule(event, lot, state).filter((refusal) => refusal !== null);
}

function checkPlace(state: LedgerState, event: LedgerEvent): Refusal[] {
  const isFirst = state.version === 0;
  return [
    refuseIf(isFirst !== (event.type === 'procurement.created'), 'creation-once', '台账须以且只以一次立项开始'),
    refuseIf(
      !isFirst && event.procurement !== state.id,
      'other-procurement',
      `事件属于另一个项目“${event.procurement}”`,
    ),
    refuseIf(
      event.sequence !== state.version + 1,
      'out-of-order',
      `事件序号应为 ${state.version + 1}，而不是 ${event.sequence}`,
    ),
    refuseIf(
      state.at !== null && event.at < state.at,
      'time-backwards',
      `事件时间 ${event.at} 早于前一事件 ${state.at}`,
    ),
    refuseIf(
      event.clock !== undefined && (event.at !== state.at || event.clock >= event.at),
      'clock-wrong',
      `事件所记的时钟 ${event.clock} 与事件时间 ${event.at} 不合：时钟回拨时，事件时间应与前一事件相同`,
    ),
  ].filter((refusal) => refusal !== null);
}

function checkRight(state: LedgerState, event: LedgerEvent, lot: LotView | null): Refusal | null {
  const { by, type } = event;
  const stage = lot?.stage ?? stageOf(state);
  if (!isPermitted(by.role, type, stage)) {
    return {
      code: 'not-permitted',
      message: `${ROLE_NAMES[by.role]}在“${STAGE_NAMES[stage]}”阶段不能“${EVENT_NAMES[type]}”，请确认角色和当前阶段`,
    };
  }
  if (type === 'procurement.created') return null;
  return holdsRole(state, event, lot)
    ? checkOwnBid(event)
    : { code: 'role-not-held', message: `“${by.name}”在本项目（包）中不是${ROLE_NAMES[by.role]}` };
}

/** Seats on a panel are held in their lot alone, by the name that reports have for them; everything else in the whole procurement. */
function holdsRole(state: LedgerState, { by }: LedgerEvent, lot: LotView | null): boolean {
  if (isPanelRole(by.role)) {
    const seats = lot?.panel?.value ?? [];
    return seats.some(({ id, role, name }) => id === by.id && role === by.role && name === by.name);
  }
  const held = state.people.get(by.id)?.roles.get(by.role);
  return held !== undefined && (by.role !== 'vendor' || held.tenderer === (by.tenderer ?? null));
}

/** A vendor speaks for its own bid only. */
function checkOwnBid(event: LedgerEvent): Refusal | null {
  const { by } = event;
  return refuseIf(
    by.role === 'vendor' && subjectOf(event) !== by.tenderer,
    'not-own-bid',
    '供应商只能办理本单位的事项',
  );
}

export function stageOf(state: LedgerState): Stage {
  return earliestStage([...state.lots.values()].map(({ stage }) => stage));
}
