import { ROLE_NAMES } from '../../src/ledger/roles.ts';
import { orderResults } from '../evaluation-view.ts';
import { showPoints } from '../figures.ts';
import type { ReportSection } from '../report/report.ts';
import { tableOf } from '../report/table-of.ts';
import { showMoment } from '../times.ts';
import { type EarlierTotals, type EvaluationReportInput, listOfLot } from './report-input.ts';

/** Changes of members, reviews once more, and totals that others took the place of. */
export function otherSection(input: EvaluationReportInput): ReportSection {
  const recusals = listOfLot(input, 'member.recused').map(({ at, data }) => {
    const { replacement, reason, member } = data;
    const instead = replacement === null ? '没有递补' : `由${replacement.name}（${ROLE_NAMES[replacement.role]}）递补`;
    return `${showMoment(at)} ${findSeat(input, member)}退出评审，${instead}。原因：${reason}`;
  });
  const reviews = listOfLot(input, 're-review.ordered').map(
    ({ at, data }) => `${showMoment(at)} 重新评审。原因：${data.reason}（依据：${data.legalBasis}）`,
  );
  const earlier = input.earlier.map((totals) => describeEarlier(totals, input.context.scales.total));
  const lines = [...recusals, ...reviews, ...earlier];
  return { id: 'others', title: '其他需要说明的情况', lines: lines.length === 0 ? ['没有。'] : lines };
}

/** The seat somebody had before leaving it. */
function findSeat(input: EvaluationReportInput, member: string): string {
  const seats = [
    ...listOfLot(input, 'panel.formed').flatMap(({ data }) => data.members),
    ...listOfLot(input, 'member.recused').flatMap(({ data }) => data.replacement ?? []),
  ];
  return seats.findLast(({ id }) => id === member)?.name ?? '一名成员';
}

function describeEarlier({ at, evaluation, reason }: EarlierTotals, scale: number): string {
  const ranked = orderResults(evaluation)
    .filter(({ result }) => result.rank !== null)
    .map(
      ({ result: { rank, name, total } }) =>
        `第 ${rank} 名 ${name}${total === null ? '' : ` ${showPoints(total, scale)} 分`}`,
    );
  return `${showMoment(at)} 汇总的结果已被取代：${ranked.join('；') || '没有名次'}。取代的原因：${reason}`;
}

/** Who agrees, who does not and why, and room to sign. */
export function signatureSection({ lot, context }: EvaluationReportInput): ReportSection {
  const { panel, report } = context.terms;
  const members = lot.panel?.value ?? [];
  const dissents = members.flatMap(({ id, name }) => {
    const reason = lot.signatures.get(id)?.value ?? null;
    return reason === null ? [] : [`${name}的不同意见：${reason}`];
  });
  return {
    id: 'signatures',
    title: '不同意见与签署',
    tables: [
      {
        ...tableOf(`${panel}成员签署`, members, [
          { title: '成员', share: 14, cell: ({ name }) => ({ text: name }) },
          { title: '身份', share: 18, cell: ({ role }) => ({ text: ROLE_NAMES[role] }) },
          { title: '意见', share: 16, cell: ({ id }) => ({ text: describeView(lot.signatures.get(id)) }) },
          {
            title: '系统内签署时间',
            share: 20,
            cell: ({ id }) => ({ text: lot.signatures.has(id) ? showMoment(lot.signatures.get(id)?.at ?? '') : '' }),
          },
          { title: '签名', share: 32, cell: () => ({ text: '' }) },
        ]),
        isForSigning: true,
      },
    ],
    lines: dissents.length === 0 ? [`没有成员对${report}写下不同意见。`] : dissents,
  };
}

function describeView(signature: { value: string | null } | undefined): string {
  if (signature === undefined) return '尚未签署';
  return signature.value === null ? '同意' : '有不同意见';
}
