import type { AnswerRow } from '../../domain/bid.ts';
import { normaliseForMatching } from '../../domain/matching.ts';

/** What a tenderer declares: no deviation, a better or worse answer, some deviation without saying which, nothing. */
export type Declared = 'none' | 'positive' | 'negative' | 'some' | null;

const ASKS_DEVIATION = /偏[离差]|差异/;
const ASKS_COMPLIANCE = /满足|响应|符合|应答/;
const YES = /^(?:是|有|√|✓|☑|Y|yes|存在)$/i;
const NO = /^(?:否|不|无|没有|×|✗|x|N|no|不存在)$/i;
const NONE =
  /(?:并?无|没有|不存在|未|零|非|0|不)(?:任何|出现|产生)?(?:正|负|正负|正、负|正\/负|正或负|正偏离、负|正偏离和负|正偏离或负)?(?:的)?(?:偏[离差]|差异)|^(?:均|完全|全部)?(?:无|没有)$|^0$/g;
const COMPLIES =
  /^(?:我方|我司|本公司)?(?:完全|全部|均|已|能够?)*(?:响应|满足|符合|一致|同意|接受|应答|遵守|执行|相同|等同|达到)(?:要求|磋商文件|招标文件|采购文件|磋商要求|招标要求|采购需求)*$|^(?:同|同左|√|✓)$/;
const NEGATIVE =
  /负偏|负向|^负|[^正]负$|不(?:能|能够|完全|予)?(?:满足|响应|符合|接受|同意|达到)|无法满足|未(?:能)?(?:满足|响应|达到)|低于|劣于|部分(?:满足|响应|偏离|符合|负)/;
const POSITIVE = /正偏|正向|^正|优于|高于(?:要求|磋商|招标|采购)|超出(?:要求|磋商|招标|采购)|优化/;
const SOME = /偏[离差]|差异/;

/** Reads the deviation column however it is worded; 是 and 否 by what the column asks. */
export function readDeclared(row: Pick<AnswerRow, 'declaredDeviation' | 'deviationHead'>): Declared {
  const text = normaliseForMatching(row.declaredDeviation ?? '').replace(/[\s。;,]+$/g, '');
  if (/^[\s\-/—_.·]*$/.test(text)) return null;
  const head = row.deviationHead ?? '';
  const asksCompliance = ASKS_COMPLIANCE.test(head) && !ASKS_DEVIATION.test(head);
  if (YES.test(text) && text !== '有') return asksCompliance ? 'none' : /^[√✓☑]$/.test(text) ? 'none' : 'some';
  if (text === '有') return 'some';
  if (NO.test(text)) return asksCompliance && text !== '无' ? 'negative' : 'none';
  if (COMPLIES.test(text)) return 'none';
  const rest = text.replace(NONE, '');
  if (NEGATIVE.test(rest)) return 'negative';
  if (POSITIVE.test(rest)) return 'positive';
  if (rest !== text) return 'none';
  return SOME.test(rest) ? 'some' : null;
}

/** An answer that is nothing but a no, or a half yes: 否, ×, 未响应, 部分满足. */
export function refusesShortly(answer: string): boolean {
  return /^(?:否|[×✗]|(?:部分|未|没有|未能)(?:响应|满足|符合|达到)|部分偏离)(?:要求|本条)?[.。;]?$/.test(
    normaliseForMatching(answer),
  );
}

/** What the column says beyond the kind of deviation, e.g. 正偏离：配备4人 → 配备4人. */
export function explanationIn(declared: string | null): string {
  return normaliseForMatching(declared ?? '')
    .replace(NONE, '')
    .replace(/[正负]?(?:偏离|偏差)|优于|完全响应|响应|满足|符合|[:;,。()\s]/g, '');
}
