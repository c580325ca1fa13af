import type { BidView } from '../../src/ledger/state.ts';
import { showPrice } from '../figures.ts';
import { placeOf } from '../report/places.ts';
import type { ReportEntry, ReportSection } from '../report/report.ts';
import { tableOf } from '../report/table-of.ts';
import { showMoment } from '../times.ts';
import { type EvaluationReportInput, listOfLot } from './report-input.ts';

/** Which bids are invalid, on which ground, and who saw it otherwise. */
export function invalidSection(input: EvaluationReportInput): ReportSection {
  const { lot, context } = input;
  const { terms, view } = context;
  const entries = view.evaluation.tenderers.flatMap(({ name, status, reasons }): ReportEntry[] =>
    status !== 'rejected'
      ? []
      : reasons.map(({ message, legalBasis, locations }) => ({
          title: `${name}：${message}`,
          tone: 'bad',
          tag: terms.invalid,
          basis: legalBasis,
          places: locations.map(placeOf),
        })),
  );
  const dissents = listOfLot(input, 'bid.rejected').flatMap(({ data: { tenderer, dissent } }) =>
    dissent.map(({ member, reason }) => `${member}对认定${tenderer}${terms.invalid}的不同意见：${reason}`),
  );
  const revoked = listOfLot(input, 'rejection.revoked').map(
    ({ at, data }) => `${showMoment(at)} 撤销对${data.tenderer}的${terms.invalid}认定：${data.reason}`,
  );
  const admitted = lot.firstStage === null ? [] : [`第一阶段合格：${lot.firstStage.value.join('、') || '无'}。`];
  const none = entries.length > 0 ? [] : [`没有${terms.invalid}的${terms.tenderer}。`];
  return {
    id: 'invalid',
    title: `审查情况与${terms.invalid}的${terms.tenderer}`,
    entries,
    lines: [...admitted, ...none, ...dissents, ...revoked],
  };
}

interface Asked {
  tenderer: string;
  question: string;
  answer: string;
}

/** What was asked and answered, and how the last prices came about. */
export function clarificationSection(input: EvaluationReportInput): ReportSection {
  const { lot, context } = input;
  const { tenderer: who } = context.terms;
  const bids = [...lot.bids.values()];
  const asked = bids.flatMap(({ tenderer, clarifications }) =>
    [...clarifications.values()].map(
      ({ question, answer }): Asked => ({ tenderer, question: question.value, answer: answer?.value ?? '未答复' }),
    ),
  );
  const rounds = bids.flatMap(({ tenderer, rounds }) =>
    [...rounds].map(([round, { value }]) => ({ tenderer, round, summary: value })),
  );
  const final = bids.flatMap((bid) =>
    lot.pricesOpened && bid.finalPrice !== null ? [{ bid, final: bid.finalPrice }] : [],
  );
  const declined = listOfLot(input, 'final-price.declined').map(
    ({ data }) => `${data.tenderer}没有提交最后报价：${data.reason}（依据：${data.legalBasis}）`,
  );
  const hasNone = asked.length + rounds.length + final.length + declined.length === 0;
  return {
    id: 'clarifications',
    title: '澄清、说明、补正与报价过程',
    tables: [
      tableOf('澄清、说明和补正', asked, [
        { title: who, share: 24, cell: ({ tenderer }) => ({ text: tenderer }) },
        { title: '要求说明的问题', share: 38, cell: ({ question }) => ({ text: question }) },
        { title: '答复', share: 38, cell: ({ answer }) => ({ text: answer }) },
      ]),
      tableOf('磋商、谈判', rounds, [
        { title: who, share: 30, cell: ({ tenderer }) => ({ text: tenderer }) },
        { title: '轮次', share: 12, isNumber: true, cell: ({ round }) => ({ text: String(round) }) },
        { title: '纪要', share: 58, cell: ({ summary }) => ({ text: summary }) },
      ]),
      tableOf('最后报价', final, [
        { title: who, share: 44, cell: ({ bid }: { bid: BidView }) => ({ text: bid.tenderer }) },
        {
          title: '最后报价（元）',
          share: 28,
          isNumber: true,
          cell: ({ final: { value } }) => ({ text: showPrice(value.price) }),
        },
        { title: '提交时间', share: 28, cell: ({ final: { at } }) => ({ text: showMoment(at) }) },
      ]),
    ],
    lines: hasNone ? ['没有要求澄清、说明或者补正。'] : declined,
  };
}
