import type { AnswerRow } from '../../src/domain/bid.ts';
import { isBlank } from '../language/fold.ts';
import { readQuantities } from '../language/quantity.ts';
import type { BidText, Line } from './bid-text.ts';
import type { Form } from './forms.ts';
import { locate } from './place.ts';

/** A numbered clause begins an entry: ★（四）…, 2.2 …, （1）…, 第3条 … */
const NUMBERED =
  /^\s*(?<number>[★▲*#※]{0,2}\s*(?:第[\d一二三四五六七八九十]{1,3}条|\([\d一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}(?=、)|\d{1,3}(?:\.\d{1,3})*(?=[.、)\s\u4e00-\u9fff])))(?!\s*(?:[元万%]|[年月日](?![度报常])|天(?!津)|次(?!要)|人(?!员)))[.、)\s]*/;
/** A number behind 磋商要求：; a bare figure there belongs to what is demanded. */
const LABELLED_NUMBER = /^\s*(?:[★▲*#※]|\(|第|\d+(?:\.\d+)*[.、)]\s*(?!\d)|\d+(?:\.\d+)+)/;
const DEMAND_LABEL =
  /^\s*\[?(?:(?:磋商|招标|采购|谈判|技术|商务|服务)?(?:文件)?(?:的)?(?:要求|需求|条款|规定)(?:内容|原文)?)\s*(?:\]\s*:?|:)\s*/;
const ANSWER_LABEL =
  /(?:^|[。;\s])\s*\[?(?:(?:我方|我公司|我司|本公司|投标人?|供应商|响应人?|投标文件|响应文件)?(?:的)?(?:应答|响应|答复|回复|回答|承诺)(?:内容|情况|说明)?|(?<=^\s*\[?)答)\s*(?:\]\s*:?|:)\s*/;
const DEVIATION_LABEL =
  /(?:^|[。;\s(])\s*\[?(?:偏离(?:情况|说明|程度)?|有无偏离|响应情况)\s*(?:\]\s*:?|:)\s*(?<value>[^。;)]{1,40})/;
const OTHER =
  /^\s*(?:注|备注|说明|日期|(?:供应商|投标人|响应人|单位)名称|法定代表人|授权代表|项目名称|项目编号|包号|致)\s*[:(（]|盖章|^\s*第?\s*\d+\s*页/;

interface Entry {
  form: Form;
  number: string | null;
  demand: string[];
  answer: string[];
  declared: string | null;
  hasLabel: boolean;
  line: Line;
}

/**
 * Answers in running text under an answer form: a numbered clause with 应答：… behind or below it, or a numbered
 * promise. A form whose answers stand in a table is left to the table.
 */
export function readAnswerTexts(bid: BidText): AnswerRow[] {
  const tabled = new Set(bid.sheets.filter(({ width }) => width > 2).map(({ form }) => form));
  const entries: Entry[] = [];
  let open: Entry | null = null;
  let reads: 'demand' | 'answer' = 'demand';
  for (const line of bid.lines) {
    if (!isAnswerForm(line.form) || tabled.has(line.form) || (line.isTitle && line.level === 1)) {
      open = null;
      continue;
    }
    if (OTHER.test(line.text) || isBlank(line.text)) continue;
    const { number, end } = findNumber(line.text);
    if (number !== null || open === null || open.form !== line.form || isNextDemand(line, open)) {
      open = { form: line.form, number: null, demand: [], answer: [], declared: null, hasLabel: false, line };
      open.number = number;
      reads = 'demand';
      entries.push(open);
    }
    reads = addLine(open, line, end, reads);
  }
  return entries.flatMap(toRow);
}

/** The clause's number at the beginning of a line or behind 磋商要求：, and where the text after it begins. */
function findNumber(text: string): { number: string | null; end: number } {
  const label = DEMAND_LABEL.exec(text)?.[0].length ?? 0;
  const rest = text.slice(label);
  const match = label === 0 || LABELLED_NUMBER.test(rest) ? NUMBERED.exec(rest) : null;
  if (match === null) return { number: null, end: 0 };
  return { number: match.groups?.['number']?.replace(/\s/g, '') ?? null, end: label + match[0].length };
}

function isAnswerForm({ kind }: Form): boolean {
  return kind === 'answers' || kind === 'commercial-answers' || kind === 'technical-answers';
}

/** 磋商要求：… begins the next entry where the one before has its answer. */
function isNextDemand({ text }: Line, open: Entry): boolean {
  return DEMAND_LABEL.test(text) && open.answer.length > 0;
}

function addLine(entry: Entry, line: Line, start: number, reads: 'demand' | 'answer'): 'demand' | 'answer' {
  const raw = line.raw.slice(start);
  const text = line.text.slice(start);
  const deviation = DEVIATION_LABEL.exec(text);
  if (deviation !== null) entry.declared ??= (deviation.groups?.['value'] ?? '').trim();
  const end = deviation === null ? text.length : deviation.index;
  const label = ANSWER_LABEL.exec(text.slice(0, end));
  const demandLabel = DEMAND_LABEL.exec(text)?.[0].length ?? 0;
  if (label === null) {
    (reads === 'answer' ? entry.answer : entry.demand).push(raw.slice(demandLabel, end).trim());
    return reads;
  }
  entry.hasLabel = true;
  entry.line = line;
  entry.demand.push(raw.slice(demandLabel, label.index).trim());
  entry.answer.push(raw.slice(label.index + label[0].length, end).trim());
  return 'answer';
}

/** Without a label the numbered text itself is the promise; a lone heading promises nothing. */
function toRow({ form, number, demand, answer, declared, hasLabel, line }: Entry): AnswerRow[] {
  const quoted = hasLabel ? demand.filter((part) => part !== '').join('\n') : '';
  const stated = (hasLabel ? answer : demand).filter((part) => part !== '').join('\n');
  if (quoted === '' && (number === null || !/承诺|保证|我(?:方|公司|司|单位)|本公司|提供|[。;；]/.test(stated)))
    return [];
  return [
    {
      number,
      demand: quoted,
      answer: stated,
      demandQuantities: readQuantities(quoted),
      answerQuantities: readQuantities(stated),
      declaredDeviation: declared,
      remark: null,
      form:
        form.kind === 'commercial-answers' ? 'commercial' : form.kind === 'technical-answers' ? 'technical' : 'unknown',
      location: locate(line),
    },
  ];
}
