import type { ImportedDocument } from '../../../src/domain/document.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from '../../language/chinese-number.ts';
import { normaliseForMatching } from '../../matching.ts';

const ARTICLE = new RegExp(`^第(?<count>[${CHINESE_NUMERALS}]{1,6})条(?![、,款项的规])`);
/** Contracts are written in articles too; only decrees, laws and measures count so far and call themselves so. */
const FEWEST_ARTICLES = 15;
const NAMES_ITSELF =
  /(?:本|该)(?:法|办法|条例|规定|细则|规则)(?:所称|规定|自|适用|由|施行)|(?:办法|条例|规定|细则|法)(?:已经|自)[^。]{0,40}(?:公布|施行|起施行)/;
/** What a procurement's own document gives and a law never does. */
const OWN_FACT =
  /^(?:[\d.、()一二三四五六七八九十]{0,5})(?:采购|招标)?(?:项目|文件)?(?:名称|编号)[::]|^(?:采购人|招标人|采购代理机构)(?:名称)?[::]\s*\S{4}/;

/** Whether a document is a law or decree and none of a procurement's own: numbered articles throughout, in its own name. */
export function isLawText({ blocks }: ImportedDocument): boolean {
  let expected = 1;
  let articles = 0;
  let namesItself = false;
  for (const block of blocks) {
    if (block.type === 'table' || block.type === 'image') continue;
    const text = normaliseForMatching(block.text);
    if (OWN_FACT.test(text)) return false;
    namesItself ||= NAMES_ITSELF.test(text);
    const count = ARTICLE.exec(text)?.groups?.['count'];
    if (count === undefined || (parseChineseInteger(count)?.toNumber() ?? 0) !== expected) continue;
    articles += 1;
    expected += 1;
  }
  return namesItself && articles >= FEWEST_ARTICLES;
}
