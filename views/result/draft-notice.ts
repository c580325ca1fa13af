import type { LotView } from '../../src/ledger/state.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import { showPoints, showPrice } from '../figures.ts';

export type NoticeKind = 'award' | 'result' | 'termination';

/** Which notice a tenderer gets; null while nothing is decided. */
export function findNoticeKind({ award, failure }: LotView, tenderer: string): NoticeKind | null {
  if (failure !== null) return 'termination';
  if (award === null) return null;
  return award.value.supplier === tenderer ? 'award' : 'result';
}

/**
 * The words of a notice, to be looked over before it is sent: to whom the contract goes, and to everybody else their own score and
 * rank or why their bid is invalid – never anybody else's.
 */
export function draftNotice(context: EvaluationContext, lot: LotView, tenderer: string): string {
  const { view, terms } = context;
  const about = `${view.title}（第 ${lot.number} 包）`;
  const head = `${tenderer}：`;
  const { award, failure } = lot;
  if (failure !== null)
    return [head, `${about}本次采购终止。原因：${failure.value.reason}。依据：${failure.value.legalBasis}。`].join(
      '\n',
    );
  if (award === null) return head;
  if (award.value.supplier === tenderer)
    return [
      head,
      `${about}经评审并由采购人确定，贵单位为中标（成交）供应商，中标（成交）金额 ${showPrice(award.value.amount)} 元。`,
      '请按采购文件约定的时间与采购人签订合同。',
    ].join('\n');
  const result = view.evaluation.tenderers.find(({ name }) => name === tenderer);
  return [
    head,
    `${about}的采购结果已经确定，${award.value.supplier}为中标（成交）供应商。`,
    describeOwn(result, context, terms.invalid),
  ].join('\n');
}

function describeOwn(
  result: EvaluationContext['view']['evaluation']['tenderers'][number] | undefined,
  { scales }: EvaluationContext,
  invalid: string,
): string {
  if (result === undefined) return '';
  if (result.status === 'rejected')
    return `贵单位${invalid}，原因：${result.reasons.map(({ message }) => message).join('；')}。`;
  if (result.total === null) return '';
  const rank = result.rank === null ? '' : `，排序第 ${result.rank} 名`;
  return `贵单位的评审得分为 ${showPoints(result.total, scales.total)} 分${rank}。`;
}
