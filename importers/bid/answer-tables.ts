import type { AnswerRow } from '../../src/domain/bid.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import { isBlank } from '../language/fold.ts';
import { readQuantities } from '../language/quantity.ts';
import { splitAnswerRow } from './answer-clauses.ts';
import type { BidText } from './bid-text.ts';
import { type ChoiceColumns, findChoiceColumns, readBoxes, readChoiceColumns } from './choice-columns.ts';
import { type ColumnNames, cellsUnder, type Head, headTextOf, readHead } from './columns.ts';
import type { Form, FormKind } from './forms.ts';
import type { Reading } from './reading.ts';
import { headText, isBlankRow, isCaptionRow, locateRow, type Row, type Sheet } from './sheet.ts';
import { turnUprightTable } from './upright-tables.ts';

type Column = 'number' | 'deviation' | 'remark' | 'answer' | 'demand' | 'name';

/**
 * Words of a head, tried from top to bottom. They have to tell a head from an answer: 偏离说明 is a head, 无偏离 is not;
 * 投标应答 is one, 完全响应 is not.
 */
const COLUMNS: ColumnNames<Column> = [
  ['number', /^(?:序号|编号|项号|条款号|条目号|序列|序|No\.?)$|条[款目]编?号$|章节$/i],
  [
    'remark',
    /^(?:备注|说明|其他|其它|注)(?:\(.*\))?$|偏离(?:的)?(?:原因|理由|描述|内容)|证明(?:材料|文件)|所在(?:页|位置)|索引|页码|对应页/,
  ],
  [
    'deviation',
    /^(?:是否|有无|正负|响应|应答|满足)?[/和及与、]?(?:有|存在)?(?:偏离|偏差|差异)(?:说明|情况|程度|类型|结果|度|与否)?(?:\(.*\))?$/,
  ],
  [
    'answer',
    /^(?:我公司|我方|我司|本公司|我单位|投标人|供应商)(?:的)?(?:应答|响应|答复|承诺|投标)(?:文件)?(?:的)?(?:内容|规格|情况|参数|说明|值|条款|描述)*(?:\(.*\))?$|^(?!完全|全部|已|均|同意|满足|无|我公司|我司|本公司).*(?:应答|响应|答复)(?:文件)?(?:的)?(?:情况|内容|说明|表述|参数|值|规格|条款|描述)*(?:\(.*\))?$|^(?:投标|供应商|我方|响应文件)(?!.*(?:名称|报价|单位$))|^(?:供应商|投标人)?承诺(?:内容|值)?$/,
  ],
  [
    'demand',
    /\(要求\)$|条件|(?:要求|需求|条款|规定|标准|参数|指标|内容|规格|表述)(?:及.*|参数|数量|单位)?(?:\(.*\))?$|^(?:招标|采购|磋商|谈判)文件/,
  ],
  ['name', /(?:名称|标的|项目|事项|类别|因素)$/],
];
/** Heads of price, scoring, staff and contract tables, which may also speak of demands and answers. */
const OTHER_TABLES = /报价|总价|单价|金额|价格|评分|评审|分值|得分|姓名|合同编号/;
const ANSWER_FORMS: ReadonlySet<FormKind> = new Set(['answers', 'commercial-answers', 'technical-answers']);
const NUMBER =
  /^\s*(?<mark>[★▲*#※●■]{0,3})\s*(?<number>[(（][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}(?=[、.．])|(?:\d{1,3}(?:[.．]\d{1,3})+(?!\d)|\d{1,3}(?=\s*[.．、)）](?!\d)))(?!\s*(?:[元万%]|[年月日](?![度报常])|天(?!津)|次(?!要)|人(?!员))))/;

/** A table's head, kept for the tables that continue it. */
interface OpenTable {
  head: Head<Column>;
  choices: ChoiceColumns;
  width: number;
  form: Form;
  section: string | null;
}

/** Rows of all deviation and point-by-point answer tables, in order, as they stand. */
export function readAnswerTables(bid: BidText): AnswerTables {
  const known = readBefore.get(bid);
  if (known !== undefined) return known;
  const read = readTables(bid);
  readBefore.set(bid, read);
  return read;
}

type AnswerTables = Reading & { answers: AnswerRow[] };

/** More than one reader asks for the tables of the same bid. */
const readBefore = new WeakMap<BidText, AnswerTables>();

function readTables(bid: BidText): AnswerTables {
  const answers: AnswerRow[] = [];
  const messages: Finding[] = [];
  let open: OpenTable | null = null;
  for (const sheet of bid.sheets.flatMap((written) => turnUprightTable(written, COLUMNS, isAnswered) ?? [written])) {
    open = continueTable(sheet, open);
    for (const [index, row] of sheet.rows.entries()) {
      if (open !== null && index < open.head.below) continue;
      const head = readAnswerHead(sheet, index, open);
      if (head !== null)
        open = {
          head,
          choices: findChoiceColumns(head.texts),
          width: sheet.width,
          form: sheet.form,
          section: open?.section ?? findCaption(bid, sheet),
        };
      if (head !== null || open === null || isBlankRow(row) || isHeadAgain(row, open.head)) continue;
      const caption = findRowCaption(sheet, row, open.head);
      if (caption !== null) open.section = caption;
      else answers.push(...readRow(sheet, row, open));
    }
    if (open === null) messages.push(...checkHead(sheet));
  }
  return { answers, messages };
}

/** What an upright table has to say to be one of answers. */
function isAnswered(found: ReadonlySet<Column>): boolean {
  return (found.has('answer') || found.has('deviation')) && (found.has('demand') || found.has('number'));
}

/** The head once more, as tables over several pages have it, though its cells may be joined otherwise there. */
function isHeadAgain(row: Row, head: Head<Column>): boolean {
  const words = head.texts.join(' ');
  const labels = row.own.filter((cell) => !isBlank(cell.text)).map((cell) => cell.label);
  return labels.length > 1 && labels.every((label) => label !== '' && words.includes(label));
}

function readAnswerHead(sheet: Sheet, index: number, open: OpenTable | null): Head<Column> | null {
  const whole = readHead(sheet, index, COLUMNS);
  if (whole === null) return null;
  const choices = findChoiceColumns(whole.texts);
  const head = { ...whole, columns: withoutColumns(whole.columns, choices) };
  const { columns, texts } = head;
  const hasDeviation = columns.has('deviation') || choices.size > 0;
  const isRepeated = open !== null && open.head.texts.join('|') === texts.join('|');
  if (!isRepeated && !columns.has('number') && index > 0 && open !== null) return null;
  const isAnswerForm = ANSWER_FORMS.has(sheet.form.kind);
  const leavesDemandOut = isAnswerForm && columns.has('number') && columns.has('answer');
  const demands = columns.has('demand') || columns.has('name') || leavesDemandOut;
  const answers = [columns.has('answer'), hasDeviation, columns.has('number')].filter(Boolean).length;
  const isPlainPair = ANSWER_FORMS.has(sheet.form.kind) && open === null && columns.has('answer');
  if (!demands || (answers < 2 && !isPlainPair)) return null;
  if (!columns.has('answer') && !hasDeviation) return null;
  if (!ANSWER_FORMS.has(sheet.form.kind) && OTHER_TABLES.test(texts.join(' '))) return null;
  const deviations = columns.get('deviation') ?? [];
  const [deviation] = deviations.filter((column) => !/说明$/.test(texts[column] ?? ''));
  if (deviations.length < 2 || deviation === undefined) return head;
  const explained = deviations.filter((column) => column !== deviation);
  const remarks = [...explained, ...(columns.get('remark') ?? [])];
  return { ...head, columns: new Map([...columns, ['deviation', [deviation]], ['remark', remarks]]) };
}

function withoutColumns(columns: Head<Column>['columns'], choices: ChoiceColumns): Map<Column, number[]> {
  return new Map(
    [...columns].flatMap(([name, own]) => {
      const kept = own.filter((column) => !choices.has(column));
      return kept.length === 0 ? [] : [[name, kept] as const];
    }),
  );
}

/** A table in the same form with as many columns goes on where the last one stopped. */
function continueTable(sheet: Sheet, open: OpenTable | null): OpenTable | null {
  if (open === null || open.form !== sheet.form || open.width !== sheet.width) return null;
  return { ...open, head: { ...open.head, below: 0 } };
}

/** A short line right above the table, such as 2. 项目需求书要求. */
function findCaption(bid: BidText, sheet: Sheet): string | null {
  const above = bid.parts[sheet.position - 1];
  if (above?.type !== 'line' || above.form !== sheet.form || above.level !== null) return null;
  return above.text.length <= 30 && !/[:。;]/.test(above.text) ? above.raw.trim() : null;
}

/** A row that only names the part below it: one cell over all columns, or words in the number column alone. */
function findRowCaption(sheet: Sheet, row: Row, head: Head<Column>): string | null {
  const [only, ...others] = row.own.filter((cell) => !isBlank(cell.text));
  if (only === undefined || others.length > 0) return null;
  const isInNumberColumn = head.columns.get('number')?.includes(only.column) ?? false;
  const isCaption = isCaptionRow(sheet, row) || (isInNumberColumn && /[\u4e00-\u9fff]{2,}/.test(only.text));
  return isCaption ? only.raw.trim() : null;
}

function checkHead(sheet: Sheet): Finding[] {
  const [first] = sheet.rows;
  if (first === undefined || !ANSWER_FORMS.has(sheet.form.kind) || sheet.width < 3 || !hasText(sheet)) return [];
  return [
    finding('warning', 'answer-table-without-head', '应答表没有可识别的表头，未作读取，请人工核对。', {
      locations: [locateRow(sheet, first, first.own[0])],
    }),
  ];
}

function hasText(sheet: Sheet): boolean {
  return sheet.rows.some((row) => row.own.filter((cell) => !isBlank(cell.text)).length > 1);
}

function readRow(sheet: Sheet, row: Row, open: OpenTable): AnswerRow[] {
  const { head, choices } = open;
  const read = (name: Column) =>
    cellsUnder(head, row, name)
      .map((cell) => cell.raw.trim())
      .join('\n');
  const named = read('name');
  const stated = read('demand');
  const demand = stated === '' ? named : named === '' || stated.includes(named) ? stated : `${named}：${stated}`;
  const declared = readBoxes(read('deviation')) || readChoiceColumns(choices, row);
  const answer = head.columns.has('answer') ? readBoxes(read('answer')) : declared;
  if (/^[….·\s]*$/.test(demand + answer + declared)) return [];
  const deviationHead = headTextOf(head, 'deviation');
  const [answerCell] = cellsUnder(head, row, 'answer').sort((a, b) => b.raw.length - a.raw.length);
  const [demandCell] = [...cellsUnder(head, row, 'demand'), ...cellsUnder(head, row, 'name')];
  const answerRow: AnswerRow = {
    number: readNumber(cellsUnder(head, row, 'number').map((cell) => cell.raw.trim())[0] ?? '', stated, demand),
    demand,
    answer,
    demandQuantities: readQuantities(demand),
    answerQuantities: readQuantities(answer),
    declaredDeviation: declared === '' ? null : declared,
    ...(deviationHead === '' ? {} : { deviationHead }),
    ...(sheet.confidence === undefined ? {} : { confidence: sheet.confidence }),
    remark: read('remark') || null,
    form: readForm(open),
    ...(open.section === null ? {} : { section: open.section }),
    location: locateRow(sheet, row, answerCell ?? demandCell ?? row.own[0]),
  };
  const clauses = splitAnswerRow(answerRow);
  return [clauses.length === 0 ? answerRow : { ...answerRow, clauses }];
}

/** The clause's own number: from the number column, unless that merely counts and the demand brings its own. */
function readNumber(cell: string, stated: string, demand: string): string | null {
  const own = NUMBER.exec(stated === '' ? demand : stated)?.groups;
  const ownNumber = own === undefined ? null : `${own['mark'] ?? ''}${own['number'] ?? ''}`;
  const isCounter = cell === '' || /^\d{1,4}[.、]?$/.test(cell);
  if (ownNumber !== null && isCounter) return ownNumber;
  return cell === '' ? null : cell;
}

function readForm({ form, head }: OpenTable): AnswerRow['form'] {
  if (form.kind === 'commercial-answers') return /技术/.test(form.title) ? 'unknown' : 'commercial';
  if (form.kind === 'technical-answers') return /商务/.test(form.title) ? 'unknown' : 'technical';
  const words = headText(head.texts.join(' ')) + form.title;
  const isCommercial = /商务/.test(words);
  const isTechnical = /技术|参数|规格/.test(words);
  if (isCommercial === isTechnical) return 'unknown';
  return isCommercial ? 'commercial' : 'technical';
}
