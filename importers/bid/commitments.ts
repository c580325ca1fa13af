import type { BidFacts } from '../../src/domain/bid.ts';
import { isBlank } from '../language/fold.ts';
import type { BidText, Line } from './bid-text.ts';
import type { Form, FormKind } from './forms.ts';
import { locate } from './place.ts';
import type { Reading } from './reading.ts';

const PROMISES = /(?:承诺|保证)(?!金|书|函|措施|体系|机制|方案|管理|部分|评价)/;
const PROMISER =
  /(?:我(?:公司|方|单位|司)|本(?:公司|单位|企业)|投标人|供应商|响应人|公司)[^。;]{0,20}?(?:承诺|保证)|^(?:[\d.、()一二三四五六七八九十]*)\s*(?:郑重)?承诺/;
const DEMANDED = /(?:须|应|需|请|要求)(?:\S{0,8})?承诺|^\s*\(|^\s*注|格式/;
/** Answers to single demands stand in their own tables; plans promise much that nobody asked for. */
const OUTSIDE: ReadonlySet<FormKind> = new Set(['contents', 'plan', 'contracts', 'certificates', 'resume', 'people']);
/** 承诺如下： – what is promised follows in numbered entries. */
const OPENS_LIST = /:\s*$/;
const ENTRY = /^\s*(?:\(?[\d一二三四五六七八九十]{1,2}[).、．]|[①-⑳])/;

/** Undertakings: every sentence in which the tenderer promises something, and every entry listed as a promise. */
export function readCommitments(bid: BidText): Reading {
  const commitments: BidFacts['commitments'] = [];
  let promising: Form | null = null;
  for (const line of bid.lines) {
    if (OUTSIDE.has(line.form.kind) || line.isTitle || isUnfilled(line)) continue;
    const isPromise = PROMISES.test(line.text) && PROMISER.test(line.text) && !DEMANDED.test(line.text);
    const isEntry = promising === line.form && ENTRY.test(line.text) && !DEMANDED.test(line.text);
    if (isPromise && OPENS_LIST.test(line.text)) promising = line.form;
    else if (isPromise || isEntry) commitments.push({ text: line.raw.trim(), location: locate(line) });
  }
  return { commitments, messages: [] };
}

/** A form's sentence whose blanks were never filled in promises nothing. */
function isUnfilled(line: Line): boolean {
  return isBlank(line.text) || /_{4,}|\(格式\)/.test(line.text);
}
