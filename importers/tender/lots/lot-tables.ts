import type { AmountUnit } from '../../language/amount.ts';
import { readYesNo } from '../../language/choice.ts';
import { findLotNames, parseLotNumber } from '../lot-name.ts';
import { findUnit, isYearly, readAmount, readYearlyAmount } from '../passages/amounts.ts';
import { type Grid, type GridCell, type GridRow, locateCell } from '../passages/grid.ts';
import type { Passage } from '../passages/passage.ts';
import { readRate } from '../passages/rate.ts';
import { type LotMention, MENTIONING } from './lot-mention.ts';

const NUMBER_HEAD =
  /^(?:采购|合同|投标)?(?:包|标段|标包|包件|包组|标项|分包|分标|标)(?:编?号|序号|别|组号|名)?(?:\/序号)?$/;
const TITLE_HEAD =
  /^(?:采购|项目|货物|服务|标的|分包|包|标段|包件|标项|采购包|采购内容|采购标的|品目|设备|合同包|包组|标包)(?:名称|内容)|^(?:名称|标的|采购内容|内容|标的名称|采购标的|项目内容|服务内容|采购项目)$/;
const BUDGET_HEAD = /预算|采购金额|项目金额|预估金额|估算/;
const CEILING_HEAD = /最高(?:投标|响应)?限价|限价|控制价/;
const LONGEST_TITLE = 60;
const UNIT_PRICE = /单价|每(?!年)/;
/** 是否专门面向中小企业, 面向中小企业情况, 中小企业政策. */
const ASIDE_HEAD =
  /(?:面向|预留).{0,12}企业|(?:中小|小微)企业.{0,6}(?:预留|政策|采购|情况)|^(?:是否)?(?:专门面向|预留)/;
const RATE_HEAD = /价格扣除|扣除(?:比例|率|幅度)/;

/** Tables 包号 | 名称 | 预算（万元） | 最高限价 and rows that begin with a lot's name. */
export function readLotTables(passages: readonly Passage[]): LotMention[] {
  const grids = new Map<Grid, Passage>();
  for (const passage of passages)
    if (passage.cell !== null && MENTIONING.has(passage.chapter) && !grids.has(passage.cell.grid))
      grids.set(passage.cell.grid, passage);
  return [...grids.keys()].flatMap(readTable);
}

interface Columns {
  number: number;
  title: number;
  budget: number;
  ceiling: number;
  budgetUnit: AmountUnit | null;
  ceilingUnit: AmountUnit | null;
  isBudgetYearly: boolean;
  isCeilingYearly: boolean;
  aside: number;
  isOpenAsked: boolean;
  rate: number;
  from: number;
}

function readTable(grid: Grid): LotMention[] {
  const columns = findColumns(grid);
  if (columns === null) return [];
  const seen = new Map<unknown, LotMention[]>();
  return grid.rows.slice(columns.from).flatMap((row): LotMention[] => {
    const cell = row.columns[columns.number];
    const lot = cell === undefined ? null : readLotNumber(cell.text);
    if (cell === undefined || lot === null) return [];
    const known = seen.get(cell);
    if (known !== undefined) {
      addTitle(known, row.columns[columns.title]);
      return [];
    }
    const mentions = readRow(grid, row, columns, lot);
    seen.set(cell, mentions);
    return mentions;
  });
}

/** One lot of several objects: 注射器、输液器. */
function addTitle(mentions: readonly LotMention[], cell: GridCell | undefined): void {
  const title = mentions.find(({ field }) => field === 'title');
  const more = cell?.raw.replace(/\s*\n\s*/g, '').trim() ?? '';
  if (title === undefined || more === '' || title.value.split('、').includes(more)) return;
  if (title.value.length + more.length < LONGEST_TITLE) title.value = `${title.value}、${more}`;
}

function readRow(grid: Grid, row: GridRow, columns: Columns, lot: number): LotMention[] {
  const mentions: LotMention[] = [];
  const title = row.columns[columns.title];
  const name = title?.raw.replace(/\s*\n\s*/g, '').trim() ?? '';
  if (title !== undefined && name.length >= 2 && name.length <= 120 && !/^\d+$/.test(name))
    mentions.push({ lot, field: 'title', value: name, location: locateCell(grid, title), rank: 0 });
  for (const [field, at, unit, isOfYear] of [
    ['budget', columns.budget, columns.budgetUnit, columns.isBudgetYearly],
    ['ceilingPrice', columns.ceiling, columns.ceilingUnit, columns.isCeilingYearly],
  ] as const) {
    const cell = row.columns[at];
    if (cell === undefined) continue;
    const total = readAmount(cell.text, unit ?? '元');
    const amount = total ?? readYearlyAmount(cell.text);
    if (amount === null) continue;
    const yearly = isOfYear || total === null ? { isYearly: true } : {};
    mentions.push({ lot, field, value: amount.value, location: locateCell(grid, cell), rank: 0, ...yearly });
  }
  const policy = row.columns[columns.aside];
  const aside = policy === undefined ? null : readAside(policy.text, columns.isOpenAsked);
  if (policy !== undefined && aside !== null)
    mentions.push({ lot, field: 'setAside', value: String(aside), location: locateCell(grid, policy), rank: 0 });
  const rate = row.columns[columns.rate];
  const percent = /^(\d{1,2}(?:\.\d+)?)\s?%$/.exec(rate?.text ?? '')?.[1];
  if (rate !== undefined && percent !== undefined)
    mentions.push({
      lot,
      field: 'smallMicroDeduction',
      value: readRate(percent),
      location: locateCell(grid, rate),
      rank: 0,
    });
  return mentions;
}

/** 是, 否, √, ×; 专门面向中小企业采购, 非专门面向. */
function readAside(text: string, isOpenAsked: boolean): boolean | null {
  const plain = text.replace(/\s/g, '');
  if (/^(?:非|不|未)(?:是|属于)?(?:专门|面向|预留)/.test(plain)) return false;
  if (/^(?:专门面向|整体预留|全部预留)/.test(plain)) return true;
  const answer = /^[√✓✔]$/.test(plain) ? true : /^[×xX]$/.test(plain) ? false : readYesNo(plain);
  return answer === null ? null : answer !== isOpenAsked;
}

function readLotNumber(text: string): number | null {
  const plain = text.replace(/\s/g, '');
  const [name] = findLotNames(plain);
  if (name !== undefined && name.from === 0) return name.number;
  return plain.length <= 4 ? parseLotNumber(plain.replace(/^0+(?=\d)/, '')) : null;
}

function findColumns(grid: Grid): Columns | null {
  for (const [index, row] of grid.rows.slice(0, 3).entries()) {
    const heads = row.columns.map((cell) => cell?.text.replace(/\s/g, '') ?? '');
    const bare = heads.map((head) => head.replace(/\([^()]*\)/g, ''));
    const number = bare.findIndex((head) => NUMBER_HEAD.test(head));
    if (number < 0) continue;
    const title = bare.findIndex((head, at) => at !== number && TITLE_HEAD.test(head));
    const budget = heads.findIndex(
      (head) => BUDGET_HEAD.test(head) && !UNIT_PRICE.test(head) && !CEILING_HEAD.test(head),
    );
    const ceiling = heads.findIndex((head) => CEILING_HEAD.test(head) && !UNIT_PRICE.test(head));
    const rate = heads.findIndex((head) => RATE_HEAD.test(head));
    const aside = heads.findIndex((head, at) => at !== rate && ASIDE_HEAD.test(head));
    if (title < 0 && budget < 0 && ceiling < 0 && aside < 0) continue;
    return {
      number,
      title,
      budget,
      ceiling,
      budgetUnit: findUnit(heads[budget] ?? ''),
      ceilingUnit: findUnit(heads[ceiling] ?? ''),
      isBudgetYearly: isYearly(heads[budget] ?? ''),
      isCeilingYearly: isYearly(heads[ceiling] ?? ''),
      aside,
      isOpenAsked: /非专门/.test(heads[aside] ?? ''),
      rate,
      from: index + 1,
    };
  }
  return null;
}
