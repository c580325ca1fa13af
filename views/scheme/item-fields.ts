import type { DraftLot } from '../../src/domain/draft.ts';
import type { LevelOrders } from '../../src/domain/level-order.ts';
import type { ItemKind } from '../../src/domain/scoring-item.ts';
import { type SchemeField, YES_NO, YES_NO_OPEN } from './fields.ts';

export const KIND_NAMES: Readonly<Record<ItemKind, string>> = {
  price: '价格',
  count: '计数',
  checklist: '证书清单',
  people: '人员',
  levels: '等级择高',
  commitment: '承诺',
  flaws: '瑕疵分档',
  deductions: '逐项扣分',
  discretion: '分档评定',
  bands: '数值区间',
  occurrences: '按次加减分',
  formula: '公式',
  unknown: '未能识别',
};

const points = (name: string, label: string, hint?: string): SchemeField =>
  hint === undefined ? { type: 'decimal', name, label } : { type: 'decimal', name, label, hint };

/** How the points of each kind come about. */
function listKindFields(kind: ItemKind, orders: LevelOrders): readonly SchemeField[] {
  switch (kind) {
    case 'price':
      return [
        {
          type: 'line',
          name: 'formula.benchmark',
          label: '基准价公式',
          hint: '可用 lowest 最低评审价、mean 平均值、ceiling 最高限价、maxPoints 本项满分等',
        },
        {
          type: 'line',
          name: 'formula.score',
          label: '得分公式',
          hint: '另可用 price 评审价、benchmark 基准价、rank 名次，如 benchmark / price * maxPoints',
        },
      ];
    case 'count':
      return [
        {
          type: 'choice',
          name: 'counts',
          label: '计什么',
          choices: [
            { value: 'contracts', text: '合同（业绩）' },
            { value: 'other', text: '其他' },
          ],
        },
        { type: 'line', name: 'subject', label: '应是什么样的', hint: '如 同类软件运维项目；由人判断' },
        points('pointsEach', '每个得分'),
        { type: 'date', name: 'since', label: '最早签订日期', hint: '如 2022-01-01；没有的不填' },
        { type: 'date', name: 'until', label: '最晚签订日期' },
      ];
    case 'checklist':
      return [points('pointsEach', '每种证书得分'), certificateRows(orders)];
    case 'people':
      return [
        {
          type: 'choice',
          name: 'mayCombineRoles',
          label: '一人可以兼任几个岗位',
          choices: YES_NO,
        },
        {
          type: 'whole',
          name: 'socialInsuranceMonths',
          label: '社保证明的月数',
          hint: '近几个月中的任意一个月；不要求的不填',
        },
        {
          type: 'rows',
          name: 'roles',
          label: '岗位',
          row: '岗位',
          idPrefix: 'role',
          columns: [
            { type: 'line', name: 'role', label: '岗位名称' },
            { type: 'lines', name: 'roleAliases', label: '岗位的其他叫法' },
            {
              type: 'choice',
              name: 'counting',
              label: '怎样计分',
              choices: [
                { value: 'people', text: '按符合条件的人数' },
                { value: 'certificates', text: '按所持证书数' },
              ],
            },
            points('pointsEach', '每个得分'),
            points('maxPoints', '最高分'),
            { type: 'whole', name: 'maxPeople', label: '最多计几人' },
            {
              type: 'choice',
              name: 'match',
              label: '所列证书',
              choices: [
                { value: 'all', text: '全部具备才算' },
                { value: 'any', text: '具备一种即可' },
              ],
            },
            points('yearsAtLeast', '至少几年经验'),
            { type: 'line', name: 'field', label: '什么方面的经验' },
            { type: 'line', name: 'degreeAtLeast', label: '最低学历' },
            { type: 'line', name: 'titleAtLeast', label: '最低职称' },
            { type: 'lines', name: 'majors', label: '专业' },
            certificateRows(orders),
          ],
        },
      ];
    case 'levels':
      return [
        {
          type: 'rows',
          name: 'levels',
          label: '等级',
          row: '等级',
          columns: [{ type: 'line', name: 'title', label: '等级' }, points('points', '得分')],
        },
        { type: 'line', name: 'role', label: '看哪个岗位的人', hint: '等级是职称等个人条件时填写' },
      ];
    case 'commitment':
      return [{ type: 'lines', name: 'covers', label: '承诺应包括的内容', hint: '每行一项' }];
    case 'flaws':
      return [
        {
          type: 'rows',
          name: 'tiers',
          label: '档次',
          row: '档',
          columns: [
            { type: 'whole', name: 'flaws', label: '瑕疵数' },
            { type: 'choice', name: 'orMore', label: '及以上', choices: [...YES_NO].reverse() },
            points('points', '得分'),
          ],
        },
        { type: 'lines', name: 'parts', label: '应含的内容', hint: '每行一项；缺少一项计一处瑕疵' },
        { type: 'lines', name: 'gateParts', label: '缺少即不得分的内容', hint: '每行一项' },
        { type: 'choice', name: 'flawsDefined', label: '采购文件写明了什么算瑕疵', choices: YES_NO },
      ];
    case 'deductions':
      return [
        points('pointsOff', '每缺一项扣分'),
        points('pointsOffWrong', '每错一项扣分', '与缺项扣分相同的不填'),
        { type: 'lines', name: 'parts', label: '应含的内容', hint: '每行一项' },
        { type: 'lines', name: 'faults', label: '什么算错', hint: '每行一种' },
      ];
    case 'discretion':
      return [
        {
          type: 'rows',
          name: 'grades',
          label: '档次',
          row: '档',
          columns: [
            { type: 'line', name: 'title', label: '档名' },
            points('from', '最低分'),
            points('to', '最高分'),
            { type: 'paragraph', name: 'text', label: '标准' },
          ],
        },
      ];
    case 'bands':
      return [
        { type: 'line', name: 'measure', label: '按什么分档' },
        { type: 'line', name: 'unit', label: '单位' },
        {
          type: 'choice',
          name: 'applies',
          label: '怎样计分',
          choices: [
            { value: 'once', text: '一个数值，计一次' },
            { value: 'each', text: '每次各计，相加' },
          ],
        },
        {
          type: 'rows',
          name: 'bands',
          label: '区间',
          row: '区间',
          columns: [
            points('from', '起点'),
            { type: 'choice', name: 'includesFrom', label: '含起点', choices: YES_NO },
            points('to', '终点'),
            { type: 'choice', name: 'includesTo', label: '含终点', choices: [...YES_NO].reverse() },
            points('points', '得分'),
          ],
        },
      ];
    case 'occurrences':
      return [
        {
          type: 'rows',
          name: 'occurrences',
          label: '计分的情形',
          row: '情形',
          idPrefix: 'occurrence',
          columns: [
            { type: 'line', name: 'title', label: '情形' },
            points('pointsEach', '每次加（减）分', '减分写负数'),
            { type: 'paragraph', name: 'text', label: '说明' },
          ],
        },
      ];
    case 'formula':
      return [
        { type: 'line', name: 'expression', label: '公式', hint: '用下面定义的量，如 max(0, 10 - days * 0.5)' },
        { type: 'pairs', name: 'inputs', label: '公式中的量', hint: '每行一个：名称 = 含义，如 days = 逾期天数' },
      ];
    case 'unknown':
      return [];
  }
}

const CERTIFICATE = (orders: LevelOrders): readonly SchemeField[] => [
  { type: 'line', name: 'title', label: '证书名称' },
  { type: 'lines', name: 'aliases', label: '其他名称' },
  { type: 'line', name: 'direction', label: '方向（专业）' },
  { type: 'line', name: 'atLeast', label: '最低等级' },
  {
    type: 'choice',
    name: 'levels',
    label: '等级的高低',
    choices: [
      { value: '', text: '不分等级' },
      ...[...orders].map(([id, levels]) => ({ value: id, text: levels.join('＜') })),
    ],
  },
  { type: 'lines', name: 'issuers', label: '发证机构' },
];

function certificateRows(orders: LevelOrders): SchemeField {
  const single = CERTIFICATE(orders);
  return {
    type: 'rows',
    name: 'certificates',
    label: '证书',
    row: '证书',
    columns: [...single, { type: 'rows', name: 'orElse', label: '可以代替的证书', row: '证书', columns: single }],
  };
}

/** Every field of an item of some kind in a lot. */
export function listItemFields(kind: ItemKind, lot: DraftLot, orders: LevelOrders): readonly SchemeField[] {
  const scales: SchemeField[] =
    lot.scales.length === 0
      ? []
      : [
          {
            type: 'choice',
            name: 'scale',
            label: '评分表',
            choices: [
              { value: '', text: '不属于' },
              ...lot.scales.map(({ id, title }) => ({ value: id, text: title })),
            ],
          },
        ];
  const lowest: SchemeField[] = lot.purpose === 'award' ? [] : [points('minPoints', '最低分')];
  return [
    { type: 'line', name: 'title', label: '评审因素' },
    {
      type: 'choice',
      name: 'section',
      label: '所属部分',
      choices: [{ value: '', text: '不分部分' }, ...lot.sections.map(({ id, title }) => ({ value: id, text: title }))],
    },
    points('maxPoints', '满分'),
    ...lowest,
    {
      type: 'choice',
      name: 'objective',
      label: '客观分',
      choices: YES_NO_OPEN,
      hint: '客观分由事实算出，各成员相同；主观分由成员各自评定',
    },
    ...listKindFields(kind, orders),
    { type: 'paragraph', name: 'text', label: '评审标准', hint: '用文字写明怎样得分' },
    {
      type: 'rows',
      name: 'evidence',
      label: '证明材料',
      row: '材料',
      columns: [
        { type: 'line', name: 'text', label: '要求' },
        { type: 'lines', name: 'requires', label: '缺一不可的材料', hint: '每行一种，如 合同' },
      ],
    },
    {
      type: 'choice',
      name: 'technical',
      label: '计入技术得分',
      choices: YES_NO,
      hint: '得分相同时按技术得分排序的，用到这一项',
    },
    ...scales,
  ];
}
