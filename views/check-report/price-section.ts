import { Decimal, showAmount, showRate } from '../../src/domain/decimal.ts';
import { placeOf } from '../report/places.ts';
import type { ReportCell, ReportSection, ReportTable } from '../report/report.ts';
import type { CheckReportInput } from './build-report.ts';

const CLASSES = { medium: '中型企业', small: '小型企业', micro: '微型企业', large: '大型企业' } as const;

/** The price as it was written, how it is corrected, and whether a deduction is granted. */
export function priceSection({ check, scheme }: CheckReportInput): ReportSection {
  const { price, sme, domestic } = check;
  const ceiling = scheme.lot.ceilingPrice ?? scheme.lot.budget;
  const steps = check.findings.filter(({ code }) => code === 'price-inconsistent');
  const [place] = price.locations;
  const row = (title: string, value: string | null, cell: Partial<ReportCell> = {}): ReportCell[] => [
    { text: title },
    { text: money(value) },
    { text: '', ...cell },
  ];
  const figures: ReportTable = {
    caption: '报价',
    columns: [
      { title: '项目', share: 24 },
      { title: '金额（元）', share: 22, isNumber: true },
      { title: '说明', share: 54 },
    ],
    rows: [
      row('小写', price.quoted, place === undefined ? {} : { place: placeOf(place) }),
      row('大写', price.inWords),
      row('分项合计', price.itemSum, consistency(price.consistent)),
      row('修正后', price.corrected, {
        text: steps.length === 0 ? '没有需要修正的地方' : '修正步骤见下，须经供应商确认',
      }),
      row('最高限价', ceiling, withinCeiling(price.withinCeiling)),
    ],
  };
  return {
    id: 'price',
    title: '报价与价格扣除',
    tables: [figures, smallEnterprise(sme), ...(domestic.declared ? [domesticProducts(domestic)] : [])],
    lines: steps.map(({ message }, index) => `修正步骤 ${index + 1}：${message}`),
  };
}

function money(value: string | null): string {
  return value === null ? '未读到' : showAmount(new Decimal(value));
}

function consistency(consistent: boolean | null): Partial<ReportCell> {
  if (consistent === null) return { text: '没有可以对照的金额' };
  return consistent ? { text: '一致', tone: 'good' } : { text: '不一致', tone: 'look' };
}

function withinCeiling(within: boolean | null): Partial<ReportCell> {
  if (within === null) return { text: '未核对' };
  return within ? { text: '未超过', tone: 'good' } : { text: '超过', tone: 'bad' };
}

function smallEnterprise({
  declared,
  enterpriseClass,
  impliedClass,
  complete,
  eligible,
  deduction,
  reasons,
}: CheckReportInput['check']['sme']): ReportTable {
  const result: ReportCell =
    eligible === true
      ? { text: `扣除 ${deduction === null ? '（比例未写明）' : showRate(new Decimal(deduction))}`, tone: 'good' }
      : eligible === false
        ? { text: '不扣除', tone: 'plain' }
        : { text: '待确认', tone: 'look' };
  return {
    caption: '价格扣除',
    columns: [
      { title: '声明函', share: 24 },
      { title: '按数据划型', share: 22 },
      { title: '结论与理由', share: 54 },
    ],
    rows: [
      [
        {
          text: declared ? (enterpriseClass === null ? '没有写明类型' : CLASSES[enterpriseClass]) : '没有',
          note: declared ? (complete ? '填写完整' : '填写不完整') : '',
        },
        { text: impliedClass === null ? '不能判断' : CLASSES[impliedClass] },
        { ...result, note: reasons.join('；') },
      ],
    ],
  };
}

function domesticProducts({
  products,
  complete,
  costShare,
  eligible,
  deduction,
  reasons,
}: CheckReportInput['check']['domestic']): ReportTable {
  const result: ReportCell =
    eligible === true && deduction !== null
      ? { text: `与非本国产品竞争时扣除 ${showRate(new Decimal(deduction))}`, tone: 'good' }
      : eligible === null
        ? { text: '待确认', tone: 'look' }
        : { text: '不扣除', tone: 'plain' };
  return {
    caption: '本国产品',
    columns: [
      { title: '声明的产品', share: 24 },
      { title: '成本占比', share: 22 },
      { title: '结论与理由', share: 54 },
    ],
    rows: [
      [
        {
          text: products.map(({ name }) => name ?? '产品名称未写').join('、') || '没有逐项列出',
          note: complete ? '填写完整' : '填写不完整',
        },
        { text: costShare === null ? '不能判断' : showRate(new Decimal(costShare)) },
        { ...result, note: reasons.join('；') },
      ],
    ],
  };
}
