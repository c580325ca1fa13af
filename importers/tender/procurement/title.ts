import { finding } from '../../../src/domain/finding.ts';
import { normaliseForMatching } from '../../matching.ts';
import { findAsWritten } from '../passages/as-written.ts';
import { decide, isReference, type Mention } from '../passages/decide.ts';
import { findLabelled, OUTSIDE_TEMPLATES } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Fact } from './fact.ts';

const LABEL = '(?:采购|招标|磋商|谈判|询价|本)?(?:项目|工程|采购项目|招标项目)(?:的)?名称(?:和编号|及编号)?';
/** 就“示例项目”进行公开招标 */
const IN_SENTENCE =
  /(?:就|对|为)(?:其|所需的)?["“'](?<title>[^"“”']{4,80})["”'](?:的)?(?:进行|实施|组织|开展)?[^。]{0,12}(?:采购|招标|磋商|谈判|询价)/;
const ENDING =
  /(?:项目|采购|服务|工程|系统|设备)(?:\([^()]{1,20}\))?(?:(?:公开|竞争性)?(?:招标|磋商|谈判|采购)?(?:文件|公告|需求))?$/;
const EARLY = 40;

/** The procurement's title. Where nothing names it, a line of the cover with a finding; else null. */
export function readTitle(passages: readonly Passage[]): Fact {
  const labelled = findLabelled(passages, LABEL).flatMap(({ value, raw, location, passage }): Mention<string>[] => {
    const title = cleanTitle(joinBroken(value, passage, passages));
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
}

function guessTitle(passages: readonly Passage[]): Fact {
  const early = passages
    .slice(0, EARLY)
    .find(({ text }) => text.length >= 8 && text.length <= 80 && isCoverTitle(text));
  if (early === undefined)
    return { fields: { title: null }, messages: [finding('warning', 'title-unknown', '没有找到项目名称，请填写。')] };
  const title = findAsWritten(early.raw, early.text).replace(
    /(?:公开|竞争性)?(?:招标|磋商|谈判|采购)?(?:文件|公告)$/,
    '',
  );
  const message = `没有写明“项目名称”，按文件开头取为“${title}”，请核对。`;
  return {
    fields: { title },
    places: [locate(early)],
    messages: [finding('info', 'title-by-position', message, { locations: [locate(early)] })],
  };
}

function isCoverTitle(text: string): boolean {
  return (
    ENDING.test(text) &&
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
