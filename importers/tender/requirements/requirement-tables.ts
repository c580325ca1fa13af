import { normaliseForMatching } from '../../matching.ts';
import { readLines } from '../passages/clean-markup.ts';
import { type Grid, type GridCell, type GridRow, locateCell } from '../passages/grid.ts';
import { MARKS, parseNumber } from '../passages/marked-number.ts';
import type { Clause } from './clause.ts';

const MARK_HEAD =
  /^(?:参数性质|条款性质|重要性|标识|标记|星号|是否.{0,6}[★▲].*|符号(?:标识)?|标识符|参数标识|条款标识|[★▲]号?|[★▲]\/[★▲]|性质|备注标记|类型|参数类型|要求类型)$/;
const NUMBER_HEAD = /^(?:序号|编号|条款号|条款编号|项号|项目编号|品目号|货物序号|标的序号|子目号|条目号|No\.?|号)$/i;
const DEMAND_HEAD = /要求|参数|指标|规格|配置|功能|描述|标准|职责|说明|内容|条款/;
const NAME_HEAD = /名称|指标|项目|岗位|功能|模块|类别|设备|货物|条款|内容|部位|分项|品名|品种|产品/;
const COUNT_HEAD = /^(?:人数|数量|配置人数|人员数量|最低人数|数量要求)(?:\((?<unit>[^()]{1,3})\))?$/;
/** Tables of other business: scoring, assessment, prices, answers to be filled in. */
const OTHER_TABLE = /分值|评分|得分|扣分|考核|响应情况|应答|偏离|投标人填写|日期|联系/;
/** Prices may stand beside the parameters of goods; alone they are a price list. */
const PRICE_TABLE = /报价|单价|预算|限价/;
const PARAMETERS = /技术(?:参数|要求|规格|指标)|参数(?:要求|性质)?$|(?:服务|性能|质量)(?:参数|要求|标准)/;
const LONGEST_NAME = 40;

/** The rows of a requirement table as clauses; empty for tables of other business. */
export function readRequirementTable(grid: Grid, lot: number | null, isCommercial: boolean): Clause[] {
  const head = grid.rows[0];
  if (head === undefined || grid.rows.length < 2) return [];
  const heads = head.columns.map((cell) => cell?.text.replace(/\s/g, '') ?? '');
  const hasHead =
    heads.some((text) => NUMBER_HEAD.test(text)) ||
    (heads.every((text) => text.length <= 16 && !/^\d/.test(text)) && heads.some((text) => DEMAND_HEAD.test(text)));
  if (isOtherTable(heads) && !isMarkedTable(grid)) return [];
  const rows = hasHead ? readWithHead(grid, heads, lot, isCommercial) : readWithoutHead(grid, lot, isCommercial);
  return rows.length > 0 ? rows : readMarkedRows(grid, lot, isCommercial);
}

/** 质保期 | ▲不少于三年: a row without number or head that only its mark makes a clause. */
function readMarkedRows(grid: Grid, lot: number | null, isCommercial: boolean): Clause[] {
  return grid.rows.flatMap((row): Clause[] => {
    const marked = row.own.find(({ text }) => leadingMarks(text) !== '');
    const last = row.own.at(-1);
    if (marked === undefined || last === undefined) return [];
    const body = marked === row.own[0] ? last : marked;
    const number = parseNumber(marked.text);
    const name = withoutMarks(row.own[0]?.raw ?? '')
      .replace(/\s*\n\s*/g, '')
      .slice(0, LONGEST_NAME);
    return [
      {
        lot,
        number:
          number === null ? (body === row.own[0] ? '' : name) : withoutMarks(number.written).replace(/[.、]$/, ''),
        marks: leadingMarks(marked.text),
        title: name === '' || body === row.own[0] ? null : name,
        text: withoutMarks(body.raw),
        form: isCommercial ? 'commercial' : 'technical',
        location: locateCell(grid, body),
        counted: [],
        isOutside: false,
      },
    ];
  });
}

function isOtherTable(heads: readonly string[]): boolean {
  const short = heads.filter((text) => text.length <= 16);
  if (short.some((text) => OTHER_TABLE.test(text))) return true;
  return short.some((text) => PRICE_TABLE.test(text)) && !short.some((text) => PARAMETERS.test(text));
}

function isMarkedTable(grid: Grid): boolean {
  return grid.rows.some(({ own }) => own.some(({ text }) => leadingMarks(text) !== ''));
}

interface Columns {
  mark: number;
  number: number;
  name: number;
  demand: number;
  count: number;
}

function readWithHead(grid: Grid, heads: readonly string[], lot: number | null, isCommercial: boolean): Clause[] {
  const mark = heads.findIndex((head) => MARK_HEAD.test(head));
  const number = heads.findIndex((head) => NUMBER_HEAD.test(head));
  const demand = findLastIndex(
    heads,
    (head, at) => at !== number && at !== mark && DEMAND_HEAD.test(head) && !/备注/.test(head),
  );
  const name = heads.findIndex((head, at) => at !== number && at !== mark && at !== demand && NAME_HEAD.test(head));
  const count = heads.findIndex((head) => COUNT_HEAD.test(head));
  if (demand < 0 || (number < 0 && name < 0)) return [];
  const isCommercialTable = isCommercial || heads.some((head) => /商务/.test(head));
  const columns = { mark, number, name, demand, count };
  const state: RowState = { number: '', name: '', marks: '', lines: 0 };
  return grid.rows.slice(1).flatMap((row) => readRow(grid, heads, row, columns, state, lot, isCommercialTable));
}

/** What continued rows leave blank stands in the row above. */
interface RowState {
  number: string;
  name: string;
  marks: string;
  /** How far the numbered lines of its cells have counted. */
  lines: number;
}

function readRow(
  grid: Grid,
  heads: readonly string[],
  row: GridRow,
  columns: Columns,
  state: RowState,
  lot: number | null,
  isCommercial: boolean,
): Clause[] {
  const at = (column: number) => (column < 0 ? undefined : row.columns[column]);
  const demand = at(columns.demand);
  const repeatsHead = row.columns.every((cell, column) => (cell?.text.replace(/\s/g, '') ?? '') === heads[column]);
  if (demand === undefined || repeatsHead || row.own.length < 2 || /^(?:合计|总计|小计)/.test(row.own[0]?.text ?? ''))
    return [];
  const written = { number: at(columns.number)?.text ?? '', name: at(columns.name)?.raw ?? '' };
  const ownMarks = marksOf(at(columns.mark)?.text ?? '') + leadingMarks(written.number) + leadingMarks(written.name);
  if (written.number !== '' || written.name !== '')
    Object.assign(state, {
      number: withoutMarks(written.number) || state.number,
      name: written.name || state.name,
      marks: ownMarks,
      ...(written.number === '' ? {} : { lines: 0 }),
    });
  const title = withoutMarks(state.name)
    .replace(/\s*\n\s*/g, '')
    .slice(0, LONGEST_NAME);
  const base: Omit<Clause, 'number' | 'text' | 'location'> = {
    lot,
    marks: state.marks,
    title: title === '' ? null : title,
    form: isCommercial ? 'commercial' : 'technical',
    counted: readCount(heads, columns, row, title),
    isOutside: false,
  };
  const rowNumber = state.number !== '' ? state.number : columns.number < 0 ? title : '';
  if (demand.text === '' && title === '') return [];
  const lines = state.marks === '' && columns.number >= 0 ? splitLines(demand.raw, state) : [];
  if (lines.length > 0)
    return lines.map((line) => ({
      ...base,
      marks: line.marks,
      number: line.marks === '' && rowNumber !== '' ? `${rowNumber}-${line.number}` : line.number || rowNumber || title,
      text: line.text,
      location: locateCell(grid, demand, line.quote),
    }));
  const marks = state.marks || leadingMarks(demand.text);
  const others = describeOthers(heads, row, columns);
  const text = [columns.number < 0 ? others : '', withoutMarks(demand.raw) || title]
    .filter((part) => part !== '')
    .join('；');
  if (rowNumber === '' && title === '') return [];
  return [
    {
      ...base,
      marks,
      number: rowNumber === '' ? title : rowNumber,
      text,
      location: locateCell(grid, demand.text === '' ? (at(columns.name) ?? demand) : demand),
    },
  ];
}

function readCount(heads: readonly string[], columns: Columns, row: GridRow, title: string): Clause['counted'] {
  const value = columns.count < 0 ? undefined : /^\d{1,4}$/.exec(row.columns[columns.count]?.text ?? '')?.[0];
  if (value === undefined) return [];
  const head = heads[columns.count] ?? '';
  const unit = COUNT_HEAD.exec(head)?.groups?.['unit'] ?? (/人/.test(head) ? '人' : null);
  return unit === null ? [] : [{ what: `${title}${head.replace(/\(.*$/, '')}`, value, unit }];
}

/** 人数：1；是否驻场：是 – the other columns of a row without numbers. */
function describeOthers(heads: readonly string[], row: GridRow, columns: Columns): string {
  return row.own
    .filter(({ column, text }) => column !== columns.name && column !== columns.demand && text !== '')
    .map(({ column, raw }) => `${heads[column] ?? ''}：${raw}`)
    .join('；');
}

interface Line {
  number: string;
  marks: string;
  text: string;
  quote: string;
}

/** The numbered or marked lines of a cell; none where it is plain text. Bracketed lists below a number belong to it. */
function splitLines(raw: string, state: RowState): Line[] {
  const lines: Line[] = [];
  let lead = '';
  let top: number | null = null;
  for (const written of readLines(raw)) {
    const text = normaliseForMatching(written);
    const number = parseNumber(text) ?? readUnstopped(text, state.lines);
    const marks = number?.marks ?? leadingMarks(text);
    top ??= number?.level ?? null;
    const isBelow = number !== null && top !== null && number.level > top && number.level >= LISTS && marks === '';
    if ((number === null && marks === '') || isBelow) {
      const last = lines.at(-1);
      if (last === undefined) lead += `${lead === '' ? '' : '\n'}${written}`;
      else last.text = `${last.text}\n${written}`;
      continue;
    }
    if (number !== null && /^\d+$/.test(number.bare)) state.lines = Number.parseInt(number.bare, 10);
    const shown = number === null ? '' : number.written.replace(ANY_MARK, '').trim().replace(/\.$/, '');
    const body = number === null ? withoutMarks(written) : cutNumber(written, number.rest);
    lines.push({ number: shown, marks, text: body, quote: written });
  }
  const goesOn = /[;；。]\s*2\s*[、.)）]/.test(lines[0]?.text ?? '');
  const isList = lines.length > 1 || (lines.length === 1 && lead === '' && !goesOn);
  if (!isList && !lines.some(({ marks }) => marks !== '')) return [];
  const [first] = lines;
  if (first !== undefined && lead !== '') first.text = `${lead}\n${first.text}`;
  return lines;
}

const ANY_MARK = new RegExp(`[${MARKS}]`, 'g');

/** From this level on numbers are those of lists inside a clause: （1） 1） ①. */
const LISTS = 7;

/** 3健康档案: the stop behind a number was forgotten; it counts on from the line before. */
function readUnstopped(text: string, last: number): ReturnType<typeof parseNumber> {
  const match =
    /^(?<bare>\d{1,2})(?=[\u4e00-\u9fff])(?!\d*(?:天|年|月|日|人|个|名|次|台|套|小时|分钟|米|元|项|家|%))/.exec(text);
  const bare = match?.groups?.['bare'];
  if (bare === undefined || last === 0 || bare !== `${last + 1}`) return null;
  return { written: bare, bare, level: 3, marks: '', rest: text.slice(bare.length) };
}

function cutNumber(written: string, rest: string): string {
  const at = written.indexOf(rest.slice(0, 3));
  return at > 0 && at < 16 ? written.slice(at) : written;
}

/** Tables without a head: number | group | name | description, number only in the first column. */
function readWithoutHead(grid: Grid, lot: number | null, isCommercial: boolean): Clause[] {
  const numbered = grid.rows.filter(({ columns }) => isNumber(columns[0]?.text ?? ''));
  if (numbered.length < 2 || numbered.length * 2 < grid.rows.length) return [];
  return grid.rows.flatMap((row, index): Clause[] => {
    const first = row.columns[0];
    const written = first?.text ?? '';
    if (first === undefined || !isNumber(written) || isGroupRow(grid, row, index)) return [];
    const cells = row.own.filter((cell) => cell !== first && cell.text !== '');
    const last = cells.at(-1);
    if (last === undefined || OTHER_TABLE.test(last.text.slice(0, 4))) return [];
    const title = cells.length > 1 && last.text.length > 24 ? (cells.at(-2) as GridCell) : last;
    const named =
      cells.length > 1 && last.column === grid.width - 1 && last.columnSpan === 1 && grid.width > 3
        ? (cells.at(-2) as GridCell)
        : title;
    return [
      {
        lot,
        number: withoutMarks(written).replace(/\.$/, ''),
        marks: leadingMarks(written) || leadingMarks(last.text),
        title: named.raw.replace(/\s*\n\s*/g, '').slice(0, LONGEST_NAME),
        text: withoutMarks(last.raw),
        form: isCommercial ? 'commercial' : 'technical',
        location: locateCell(grid, last),
        counted: [],
        isOutside: false,
      },
    ];
  });
}

function isNumber(text: string): boolean {
  return new RegExp(`^[${MARKS}]?\\s*\\d{1,3}(?:\\.\\d{1,3}){0,4}[.、]?$`).test(text);
}

/** 1 | 管理运营服务 above 1.1, 1.2. */
function isGroupRow(grid: Grid, row: GridRow, index: number): boolean {
  const own = withoutMarks(row.columns[0]?.text ?? '').replace(/[.、]$/, '');
  const next = grid.rows[index + 1]?.columns[0]?.text ?? '';
  return withoutMarks(next).startsWith(`${own}.`);
}

function marksOf(text: string): string {
  return [...text]
    .filter((character) => '★☆▲△※*#'.includes(character))
    .join('')
    .slice(0, 2);
}

function leadingMarks(text: string): string {
  return /^[★☆▲△※]{1,2}|^[*#](?=[\u4e00-\u9fff(\d])/.exec(text.trim())?.[0] ?? parseNumber(text)?.marks ?? '';
}

function withoutMarks(text: string): string {
  return text.trim().replace(/^[★☆▲△※]{1,2}\s*/, '');
}

function findLastIndex(values: readonly string[], test: (value: string, index: number) => boolean): number {
  for (let index = values.length - 1; index >= 0; index -= 1) if (test(values[index] ?? '', index)) return index;
  return -1;
}
