import { finding } from '../../../src/domain/finding.ts';
import { normaliseForMatching } from '../../matching.ts';
import { findAsWritten } from '../passages/as-written.ts';
import { decide, isReference, type Mention } from '../passages/decide.ts';
import { findLabelled, OUTSIDE_TEMPLATES } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import { remember } from '../passages/remember.ts';
import type { Fact } from './fact.ts';
import { findTitleInText } from './named-in-text.ts';
import { isModelName } from './unfilled-form.ts';

const LABEL = '(?:采购|招标|磋商|谈判|询价|本)?(?:项目|工程|采购项目|招标项目)(?:的)?名称(?:和编号|及编号)?';
/** 就“示例项目”进行公开招标 */
const IN_SENTENCE =
  /(?:就|对|为)(?:其|所需的)?["“'](?<title>[^"“”']{4,80})["”'](?:的)?(?:进行|实施|组织|开展)?[^。]{0,12}(?:采购|招标|磋商|谈判|询价)/;
const ENDING = /(?:项目|采购|服务|工程|系统|设备|施工|监理|设计|平台)(?:\([^()]{1,20}\)){0,2}$/;
/** （项目名称）设计: what a model form asks to fill in. */
const PLACEHOLDER = /[([<{](?:项目|工程|标段|采购|招标项目|采购项目)名称[)\]>}]/;
const EARLY = 40;

/** The procurement's title. Where nothing names it, a line of the cover with a finding; else null. */
export function readTitle(passages: readonly Passage[]): Fact {
  return rememberTitle(passages);
}

const rememberTitle = remember((passages): Fact => {
  const labelled = findLabelled(passages, LABEL).flatMap(({ value, raw, location, passage }): Mention<string>[] => {
    const title = cutFile(cleanTitle(joinBroken(value, passage, passages)));
    const isElsewhere = ['evaluation', 'qualification'].includes(passage.chapter);
    return isTitle(title) && !isElsewhere ? [{ value: findAsWritten(raw, title), location }] : [];
  });
  const inText = passages.flatMap((passage): Mention<string>[] => {
    const title = IN_SENTENCE.exec(passage.text)?.groups?.['title'];
    if (title === undefined || !isTitle(title) || OUTSIDE_TEMPLATES.has(passage.chapter)) return [];
    return [{ value: findAsWritten(passage.raw, title), location: locate(passage, title), rank: 1 }];
  });
  const decision = decide([...labelled, ...inText], { code: 'title', name: '项目名称', isSame: isSameTitle });
  if (decision.value !== null)
    return { fields: { title: decision.value }, places: decision.locations, messages: decision.messages };
  return guessTitle(passages);
});

/** 项目名称：某某项目招标文件 */
function cutFile(title: string): string {
  return /文件(?:\([^()]*\))?$/.test(title) ? cutDocumentName(title) : title;
}

function guessTitle(passages: readonly Passage[]): Fact {
  const early = passages
    .slice(0, EARLY)
    .find(({ text }) => text.length >= 8 && text.length <= 80 && isCoverTitle(text));
  if (early === undefined) return takeFromText(passages);
  const title = cutDocumentName(findAsWritten(early.raw, early.text));
  const message = `没有写明“项目名称”，按文件开头取为“${title}”，请核对。`;
  return {
    fields: { title },
    places: [locate(early)],
    messages: [finding('info', 'title-by-position', message, { locations: [locate(early)] })],
  };
}

function takeFromText(passages: readonly Passage[]): Fact {
  const named = findTitleInText(passages);
  if (named === null)
    return { fields: { title: null }, messages: [finding('warning', 'title-unknown', '没有找到项目名称，请填写。')] };
  const message = `没有写明“项目名称”，按正文提到的“${named.value}”暂取，请核对。`;
  return {
    fields: { title: named.value },
    places: [named.location],
    messages: [finding('info', 'title-in-text', message, { locations: [named.location] })],
  };
}

/**
 * 示例系统建设项目（第二次）公开招标采购文件 → 示例系统建设项目（第二次）: a document's name says what document it is and by
 * which method, a procurement's does not. 采购 stays: many titles end in it.
 */
function cutDocumentName(text: string): string {
  const bare = text.replace(DOCUMENT, '');
  if (bare === text) return text;
  const cut = bare
    .replace(KIND, '')
    .replace(METHOD, '')
    .replace(KIND, '')
    .replace(/的?[\s—–\-:：]*$/, '');
  return cut.length >= 4 ? cut : text;
}

const DOCUMENT =
  /(?:电子)?(?:政府)?(?:招标|采购|磋商|谈判|询价|竞价|比选|询比|竞争性磋商|竞争性谈判|单一来源采购|公开招标|询价采购)?(?:采购|招标|响应)?(?:文件|公告|通知书|邀请函|邀请书|需求书?)(?:[（(](?:电子标?|发售稿|货物类?|服务类?|工程类?|公示稿|终稿|定稿|正式稿|征求意见稿)[）)])?$/;
/** （服务类）, （电子标）: which model form was used. （第二次） says which procurement it is and stays. */
const KIND = /[（(](?:电子标?|全流程电子化?|货物类?|服务类?|工程类?)(?:招标|采购)?[）)]\s*$/;
const METHOD =
  /(?:的)?(?:国内|国际|线上|全流程电子化?|电子化?)?(?:公开招标|邀请招标|竞争性磋商|竞争性谈判|竞争磋商|询价|单一来源|公开询比|比选|竞价)(?:方式)?$/;

function isCoverTitle(text: string): boolean {
  return (
    ENDING.test(cutDocumentName(text)) &&
    !isModelName(text) &&
    !PLACEHOLDER.test(text) &&
    !/[。;:,]|^(?:第.{1,3}[章部]|[一二三四五六七八九十]+、|政府采购|采购需求|公开招标|竞争性|项目(?:概况|背景|需求|运营|投入))/.test(
      text,
    ) &&
    !/^[-•\s]*\d{1,2}[.、]/.test(text)
  );
}

function cleanTitle(value: string): string {
  const [line = ''] = value.split('\n');
  return line
    .replace(/^(?:项目|工程|采购项目)名称:/, '')
    .replace(/[,;。(](?:项目|招标|采购)编号:.*$/, '')
    .replace(/^["“《]|["”》。;]$/g, '')
    .trim();
}

function isTitle(title: string): boolean {
  return (
    title.length >= 4 &&
    title.length <= 120 &&
    !isReference(title) &&
    !PLACEHOLDER.test(title) &&
    !/[。;:_]|^\(|以.{0,6}为准|^(?:数量|单位|序号|投标|招标|采购人)|是指|行为|格式$/.test(title)
  );
}

/** A line that breaks inside brackets goes on in the next one. */
export function joinBroken(value: string, passage: Passage, passages: readonly Passage[]): string {
  if (passage.cell !== null || count(value, '(') <= count(value, ')')) return value;
  const next = passages[passages.indexOf(passage) + 1];
  if (next === undefined || next.cell !== null || !next.text.includes(')') || next.text.includes(':')) return value;
  return value + next.text;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** A title with more or less at its ends (a lot, a year in brackets) is the same title. */
function isSameTitle(one: string, other: string): boolean {
  const [a, b] = [one, other].map((title) =>
    normaliseForMatching(title)
      .replace(/[\s"'()《》-]/g, '')
      .toLowerCase(),
  );
  return a === undefined || b === undefined || a.includes(b) || b.includes(a);
}
