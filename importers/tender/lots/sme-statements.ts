import type { Location } from '../../../src/domain/location.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import { EMPTY_BOX, readOptions, readYesNo, STARTS_TICKED } from '../../language/choice.ts';
import { findLotsNamed, withoutLotNames } from '../lot-name.ts';
import { findLabelled } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import { readRate } from '../passages/rate.ts';

/** Lots that a sentence names, or all but these (除包3外); null where it speaks of all. */
export type LotsMeant = { numbers: readonly number[]; isExcept: boolean } | null;

/** What a place says of the help for small enterprises, and of which lots. */
export interface SmeStatement<Value> {
  value: Value;
  location: Location;
  rank: number;
  lots: LotsMeant;
}

export interface Rate extends SmeStatement<DecimalText> {
  kind: 'small' | 'consortium';
  written: string;
  /** 非专门面向中小企业采购的，给予…: what holds for other lots than those set aside. */
  isForOpenLots: boolean;
}

export interface SmeStatements {
  setAsides: SmeStatement<boolean>[];
  rates: Rate[];
  shares: SmeStatement<DecimalText>[];
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
      `(?:本(?:项目|次采购|包|采购包|标段|次招标)|项目|采购包|^\\d*[.、)]*)(?:[^,。;]{0,16})(?:仅|只|专门|全部|整体预留)面向${TARGET}`,
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
  /如(?:果)?本?(?:项目|包)?(?:非|不|为|属于)?专门面向|若(?:本项目)?(?:非|为|属于)?专门|对于|对(?:未|非)?(?:预留|专门)|是否|政策|办法|规定.{0,12}(?:应当|可以)|适宜由中小企业|预留采购份额的采购项目|或者|(?<![为是于])专门面向中小企业(?:采购)?的(?:项目|采购包|情形|,)|未预留|视为|未明确|时[,，]|说明:|以上|未落实/;

/** 以联合体或者分包的方式: the ways in which a part is reserved, and no case. */
const JOINT_WAYS = /(?:联合体|(?:合同)?分包)(?:形式)?或者(?:联合体|(?:合同|合理)?分包)/g;

/** Every statement of the documents about set-asides, deductions and reserved shares. Rates and shares are fractions. */
export function readSmeStatements(passages: readonly Passage[]): SmeStatements {
  return { setAsides: findSetAsides(passages), rates: findDeductions(passages), shares: findShares(passages) };
}

export function lotsMeant({ lot }: Passage, sentence: string): LotsMeant {
  if (lot !== null) return { numbers: [lot], isExcept: false };
  const numbers = /[包标]/.test(sentence) ? findLotsNamed(sentence) : [];
  return numbers.length === 0 ? null : { numbers, isExcept: /除[^,。;]{1,24}[以之]?外/.test(sentence) };
}

/** Whether a statement speaks of a lot. */
export function isAbout({ lots }: SmeStatement<unknown>, lot: number): boolean {
  return lots === null || lots.numbers.includes(lot) !== lots.isExcept;
}

/** 落实政府采购政策需满足的资格要求：the answer stands behind it. */
const LEAD = /^.{0,8}(?:落实|需要?落实|执行)(?:的)?政府采购政策[^:。]{0,16}:/;

const NOWHERE: ReadonlySet<Passage['chapter']> = new Set<Passage['chapter']>(['contract', 'forms', 'contents']);

function findSetAsides(passages: readonly Passage[]): SmeStatement<boolean>[] {
  const labelled = findLabelled(passages, LABEL).flatMap(
    ({ value, label, location, passage }): SmeStatement<boolean>[] => {
      const answer = readYesNo(value);
      if (answer === null) return [];
      const isAside = label.includes('非专门') ? !answer : answer;
      return [{ value: isAside, location, rank: 0, lots: lotsMeant(passage, passage.text) }];
    },
  );
  const sentences = passages.flatMap((passage): SmeStatement<boolean>[] => {
    if (NOWHERE.has(passage.chapter) || !/面向|预留/.test(passage.text)) return [];
    const lots = lotsMeant(passage, passage.text);
    const chosen = readBoxed(passage.text);
    if (chosen !== null) return [{ value: chosen, location: locate(passage), rank: 0, lots }];
    if (EMPTY_BOX.test(passage.text)) return [];
    const plain = passage.text
      .replace(/[\s"'“”()[\]_]/g, '')
      .replace(/^[-•·]/, '')
      .replace(LEAD, '');
    return plain
      .split(/[。;]/)
      .filter((sentence) => !CONDITIONAL.test(sentence.replace(JOINT_WAYS, '')))
      .flatMap((sentence) => readSentence(passage, sentence));
  });
  return [...labelled, ...sentences];
}

/** 包1专门面向中小企业采购，包2、包3不专门面向: each clause of its own lots. */
function readSentence(passage: Passage, sentence: string): SmeStatement<boolean>[] {
  return splitByLots(sentence).flatMap((clause): SmeStatement<boolean>[] => {
    const lots = lotsMeant(passage, clause);
    const words =
      lots === null || passage.lot !== null ? clause : `本包${withoutLotNames(clause).replace(/^[、,和及与:]+/, '')}`;
    const value = SET_ASIDE.find(([pattern]) => pattern.test(words))?.[1];
    return value === undefined ? [] : [{ value, location: locate(passage), rank: 1, lots }];
  });
}

function splitByLots(sentence: string): string[] {
  if (!/[包标]/.test(sentence) || !sentence.includes(',')) return [sentence];
  const clauses: string[] = [];
  for (const part of sentence.split(','))
    if (clauses.length === 0 || (findLotsNamed(part).length > 0 && /面向|预留/.test(clauses.at(-1) ?? '')))
      clauses.push(part);
    else clauses[clauses.length - 1] = `${clauses.at(-1)},${part}`;
  return clauses;
}

/** ■本项目专门面向 □中小■小微企业 采购; 本项目□是 ☑否 专门面向…; an empty box in front says nothing. */
function readBoxed(text: string): boolean | null {
  const plain = text.replace(/\s/g, '');
  if (STARTS_TICKED.test(plain)) {
    if (
      /^.{0,8}(?:非|不|未)(?:是|属于)?专门面向|^.{0,10}不(?:专门)?(?:面向)?[^。]{0,8}预留/.test(
        plain.replace(/本项目|本包|采购包/g, ''),
      )
    )
      return false;
    return /^[^。]{0,14}专门面向/.test(plain) ? true : null;
  }
  const answers = readOptions(plain)
    .filter(({ isChosen }) => isChosen === true)
    .flatMap((option) => readChoice(option.text, plain) ?? []);
  const [answer] = answers;
  return answer !== undefined && answers.every((other) => other === answer) ? answer : null;
}

function readChoice(chosen: string, whole: string): boolean | null {
  const isAsked = /专门面向[^。;]{0,16}(?:企业|采购)/.test(whole);
  if (isAsked && /^(?:否|不是|不属于)/.test(chosen)) return false;
  if (/(?:非|不|未)(?:是|属于)?(?:专门)?(?:面向|预留)/.test(chosen)) return false;
  if (/^[^。]{0,14}(?:专门面向|整体预留|全部预留)/.test(chosen)) return true;
  return isAsked && /^(?:是|属于)/.test(chosen) ? true : null;
}

const PERCENT = '(?<percent>\\d{1,2}(?:\\.\\d+)?)\\s*%';
const SMALL_WORDS = '(?:小型?(?:和|、|或|及)?(?:微型?)|小微|微型)';
const SMALL: readonly RegExp[] = [
  new RegExp(
    `${SMALL_WORDS}[^。;%]{0,60}?(?:给予|享受|予以|按|扣除|优惠)[^。;%]{0,16}?${PERCENT}[^。;]{0,8}(?:的)?(?:价格)?(?:扣除|优惠|折扣)`,
  ),
  new RegExp(`${SMALL_WORDS}企业[^。;%]{0,40}?(?:价格|报价)?扣除(?:比例|率|幅度|优惠)?(?:为|是|:|按)?${PERCENT}`),
  new RegExp(`(?:价格|报价)扣除(?:比例|率|优惠率|幅度)?(?:为|是|:)${PERCENT}`),
  new RegExp(`(?:价格|报价)扣除(?:比例|率|优惠)?:[^。;%]{0,12}${SMALL_WORDS}[^。;%\\d]{0,40}?${PERCENT}`),
  new RegExp(`(?:报价|价格|投标价)[×x*]\\(1-${PERCENT}\\)`),
];
const CONSORTIUM = new RegExp(
  `(?:(?:联合体|分包|大中型企业)[^。;%]{0,120}?(?:给予|享受|予以|扣除)|(?:给予|享受|予以)(?:该|其)?(?:联合体|大中型企业))[^。;%]{0,20}?${PERCENT}[^。;]{0,8}(?:的)?(?:价格)?(?:扣除|优惠)`,
);
const SHARE_OF_CONTRACT = /(?:合同|协议)[^。;%]{0,30}?\d{1,2}\s*%\s*(?:\(含\))?以上/;
/** 10%-20%（工程3%-5%）: the law's margins, not this document's rate. */
const LEGAL_RANGE = /\d\s*%?\s*(?:-|~|至|到|—)\s*\d{1,2}\s*%|工程(?:项目)?(?:为|:)?\s*\d/;
const DOMESTIC = /本国产品|国产产品|节能|环境标志|环保/;
const OPEN_LOTS = /(?:非|不|未)(?:是|属于|为)?(?:专门面向|预留)/;

function findDeductions(passages: readonly Passage[]): Rate[] {
  return passages.flatMap((passage): Rate[] => {
    if (NOWHERE.has(passage.chapter) || !passage.text.includes('%')) return [];
    const column = readRateCell(passage);
    if (column !== null) return [column];
    if (!/扣除|优惠|[×x*]\(1-/.test(passage.text)) return [];
    return passage.text.split(/[。;]/).flatMap((sentence) => readRateSentence(passage, sentence) ?? []);
  });
}

const CODED = new RegExp(`C(?<kind>[12])[^。;%,]{0,16}?(?<![-~至\\d])${PERCENT}(?!\\s*[-~至])`);

function readRateSentence(passage: Passage, sentence: string): Rate | null {
  const coded = /小型|小微|微型/.test(passage.text) ? CODED.exec(sentence)?.groups : undefined;
  if (coded !== undefined)
    return describeRate(passage, coded['kind'] === '2' ? 'consortium' : 'small', coded['percent'] ?? '', sentence);
  if (LEGAL_RANGE.test(sentence) || (DOMESTIC.test(sentence) && !/小微|微型/.test(sentence))) return null;
  const joint = CONSORTIUM.exec(SHARE_OF_CONTRACT.test(sentence) ? sentence.replace(SHARE_OF_CONTRACT, '') : sentence);
  const isJoint = /联合体|分包/.test(sentence) && joint !== null;
  const small = isJoint ? null : SMALL.map((pattern) => pattern.exec(sentence)).find((found) => found !== null);
  const percent = (isJoint ? joint : small)?.groups?.['percent'];
  return percent === undefined ? null : describeRate(passage, isJoint ? 'consortium' : 'small', percent, sentence);
}

/** 适用对象 | 价格扣除比例: the rate stands under its head, beside those it is for. */
function readRateCell(passage: Passage): Rate | null {
  const { cell, text } = passage;
  const percent = /^(?:C\d?[:=]?)?(?<percent>\d{1,2}(?:\.\d+)?)%$/.exec(text.replace(/\s/g, ''))?.groups?.['percent'];
  if (cell === null || percent === undefined || cell.row === 0) return null;
  const head = cell.grid.rows[0]?.columns[cell.column]?.text ?? '';
  const beside = (cell.grid.rows[cell.row]?.own ?? []).map((other) => other.text).join(' ');
  if (!/扣除|优惠/.test(head) || !/价格|比例|率|幅度/.test(head)) return null;
  const isJoint = /联合体|分包|大中型/.test(beside);
  if (!isJoint && !/小型|小微|微型/.test(beside + head)) return null;
  return describeRate(passage, isJoint ? 'consortium' : 'small', percent, beside);
}

function describeRate(passage: Passage, kind: Rate['kind'], percent: string, words: string): Rate {
  const heads = passage.cell?.grid.rows[0]?.columns.map((cell) => cell?.text).join('') ?? '';
  return {
    kind,
    value: readRate(percent),
    written: `${percent}%`,
    location: locate(passage, percent),
    rank: /评分|分值/.test(heads) ? 1 : 0,
    lots: lotsMeant(passage, words),
    isForOpenLots: OPEN_LOTS.test(passage.text),
  };
}

/** 预留份额为40%, 预留合同总额的40%专门面向中小企业: what this procurement reserves, not what the law says of all. */
const RESERVED: readonly RegExp[] = [
  /预留(?:份额|比例)[^。;%]{0,10}(?:为|:|占)(\d{1,3}(?:\.\d+)?)%/,
  /本(?:项目|次采购|包|采购包|标段|次招标)[^。;%]{0,12}预留[^。;%]{0,16}?(\d{1,3}(?:\.\d+)?)%[^。;%]{0,10}(?:面向|给|由)(?:中小|小微)/,
];

function findShares(passages: readonly Passage[]): SmeStatement<DecimalText>[] {
  const labelled = findLabelled(passages, '(?:总体)?预留(?:份额)?比例').flatMap(
    ({ value, location, passage }): SmeStatement<DecimalText>[] => {
      const percent = /^(\d{1,3}(?:\.\d+)?)\s*%/.exec(value)?.[1];
      return percent === undefined
        ? []
        : [{ value: readRate(percent), location, rank: 0, lots: lotsMeant(passage, passage.text) }];
    },
  );
  const inText = passages.flatMap((passage): SmeStatement<DecimalText>[] => {
    if (NOWHERE.has(passage.chapter) || !passage.text.includes('预留')) return [];
    const percent = RESERVED.map((pattern) => pattern.exec(passage.text)?.[1]).find((written) => written !== undefined);
    return percent === undefined
      ? []
      : [
          {
            value: readRate(percent),
            location: locate(passage, percent),
            rank: 1,
            lots: lotsMeant(passage, passage.text),
          },
        ];
  });
  return [...labelled, ...inText];
}
