import { Decimal } from '../../../src/domain/decimal.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import { findLotNames } from '../lot-name.ts';
import { findUnit, isYearly, readAmount, readYearlyAmount } from '../passages/amounts.ts';
import { type Decision, decide, type Mention } from '../passages/decide.ts';
import { findLabelled } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';

export interface Money {
  /** Stated amounts in yuan, in order of how much they count. */
  mentions: Mention<DecimalText>[];
  /** What a single year costs, where the document says no more. */
  yearly: Mention<DecimalText>[];
  messages: Finding[];
}

const SUBJECT = '(?:本次|本)?(?:采购|招标|项目|工程|资金|财政|品目|包|标项|标段|分标){0,3}(?:的)?';
const BUDGET = `${SUBJECT}(?:总)?预算(?:总)?(?:金额|价|资金|总额|额|控制价|总价|造价|限额|控制金额|资金金额)?(?:为)?`;
const CEILING =
  '(?:本次|本)?(?:采购|招标|项目|工程|投标|磋商|谈判|报价|响应|包|标项|标段|分标){0,3}(?:的)?(?:最高)?(?:投标|响应|磋商|报价|采购|总)?(?:报价|总价)?(?:限价|控制价|拦标价|上限价|最高价|控制金额)(?:总价|金额)?(?:\\(招标控制价\\))?';
const BUDGET_IN_TEXT =
  /预算(?:总)?(?:金额|总额|价|额|资金)?(?:为|是|共计|合计|(?=\d[\d,.]*\s?万?元))(?<value>(?:人民币|¥|\s)*[\d零壹贰叁肆伍陆柒捌玖][^。;]{0,40})/;
const CEILING_IN_TEXT =
  /(?:最高(?:投标|响应|采购|报价|磋商)?限价|招标控制价|最高控制价)(?:\([^()]{0,12}\))?(?:为|是|:|(?=\d[\d,.]*\s?万?元))(?<value>(?:人民币|¥|\s|:)*[\d零壹贰叁肆伍陆柒捌玖][^。;]{0,40})/;
const SPEAKS_OF_MONEY = /预算|限价|控制价/;
/** A price above the budget is invalid: the budget is the ceiling although no ceiling is named. */
const CEILING_IS_BUDGET: readonly RegExp[] = [
  /(?:报价|投标价|响应价|价格)[^。;]{0,24}?(?:超过|超出|高于|大于)[^。;]{0,24}?预算[^。;]{0,30}?(?:无效|否决|废标|拒绝|不予|取消|失败)/,
  /限价[^。;\d]{0,6}(?:同|等同于?|即为?|与)(?:本|该|各)?(?:次|项目|采购|包|标项)?(?:采购)?预算/,
  /(?:报价|总价|价格)[^。;]{0,16}?不(?:得|能|允许|可)(?:超过|高于|超出|大于)[^。;]{0,24}?预算/,
];

export function findBudgets(passages: readonly Passage[]): Money {
  return findMoney(passages, BUDGET, BUDGET_IN_TEXT, { code: 'budget', name: '预算金额' });
}

export function findCeilings(passages: readonly Passage[]): Money {
  return findMoney(passages, CEILING, CEILING_IN_TEXT, { code: 'ceiling-price', name: '最高限价' });
}

/** Where the document makes the budget the ceiling; null where it does not. */
export function findCeilingRule(passages: readonly Passage[]): Location | null {
  const rank = (passage: Passage) => (['requirements', 'commercial', 'notice'].includes(passage.chapter) ? 0 : 1);
  const [first] = passages
    .filter(({ chapter, text }) => chapter !== 'contents' && chapter !== 'contract' && text.includes('预算'))
    .filter(({ text }) => CEILING_IS_BUDGET.some((pattern) => pattern.test(text)))
    .toSorted((one, other) => rank(one) - rank(other));
  return first === undefined
    ? null
    : locate(
        first,
        CEILING_IS_BUDGET.map((pattern) => pattern.exec(first.text)?.[0])
          .find((words) => words !== undefined)
          ?.slice(0, 20),
      );
}

/**
 * The total that is stated; where only a year's amount is, a finding says so.
 * @param takesYear whether that year's amount then stands for the total
 */
export function decideMoney(
  money: Money,
  fact: { code: string; name: string },
  takesYear = true,
): Decision<DecimalText> {
  const [year] = money.yearly;
  const isOfYear = money.mentions.length === 0 && year !== undefined;
  const decision = decide(isOfYear && takesYear ? money.yearly : money.mentions, {
    ...fact,
    show: (value) => `${value} 元`,
    isSame: (one, other) => new Decimal(one).eq(other),
  });
  const doubt = takesYear ? '暂取一年的金额，请核对是否应为合同期的总额' : '暂不填写，请按合同期的总额填写';
  const message = `${fact.name}只写明每年 ${year?.value} 元，没有合计，${doubt}。`;
  const told = isOfYear ? [finding('warning', `${fact.code}-yearly`, message, { locations: [year.location] })] : [];
  return { ...decision, messages: [...money.messages, ...told, ...decision.messages] };
}

function findMoney(
  passages: readonly Passage[],
  label: string,
  inText: RegExp,
  fact: { code: string; name: string },
): Money {
  const money: Money = { mentions: [], yearly: [], messages: [] };
  const take = (
    text: string,
    unit: ReturnType<typeof findUnit>,
    location: Location,
    rank: number,
    isOfYear = false,
  ) => {
    const amount = isOfYear ? null : readAmount(text, unit);
    const yearly = isOfYear ? readAmount(text, unit) : amount === null ? readYearlyAmount(text) : null;
    if (yearly !== null) money.yearly.push({ value: yearly.value, location, rank });
    if (amount === null) return;
    money.mentions.push({ value: amount.value, location, rank });
    if (amount.contradictedBy !== null) {
      const message = `${fact.name}的小写（${amount.value} 元）与大写（${amount.contradictedBy} 元）不一致，暂取小写，请核对。`;
      money.messages.push(finding('warning', `${fact.code}-words-contradictory`, message, { locations: [location] }));
    }
  };
  for (const { value, remark, label: words, location, passage } of findLabelled(passages, label)) {
    if (passage.chapter === 'evaluation' || beginsWithLot(value)) continue;
    const statement = firstStatement(value);
    const unit = findUnit(remark) ?? findUnit(words) ?? (PLAINLY_YUAN.test(statement) ? '元' : null);
    take(statement, unit, location, passage.cell === null ? 0 : 1, isYearly(`${remark}${words}`));
  }
  for (const passage of passages) {
    if (!SPEAKS_OF_MONEY.test(passage.text)) continue;
    if (['contract', 'forms', 'contents', 'evaluation'].includes(passage.chapter)) continue;
    const match = inText.exec(passage.text);
    const value = match?.groups?.['value'];
    if (
      value === undefined ||
      /单价|每(?:人|年|月|台|套|个)|其中|余额|%/.test(
        passage.text.slice(Math.max(0, (match?.index ?? 0) - 12), (match?.index ?? 0) + 30),
      )
    )
      continue;
    take(value, null, locate(passage, value.slice(0, 10)), 2);
  }
  if (money.mentions.length === 0) takeStacked(passages, label, take);
  return money;
}

/** 1,560,000.00: no one writes so many digits in ten thousands. */
const PLAINLY_YUAN = /^(?:\d{1,3}(?:,\d{3})+|\d{5,})(?:\.\d{1,2})?(?:$|[^\d%万亿千])/;

/** 采购包1：240万元；采购包2：80万元: no amount of the whole. */
function beginsWithLot(value: string): boolean {
  const [name] = findLotNames(value.slice(0, 24));
  return name !== undefined && name.from <= 2;
}

/** 330万元（大写：…），其中… : what the parts are does not belong to the total. */
function firstStatement(value: string): string {
  return value.split(/其中|(?<=元)[,，](?:第|包|标段)/)[0] ?? value;
}

/** Text versions of tables have one cell a line: the heads first, then the values. */
function takeStacked(
  passages: readonly Passage[],
  label: string,
  take: (text: string, unit: ReturnType<typeof findUnit>, location: Location, rank: number) => void,
): void {
  const head = new RegExp(`^${label}(?<remark>(?:\\([^()]{0,8}\\))?)$`);
  for (const [index, passage] of passages.entries()) {
    const match = passage.cell === null ? head.exec(passage.text) : null;
    if (match === null) continue;
    const amounts = passages
      .slice(index + 1, index + 16)
      .filter(({ cell, text }) => cell === null && /^¥?[\d,]+(?:\.\d+)?(?:万?元)?$/.test(text) && /[¥元,.]/.test(text));
    const [only] = amounts;
    if (only !== undefined && amounts.length === 1)
      take(only.text, findUnit(match.groups?.['remark'] ?? ''), locate(only), 3);
  }
}
