import type { Finding, Severity } from '../../src/domain/finding.ts';
import { GROUND_NAMES } from '../../src/ledger/recheck-grounds.ts';
import type { Tone } from '../components/tag.tsx';
import { isTied, type NumberedResult } from '../evaluation-view.ts';
import { showPoints, showPrice, showValue } from '../figures.ts';
import { listPassed } from '../recheck.ts';
import { placeOf } from '../report/places.ts';
import type { ReportCell, ReportEntry, ReportSection, ReportTable } from '../report/report.ts';
import { tableOf } from '../report/table-of.ts';
import { describeRange } from '../score-groups.ts';
import { showMoment } from '../times.ts';
import { type EvaluationReportInput, listOfLot } from './report-input.ts';

function listScored({ context }: EvaluationReportInput): NumberedResult[] {
  return context.results.filter(({ result }) => result.status !== 'rejected');
}

/** From the quoted to the evaluated price, and from that to the points: each step as one would write it on paper. */
export function priceSection(input: EvaluationReportInput): ReportSection {
  const { explanations, scales, view } = input.context;
  const scored = listScored(input).filter(({ result }) => result.quotedPrice !== null);
  const benchmarks = view.evaluation.explanation.children.filter(({ id }) => id.startsWith('benchmark.'));
  const priceItems = view.scheme.lot.items.filter(({ kind }) => kind === 'price');
  const arithmeticOf = (number: number, part: string) => explanations.get(`t${number}.${part}`)?.arithmetic ?? '';
  return {
    id: 'prices',
    title: '价格与政策扣除',
    tables: [
      tableOf('评审价', scored, [
        { title: input.context.terms.tenderer, share: 26, cell: ({ result }) => ({ text: result.name }) },
        { title: '报价（元）', share: 16, isNumber: true, cell: ({ result }) => priceCell(result.quotedPrice) },
        { title: '评审价（元）', share: 16, isNumber: true, cell: ({ result }) => priceCell(result.evaluatedPrice) },
        {
          title: '计算',
          share: 42,
          cell: ({ number }) => ({
            text: arithmeticOf(number, 'evaluatedPrice') || '没有扣除',
            note: priceItems.map(({ id, title }) => `${title}：${arithmeticOf(number, id)}`).join('；'),
          }),
        },
      ]),
    ],
    lines: benchmarks.map(
      (node) =>
        `${node.title}：${showValue(node, scales.item)}。${node.rule}${node.arithmetic === null ? '' : `：${node.arithmetic}`}`,
    ),
  };
}

function priceCell(price: string | null): ReportCell {
  return { text: price === null ? '—' : showPrice(price) };
}

/** What each member gave each tenderer, item by item. */
export function scoreSection(input: EvaluationReportInput): ReportSection {
  return {
    id: 'scores',
    title: '评分',
    lead: '成员一栏是该成员的评分；没有成员评分的，按公式或者事实计算。',
    tables: listScored(input).map((entry) => scoreTable(input, entry)),
  };
}

function scoreTable({ context }: EvaluationReportInput, { result }: NumberedResult): ReportTable {
  const { view, scales } = context;
  const { items } = view.scheme.lot;
  const members = view.members.filter((member) =>
    items.some(({ id }) => result.items[id]?.byMember[member] !== undefined),
  );
  const table = tableOf(result.name, items, [
    { title: '评审因素', share: 34, cell: ({ title }) => ({ text: title }) },
    { title: '分值', share: 10, isNumber: true, cell: (item) => ({ text: describeRange(item) }) },
    ...members.map((member) => ({
      title: member,
      share: 10,
      isNumber: true as const,
      cell: ({ id }: { id: string }) => pointsCell(result.items[id]?.byMember[member] ?? null, scales.mark, ''),
    })),
    {
      title: '得分',
      share: 12,
      isNumber: true,
      cell: ({ id }) => pointsCell(result.items[id]?.score ?? null, scales.item, '未完成'),
    },
  ]);
  const blank = table.columns.slice(2).map((): ReportCell => ({ text: '' }));
  return { ...table, foot: [{ text: '总分' }, ...blank, pointsCell(result.total, scales.total, '未完成')] };
}

function pointsCell(points: string | null, scale: number, none: string): ReportCell {
  return { text: points === null ? none : showPoints(points, scale) };
}

/** The ranking, and who is put forward in its order. */
export function rankingSection(input: EvaluationReportInput): ReportSection {
  const { context } = input;
  const { terms, scales, view } = context;
  const ranked = context.results.filter(({ result }) => result.rank !== null);
  const tied = ranked.some(({ result }) => isTied(view.evaluation, result));
  return {
    id: 'ranking',
    title: `评审结果与${terms.candidate}`,
    tables: [
      tableOf('排序', context.results, [
        {
          title: '排序',
          share: 12,
          cell: ({ result: { status, rank } }) =>
            status === 'rejected'
              ? { text: terms.invalid, tone: 'bad' }
              : { text: rank === null ? '—' : `第 ${rank} 名` },
        },
        { title: terms.tenderer, share: 36, cell: ({ result }) => ({ text: result.name }) },
        { title: '报价（元）', share: 18, isNumber: true, cell: ({ result }) => priceCell(result.quotedPrice) },
        { title: '评审价（元）', share: 18, isNumber: true, cell: ({ result }) => priceCell(result.evaluatedPrice) },
        { title: '总分', share: 16, isNumber: true, cell: ({ result }) => pointsCell(result.total, scales.total, '—') },
      ]),
    ],
    lines: [
      ranked.length === 0
        ? `没有可以推荐的${terms.candidate}。`
        : `按排序推荐${terms.candidate}：${ranked.map(({ result }) => `第 ${result.rank} 名 ${result.name}`).join('；')}。`,
      ...(tied ? ['有并列的名次，须按采购文件的规定确定先后。'] : []),
    ],
  };
}

const SEVERITIES: Readonly<Record<Severity, { tone: Tone; tag: string }>> = {
  error: { tone: 'must', tag: '须更正' },
  warning: { tone: 'look', tag: '已提示' },
  info: { tone: 'plain', tag: '提示' },
};

function entryOf({ severity, message, tenderer, legalBasis, locations }: Finding): ReportEntry {
  const about = tenderer === undefined || message.includes(tenderer) ? '' : `${tenderer}：`;
  return { title: `${about}${message}`, ...SEVERITIES[severity], basis: legalBasis, places: locations.map(placeOf) };
}

/** What was looked at before signing, and what was sent back to members for it. */
export function recheckSection(input: EvaluationReportInput): ReportSection {
  const { lot, context } = input;
  const { evaluation, scheme, members } = context.view;
  const names = new Map((lot.panel?.value ?? []).map(({ id, name }) => [id, name]));
  const passed = listPassed(evaluation, scheme, members);
  return {
    id: 'recheck',
    title: '复核情况',
    lead: '汇总前由系统逐项提示，由评审成员核对。',
    entries: evaluation.findings.map(entryOf),
    tables: [
      tableOf('退回成员复核', listOfLot(input, 'marks.returned'), [
        { title: '时间', share: 20, cell: ({ at }) => ({ text: showMoment(at) }) },
        { title: '成员', share: 14, cell: ({ data }) => ({ text: names.get(data.member) ?? data.member }) },
        { title: '情形', share: 26, cell: ({ data }) => ({ text: GROUND_NAMES[data.ground] }) },
        { title: '说明', share: 40, cell: ({ data }) => ({ text: data.reason }) },
      ]),
    ],
    lines: passed.length === 0 ? [] : [`核对无误：${passed.join('、')}。`],
  };
}
