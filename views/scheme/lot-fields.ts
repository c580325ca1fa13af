import { CATEGORY_CHOICES, METHOD_CHOICES } from '../procurements/head-fields.tsx';
import { type SchemeField, YES_NO, YES_NO_OPEN } from './fields.ts';

/** What a lot says beside its items and requirements. */
export const LOT_FIELDS: readonly SchemeField[] = [
  { type: 'line', name: 'title', label: '包的名称' },
  { type: 'amount', name: 'budget', label: '预算（元）' },
  { type: 'amount', name: 'ceilingPrice', label: '最高限价（元）' },
  { type: 'decimal', name: 'totalPoints', label: '总分', hint: '采购文件写明的总分，与各因素合计核对' },
  { type: 'choice', name: 'sme.setAside', label: '专门面向中小企业', choices: YES_NO_OPEN },
  { type: 'share', name: 'sme.setAsideShare', label: '预留的份额', hint: '如 40%' },
  {
    type: 'share',
    name: 'sme.smallMicroDeduction',
    label: '小微企业价格扣除',
    hint: '如 20%；专门面向中小企业的不填',
  },
  { type: 'share', name: 'sme.consortiumDeduction', label: '联合体、分包的价格扣除', hint: '如 4%' },
  {
    type: 'rows',
    name: 'scales',
    label: '分别打分再加权的评分表',
    row: '评分表',
    columns: [
      { type: 'line', name: 'id', label: '标识', hint: '小写字母、数字和连字符' },
      { type: 'line', name: 'title', label: '名称' },
      { type: 'decimal', name: 'points', label: '满分' },
      { type: 'share', name: 'weight', label: '权重', hint: '各表相加为 100%' },
    ],
  },
];

export const SECTION_FIELDS: readonly SchemeField[] = [
  {
    type: 'rows',
    name: 'sections',
    label: '部分',
    row: '部分',
    idPrefix: 'section',
    columns: [
      { type: 'whole', name: 'order', label: '次序' },
      { type: 'line', name: 'title', label: '名称' },
      { type: 'decimal', name: 'points', label: '分值', hint: '采购文件没有写明的不填' },
    ],
  },
];

/** How an order of ranking is written in the form. */
const TIE_BREAK_NAMES = {
  'quoted-price': '报价低的在前',
  'evaluated-price': '评审价低的在前',
  'technical-points': '技术得分高的在前',
} as const;

const rounding = (name: string, label: string): SchemeField[] => [
  { type: 'whole', name: `rules.rounding.${name}.scale`, label: `${label}保留的小数位数` },
  {
    type: 'choice',
    name: `rules.rounding.${name}.mode`,
    label: `${label}的舍入`,
    choices: [
      { value: '', text: '按通行做法' },
      { value: 'half-up', text: '四舍五入' },
      { value: 'half-even', text: '四舍六入五成双' },
      { value: 'down', text: '舍去尾数' },
      { value: 'up', text: '进位' },
    ],
  },
];

/** What all lots of a procurement share. */
export const SHARED_FIELDS: readonly SchemeField[] = [
  { type: 'line', name: 'title', label: '项目名称' },
  { type: 'line', name: 'number', label: '项目编号' },
  { type: 'choice', name: 'method', label: '采购方式', choices: [{ value: '', text: '尚未确定' }, ...METHOD_CHOICES] },
  {
    type: 'choice',
    name: 'category',
    label: '采购类别',
    choices: [{ value: '', text: '尚未确定' }, ...CATEGORY_CHOICES],
  },
  { type: 'line', name: 'buyer', label: '采购人' },
  { type: 'line', name: 'procurementAgency', label: '采购代理机构' },
  { type: 'amount', name: 'budget', label: '项目预算（元）' },
  { type: 'choice', name: 'isGovernmentProcurement', label: '适用政府采购法', choices: YES_NO_OPEN },
  { type: 'choice', name: 'isPurchasedService', label: '政府购买服务', choices: YES_NO_OPEN },
  { type: 'choice', name: 'isInformationSystem', label: '政务信息系统项目', choices: YES_NO_OPEN },
  { type: 'choice', name: 'consortiumAllowed', label: '接受联合体', choices: YES_NO_OPEN },
  { type: 'choice', name: 'subcontractingAllowed', label: '允许分包', choices: YES_NO_OPEN },
  { type: 'line', name: 'industry', label: '中小企业划型的所属行业' },
  { type: 'whole', name: 'bidValidityDays', label: '有效期（日）' },
  { type: 'line', name: 'submissionDeadline', label: '递交截止时间', hint: '照采购文件写' },
  ...rounding('benchmark', '基准价'),
  ...rounding('item', '评审因素得分'),
  ...rounding('total', '总得分'),
  {
    type: 'lines',
    name: 'rules.tieBreaks',
    label: '得分相同时的先后',
    names: TIE_BREAK_NAMES,
    hint: `每行一条，依次比较：${Object.values(TIE_BREAK_NAMES).join('、')}；不填的按法定次序`,
  },
  { type: 'lines', name: 'rules.vagueAnswers', label: '视为没有实质内容的应答', hint: '每行一种，如 完全响应' },
  {
    type: 'rows',
    name: 'rules.flawTypes',
    label: '瑕疵的种类',
    row: '种类',
    idPrefix: 'flaw',
    columns: [{ type: 'line', name: 'title', label: '种类' }],
  },
];

export const REQUIREMENT_FIELDS: readonly SchemeField[] = [
  { type: 'line', name: 'number', label: '编号', hint: '照采购文件写，连同 ★ 等标记' },
  { type: 'line', name: 'title', label: '标题' },
  { type: 'paragraph', name: 'text', label: '要求' },
  {
    type: 'choice',
    name: 'form',
    label: '在哪张表中应答',
    choices: [
      { value: 'technical', text: '技术应答表' },
      { value: 'commercial', text: '商务应答表' },
    ],
  },
  { type: 'line', name: 'answeredAs', label: '应答表中的编号', hint: '与上面的编号不同时填写' },
  {
    type: 'rows',
    name: 'quantities',
    label: '可以比较的数值',
    row: '数值',
    columns: [
      { type: 'line', name: 'what', label: '什么' },
      {
        type: 'choice',
        name: 'comparator',
        label: '比较',
        choices: [
          { value: '<', text: '小于' },
          { value: '<=', text: '不超过' },
          { value: '=', text: '等于' },
          { value: '>=', text: '不低于' },
          { value: '>', text: '大于' },
        ],
      },
      { type: 'decimal', name: 'value', label: '数值' },
      { type: 'line', name: 'unit', label: '单位' },
    ],
  },
];

export const REQUIREMENT_PLACE_FIELDS: readonly SchemeField[] = [
  { type: 'choice', name: 'isMandatory', label: '★ 实质性条款（不满足即无效）', choices: YES_NO },
  {
    type: 'choice',
    name: 'isShared',
    label: '适用于',
    choices: [
      { value: 'false', text: '本包' },
      { value: 'true', text: '各包' },
    ],
  },
];
