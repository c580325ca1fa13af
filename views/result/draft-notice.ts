import type { TendererResult } from '../../src/domain/evaluation.ts';
import type { BidView, LotView } from '../../src/ledger/state.ts';
import { lotName } from '../components/lot-frame.tsx';
import type { EvaluationContext } from '../evaluation-context.ts';
import { showPoints, showPrice } from '../figures.ts';
import type { Terms } from '../terms.ts';
import { findDecision } from './decision.ts';

export type NoticeKind = 'award' | 'result' | 'termination';

/** Which notice a tenderer gets; null while nothing is decided. */
export function findNoticeKind(lot: LotView, tenderer: string): NoticeKind | null {
  const decision = findDecision(lot);
  if (decision === null) return null;
  if (decision.failure !== null) return 'termination';
  return decision.award?.value.supplier === tenderer ? 'award' : 'result';
}

/** What the notice is called. */
export function nameNotice(kind: NoticeKind, terms: Terms): string {
  return { award: terms.awardNotice, result: '采购结果通知书', termination: '采购终止通知书' }[kind];
}

/** What a notice is about. */
export interface NoticeSubject {
  title: string;
  number: string | null;
  lot: LotView;
  terms: Terms;
  /** Null where the procurement failed before anything was scored. */
  context: EvaluationContext | null;
}

/**
 * The words of a notice, to be looked over before it is sent: to whom the contract goes, and to everybody else their own score and
 * rank or why their bid is invalid – never anybody else's.
 */
export function draftNotice({ title, number, lot, terms, context }: NoticeSubject, tenderer: string): string {
  const about = `${title}（${number === null ? '' : `项目编号：${number}，`}${lotName(lot)}）`;
  const decision = findDecision(lot);
  const { award, failure } = decision ?? { award: null, failure: null };
  if (failure !== null)
    return `${tenderer}：\n${about}的采购活动终止。原因：${failure.value.reason}。依据：${failure.value.legalBasis}。`;
  if (award === null) return `${tenderer}：`;
  if (award.value.supplier === tenderer)
    return [
      `${tenderer}：`,
      `${about}经评审并由采购人确定，贵单位为${terms.winner}，金额为 ${showPrice(award.value.amount)} 元。`,
      `请按${terms.procurementDocument}约定的时间与采购人签订合同。`,
    ].join('\n');
  const own = context?.view.evaluation.tenderers.find(({ name }) => name === tenderer);
  return [
    `${tenderer}：`,
    `${about}的采购结果已经确定，${award.value.supplier}为${terms.winner}。`,
    ...(context === null || own === undefined ? [] : describeOwn(own, context, lot.bids.get(tenderer))),
  ].join('\n');
}

/** A decision of the panel is told by its reason alone: how members voted is nobody's to know outside. */
function describeOwn(
  { status, reasons, total, rank }: TendererResult,
  { scales, terms }: EvaluationContext,
  bid: BidView | undefined,
): string[] {
  if (status === 'rejected') {
    const told = reasons.map(({ code, message }) => bid?.rejections.get(code)?.value?.reason ?? message);
    return [`贵单位${terms.invalid}，原因：${told.join('；')}。`];
  }
  if (total === null) return [];
  const place = rank === null ? '' : `，排序第 ${rank} 名`;
  return [`贵单位的评审得分为 ${showPoints(total, scales.total)} 分${place}。`];
}
