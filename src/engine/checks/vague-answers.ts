import { normaliseForMatching } from '../../domain/matching.ts';

/** What may stand around a bare “满足” without saying anything. */
const FILLER =
  /(?:100%|百分之百|百分百)(?=满足|响应|符合|同意|接受)|是|完全|均|全部|严格|无条件|我方|我们|我公司|我司|我单位|本公司|本单位|本项目|供应商|投标人|响应人|贵方|贵单位|采购人|要求|需求|规定|标准|采购|招标|磋商|谈判|比选|询价|文件|以上|上述|所述|所有|该|此|本|各|每|条款?|项|款|内容|事项|的|地|并|和|与|及|且|或|将|会|能够?|可以?|已|已经|对应|相应|逐|按照?|依照|依据|根据|予以|进行|做到|达到|执行|实施|落实|遵守|遵照|理解|知悉|知晓|阅读|认可|没有|无|不存在|任何|异议|疑义|偏离|差异|负偏离|正偏离|愿意|确保|保证|承诺|同意|接受|响应|应答|答复|见|详见|参见|同左|同上|如左|一致|相同|[\s\p{P}\p{S}]/gu;
const REFERENCE = /(?:详|参|请)*见[^,。;:]{0,40}|P\s*\d{1,4}(?:\s*[-~]\s*P?\d{1,4})?/gi;
const BARE = /^(?:响应|同意|承诺|无|接受|知悉|理解)*$/;

/** Only where the document itself says that such words count as no answer. */
export function isVague(answerText: string, vagueAnswers: readonly string[]): boolean {
  if (vagueAnswers.length === 0) return false;
  const bare = vagueAnswers.reduce(
    (text, word) => text.replaceAll(word, ''),
    normaliseForMatching(answerText).replace(REFERENCE, '').replace(FILLER, ''),
  );
  return BARE.test(bare);
}
