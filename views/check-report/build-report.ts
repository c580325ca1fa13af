import type { BidCheck } from '../../src/domain/bid.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Scheme } from '../../src/domain/lot.ts';
import type { PriceOutlook } from '../../src/domain/price-outlook.ts';
import type { IsoDate } from '../../src/domain/scalars.ts';
import type { Report, ReportEntry, ReportSection } from '../report/report.ts';
import { termsOf } from '../terms.ts';
import { entriesOf, hintsOf, lostPoints } from './entries.ts';
import { answerSection, factSection } from './fact-sections.ts';
import { formSection, noteSection, planSection, signatureSection } from './file-sections.ts';
import { outlookSection } from './outlook-section.ts';
import { priceSection } from './price-section.ts';
import { scoreSection } from './score-section.ts';

export interface CheckReportInput {
  check: BidCheck;
  scheme: Scheme;
  /** What reading the documents had to say; part of the check's findings. */
  notices: readonly Finding[];
  outlook: PriceOutlook | null;
  date: IsoDate;
  /** A vendor first wants to know what to mend, a panel what kills. */
  audience: 'panel' | 'vendor';
}

/** The check of a bid as a report: sections in the order in which its reader needs them. */
export function buildReport(input: CheckReportInput): Report {
  const { check, scheme, date, audience } = input;
  const terms = termsOf(scheme.procurement);
  const kills = entriesOf(input, 'kills');
  const mayKill = entriesOf(input, 'may-kill');
  const costs = [...lostPoints(input), ...entriesOf(input, 'costs')];
  const sectionOf = (id: string) => (audience === 'vendor' ? 'mend' : id);
  const sections: ReportSection[] =
    audience === 'vendor'
      ? [mendSection([...kills, ...mayKill, ...costs, ...hintsOf(input)])]
      : [
          weighed('kills', `会导致${terms.invalid}`, kills, '没有发现'),
          weighed('may-kill', `须核实，否则可能导致${terms.invalid}`, mayKill, '没有发现'),
          weighed('costs', '影响得分', costs, '没有发现'),
        ];
  const rest = [
    ...(input.outlook === null ? [] : [outlookSection(input.outlook)]),
    fineSection(input),
    scoreSection(input),
    priceSection(input),
    answerSection(input),
    factSection(input),
    planSection(input),
    formSection(input),
    signatureSection(input),
    noteSection(input),
  ];
  return {
    title: audience === 'vendor' ? `${terms.bidDocument}自查报告` : `${terms.bidDocument}检查报告`,
    subject: check.tenderer ?? `（未读到${terms.tenderer}名称）`,
    caption: `本报告由软件读取文件后提出，全部内容在${terms.panel}确认之前只是提示，不是评审结论；是否${terms.invalid}、得多少分由${terms.panel}依法认定。`,
    foot: '系统提示，确认前不是评审结论',
    facts: [
      { label: '采购项目', value: scheme.procurement.title },
      { label: '项目编号', value: scheme.procurement.number ?? '未写明' },
      { label: '采购包', value: `第 ${check.lot} 包　${scheme.lot.title}` },
      { label: terms.tenderer, value: check.tenderer ?? '未读到' },
      { label: '有效期', value: check.validityDays === null ? '未读到' : `${check.validityDays} 天` },
      { label: '法律适用日期', value: date },
    ],
    counts: [
      { label: '会被否决', count: kills.length, tone: 'bad', section: sectionOf('kills') },
      { label: '须核实', count: mayKill.length, tone: 'look', section: sectionOf('may-kill') },
      { label: '影响得分', count: costs.length, tone: 'look', section: sectionOf('costs') },
      { label: '方案提示', count: entriesOf(input, 'hint').length, tone: 'plain', section: sectionOf('plans') },
    ],
    sections: [...sections, ...rest.filter((section) => !isEmpty(section))].map(withoutEmptyTables),
    date,
  };
}

function weighed(id: string, title: string, entries: ReportEntry[], none: string): ReportSection {
  return entries.length === 0 ? { id, title, lines: [`${none}（系统提示）。`] } : { id, title, entries };
}

/** In order of harm: what rejects the bid, what may, what costs points (the most first), what a member may notice. */
function mendSection(entries: ReportEntry[]): ReportSection {
  const title = '修改建议';
  if (entries.length === 0) return { id: 'mend', title, lines: ['没有发现需要修改的地方（系统提示）。'] };
  return { id: 'mend', title, lead: '按后果从重到轻排列。', entries, isNumbered: true };
}

function fineSection({ check, scheme }: CheckReportInput): ReportSection {
  const mandatory = check.responses.filter((response) => response.mandatory);
  const met = mandatory.filter(({ deviation }) => deviation === 'none' || deviation === 'positive');
  const forms = (check.forms ?? []).filter(({ state }) => state === 'present');
  const intact = (check.signatures ?? []).filter(({ state }) => state === 'intact');
  const needed = scheme.procurement.bidValidityDays;
  return {
    id: 'fine',
    title: '没有发现问题的部分',
    lines: [
      ...(met.length === 0 ? [] : [`实质性条款 ${mandatory.length} 条，其中 ${met.length} 条已应答，未发现负偏离。`]),
      ...(check.price.consistent === true ? ['报价的大写、小写与分项合计一致。'] : []),
      ...(check.price.withinCeiling === true ? ['报价未超过最高限价。'] : []),
      ...(check.validityDays !== null && needed !== null && check.validityDays >= needed
        ? [`有效期 ${check.validityDays} 天，不短于要求的 ${needed} 天。`]
        : []),
      ...(forms.length === 0 ? [] : [`采购文件要求的格式中，${forms.length} 项已提交，未发现空白。`]),
      ...(intact.length === 0 ? [] : [`${intact.length} 处电子签名有效，内容与签署时一致。`]),
    ],
  };
}

function isEmpty({ entries = [], tables = [], lines = [] }: ReportSection): boolean {
  return entries.length === 0 && lines.length === 0 && tables.every(({ rows }) => rows.length === 0);
}

function withoutEmptyTables(section: ReportSection): ReportSection {
  return section.tables === undefined
    ? section
    : { ...section, tables: section.tables.filter(({ rows }) => rows.length > 0) };
}
