import { Decimal, sum } from '../../../src/domain/decimal.ts';
import type { ImportedDocument } from '../../../src/domain/document.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';
import { findAsWritten } from '../passages/as-written.ts';
import { decide, isReference, type Mention } from '../passages/decide.ts';
import { findLabelled } from '../passages/labelled.ts';
import { type Passage, readPassages } from '../passages/passage.ts';
import { readBudget } from '../procurement/budget.ts';
import { readTitle } from '../procurement/title.ts';
import { decideDomesticPolicy, readDomesticStatements } from './domestic-policy.ts';
import type { LotFacts } from './lot-facts.ts';
import { readLotLines } from './lot-lines.ts';
import type { LotMention } from './lot-mention.ts';
import { readLotTables } from './lot-tables.ts';
import { decideMoney, findBudgets, findCeilingRule, findCeilings, type Money } from './money.ts';
import { decideSmePolicy } from './sme-policy.ts';
import { readSmeStatements, type SmeStatement, type SmeStatements } from './sme-statements.ts';

export type { LotFacts } from './lot-facts.ts';

export interface LotReading {
  /** In ascending order; never empty: a document without lots is one lot. */
  lots: LotFacts[];
  messages: Finding[];
}

/** A lot of which only one place speaks by the way (第9包 in an example) is none. */
const MOST_LOTS = 200;

/** The lots of a document with their budgets, ceilings and small-enterprise policy. */
export function readLots(documents: readonly ImportedDocument[]): LotReading {
  const passages = readPassages(documents);
  const mentions = [...readLotTables(passages), ...readLotLines(passages)];
  const scoped = new Set(
    passages.flatMap(({ lot, chapter }) =>
      lot === null || chapter === 'forms' || chapter === 'contract' ? [] : [lot],
    ),
  );
  const numbers = [...new Set([...mentions.filter(isStrong).map(({ lot }) => lot), ...scoped])]
    .filter((lot) => lot <= MOST_LOTS)
    .toSorted((one, other) => one - other);
  const messages: Finding[] = [];
  const ceilingRule = findCeilingRule(passages);
  const statements = readSmeStatements(passages);
  const domestic = readDomesticStatements(passages);
  if (numbers.length <= 1) {
    const lot = readOnlyLot(passages, mentions, numbers[0] ?? 1, { ceilingRule, statements, domestic }, messages);
    return { lots: [lot], messages };
  }
  const inScope = groupByLot(passages);
  const ofLot = groupByLot(mentions);
  const common = { ceilingRule, statements, domestic };
  const lots = numbers.map((number) =>
    readLot(inScope.get(number) ?? [], ofLot.get(number) ?? [], number, common, messages),
  );
  checkGaps(lots, messages);
  checkSum(passages, lots, messages);
  return { lots, messages: dedupe(messages) };
}

/** What the whole document says and every lot asks for. */
interface Common {
  /** Where bids above the budget are invalid; null where nothing says so. */
  ceilingRule: Location | null;
  statements: SmeStatements;
  domestic: readonly SmeStatement<boolean>[];
}

/** Titles alone make a lot only where something lists them; money always does. */
function isStrong({ field, rank }: LotMention): boolean {
  return field !== 'title' || rank <= 1;
}

function readOnlyLot(
  passages: readonly Passage[],
  mentions: readonly LotMention[],
  number: number,
  { ceilingRule, statements, domestic }: Common,
  messages: Finding[],
): LotFacts {
  const own = mentions.filter(({ lot }) => lot === number);
  const named = decide(
    own.filter(({ field }) => field === 'title'),
    { code: 'lot-title', name: '采购包名称' },
  );
  const title = readTitle(passages);
  const money = (field: 'budget' | 'ceilingPrice') =>
    own.filter((mention) => mention.field === field).map((mention) => ({ ...mention, rank: 4 }));
  const budgets = findBudgets(passages);
  const budget = decideMoney(withStated(budgets, money('budget')), { code: 'budget', name: '预算金额' });
  const ceilings = findCeilings(passages);
  const ceiling = decideMoney(withStated(ceilings, money('ceilingPrice')), {
    code: 'ceiling-price',
    name: '最高限价',
  });
  messages.push(...ceiling.messages);
  const { sme, messages: about } = decideSmePolicy(statements, null, own);
  const { policy, messages: aboutDomestic } = decideDomesticPolicy(domestic, null);
  messages.push(...about, ...aboutDomestic);
  return finishLot(
    {
      number,
      title: title.fields.title ?? named.value ?? `采购包${number}`,
      budget: budget.value,
      ceilingPrice: ceiling.value,
      sme,
      ...policy,
      locations: [
        ...(title.places ?? named.locations).slice(0, 1),
        ...budget.locations.slice(0, 1),
        ...ceiling.locations.slice(0, 1),
      ],
    },
    ceilingRule,
    messages,
  );
}

function groupByLot<Entry extends { lot: number | null }>(entries: readonly Entry[]): Map<number, Entry[]> {
  const groups = new Map<number, Entry[]>();
  for (const entry of entries) {
    if (entry.lot === null) continue;
    const group = groups.get(entry.lot);
    if (group === undefined) groups.set(entry.lot, [entry]);
    else group.push(entry);
  }
  return groups;
}

function readLot(
  inScope: readonly Passage[],
  own: readonly LotMention[],
  number: number,
  { ceilingRule, statements, domestic }: Common,
  messages: Finding[],
): LotFacts {
  const titles = decide([...own.filter(({ field }) => field === 'title'), ...findTitles(inScope)], {
    code: 'lot-title',
    name: `第${number}包名称`,
    isSame: (one, other) => one.includes(other) || other.includes(one),
  });
  const budgets = lowerMoney(findBudgets(inScope));
  const ceilings = lowerMoney(findCeilings(inScope));
  const stated = (field: 'budget' | 'ceilingPrice') => own.filter((mention) => mention.field === field);
  const budget = decideMoney(withStated(budgets, stated('budget')), {
    code: 'budget',
    name: `第${number}包预算金额`,
  });
  const ceiling = decideMoney(withStated(ceilings, stated('ceilingPrice')), {
    code: 'ceiling-price',
    name: `第${number}包最高限价`,
  });
  messages.push(...[...budget.messages, ...ceiling.messages].map((message) => ({ ...message, lot: number })));
  const { sme, messages: about } = decideSmePolicy(statements, number, own);
  const { policy, messages: aboutDomestic } = decideDomesticPolicy(domestic, number);
  messages.push(...about, ...aboutDomestic.map((message) => ({ lot: number, ...message })));
  return finishLot(
    {
      number,
      title: titles.value ?? `采购包${number}`,
      budget: budget.value,
      ceilingPrice: ceiling.value,
      sme,
      ...policy,
      locations: [...titles.locations.slice(0, 1), ...budget.locations.slice(0, 1), ...ceiling.locations.slice(0, 1)],
    },
    ceilingRule,
    messages,
  );
}

const TITLE_LABEL =
  '(?:采购包|合同包|标项|分标|标段|标包|包件|包组|包|分包|子项目|采购标的|标的|采购内容|货物|服务)名称';

/** 标项名称：… below the lot's own heading. */
function findTitles(inScope: readonly Passage[]): Mention<string>[] {
  return findLabelled(inScope, TITLE_LABEL).flatMap(({ value, raw, location, passage }): Mention<string>[] => {
    if (passage.chapter === 'evaluation' || value.includes('\n') || isReference(value) || value.length > 80) return [];
    return [{ value: findAsWritten(raw, value), location, rank: 2 }];
  });
}

function withStated(money: Money, stated: readonly LotMention[]): Money {
  const [yearly, total] = [
    stated.filter((mention) => mention.isYearly === true),
    stated.filter((mention) => mention.isYearly !== true),
  ];
  return { ...money, mentions: [...total, ...money.mentions], yearly: [...yearly, ...money.yearly] };
}

/** What stands in a lot's scope counts after what is said of the lot by name. */
function lowerMoney(money: Money): Money {
  return { ...money, mentions: lower(money.mentions), yearly: lower(money.yearly) };
}

function lower<Value extends { rank?: number }>(mentions: readonly Value[]): Value[] {
  return mentions.map((mention) => ({ ...mention, rank: (mention.rank ?? 0) + 2 }));
}

/** A rule that bids above the budget are invalid makes the budget the ceiling. */
function finishLot(lot: LotFacts, ceilingRule: Location | null, messages: Finding[]): LotFacts {
  if (lot.budget !== null && lot.ceilingPrice !== null && new Decimal(lot.ceilingPrice).gt(lot.budget)) {
    const message = `第 ${lot.number} 包最高限价（${lot.ceilingPrice} 元）高于预算金额（${lot.budget} 元），请核对。`;
    messages.push(finding('warning', 'ceiling-above-budget', message, { lot: lot.number, locations: lot.locations }));
  }
  if (lot.ceilingPrice !== null || lot.budget === null || ceilingRule === null) return lot;
  const message = '文件没有单列最高限价，按其规定（报价不得超过预算）最高限价取预算金额。';
  messages.push(finding('info', 'ceiling-is-budget', message, { locations: [ceilingRule] }));
  return { ...lot, ceilingPrice: lot.budget, locations: [...lot.locations, ceilingRule] };
}

function checkGaps(lots: readonly LotFacts[], messages: Finding[]): void {
  const numbers = lots.map(({ number }) => number);
  const missing = Array.from({ length: numbers.at(-1) ?? 0 }, (_, index) => index + 1).filter(
    (number) => !numbers.includes(number),
  );
  if (missing.length === 0 || missing.length > lots.length) return;
  messages.push(finding('warning', 'lot-missing', `包号不连续，没有找到第 ${missing.join('、')} 包，请核对。`));
}

/** The lots' budgets and the whole budget have to agree. */
function checkSum(passages: readonly Passage[], lots: readonly LotFacts[], messages: Finding[]): void {
  const { fields, places } = readBudget(passages);
  const whole = fields.budget ?? null;
  const budgets = lots.flatMap(({ budget }) => (budget === null ? [] : [new Decimal(budget)]));
  if (whole === null || budgets.length < lots.length) return;
  const total = sum(budgets);
  if (total.eq(whole)) return;
  const message = `各包预算合计 ${total.toFixed()} 元，与项目总预算 ${whole} 元不一致，请核对。`;
  messages.push(finding('warning', 'lot-budgets-contradictory', message, { locations: places ?? [] }));
}

function dedupe(messages: readonly Finding[]): Finding[] {
  return [
    ...new Map(
      messages.map((message) => [
        `${message.code}|${message.message}|${message.locations.map(({ path }) => path).join()}`,
        message,
      ]),
    ).values(),
  ];
}
