import { type GridCell, type GridRow, writtenCells } from './grid.ts';
import { splitTitlePoints } from './stated-points.ts';

/** What a column holds. `answer` is for a tenderer to fill in, `marks` for the panel, `bidder` one column per bid. */
export type ColumnRole =
  | 'number'
  | 'group'
  | 'title'
  | 'text'
  | 'points'
  | 'weight'
  | 'objective'
  | 'remark'
  | 'marks'
  | 'answer'
  | 'bidder';

const JUDGE =
  '(?:评分|评审|评标|评定|评议|打分|计分|记分|给分|得分|赋分|评价|评估|量化|审查|考核|考评|扣分|磋商|比选|评选)';
const HOW = '(?:标准|细则|办法|说明|规则|方法|依据|要求|准则|描述|尺度|方式|细化)';
const WHAT = '(?:因素|项目?|内容|要素|指标|要点|点|事项|子项|分项|细项|条款|名称|类目|科目)';

/** The first pattern that matches a head cell's words (brackets taken off) names its column. */
const ROLES: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'answer',
    /自评|自查|自我|页码|页次|响应情况|响应内容|偏离|填写|应答|索引|所在位置|对应.{0,8}(?:位置|章节|内容)|得分依据/,
  ],
  [
    'bidder',
    /^(?:各?投标人|供应商|投标单位|响应人|申请人|评委|专家|投标供应商)(?:名称|姓名|代表)?[A-Za-z\d一二三四五甲乙丙丁]{0,3}$/,
  ],
  ['number', /^(?:序号?|编号|条款号|条款编号|条目号|项号|号|NO\.?|条款|项次|.{0,6}(?:序号|编号))$/i],
  ['objective', /客观|主观|(?:评分|评审|分值|因素)(?:属性|类型|性质)/],
  ['text', new RegExp(`${JUDGE}.{0,6}${HOW}|${HOW}.{0,4}(?:分值|分数)|(?:分值|分数).{0,4}${HOW}`)],
  ['title', /(?:因素|项目|指标|内容|要素)(?:及|和|与|、)?其?(?:分值|权重|满分)/],
  [
    'points',
    /分值|满分|分数|最高分|标准分|配分|赋分|基本分|最高得分|权重分|^总分$|^分$|(?:评分|打分|得分)(?:区间|范围|上限)/,
  ],
  ['weight', /权重|权值|比重|占比|比例|系数/],
  ['marks', /得分|^评分$|^打分$|扣分(?:情况|值)?$|^(?:检查|考核)(?:结果|情况)$|^评委.{0,4}分$/],
  ['group', new RegExp(`类别|大类|^一级|^类型$|^分类$|部分$|^${JUDGE}(?:构成|类型?|阶段|环节|模块)$|^模块$`)],
  [
    'title',
    new RegExp(`${JUDGE}.{0,4}${WHAT}|^(?:二级|三级|四级)|^(?:主要|项目|具体|指标|条款|服务|技术|子项)?${WHAT}$`),
  ],
  [
    'text',
    new RegExp(
      `^(?:详细|具体|主要|内容)?${HOW}$|^(?:详细|具体)(?:要求|内容)|^描述$|指标(?:定义|说明)|^编列内容$|^评分$`,
    ),
  ],
  ['remark', /备注|材料|佐证|资料|依据/],
];

const SCORING_WORDS = /评分|评审|评标|评议|评定|分值|得分|打分|满分|权重|计分|标准分|赋分|配分|分数|评价/;
const ASSESSMENT_WORDS = /考核|考评|扣分|扣款|检查|履约|巡查/;
const LONGEST_LABEL = 24;

export interface Head {
  roles: (ColumnRole | undefined)[];
  /** What stands above each column. */
  labels: string[];
  isScoring: boolean;
  isAssessment: boolean;
  /** Head words that speak of one bid each, of self-scores or page numbers: a form to fill in. */
  isForm: boolean;
}

/** What a head cell's words say of its column; undefined where they say nothing known. */
function findRole(label: string): ColumnRole | undefined {
  const words = label.replace(/[([][^()[\]]*[)\]]/g, '').replace(/[:*★▲]/g, '');
  return ROLES.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Reads a row as the head of a table, or null. A second head row below merged cells is read with those cells. */
export function readHead(row: GridRow): Head | null {
  const written = writtenCells(row);
  if (written.length === 0 || written.some(({ label }) => label === '' || label.length > LONGEST_LABEL)) return null;
  if (written.some((cell) => cell.points !== null || isDataCell(cell))) return null;
  const known = written.filter(({ label }) => findRole(label) !== undefined);
  const cells = new Set(row.columns.filter((cell): cell is GridCell => cell !== undefined && !cell.isBlank));
  const roles = new Set([...cells].map(({ label }) => (label === '' ? undefined : findRole(label))));
  roles.delete(undefined);
  if (cells.size < 2 || known.length * 3 < written.length * 2 || roles.size < 2) return null;
  if (!['title', 'text', 'points', 'weight'].some((role) => roles.has(role as ColumnRole))) return null;
  const labels = Array.from(row.columns, (cell) => cell?.label ?? '');
  const all = labels.join(' ');
  return {
    roles: labels.map((label, column) => roleOfColumn(row, column, label)),
    labels,
    isScoring: SCORING_WORDS.test(all),
    isAssessment: ASSESSMENT_WORDS.test(all),
    isForm: [...cells].some(({ label }) => ['answer', 'bidder'].includes(findRole(label) ?? '')),
  };
}

/** A clause's number, or a merged cell with points in it, heads items and no columns: 2.2.4（1）, 客观分（30分）. */
function isDataCell({ label, columnSpan }: GridCell): boolean {
  if (/^\d{1,2}(?:\.\d{1,2})+|[=×÷]/.test(label)) return true;
  const { points } = splitTitlePoints(label);
  if (points === null || points === '100') return false;
  return columnSpan > 1 || !['points', 'text', 'weight'].includes(findRole(label) ?? '');
}

/** A number that is merged over several columns is only the first of them; an open head beside 评审因素 is of its column too. */
function roleOfColumn(row: GridRow, column: number, label: string): ColumnRole | undefined {
  const left = row.columns[column - 1]?.label ?? '';
  if (label === '') return left !== '' && findRole(left) === 'title' ? 'title' : undefined;
  const role = findRole(label);
  return role === 'number' && row.columns[column - 1] === row.columns[column] ? undefined : role;
}
