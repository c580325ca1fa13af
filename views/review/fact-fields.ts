import type { Lot } from '../../src/domain/lot.ts';
import { isObjective, type ScoringItem } from '../../src/domain/scoring-item.ts';
import type { Fact } from '../../src/ledger/events/fact-events.ts';
import { type SchemeField, YES_NO, YES_NO_OPEN } from '../scheme/fields.ts';

export type FactKind = Fact['about'];

export const FACT_KINDS = ['contract', 'certificate', 'person', 'policy', 'item', 'price'] as const;
export const FACT_KIND_NAMES: Readonly<Record<FactKind, string>> = {
  contract: '业绩',
  certificate: '证书',
  person: '人员',
  policy: '价格扣除的依据',
  item: '客观评审因素',
  price: '报价',
};

const CLASS_NAMES = { large: '大型企业', medium: '中型企业', small: '小型企业', micro: '微型企业' } as const;

const CERTIFICATE: readonly SchemeField[] = [
  { name: 'name', label: '证书名称', type: 'line' },
  { name: 'level', label: '等级', type: 'line' },
  { name: 'direction', label: '专业或方向', type: 'line' },
  { name: 'issuer', label: '发证机构', type: 'line' },
  { name: 'validUntil', label: '有效期至', type: 'date', hint: '如 2026-12-31；没有写明的留空' },
];

/** What can be typed about a fact of a kind. Facts of an item have the fields that the item's kind counts. */
export function listFactFields(about: FactKind, lot: Lot, item: ScoringItem | null): readonly SchemeField[] {
  switch (about) {
    case 'contract':
      return [
        { name: 'customer', label: '合同甲方', type: 'line' },
        { name: 'subject', label: '合同内容', type: 'line' },
        { name: 'signedOn', label: '签订日期', type: 'date', hint: '如 2024-03-01；没有写明的留空' },
        { name: 'amount', label: '金额（元）', type: 'amount' },
        { name: 'proofs', label: '已提供的证明材料', type: 'lines', hint: '每行一种，名称与评审因素中的一致' },
        ...listCounting(lot),
      ];
    case 'certificate':
      return [...CERTIFICATE, ...listCounting(lot)];
    case 'person':
      return [
        { name: 'name', label: '姓名或代号', type: 'line' },
        { name: 'role', label: '岗位', type: 'line' },
        { name: 'certificates', label: '证书', type: 'rows', row: '证书', columns: CERTIFICATE },
        { name: 'degree', label: '学历', type: 'line' },
        { name: 'major', label: '专业', type: 'line' },
        { name: 'title', label: '职称', type: 'line' },
        { name: 'years', label: '所要求经验的年数', type: 'decimal' },
        { name: 'socialInsurance', label: '社保证明', type: 'choice', choices: YES_NO_OPEN },
        ...listCounting(lot),
      ];
    case 'policy':
      return POLICY;
    case 'price':
      return [{ name: 'quotedPrice', label: '报价（元）', type: 'amount', hint: '算术修正之后的总价' }];
    case 'item':
      return item === null ? [] : listItemFields(item);
  }
}

function listCounting({ items }: Lot): SchemeField[] {
  const titles = items.filter(isObjective).map(({ id, title }) => [id, title] as const);
  return [
    {
      name: 'qualifies',
      label: '是否计入得分',
      type: 'choice',
      choices: [
        { value: '', text: '按评审因素的规则判断' },
        { value: 'true', text: '计入' },
        { value: 'false', text: '不计入' },
      ],
    },
    { name: 'reason', label: '计入或不计入的理由', type: 'line' },
    {
      name: 'items',
      label: '为哪些评审因素提供',
      type: 'lines',
      hint: `每行一个名称；留空表示适用的都算。可填：${titles.map(([, title]) => title).join('、') || '没有'}`,
      names: Object.fromEntries(titles),
    },
  ];
}

const POLICY: readonly SchemeField[] = [
  {
    name: 'enterpriseClass',
    label: '企业类型',
    type: 'choice',
    choices: [
      { value: '', text: '没有确定' },
      ...Object.entries(CLASS_NAMES).map(([value, text]) => ({ value, text })),
    ],
  },
  { name: 'prisonEnterprise', label: '监狱企业', type: 'choice', choices: YES_NO },
  { name: 'disabledWelfareUnit', label: '残疾人福利性单位', type: 'choice', choices: YES_NO },
  {
    name: 'smallMicroShare',
    label: '小微企业承担的合同份额',
    type: 'share',
    hint: '联合体或分包由小微企业承担的比例，如 30%',
  },
  { name: 'relatedMembers', label: '联合体成员或分包单位之间有控股、管理关系', type: 'choice', choices: YES_NO },
  { name: 'domesticCostShare', label: '本国产品的成本占比', type: 'share', hint: '如 85%' },
  { name: 'competesWithForeign', label: '本国产品与非本国产品竞争', type: 'choice', choices: YES_NO },
  {
    name: 'doubts',
    label: '有待核实的事项',
    type: 'lines',
    hint: '每行一项；有一项未核实，就不给予价格扣除。核实之后清空。',
  },
];

/** The fields that an item of this kind counts. */
function listItemFields(item: ScoringItem): readonly SchemeField[] {
  switch (item.kind) {
    case 'count':
      return [{ name: 'count', label: '符合要求的数量', type: 'whole' }];
    case 'checklist':
      return [
        {
          name: 'held',
          label: '持有的证书',
          type: 'lines',
          hint: `每行一个。可填：${item.certificates.map(({ title }) => title).join('、')}`,
        },
      ];
    case 'people':
      return item.roles.map(({ id, role, counting }) => ({
        name: `counts.${id}`,
        label: `${role}（${counting === 'people' ? '人数' : '证书数'}）`,
        type: 'whole',
      }));
    case 'levels':
      return [
        {
          name: 'level',
          label: '达到的档次',
          type: 'choice',
          choices: [
            { value: '', text: '没有达到' },
            ...item.levels.map(({ title }) => ({ value: title, text: title })),
          ],
        },
      ];
    case 'commitment':
      return [{ name: 'fulfilled', label: '承诺是否完整', type: 'choice', choices: YES_NO_OPEN }];
    case 'deductions':
      return [
        { name: 'missing', label: '缺少的部分', type: 'lines', hint: `每行一个。可填：${item.parts.join('、')}` },
        { name: 'wrong', label: '有错误的部分', type: 'lines' },
      ];
    case 'bands':
      return [
        {
          name: 'values',
          label: `${item.measure}${item.unit === undefined ? '' : `（${item.unit}）`}`,
          type: 'lines',
          hint: item.applies === 'each' ? '每行一个数' : '一个数',
        },
      ];
    case 'occurrences':
      return item.occurrences.map(({ id, title }) => ({
        name: `times.${id}`,
        label: `${title}（次数）`,
        type: 'whole',
      }));
    case 'formula':
      return Object.entries(item.inputs).map(([name, meaning]) => ({
        name: `inputs.${name}`,
        label: meaning,
        type: 'decimal',
      }));
    default:
      return [];
  }
}

/** Items about which something can be established directly. */
export function listFactItems({ items }: Lot): ScoringItem[] {
  return items.filter((item) => isObjective(item) && listItemFields(item).length > 0);
}
