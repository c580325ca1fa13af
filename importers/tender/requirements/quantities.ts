import type { Quantity } from '../../../src/domain/requirement.ts';
import type { StatedQuantity } from '../../../src/domain/stated-quantity.ts';
import { readQuantities } from '../../language/quantity.ts';

const LONGEST_NAME = 24;
/** Words that lead up to a name; not where they begin a word of their own (应急, 可用率, 在线, 及时). */
const FILLER =
  /^(?:(?:并(?!发)|且|及(?!时|格)|和(?!平)|与|应(?!急|用|答|对|付|收)|须|需(?!求|量)|在(?!线|岗|职|编|校)|于|为|的|以(?!太)|可(?!用|靠|视|燃|行)|能够|能(?!耗|力|源|见|量|效)|必须|要求|提供|保证(?!金)|确保|保障(?!率)|承诺|不少于|不低于|不超过|不得|至少|最少|约(?!束|定)|共(?!享|用|建)|其中|另|则|如(?:果)?|若|投标人|供应商|中标人|成交人|采购人|人民币|金额为)[:,]?)+/;
const COMPARATORS =
  /(?:不少于|不低于|不得少于|不得低于|不小于|不短于|至少|最少|大于等于|大于或等于|不超过|不大于|不高于|不多于|不长于|不得超过|不得高于|不得大于|不得多于|小于等于|小于或等于|至多|最多|最长|超过|大于|高于|低于|小于|少于|多于|[≥≤><=±:：]|不得|(?<![响供适反对相效感])应|须|需|为|达到|达|在|于|约|共计|共|从|自)+$/;

/**
 * Quantities of a clause with what they measure: the words between them and the quantity before, else those behind, else the
 * clause's title.
 */
export function readClauseQuantities(text: string, title = ''): Quantity[] {
  if (!HAS_NUMBER.test(text)) return [];
  return readQuantities(text)
    .filter(isLimit)
    .map(({ before, after, value, unit, comparator }) => ({
      what: nameOf(before, after, title),
      comparator,
      value,
      unit,
    }));
}

const HAS_NUMBER = /[\d０-９一二三四五六七八九十百千万两半壹贰叁肆伍陆柒捌玖拾]/;

/** The amount in words beside its figures, a side of a size (100×200mm), what a sign makes something else of (-5dB). */
const NO_LIMIT = /大写:?(?:人民币)?$|×\s*$|[xX*]\s*$|(?<![\d%])-\s*$/;

function isLimit({ before, after }: StatedQuantity): boolean {
  return !NO_LIMIT.test(before) && !/^\s*(?:±|[×xX*]\s*\d)/.test(after);
}

/** 自合同签订之日起, 竣工合格后: when it begins, not what is measured. */
const BEGINNING = /^(?:自|从|在)|(?:之日|签订|生效|验收|合格|到期|截止)[一-龥]{0,4}(?:后|起|日)$/;
/** What is asked for stands behind the number: 包含1名项目经理. */
const ASKS =
  /(?:包含|包括|至少需包含|提供|完成|配备|配置|安排|开展|组织|具有|具备|投入|派驻|派出|设置|设|有|不少于|含)$/;

function nameOf(before: string, after: string, title: string): string {
  const words = (before.split(/[,。;!?\n]/).at(-1) ?? '').replace(
    /^[以之]?内(?![存容部网外径置科饰])|^(?:及|或)?以上/,
    '',
  );
  const lead = trimName(words.replace(/^[^()]*\)/, ''));
  const tail = /^\s*[(（]/.test(after)
    ? ''
    : trimName((after.split(/[。;\n]/)[0] ?? '').replace(/^(?:(?:及|或)?以上|[以之]?内|以下)/, ''));
  const asksBehind = (lead.length < 2 || ASKS.test(words)) && tail.length >= 2;
  const whole = BEGINNING.test(words) && title !== '' ? title : asksBehind ? tail : lead.length >= 2 ? lead : tail;
  const name = (whole.length >= 2 ? whole : title).slice(0, LONGEST_NAME);
  return name === '' ? '数量' : name;
}

function trimName(text: string): string {
  return text
    .replace(/\([^()]*\)/g, '')
    .replace(/^[\d.、()★▲*\s:]+/, '')
    .replace(/(?<=[:、\s])[AD]C$/, '')
    .replace(COMPARATORS, '')
    .replace(FILLER, '')
    .replace(/[的,、\s:()"“”]+$/g, '')
    .replace(/^[的,、\s:()"“”]+/, '')
    .replace(/^.{4,}的(?=.{2,}$)/, '')
    .slice(-LONGEST_NAME);
}
