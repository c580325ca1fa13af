import { isBlank } from '../language/fold.ts';

/** What a form's author wrote for whoever fills it in. */
const INSTRUCTION =
  /[(（[【〔<《]\s*(?:请|此处|待)[^()（）[\]【】〔〕<>《》]{0,20}(?:填写|填入|填|插入|注明)[^()（）[\]【】〔〕<>《》]{0,20}[)）\]】〕>》]|(?:X|×|＊|\*){3,}/;
/** 年 月 日 without a figure before any of them. */
const EMPTY_DATE = /(?:^|[^\d０-９〇零一二三四五六七八九十\s_＿])[\s_＿]*年[\s_＿]+月[\s_＿]+日/;
const FILL_LINE = /[_＿]{3,}/g;
/** Between two fill-in lines these are the form's own words, anything else is what was written on the line. */
const FORM_WORDS =
  /^[\s)）]*(?:年|月|日|元|万元|人|天|份|包|个|页|%|[（(][^()（）]*[)）])?(?=[\s，,。；;：:、）)]|$)[\s，,。；;：:、]*/;
const VALUE_LENGTH = 60;

/** Where a text still has a place to be filled in; null where it has none. Positions are those of the text. */
export function findBlank(text: string): { start: number; end: number } | null {
  const instruction = INSTRUCTION.exec(text) ?? EMPTY_DATE.exec(text);
  if (instruction !== null) return { start: instruction.index, end: instruction.index + instruction[0].length };
  const lines = [...text.matchAll(FILL_LINE)];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const end = line.index + line[0].length;
    const next = lines[index + 1];
    if (next !== undefined && isValue(text.slice(end, next.index))) {
      index += 1;
      continue;
    }
    if (
      isWrittenBefore(text.slice(Math.max(0, line.index - VALUE_LENGTH), line.index)) ||
      isValue(text.slice(end, end + VALUE_LENGTH), true)
    )
      continue;
    return { start: line.index, end };
  }
  return null;
}

/** `本公司____示例甲____郑重声明`: what stands between two lines was written on them. */
function isValue(between: string, isLast = false): boolean {
  const rest = between.replace(FORM_WORDS, '');
  if (between.length > VALUE_LENGTH || rest !== between || isBlank(rest)) return false;
  return !isLast || /^[^，,。；;：:、\s]{1,30}$/.test(rest.trimEnd());
}

/** `名称：示例甲____`: the value stands before what is left of the line. */
function isWrittenBefore(before: string): boolean {
  return /[:：]\s*[^\s:：_＿，,。；;、]{1,40}$/.test(before);
}
