import { findAnswers } from '../passages/answers.ts';
import { decide } from '../passages/decide.ts';
import type { Passage } from '../passages/passage.ts';
import type { Fact } from './fact.ts';

/** Whether consortia may take part: 本项目不接受联合体投标, 是否接受联合体：□是 ■否. */
export function readConsortiumAllowed(passages: readonly Passage[]): Fact {
  const mentions = findAnswers(passages, {
    about: '联合体',
    label:
      '(?:本项目|本次招标|本次采购|本包)?(?:\\((?:是\\/否|是或否|是、否)\\))?(?:是否)?(?:接受|允许|支持|接收)?联合体(?:投标|参与|参加|响应|磋商|谈判|报价|形式投标){0,2}(?:要求)?',
    sentences: [
      [/(?:不|谢绝|拒绝|禁止)(?:接受|允许|支持|接收)?(?:供应商|投标人)?(?:以|由|组成)?联合体(?!.{0,4}的除外)/, false],
      [/(?:本|该)(?:标项|项目|采购包|包|分标)否接受联合体/, false],
      [/(?:本|该)(?:标项|项目|采购包|包|分标)是接受联合体/, true],
      [
        /(?:本|该)(?:采购|招标)?(?:项目|次招标|次采购|采购包|合同包|标项|分标|包|标段)(?:接受|允许|支持)(?:供应商|投标人)?(?:以|组成)?联合体(?!.{0,6}(?:的|时)[,，])/,
        true,
      ],
      [/^(?:\d{1,2}[.、])?(?:接受|允许)联合体(?:投标|参加|响应|参与)?$/, true],
    ],
    conditional:
      /是否|不得拒绝|允许\/不允许|接受\/不接受|接受或不接受|不接受或接受|^第[一二三四五六七八九十百]+条|如(?:果)?(?:本项目)?(?:不)?(?:接受|允许|采购)|若(?:本项目)?(?:不)?(?:接受|允许)|除非|未明确|(?:不接受|不允许)联合体[^,]{0,8}(?:时|的[,，])|规定.{0,6}(?:不接受|接受)联合体|明确.{0,4}接受/,
  });
  const decision = decide(mentions, { code: 'consortium', name: '是否接受联合体', show: showAnswer });
  return { fields: { consortiumAllowed: decision.value }, places: decision.locations, messages: decision.messages };
}

export function showAnswer(value: boolean): string {
  return value ? '是' : '否';
}
