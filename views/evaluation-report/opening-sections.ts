import { describeRounding } from '../../src/domain/rounding.ts';
import { isObjective, type ScoringItem } from '../../src/domain/scoring-item.ts';
import { ROLE_NAMES } from '../../src/ledger/roles.ts';
import type { BidView } from '../../src/ledger/state.ts';
import { findRoundings, showPrice } from '../figures.ts';
import type { ReportSection } from '../report/report.ts';
import { tableOf } from '../report/table-of.ts';
import { describeRange } from '../score-groups.ts';
import { showMoment } from '../times.ts';
import { type EvaluationReportInput, listOfLot } from './report-input.ts';

/** Who handed in what, when it came in and when it was opened. */
export function openingSection(input: EvaluationReportInput): ReportSection {
  const { lot, context } = input;
  const { terms, view } = context;
  const withdrawn = listOfLot(input, 'bid.withdrawn').filter(({ data }) => data.document === null);
  return {
    id: 'opening',
    title: `公告与${terms.opening}记录`,
    tables: [
      tableOf(
        `${terms.bidDocument}的递交与${terms.opening}`,
        [...lot.bids.values()],
        [
          { title: terms.tenderer, share: 34, cell: ({ tenderer }) => ({ text: tenderer }) },
          { title: '递交时间', share: 22, cell: (bid) => ({ text: describeReceipt(bid) }) },
          { title: '开启时间', share: 24, cell: (bid) => ({ text: describeOpenings(bid) }) },
          {
            title: `${terms.price}（元）`,
            share: 20,
            isNumber: true,
            cell: ({ tenderer }) => ({ text: showQuoted(view.evaluation.tenderers, tenderer) }),
          },
        ],
      ),
    ],
    lines: [
      '采购公告的媒体和日期、开启地点：系统没有记录，请在签署前填写：＿＿＿＿＿＿＿＿＿＿',
      ...withdrawn.map(({ at, data }) => `${showMoment(at)} ${data.tenderer}撤回${terms.bidDocument}。`),
    ],
  };
}

function describeReceipt({ documents }: BidView): string {
  const last = documents
    .map(({ receivedAt }) => receivedAt)
    .sort()
    .at(-1);
  return last === undefined ? '未递交' : showMoment(last);
}

const PARTS = { only: '', first: '第一阶段 ', second: '第二阶段 ' } as const;

function describeOpenings({ openings }: BidView): string {
  return [...openings].map(([part, { at }]) => `${PARTS[part]}${showMoment(at)}`).join('；') || '未开启';
}

function showQuoted(tenderers: readonly { name: string; quotedPrice: string | null }[], tenderer: string): string {
  const price = tenderers.find(({ name }) => name === tenderer)?.quotedPrice ?? null;
  return price === null ? '—' : showPrice(price);
}

/** Seats, never names: who sits where is signed by hand. */
export function panelSection(input: EvaluationReportInput): ReportSection {
  const { lot, context } = input;
  const { panel } = context.terms;
  return {
    id: 'panel',
    title: panel,
    tables: [
      tableOf(`${panel}成员`, lot.panel?.value ?? [], [
        { title: '成员', share: 40, cell: ({ name }) => ({ text: name }) },
        { title: '身份', share: 60, cell: ({ role }) => ({ text: ROLE_NAMES[role] }) },
      ]),
    ],
    lines: [
      ...(lot.schedule === null
        ? []
        : [`评审时间：${showMoment(lot.schedule.value.startsAt)}；地点：${lot.schedule.value.venue}。`]),
      '成员在本报告中以席位相称，姓名见签署栏。',
    ],
  };
}

function natureOf(item: ScoringItem): string {
  if (item.kind === 'price') return '价格，按公式计算';
  return isObjective(item) ? '客观' : '主观';
}

/** How bids were judged: the scheme's items, what is rounded, the order of the ranking. */
export function methodSection({ context }: EvaluationReportInput): ReportSection {
  const { view, terms } = context;
  const { items } = view.scheme.lot;
  const { item, total } = findRoundings(view);
  return {
    id: 'method',
    title: '评审方法和标准',
    lead: `以下评审因素和分值出自${terms.procurementDocument}，评审时没有改变。`,
    tables: [
      tableOf('评审因素', items, [
        { title: '评审因素', share: 56, cell: ({ title }) => ({ text: title }) },
        { title: '性质', share: 24, cell: (one) => ({ text: natureOf(one) }) },
        { title: '分值', share: 20, isNumber: true, cell: (one) => ({ text: describeRange(one) }) },
      ]),
    ],
    lines: [
      view.evaluation.explanation.rule,
      ...(item === null ? [] : [`各项得分${describeRounding(item)}。`]),
      ...(total === null ? [] : [`总分${describeRounding(total)}。`]),
    ].filter((line) => line !== ''),
  };
}
