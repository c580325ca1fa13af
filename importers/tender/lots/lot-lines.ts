import { findLotNames } from '../lot-name.ts';
import { readAmount, readYearlyAmount } from '../passages/amounts.ts';
import { findAsWritten } from '../passages/as-written.ts';
import { parseNumber } from '../passages/marked-number.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import { type LotMention, MENTIONING } from './lot-mention.ts';

const LONGEST = 140;
const BUDGET = /预算/;
const CEILING = /最高(?:投标|响应|采购)?限价|控制价|上限价|限价/;

/** Lines that begin with a lot's name: 第一包：某某系统，…; 包1：690707元; 标段二预算金额50万元. */
export function readLotLines(passages: readonly Passage[]): LotMention[] {
  let heading = '';
  return passages.flatMap((passage, index): LotMention[] => {
    const listed = readListed(passage);
    if (listed.length > 0) return listed;
    const number = parseNumber(passage.text);
    if (passage.cell === null && passage.text.length < 40 && findLotNames(passage.text).length === 0 && number !== null)
      heading = passage.text;
    if (passage.cell !== null || !MENTIONING.has(passage.chapter) || passage.text.length > LONGEST) return [];
    const text = number?.rest ?? passage.text;
    const [name] = findLotNames(text);
    if (name === undefined || name.from > 2 || /^(?:至|到|[-~])/.test(text.slice(name.to))) return [];
    const rest = text.slice(name.to).replace(/^[号:、,;.\s\-—()名称为]{0,6}/, '');
    return readRest(passage, name.number, rest, heading, index);
  });
}

/** 预算500万元，其中：包1 300万元，包2（粮油）200万元; 采购需求：包1：…；包2：…: every lot of the text with its own. */
function readListed(passage: Passage): LotMention[] {
  const { text, chapter } = passage;
  if (!MENTIONING.has(chapter) || text.length > LONGEST_LIST || !/[包标]/.test(text)) return [];
  const names = findLotNames(text);
  if (names.length === 0 || new Set(names.map(({ number }) => number)).size < names.length) return [];
  const lead = text.slice(0, names[0]?.from ?? 0);
  const subject = lead.length > 1 ? lead : besideOf(passage);
  if (lead.length > 1 && names.length < 2) return [];
  const isCeiling = CEILING.test(subject) && !BUDGET.test(subject);
  const field = isCeiling ? 'ceilingPrice' : BUDGET.test(subject) ? 'budget' : CONTENT.test(subject) ? 'title' : null;
  if (field === null) return [];
  const mentions = names.flatMap(({ number, to }, index): LotMention[] => {
    const words = text.slice(to, names[index + 1]?.from ?? text.length).split(/[。;]/)[0] ?? '';
    if (field === 'title') {
      const title = readTitle(words.replace(/^[:,、\s]+/, ''));
      if (title === null) return [];
      return [
        { lot: number, field, value: findAsWritten(passage.raw, title), location: locate(passage, title), rank: 1 },
      ];
    }
    const total = /最高|限价/.test(words) ? null : readAmount(words, null);
    const amount = total ?? readYearlyAmount(words);
    if (amount === null) return [];
    const yearly = total === null ? { isYearly: true } : {};
    return [{ lot: number, field, value: amount.value, location: locate(passage, amount.written), rank: 1, ...yearly }];
  });
  return mentions.length === names.length ? mentions : [];
}

const CONTENT = /(?:采购|招标|项目|服务)(?:需求|内容|标的|范围)|(?:标段|包|标项)划分/;

/** What the cell to the left asks for. */
function besideOf({ cell }: Passage): string {
  const own = cell?.grid.rows[cell.row]?.own ?? [];
  const at = own.findIndex(({ column }) => column === cell?.column);
  return own[at - 1]?.text ?? '';
}

const LONGEST_LIST = 400;

function readRest(passage: Passage, lot: number, rest: string, heading: string, index: number): LotMention[] {
  const mentions: LotMention[] = [];
  const subject = `${rest.slice(0, 60)}`;
  const total = readAmount(rest, null);
  const amount = total ?? readYearlyAmount(rest);
  const speaksOfMoney = BUDGET.test(subject) || CEILING.test(subject) || BUDGET.test(heading) || CEILING.test(heading);
  if (amount !== null && speaksOfMoney) {
    const before = rest.slice(0, Math.max(0, rest.indexOf(amount.written)));
    const isCeiling = CEILING.test(before) || (!BUDGET.test(before) && CEILING.test(heading) && !BUDGET.test(heading));
    const field = isCeiling ? 'ceilingPrice' : 'budget';
    const yearly = total === null ? { isYearly: true } : {};
    mentions.push({ lot, field, value: amount.value, location: locate(passage, amount.written), rank: 1, ...yearly });
    const other = rest.slice(rest.indexOf(amount.written) + amount.written.length);
    const second = CEILING.test(other) ? readAmount(other.slice(other.search(CEILING)), null) : null;
    if (second !== null && field === 'budget')
      mentions.push({
        lot,
        field: 'ceilingPrice',
        value: second.value,
        location: locate(passage, second.written),
        rank: 1,
      });
  }
  const title = readTitle(rest);
  if (title !== null)
    mentions.push({
      lot,
      field: 'title',
      value: findAsWritten(passage.raw, title),
      location: locate(passage, title),
      rank: index < 400 ? 1 : 3,
    });
  return mentions;
}

/** 清扫面积32.5万平方米 measures a lot and does not name it. */
const MEASURED = /\d\s?(?:万|亿)?(?:平方米|公里|人|名|台|辆|吨|米|m2|%)/;

/** 某某系统，合同履行期限：1年 → 某某系统. */
function readTitle(text: string): string | null {
  const title = dropLoneBracket(
    (text.split(/[,;。:\n]|\((?:预算|最高|共|数量)|(?<!\d)\d[\d,.]*\s?万?元/)[0] ?? '').replace(/[\s、(]+$/, ''),
  ).trim();
  if (title.length < 3 || title.length > 80 || MEASURED.test(title)) return null;
  if (
    /^(?:预算|最高|限价|采购预算|金额|人民币|评分|评审|评标|需求|投标|响应|报价|中标|成交|供应商|专门|面向|非专门|不|的|为|项目概况|采购需求|技术要求|采购清单|合计|小计|保证金|数量|要求)/.test(
      title,
    )
  )
    return null;
  return title;
}

/** 采购包1（学生终端）： leaves 学生终端） behind the lot's name. */
function dropLoneBracket(title: string): string {
  const surplus = (title.match(/\)/g)?.length ?? 0) - (title.match(/\(/g)?.length ?? 0);
  return surplus === 1 && title.endsWith(')') ? title.slice(0, -1) : title;
}
