import type { AnswerRow } from '../../src/domain/bid.ts';
import { isBlank } from '../language/fold.ts';
import { readQuantities } from '../language/quantity.ts';
import type { BidText, Line } from './bid-text.ts';
import type { Form, FormKind } from './forms.ts';
import { locate } from './place.ts';
import type { Reading } from './reading.ts';

const PROMISES = /(?:承诺|保证|同意|接受|响应|答应|愿意)(?!金|书|函|措施|体系|机制|方案|管理|部分|评价|时间|时限|速度)/;
const PROMISER = /我(?:公司|方|单位|司|们)|本(?:公司|单位|企业)|投标人|供应商|响应人|中标后|成交后/;
/** The procurement document's own words, copied. */
const DEMANDED = /(?:须|应当?|需|请)[^,。;]{0,8}(?:承诺|保证)|^\s*注|(?:供应商|投标人|响应人)(?:须|应|必须|需)/;
/** 我公司承诺: before words that are otherwise the document's. */
const OWN_PROMISE = /^[^,。;]{0,8}(?:我(?:公司|方|单位|司)|本(?:公司|单位))[^,。;]{0,6}(?:承诺|保证)/;
const NUMBER = /^\s*(?<number>[★▲*#※]{0,2}\s*(?:\([\d一二三四五六七八九十]{1,3}\)|\d{1,3}(?:\.\d{1,3})*(?=[.、)\s])))/;
const NOT_FILLED = /_{4,}|\(格式(?:自拟)?\)/;
const SIGNED =
  /^\s*(?:(?:供应商|投标人|响应人|单位|企业)(?:名称)?|法定代表人|授权代表|日期|地址|电话|致)\s*[(:]|盖章|签字/;
const SHORTEST = 10;
/** Forms that speak of other things than what is demanded. */
const OUTSIDE: ReadonlySet<FormKind> = new Set(['cover', 'contents', 'contracts', 'certificates', 'resume', 'people']);

/**
 * What a tenderer promises outside its answer tables: every sentence of an undertaking, and sentences of running text that
 * promise something in its own name. They answer what no table row does.
 */
export function readPromises(bid: BidText): Reading & { promises: AnswerRow[] } {
  let listing: Form | null = null;
  const promises: AnswerRow[] = [];
  for (const line of bid.lines) {
    const { text, form } = line;
    if (OUTSIDE.has(form.kind) || line.isTitle || text.length < SHORTEST || isBlank(text)) continue;
    if ((DEMANDED.test(text) && !OWN_PROMISE.test(text)) || NOT_FILLED.test(text) || SIGNED.test(text)) continue;
    const isPromise = PROMISES.test(text) && PROMISER.test(text);
    if (isPromise && /:\s*$/.test(text)) listing = form;
    else if (isPromise || listing === form || form.kind === 'commitment') promises.push(toRow(line));
  }
  return { promises, messages: [] };
}

/** Few promises ever answer a clause, so that their quantities are read when they are asked for. */
function toRow(line: Line): AnswerRow {
  let quantities: AnswerRow['answerQuantities'] | undefined;
  return {
    number: NUMBER.exec(line.text)?.groups?.['number']?.replace(/\s/g, '') ?? null,
    demand: '',
    answer: line.raw.trim(),
    demandQuantities: [],
    get answerQuantities() {
      quantities ??= readQuantities(line.raw);
      return quantities;
    },
    declaredDeviation: null,
    remark: null,
    form: 'unknown',
    ...(line.form.title === '' ? {} : { section: line.form.title }),
    location: locate(line),
  };
}
