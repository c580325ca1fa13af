import { findDates } from '../../language/date.ts';
import { decide, type Mention } from '../passages/decide.ts';
import { findLabelled, OUTSIDE_TEMPLATES } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Fact } from './fact.ts';

const LABEL =
  '(?:提交|递交|上传)?(?:首次)?(?:纸质|电子)?(?:投标|响应|磋商响应|磋商|谈判|报价|谈判响应|询价响应|申请)?(?:文件)?(?:的)?(?:提交|递交|上传|响应|投标)?(?:的)?(?:截止|截标)(?:时间|日期)?(?:及开标时间|和开标时间|[、/]开标时间|\\(开标时间\\))?(?:及地点|和地点|及方式)?';
const SENTENCE =
  /(?:并|须|应)?(?:于|在)(?<when>\d{4}\s?年[^。,]{4,30})(?:\(北京时间\))?(?:之)?前(?:递交|提交|上传)[^。]{0,16}(?:投标|响应|磋商|谈判|报价|申请)/;
const TIME = /^[^\d\n]{0,12}?(?<half>上午|下午|晚上)?\s?(?<hour>\d{1,2})\s?(?:[:点时])\s?(?<minute>\d{1,2})?/;
const OTHER = /质疑|澄清|获取|报名|发售|购买|保证金|提问|答疑|踏勘|样品|疑问|问题/;

/** Day and time by which bids have to be in: 2025-12-15 08:30. A day without a time is given alone. */
export function readSubmissionDeadline(passages: readonly Passage[]): Fact {
  const labelled = findLabelled(passages, LABEL).flatMap(({ value, passage, location }): Mention<string>[] => {
    if (OTHER.test(passage.text.split(':')[0] ?? '') || OTHER.test(labelBeside(passage))) return [];
    const deadline = parseMoment(value);
    return deadline === null ? [] : [{ value: deadline, location, rank: /:/.test(deadline) ? 0 : 2 }];
  });
  const inText = passages.flatMap((passage): Mention<string>[] => {
    if (!/截止|前/.test(passage.text) || ['forms', 'contract', 'contents'].includes(passage.chapter)) return [];
    const deadline = parseMoment(SENTENCE.exec(passage.text)?.groups?.['when'] ?? '');
    const stated = deadline ?? findStated(passage.text);
    return stated === null ? [] : [{ value: stated, location: locate(passage), rank: 1 }];
  });
  const decision = decide([...labelled, ...inText, ...findBelowHeadings(passages)], {
    code: 'submission-deadline',
    name: '投标（响应）截止时间',
    isSame: (one, other) => one.startsWith(other) || other.startsWith(one),
  });
  return { fields: { submissionDeadline: decision.value }, places: decision.locations, messages: decision.messages };
}

/** What the cells to the left say: 提出问题的截止时间 | 截止时间：… */
function labelBeside({ cell }: Passage): string {
  const own = cell?.grid.rows[cell.row]?.own ?? [];
  return own
    .filter(({ column }) => cell !== null && column < cell.column)
    .map(({ text }) => text)
    .join(' ');
}

/** 六、响应文件截止时间和地点： with the time in the next line. */
function findBelowHeadings(passages: readonly Passage[]): Mention<string>[] {
  return passages.flatMap((passage, index): Mention<string>[] => {
    if (passage.cell !== null || OUTSIDE_TEMPLATES.has(passage.chapter) || passage.text.length > 40) return [];
    if (
      !/(?:投标|响应|磋商|谈判|报价|文件)[^:。]{0,8}截止时间[^。:]{0,16}:?$/.test(passage.text) ||
      OTHER.test(passage.text)
    )
      return [];
    const next = passages[index + 1];
    const deadline = next === undefined || OTHER.test(next.text) ? null : parseMoment(next.text);
    return next === undefined || deadline === null ? [] : [{ value: deadline, location: locate(next), rank: 1 }];
  });
}

/** 投标文件递交的截止时间（…）为2024年12月25日09时40分 */
function findStated(text: string): string | null {
  const match =
    /(?:投标|响应|磋商|谈判|递交|提交)[^。;]{0,12}截止时间(?:\([^()]{0,40}\))?(?:为|是)(?<when>[^。;]{6,40})/.exec(
      text,
    );
  return match === null || OTHER.test(match[0].slice(0, 30)) ? null : parseMoment(match.groups?.['when'] ?? '');
}

function parseMoment(text: string): string | null {
  if (!/\d/.test(text)) return null;
  const mentions = findDates(text);
  const [first] = mentions;
  const date = first?.reading.date ?? null;
  if (first === undefined || date === null || /至\s*\d|到\s*\d/.test(text.slice(first.end, first.end + 24)))
    return null;
  const time = TIME.exec(text.slice(first.end))?.groups;
  if (time === undefined) return date;
  const hour = Number.parseInt(time['hour'] ?? '', 10);
  const isAfternoon = /下午|晚上/.test(time['half'] ?? '') && hour < 12;
  const minute = time['minute'] ?? '0';
  if (hour > 24 || Number.parseInt(minute, 10) > 59) return date;
  return `${date} ${`${isAfternoon ? hour + 12 : hour}`.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}
