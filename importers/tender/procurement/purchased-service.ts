import { findAnswers } from '../passages/answers.ts';
import { decide } from '../passages/decide.ts';
import type { Passage } from '../passages/passage.ts';
import { showAnswer } from './consortium.ts';
import type { Fact } from './fact.ts';

/** Whether this is 政府购买服务, where two responsive suppliers may go on. Only where the document says so. */
export function readPurchasedService(passages: readonly Passage[]): Fact {
  const mentions = findAnswers(passages, {
    about: '政府购买服务',
    label: '(?:本)?(?:项目|采购标的|采购项目)?(?:是否)?(?:属于|为)?政府购买服务(?:项目)?',
    sentences: [
      [/本(?:项目|次采购)(?:不属于|不是|非)政府购买服务/, false],
      [/本(?:项目|次采购)(?:属于|为|是)政府购买服务/, true],
    ],
    conditional: /如|若|是否|仅适用/,
  });
  const decision = decide(mentions, { code: 'purchased-service', name: '是否属于政府购买服务', show: showAnswer });
  return { fields: { isPurchasedService: decision.value }, places: decision.locations, messages: decision.messages };
}
