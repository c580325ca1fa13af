import { lotName } from '../components/lot-frame.tsx';
import { showPrice } from '../figures.ts';
import type { Report, ReportSection } from '../report/report.ts';
import { showDay } from '../times.ts';
import { methodSection, openingSection, panelSection } from './opening-sections.ts';
import type { EvaluationReportInput } from './report-input.ts';
import { clarificationSection, invalidSection } from './review-sections.ts';
import { priceSection, rankingSection, recheckSection, scoreSection } from './score-sections.ts';
import { otherSection, signatureSection } from './signing-sections.ts';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'] as const;

/** The panel's report, with what 财政部令第87号第五十八条 and 财库〔2014〕214号 want in it; from what is on the ledger, and nothing else. */
export function buildEvaluationReport(input: EvaluationReportInput): Report {
  const { state, lot, context } = input;
  const { terms, view } = context;
  const { procurement, lot: scheme } = view.scheme;
  const { date } = view.evaluation;
  const title = state.about?.title ?? procurement.title;
  const sections = [
    openingSection(input),
    panelSection(input),
    methodSection(input),
    invalidSection(input),
    clarificationSection(input),
    priceSection(input),
    scoreSection(input),
    rankingSection(input),
    recheckSection(input),
    otherSection(input),
    signatureSection(input),
  ].map(withoutEmptyTables);
  const amount = (value: string | null) => (value === null ? '未写明' : `${showPrice(value)} 元`);
  return {
    title: terms.report,
    subject: `${title}（${lotName(lot)}）`,
    caption: null,
    foot: `${terms.report}　${title} 第 ${lot.number} 包`,
    facts: [
      { label: '项目编号', value: state.about?.number ?? procurement.number ?? '未写明' },
      { label: '采购方式', value: terms.method },
      { label: '采购人', value: state.about?.buyer ?? procurement.buyer ?? '未写明' },
      { label: '代理机构', value: state.about?.procurementAgency ?? procurement.procurementAgency ?? '未写明' },
      { label: '预算金额', value: amount(scheme.budget ?? procurement.budget) },
      { label: '最高限价', value: amount(scheme.ceilingPrice) },
      { label: '评审日期', value: date },
      { label: '汇总日期', value: lot.totals === null ? '未汇总' : showDay(lot.totals.at) },
    ],
    counts: [],
    sections: sections.map((section, index) => ({ ...section, title: `${NUMERALS[index] ?? ''}、${section.title}` })),
    date,
  };
}

function withoutEmptyTables(section: ReportSection): ReportSection {
  return section.tables === undefined
    ? section
    : { ...section, tables: section.tables.filter(({ rows }) => rows.length > 0) };
}
