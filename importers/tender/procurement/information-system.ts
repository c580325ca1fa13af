import { findAnswers } from '../passages/answers.ts';
import { decide } from '../passages/decide.ts';
import type { Passage } from '../passages/passage.ts';
import { showAnswer } from './consortium.ts';
import type { Fact } from './fact.ts';

/** Whether this is a 政务信息系统项目, whose price weight is fixed. Only where the document says so. */
export function readInformationSystem(passages: readonly Passage[]): Fact {
  const mentions = findAnswers(passages, {
    about: '信息',
    label:
      '(?:本)?(?:项目|采购标的|采购项目)?(?:是否)?(?:属于|为)?(?:政务|政府)信息(?:化)?系统(?:采购)?(?:建设)?(?:项目)?',
    sentences: [
      [/本(?:项目|次采购)(?:不属于|不是|非)政[务府]信息(?:化)?系统/, false],
      [/本(?:项目|次采购)(?:属于|为|是)政[务府]信息(?:化)?系统/, true],
    ],
    conditional: /如|若|是否|仅适用/,
  });
  const decision = decide(mentions, { code: 'information-system', name: '是否属于政务信息系统项目', show: showAnswer });
  return { fields: { isInformationSystem: decision.value }, places: decision.locations, messages: decision.messages };
}
