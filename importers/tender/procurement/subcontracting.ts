import { findAnswers } from '../passages/answers.ts';
import { decide } from '../passages/decide.ts';
import type { Passage } from '../passages/passage.ts';
import { showAnswer } from './consortium.ts';
import type { Fact } from './fact.ts';

/** Whether parts of the contract may be given to others. 不分包采购 speaks of lots and is not meant. */
export function readSubcontractingAllowed(passages: readonly Passage[]): Fact {
  const mentions = findAnswers(passages, {
    about: '分包',
    label:
      '(?:本项目)?(?:的)?(?:非主体、非关键性工作|非主体非关键性工作|非主体部分)?(?:是否)?(?:允许|接受|同意|可以)?(?:采用|合同)?分包(?:履行)?(?:选项|形式|方式|情况)?(?:履行合同|履约)?',
    sentences: [
      [
        /(?:不允许|不接受|不得|禁止|严禁|不可|不同意)(?:将)?[^,，:]{0,24}?(?:转包[、和或及与]?)?(?<!违法)(?<!非法)分包(?!采购|项目|的原因)/,
        false,
      ],
      [/(?:本项目|本包|本次采购)(?:允许|接受|可以)(?:合同)?分包(?!的,)/, true],
    ],
    conditional:
      /是否|如(?:果)?(?:本项目)?(?:不)?(?:允许|接受)|若|未经|同意(?:后)?(?:的)?(?:,)?|违法分包|非法分包|分包(?:意向|承担主体|供应商|商|人)(?:不得|不允许)|再次分包|再分包|拆包|主体(?:、|和)?关键|大中型企业|除.{0,20}外/,
  });
  const decision = decide(mentions, { code: 'subcontracting', name: '是否允许分包', show: showAnswer });
  return { fields: { subcontractingAllowed: decision.value }, places: decision.locations, messages: decision.messages };
}
