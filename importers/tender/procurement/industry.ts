import { decide, type Mention } from '../passages/decide.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Fact } from './fact.ts';

/** Industries of the size standard (工信部联企业〔2011〕300号), as declarations have to name them. */
const INDUSTRIES = [
  '软件和信息技术服务业',
  '租赁和商务服务业',
  '房地产开发经营',
  '其他未列明行业',
  '农、林、牧、渔业',
  '农林牧渔业',
  '信息传输业',
  '交通运输业',
  '物业管理',
  '建筑业',
  '批发业',
  '零售业',
  '仓储业',
  '邮政业',
  '住宿业',
  '餐饮业',
  '工业',
] as const;
const NAME = new RegExp(
  `(?<![\\u4e00-\\u9fff](?:轻|重|手))(?<industry>${INDUSTRIES.join('|')})(?!局|厅|园|企业|大学|和信息化|产业)`,
  'g',
);
const MAY_NAME = /业|物业管理|房地产/;
const ASKED = /所属行业|划分标准|对应行业|采购标的(?:属于|为)|行业(?:为|:|是|划分)|属于|行业名称/;
/** A list of all industries is the law's text, not this document's answer. */
const LIST = 2;
/** A heading above a table cell that asks for the industry stands at most this many lines away. */
const NEAR = 12;

/** Industry that the small-enterprise declaration has to name. */
export function readIndustry(passages: readonly Passage[]): Fact {
  const mentions = passages.flatMap((passage, index): Mention<string>[] => {
    if (!MAY_NAME.test(passage.text) || ['forms', 'contract', 'contents'].includes(passage.chapter)) return [];
    const named = [...new Set([...passage.text.matchAll(NAME)].map((match) => match[0]))];
    const [industry] = named;
    if (
      industry === undefined ||
      named.length > LIST ||
      /例如|如:|从业人员|营业收入|以下的为|选填|下拉/.test(passage.text)
    )
      return [];
    const isAnswer = ASKED.test(passage.text) || isAskedByTable(passage) || isAlone(passages, index, industry);
    if (!isAnswer) return [];
    return named.map((value) => ({ value, location: locate(passage, value), rank: ASKED.test(passage.text) ? 0 : 1 }));
  });
  const decision = decide(mentions, { code: 'industry', name: '采购标的所属行业' });
  return { fields: { industry: decision.value }, places: decision.locations, messages: decision.messages };
}

function isAskedByTable({ cell }: Passage): boolean {
  if (cell === null) return false;
  const head = cell.grid.rows[0]?.columns[cell.column]?.text ?? '';
  const left = cell.grid.rows[cell.row]?.columns[cell.column - 1]?.text ?? '';
  return /行业/.test(head) || (/行业/.test(left) && left.length < 40);
}

function isAlone(passages: readonly Passage[], index: number, industry: string): boolean {
  const text = passages[index]?.text ?? '';
  if (text.length > industry.length + 40) return false;
  return passages
    .slice(Math.max(0, index - NEAR), index)
    .some(({ text: above, path }) => path === passages[index]?.path && /所属行业/.test(above));
}
