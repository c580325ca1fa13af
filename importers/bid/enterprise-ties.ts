import { Decimal } from '../../src/domain/decimal.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from '../language/chinese-number.ts';
import type { BidText } from './bid-text.ts';
import type { DeclarationText } from './declaration.ts';

const LARGE = /大型?企业/;
const TIE = /控股|控制|分支|股东|负责人|管理关系|隶属|子公司/;
const DENIED = /不|没有|无|非|未/;
const INSTRUCTION = /^\s*(?:\d\s*)?(?:注|说明|填写说明|备注)|可不填报|应当|如有|是否/;
const NEW =
  /新(?:成立|设立|注册|创办|开办)|成立(?:时间)?(?:不足|未满|不满)|(?:无|没有|暂无|尚无)(?:上一?年度?|上年)(?:的)?(?:度)?(?:财务)?数据/;
const SHARE = new RegExp(
  `(?:小型?、?微型?企业|小型企业|微型企业|中小微?企业)[^。;]{0,40}?(?:占|比例|份额|承担)[^。;]{0,24}?(?:(?<share>\\d+(?:\\.\\d+)?)\\s*%|百分之(?<words>[${CHINESE_NUMERALS}]{1,4}))`,
);

/** Whether a large enterprise owns or runs the declared one: admitted, denied, or not spoken of. */
export function readLargeTies(bid: BidText, declarations: readonly DeclarationText[]): boolean | null {
  const own = declarations.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n');
  const clauses = own.split(/[。;\n]/).flatMap((sentence) => (INSTRUCTION.test(sentence) ? [] : sentence.split(',')));
  const ties = clauses.filter((clause) => LARGE.test(clause) && TIE.test(clause));
  const elsewhere = bid.lines.some(
    ({ text }) => /控股股东[^。;]{0,30}大型?企业/.test(text) && !DENIED.test(text) && !INSTRUCTION.test(text),
  );
  if (elsewhere || ties.some((clause) => !DENIED.test(clause))) return true;
  return ties.length > 0 ? false : null;
}

/** The declaration says that the enterprise is too new to have figures; the printed footnote alone does not. */
export function readIsNew(declarations: readonly DeclarationText[]): boolean {
  return declarations.some(({ text }) =>
    text.split(/[。;\n]/).some((sentence) => NEW.test(sentence) && !/可不填|可以不填|填报上/.test(sentence)),
  );
}

/** Share of the contract that small and micro members or subcontractors carry, as a fraction. */
export function readSmallMicroShare(bid: BidText): DecimalText | null {
  const shares = bid.lines.flatMap(({ text, form }) => {
    if (!/联合体|分包/.test(text + form.title)) return [];
    const { share, words } = SHARE.exec(text)?.groups ?? {};
    const percent = share ?? (words === undefined ? undefined : parseChineseInteger(words)?.toFixed());
    return percent === undefined ? [] : [new Decimal(percent).dividedBy('100').toFixed()];
  });
  return new Set(shares).size === 1 ? (shares[0] ?? null) : null;
}
