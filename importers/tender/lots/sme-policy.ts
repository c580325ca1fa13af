import { Decimal } from '../../../src/domain/decimal.ts';
import type { DraftLot } from '../../../src/domain/draft.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import { smePolicySchema } from '../../../src/domain/lot.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import { EMPTY_BOX, readYesNo, STARTS_TICKED } from '../passages/choice.ts';
import { decide, type Mention } from '../passages/decide.ts';
import { findLabelled } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';

export interface SmePolicy {
  sme: DraftLot['sme'];
  messages: Finding[];
}

const LABEL =
  '(?:本项目|本包|本采购包|采购包|该项目)?(?:是否)?(?:为|属于)?(?:非)?专门面向(?:中小微?|小微|中小型|小型、微型)(?:、微)?企业(?:采购)?(?:的)?(?:项目)?';
const TARGET =
  '(?:中、?小、?微?型?|小微|小型、微型|小、微型?|中小型|中小微|中型、小型、微型|中、小、微型等各类|中小)(?:企业|供应商)?';
/** Sentences about set-asides; the text has no spaces, quotes or brackets. */
const SET_ASIDE: readonly (readonly [RegExp, boolean])[] = [
  [new RegExp(`(?:非|不|不是|不属于|未)专门面向${TARGET}`), false],
  [/不(?:专门)?(?:面向中小企业)?预留(?:采购)?份额/, false],
  [
    new RegExp(
      `(?:本(?:项目|次采购|包|采购包|标段|次招标)|项目|采购包|^\\d*[.、)]*)(?:[^,。;]{0,10})(?:仅|只|专门|全部|整体预留)面向${TARGET}`,
    ),
    true,
  ],
  [
    /^(?:\d{1,2}[.、)]|[■☑√]|[(（]?[一二三四五六七八九十\d]{1,2}[)）、.])*专门面向(?:中小|小微)企业采购(?:的项目)?$/,
    true,
  ],
  [/(?:整体|全部)预留(?:给)?(?:中小|小微)企业/, true],
];
/** Only the case that it were so, or what the law says. */
const CONDITIONAL =
  /如(?:果)?本?(?:项目|包)?(?:非|不|为|属于)?专门面向|若(?:本项目)?(?:非|为|属于)?专门|对于|对(?:未|非)?(?:预留|专门)|是否|政策|办法|规定.{0,12}(?:应当|可以)|适宜由中小企业|预留采购份额的采购项目|或者|(?<![为是于])专门面向中小企业(?:采购)?的(?:项目|采购包|情形|,)|未预留|时[,，]|说明:|以上|未落实/;

/** Help for small and micro enterprises as one lot grants it: set aside, or the rates off the price. Rates are fractions. */
export function readSmePolicy(passages: readonly Passage[]): SmePolicy {
  const asides = findSetAsides(passages);
  const aside = decide(asides, {
    code: 'set-aside',
    name: '是否专门面向中小企业采购',
    show: (value) => (value ? '是' : '否'),
  });
  const rates = findDeductions(passages);
  const isSetAside = aside.value === true;
  const stated = rates.filter(({ kind }) => kind === 'small');
  const joint = rates.filter(({ kind }) => kind === 'consortium');
  const small = decideRate(stated, 'sme-deduction', '小微企业价格扣除比例');
  const consortium = decideRate(joint, 'consortium-deduction', '联合体（分包）价格扣除比例');
  const messages = [...aside.messages, ...small.messages, ...(isSetAside ? [] : consortium.messages)];
  const [first] = stated.filter(({ value }) => !new Decimal(value).isZero());
  if (isSetAside && first !== undefined) {
    const message = `专门面向中小企业采购，文件又写有价格扣除${first.written}；预留采购包不再给予价格扣除，扣除比例留空，请核对。`;
    const locations = [...aside.locations.slice(0, 1), first.location];
    messages.push(finding('info', 'set-aside-with-deduction', message, { locations }));
  }
  const share = isSetAside ? findShare(passages) : null;
  const location = (aside.value === true ? aside.locations[0] : (small.locations[0] ?? aside.locations[0])) ?? null;
  const sme = smePolicySchema.parse({});
  sme.setAside = aside.value ?? (small.value === null ? null : false);
  sme.setAsideShare = share;
  sme.smallMicroDeduction = isSetAside && first !== undefined ? null : small.value;
  sme.consortiumDeduction = isSetAside ? null : consortium.value;
  sme.location = location;
  return { sme, messages };
}

function decideRate(mentions: readonly Mention<DecimalText>[], code: string, name: string) {
  return decide(mentions, {
    code,
    name,
    show: (value) => `${new Decimal(value).times('100').toFixed()}%`,
    isSame: (one, other) => new Decimal(one).eq(other),
  });
}

function findSetAsides(passages: readonly Passage[]): Mention<boolean>[] {
  const labelled = findLabelled(passages, LABEL).flatMap(({ value, label, location }): Mention<boolean>[] => {
    const answer = readYesNo(value);
    if (answer === null) return [];
    return [{ value: label.includes('非专门') ? !answer : answer, location, rank: 0 }];
  });
  const sentences = passages.flatMap((passage): Mention<boolean>[] => {
    if (['contract', 'forms', 'contents'].includes(passage.chapter)) return [];
    const chosen = readBoxed(passage.text);
    if (chosen !== null) return [{ value: chosen, location: locate(passage), rank: 0 }];
    if (EMPTY_BOX.test(passage.text)) return [];
    const plain = passage.text.replace(/[\s"'“”()[\]_]/g, '').replace(/^[-•·]/, '');
    for (const sentence of plain.split(/[。;]/)) {
      if (CONDITIONAL.test(sentence)) continue;
      for (const [pattern, value] of SET_ASIDE)
        if (pattern.test(sentence)) return [{ value, location: locate(passage), rank: 1 }];
    }
    return [];
  });
  return [...labelled, ...sentences];
}

/** ■本项目专门面向 □中小■小微企业 采购 – a choice of a form; an empty box in front says nothing. */
function readBoxed(text: string): boolean | null {
  const plain = text.replace(/\s/g, '');
  if (!STARTS_TICKED.test(plain)) return null;
  if (
    /^.{0,8}(?:非|不)(?:是|属于)?专门面向|^.{0,10}不(?:专门)?(?:面向)?[^。]{0,8}预留/.test(
      plain.replace(/本项目|本包|采购包/g, ''),
    )
  )
    return false;
  return /^[^。]{0,14}专门面向/.test(plain) ? true : null;
}

interface Rate extends Mention<DecimalText> {
  kind: 'small' | 'consortium';
  written: string;
}

const PERCENT = '(?<percent>\\d{1,2}(?:\\.\\d+)?)\\s*%';
const SMALL: readonly RegExp[] = [
  new RegExp(
    `(?:小型?(?:和|、|或|及)?(?:微型?)|小微|微型)[^。;%]{0,60}?(?:给予|享受|予以|按|扣除|优惠)[^。;%]{0,16}?${PERCENT}[^。;]{0,8}(?:的)?(?:价格)?(?:扣除|优惠|折扣)`,
  ),
  new RegExp(
    `(?:小型?(?:和|、|或|及)?(?:微型?)|小微|微型)企业[^。;%]{0,40}?(?:价格|报价)?扣除(?:比例|率|幅度|优惠)?(?:为|是|:|按)?${PERCENT}`,
  ),
  new RegExp(`(?:价格|报价)扣除(?:比例|率|优惠率|幅度)?(?:为|是|:)${PERCENT}`),
  new RegExp(`(?:报价|价格|投标价)[×x*]\\(1-${PERCENT}\\)`),
];
const CONSORTIUM = new RegExp(
  `(?:(?:联合体|分包|大中型企业)[^。;%]{0,120}?(?:给予|享受|予以|扣除)|(?:给予|享受|予以)(?:该|其)?(?:联合体|大中型企业))[^。;%]{0,20}?${PERCENT}[^。;]{0,8}(?:的)?(?:价格)?(?:扣除|优惠)`,
);
const SHARE_OF_CONTRACT = /(?:合同|协议)[^。;%]{0,30}?\d{1,2}\s*%\s*(?:\(含\))?以上/;
/** 10%-20%（工程3%-5%）: the law's margins, not this document's rate. */
const LEGAL_RANGE = /\d\s*%?\s*(?:-|~|至|到|—)\s*\d{1,2}\s*%|工程(?:项目)?(?:为|:)?\s*\d/;
const DOMESTIC = /本国产品|国产产品|节能|环境标志|环保/;

function findDeductions(passages: readonly Passage[]): Rate[] {
  return passages.flatMap((passage): Rate[] => {
    if (['contract', 'forms', 'contents'].includes(passage.chapter) || !passage.text.includes('%')) return [];
    if (!/扣除|优惠|[×x*]\(1-/.test(passage.text)) return [];
    return passage.text.split(/[。;]/).flatMap((sentence): Rate[] => {
      if (LEGAL_RANGE.test(sentence) || (DOMESTIC.test(sentence) && !/小微|微型/.test(sentence))) return [];
      const joint = CONSORTIUM.exec(
        SHARE_OF_CONTRACT.test(sentence) ? sentence.replace(SHARE_OF_CONTRACT, '') : sentence,
      );
      const isJoint = /联合体|分包/.test(sentence) && joint !== null;
      const small = isJoint ? null : SMALL.map((pattern) => pattern.exec(sentence)).find((found) => found !== null);
      const match = isJoint ? joint : small;
      const percent = match?.groups?.['percent'];
      if (percent === undefined) return [];
      const value = new Decimal(percent).div('100').toFixed();
      const rank = /评分|分值/.test(passage.cell?.grid.rows[0]?.columns.map((cell) => cell?.text).join('') ?? '')
        ? 1
        : 0;
      return [
        {
          kind: isJoint ? 'consortium' : 'small',
          value,
          written: `${percent}%`,
          location: locate(passage, `${percent}`),
          rank,
        },
      ];
    });
  });
}

function findShare(passages: readonly Passage[]): DecimalText | null {
  for (const { value } of findLabelled(passages, '(?:总体)?预留(?:份额)?比例')) {
    const percent = /^(\d{1,3}(?:\.\d+)?)\s*%/.exec(value)?.[1];
    if (percent !== undefined) return new Decimal(percent).div('100').toFixed();
  }
  for (const { text, chapter } of passages) {
    const percent =
      chapter === 'forms' ? undefined : /预留(?:份额|比例)[^。;%]{0,10}(?:为|:|占)(\d{1,3}(?:\.\d+)?)%/.exec(text)?.[1];
    if (percent !== undefined) return new Decimal(percent).div('100').toFixed();
  }
  return null;
}
