import { findAsWritten } from '../passages/as-written.ts';
import type { Mention } from '../passages/decide.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';

const PLACE = '[\\u4e00-\\u9fff]{2,6}?(?:省|市|县|区|州|盟|旗)';
/** 参考去年示例市某某平台运维项目实施情况: a whole name in running text, from a place to 项目. */
const TITLE = new RegExp(
  `(?:^|[,。;:、"'(]|参考|去年|今年|上年度|年度|根据|关于|开展|实施|完成|为|就|对)(?<title>${PLACE}[\\u4e00-\\u9fffA-Za-z0-9]{4,40}?(?:运维|维护|服务|建设|采购|改造|升级|开发|购置|施工|装修|租赁|保障|运营)项目)(?=$|[,。;:、"')]|实施|的|已|是|预计|由|拟|采购|招标|需求|内容|范围)`,
  'g',
);
const LEAD = /^(?:参考|参照|去年|今年|上年度|根据|关于|开展|实施|完成|为|就|对)+/;
/** 对于示例市某某局提出的, 由示例市某某局组织: what only the client does or gets. */
const CLIENT = new RegExp(
  `(?:对于|对|向|由|经|配合|协助|为)(?<name>${PLACE}[\\u4e00-\\u9fff]{2,14}?(?:局|厅|委员会|中心|医院|大学|学院|法院|检察院|办公室|支队|总队))(?=提出|提供|统一|安排|负责|确认|组织|进行|业务|应用|相关|同意|批准|验收|指定|可|将)`,
  'g',
);
/** A single mention may be of anybody. */
const FEWEST_MENTIONS = 3;

/** The one procurement that running text calls by its whole name; null for none or several. */
export function findTitleInText(passages: readonly Passage[]): Mention<string> | null {
  const found = findAll(passages, TITLE, 'title');
  const [first] = found;
  return first !== undefined && found.every(({ value }) => value === first.value) ? first : null;
}

/** The organisation that running text again and again, and it alone, lets ask, decide and accept; null where it is not that clear. */
export function findClientInText(passages: readonly Passage[]): Mention<string> | null {
  const found = findAll(passages, CLIENT, 'name');
  const [first] = found;
  return first !== undefined && found.length >= FEWEST_MENTIONS && found.every(({ value }) => value === first.value)
    ? first
    : null;
}

function findAll(passages: readonly Passage[], pattern: RegExp, group: string): Mention<string>[] {
  return passages.flatMap((passage): Mention<string>[] => {
    if (passage.cell !== null || ['contract', 'forms', 'contents'].includes(passage.chapter)) return [];
    return [...passage.text.matchAll(pattern)].flatMap((match): Mention<string>[] => {
      const value = match.groups?.[group]?.replace(LEAD, '');
      if (value === undefined || /[本该]项目|等项目|类似|同类|其他/.test(value)) return [];
      return [{ value: findAsWritten(passage.raw, value), location: locate(passage, value) }];
    });
  });
}
