import { maskBrackets, splitNumbered, splitOutside, withoutMark } from './lists.ts';
import type { RuleText } from './rule-text.ts';

const LEAD =
  /(?:(?:至少|需要|应当?|须|需|必须|内容|方案|主要|分别)?(?:应|需|须|至少)?(?:包含|包括|涵盖|写明|载明|列明|写清|阐明)(?:[,(]?(?:但|且|并)不(?:仅)?限于\)?)?|(?<=[应须需当少])(?:有|含|覆盖|体现|说明|明确|阐述|描述|论述))(?:以下|如下|下列)?(?:内容|方面|几个?方面|部分)?:?/g;
/** “就A、B、C分别说明”, “围绕A、B、C作出安排”, “从A、B、C四个方面”. */
const ABOUT =
  /(?:就|从|围绕|针对|对)(?<list>[^,。;\n]{4,120}?)(?:等[^,。;\n]{0,8}?)?(?:[一二两三四五六七八九十\d]+个?(?:方面|部分|维度|环节|角度|层面|项)|分别|逐项|逐一|作出|做出|给出|提出|制定|编制|进行(?!综合|评|打))/g;
/** How well something is done is no part of it: 完整性, 合理程度. */
const QUALITY = /(?:性|程度|水平|情况)$/;
const LIST_END =
  /(?:等(?!级|保)|(?:的|[一二两三四五六七八九十\d]+(?:个|项|大|点)?)(?:方面|部分|内容|要素|环节|要点)|方面(?:的)?内容|,(?:方案|评|且|并|根据|由|内容|提供|进行|针对|得|每|完|满|缺|否则|具有)|\)?进行(?:综合)?(?:评|打)|[。;\n])/;
/** Words before the first entry that say what the plan is for. */
const FOR_THIS = /^(?:针对|对于|关于)(?:本)?(?:次)?(?:项目|采购)?(?:系统)?(?:的)?|^对(?=现有|本)/;
const LONGEST = 60;
const GATE_WORDS = /否则|缺失|缺少|缺任|不得分|不予/;
/** A remark behind a part: 日常维护（含配置优化）. */
const REMARK = /\((?:含|包括|包含|如|即)[^()]*\)$/;

/** The parts a rule asks for: 至少包含A、B、C等方面内容; ①A；②B. Empty where it lists none. */
export function readParts(text: RuleText, before: string): string[] {
  const numbered = splitNumbered(before);
  if (numbered !== null && !/\d分/.test(numbered.entries.slice(0, -1).join(''))) {
    const parts = numbered.entries.map(headOf).filter((part) => part !== '');
    if (parts.length === numbered.entries.length && parts.length >= 2) return parts.map(text.written);
  }
  for (const match of before.matchAll(LEAD)) {
    const parts = listFrom(before.slice(match.index + match[0].length));
    if (parts.length >= 2) return [...parts, ...furtherParts(before)].map((part) => writePart(text, part));
  }
  for (const match of before.matchAll(ABOUT)) {
    const parts = listFrom(`${match.groups?.['list'] ?? ''}。`);
    if (parts.length >= 2 && !parts.some((part) => QUALITY.test(part)))
      return parts.map((part) => writePart(text, part));
  }
  const aimed = /针对(?<list>[^,。;\n]{2,60}?)等(?<noun>处理方案|措施|方案)/.exec(before)?.groups;
  if (aimed !== undefined) {
    return splitOutside(aimed['list'] ?? '', '、').map((part) => `${text.written(part)}${aimed['noun'] ?? ''}`);
  }
  return [];
}

/** “…，方案中应包含A；B；C。” after the first list, where nothing says that leaving one out voids the item. */
function furtherParts(before: string): string[] {
  const list = /(?:方案|内容)中应当?(?:包含|包括):?(?<list>[^。\n]{4,300})。/.exec(before)?.groups?.['list'];
  if (list === undefined || GATE_WORDS.test(list)) return [];
  return splitOutside(list, list.includes(';') ? ';' : '、').map(cutEnd);
}

function writePart(text: RuleText, part: string): string {
  return text.plain.includes(part) ? text.written(part) : part;
}

/** The name of a numbered part, without the description behind a colon, comma or bracket. */
function headOf(entry: string): string {
  const head = /^[^:,。;(\n]{2,}/.exec(entry)?.[0] ?? '';
  return cutEnd(
    head
      .replace(/等[一二两三四五六七八九十\d]+个?方面.*$/, '')
      .replace(
        /(?<=[\u4e00-\u9fff]{2})(?:分别)?(?:作出|做出|进行|予以|加以)(?:详细|具体|清晰)?的?(?:说明|阐述|描述|安排|分析|论述|响应)$/,
        '',
      ),
  ).replace(/[、及和与等]+$/, '');
}

/** Entries of a list at the start of a text, up to the word that ends it. */
export function listFrom(rest: string): string[] {
  const joined = rest.replace(/^[\s:]+/, '').replace(/^针对(?=[^、]{1,20}、[^。]{1,40}等处理)/, '');
  const numbered = splitNumbered(joined);
  const end = maskBrackets(joined).search(LIST_END);
  const list = end < 0 ? joined : joined.slice(0, end);
  if (numbered !== null && numbered.lead.trim() === '') return [];
  const tail = /^等(?<noun>处理方案|措施)/.exec(joined.slice(end < 0 ? joined.length : end))?.groups?.['noun'];
  const quoted = splitOutside(list, '、;')
    .flatMap(splitLast)
    .map((part) => cutEnd(withoutMark(part)));
  const parts = quoted
    .map((part, index) => (index === 0 ? part.replace(FOR_THIS, '').replace(/^的/, '') || part : part))
    .map((part) => part.replace(/^["']|["']$/g, '').trim())
    .filter((part) => part !== '');
  if (parts.length < 2 || parts.some((part) => part.length > LONGEST)) return [];
  return tail === undefined ? shareEnding(parts) : parts.map((part) => `${part.replace(/^针对/, '')}${tail}`);
}

/** “A、B以及C”: the last two are apart too; “管理和维护” is one part. */
function splitLast(part: string): string[] {
  const [first, ...others] = part.split(/以及/).map((piece) => piece.trim());
  return [first ?? '', ...others].filter((piece) => piece !== '');
}

function cutEnd(part: string): string {
  return part
    .replace(/[。;,:\s]+$/, '')
    .replace(REMARK, '')
    .trim();
}

/** “A、B的排查方案” means A的排查方案 and B的排查方案, unless another part has such an ending of its own. */
function shareEnding(parts: string[]): string[] {
  const last = parts.at(-1) ?? '';
  const ending = /的[^的]{0,4}方案$/.exec(last)?.[0];
  if (ending === undefined || parts.slice(0, -1).some((part) => /方案|计划|措施|总结|内容$/.test(part))) return parts;
  return [...parts.slice(0, -1).map((part) => `${part}${ending}`), last];
}

const GATE =
  /(?:应|须|必须|需|要求)(?:当)?(?:包含|包括|具备)(?:有)?:?(?<list>[^。\n]{2,300}?),?(?:否则|缺失任意一项|缺少?任意一项|缺失任一项|缺任(?:意|何)?一项|缺少?任何一项|缺一项|漏项)(?:的|则|者)?[^。;\n]{0,6}?(?:不予认定|不予认可|不得分|不予计分|不计分|得0分|本项不得分|不予得分|0分)/;

/** Parts without which nothing is given: “应包含A、B，否则不予认定加分”, “缺失任意一项不予认定加分”. */
export function readGateParts(text: RuleText): string[] {
  const sentences = text.plain.split(/[。\n]/);
  for (const sentence of sentences) {
    const last = sentence.slice(
      Math.max(0, sentence.lastIndexOf('内容必须'), sentence.lastIndexOf('内容中应'), sentence.lastIndexOf('方案中应')),
    );
    const list = GATE.exec(last)?.groups?.['list'];
    if (list === undefined) continue;
    const parts = listFrom(`${list}。`);
    return (parts.length > 0 ? parts : [list]).map((part) => writePart(text, part));
  }
  return [];
}
