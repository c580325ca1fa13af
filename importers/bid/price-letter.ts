import type { LotPrice } from '../../src/domain/bid.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import type { Location } from '../../src/domain/location.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';
import { explainAmountFault } from '../language/amount.ts';
import type { BidText } from './bid-text.ts';
import type { Form } from './forms.ts';
import { readOpeningTable } from './opening-table.ts';
import { findPriceMentions, type PriceMention, unitOf } from './price-mentions.ts';
import { findLotsInText } from './procurement.ts';

/** The price as letter or opening form state it, uncorrected. */
export interface StatedPrice {
  quoted: DecimalText | null;
  inWords: DecimalText | null;
  byLot: LotPrice[];
  openingForm: { quoted: DecimalText | null; inWords: DecimalText | null } | null;
  locations: Location[];
  messages: Finding[];
}

const RANKS = ['final', 'letter', 'opening-form'] as const;
type Rank = (typeof RANKS)[number];

interface RankedMention extends PriceMention {
  rank: Rank;
}

const LOT_LINE =
  /^\s*(?:\(?[\d一二三四五六七八九十]+[).、]\s*)?(?:第\s*\S{1,3}\s*(?:包|标段|标项)|(?:采购包|标段|包)\s*[\d一二三四五六七八九十]{1,3})/;

/**
 * Reads the total. A letter marked as the last one stands before the first letter, a letter before the opening
 * form. Two different totals of the same rank leave no price: any alternative offer has to be decided by people.
 * @param bidLots lots named on the cover: with prices for several lots, the one the bid is for counts
 */
export function readPriceLetter(bid: BidText, bidLots: readonly number[]): StatedPrice {
  const mentions = withoutUnitPrices(findMentions(bid));
  const figures = choose(mentions.filter((mention) => mention.form === 'figures'));
  const words = choose(mentions.filter((mention) => mention.form === 'words'));
  const lots = [...new Set([...figures, ...words].flatMap(({ lot }) => (lot === null ? [] : [lot])))];
  const byLot = lots.sort((one, other) => one - other).map((lot) => settleLot(lot, figures, words));
  const isSplit = byLot.length > 1;
  const own = byLot.filter(({ lot }) => bidLots.length === 1 && bidLots.includes(lot))[0] ?? null;
  return {
    quoted: isSplit ? (own?.quoted ?? null) : settle(figures),
    inWords: isSplit ? (own?.inWords ?? null) : settle(words),
    byLot,
    openingForm: isSplit ? null : readOpeningForm(mentions, figures),
    locations: own?.locations ?? distinctPlaces([...figures, ...words].map(({ location }) => location)),
    messages: [
      ...checkMentions(figures, isSplit, 'figures'),
      ...checkMentions(words, isSplit, 'words'),
      ...checkRanks(mentions, figures),
      ...(isSplit
        ? [finding('info', 'prices-for-several-lots', `报价书分别列出了第 ${lots.join('、')} 包的报价。`)]
        : []),
    ],
  };
}

/** The opening form's own total, where it is not what counts as the quotation anyway. */
function readOpeningForm(
  mentions: readonly RankedMention[],
  chosen: readonly RankedMention[],
): StatedPrice['openingForm'] {
  if (chosen[0]?.rank !== 'letter') return null;
  const own = mentions.filter(({ rank }) => rank === 'opening-form');
  const quoted = settle(own.filter(({ form }) => form === 'figures'));
  const inWords = settle(own.filter(({ form }) => form === 'words'));
  return quoted === null && inWords === null ? null : { quoted, inWords };
}

function findMentions(bid: BidText): RankedMention[] {
  const mentions: RankedMention[] = [];
  const lots = new Map<Form, number | null>();
  for (const part of bid.parts) {
    const rank = rankOf(part.form);
    if (rank === null) continue;
    const unit = unitOf(findUnitNote(bid, part.form), '元');
    if (part.type === 'line') {
      const [lot, ...more] = LOT_LINE.test(part.text) ? findLotsInText(part.text) : [];
      if (lot !== undefined && more.length === 0) lots.set(part.form, lot);
      mentions.push(
        ...findPriceMentions(part, lots.get(part.form) ?? null, unit).map((mention) => ({ ...mention, rank })),
      );
    } else mentions.push(...readOpeningTable(part, unit).map((mention) => ({ ...mention, rank })));
  }
  return mentions;
}

/** What a year or a month costs stands beside the total; alone it is told. */
function withoutUnitPrices(mentions: readonly RankedMention[]): RankedMention[] {
  const hasTotal = mentions.some(({ form, value }) => form === 'figures' && value !== null);
  return mentions.filter(({ fault }) => fault !== 'unit-price' || !hasTotal);
}

function rankOf(form: Form): Rank | null {
  if (form.kind !== 'price-letter' && form.kind !== 'opening-form' && form.kind !== 'bid-letter') return null;
  if (/最[后终]|第?[二三]次|[二三]轮/.test(form.title)) return 'final';
  return form.kind === 'opening-form' ? 'opening-form' : 'letter';
}

/** 单位：万元 above the table. */
function findUnitNote(bid: BidText, form: Form): string | undefined {
  const line = bid.lines.find((candidate) => candidate.form === form && /单位\s*:/.test(candidate.text));
  return line === undefined ? undefined : /单位\s*:\s*(?:人民币)?\s*([千万亿]?元)/.exec(line.text)?.[1];
}

function choose(mentions: readonly RankedMention[]): RankedMention[] {
  const rank = RANKS.find((candidate) => mentions.some((mention) => mention.rank === candidate));
  return mentions.filter((mention) => mention.rank === rank);
}

function settle(mentions: readonly PriceMention[]): DecimalText | null {
  const values = new Set(mentions.map(({ value }) => value));
  return values.size === 1 ? (mentions[0]?.value ?? null) : null;
}

function settleLot(lot: number, figures: readonly PriceMention[], words: readonly PriceMention[]): LotPrice {
  const [ownFigures, ownWords] = [figures, words].map((mentions) => mentions.filter((mention) => mention.lot === lot));
  const own = [...(ownFigures ?? []), ...(ownWords ?? [])];
  return {
    lot,
    quoted: settle(ownFigures ?? []),
    inWords: settle(ownWords ?? []),
    locations: distinctPlaces(own.map(({ location }) => location)),
  };
}

function checkMentions(mentions: readonly PriceMention[], byLot: boolean, form: PriceMention['form']): Finding[] {
  const inWords = form === 'words';
  const findings = mentions
    .filter((mention) => mention.value === null)
    .map((mention) =>
      finding(
        'warning',
        inWords ? 'price-words-not-readable' : 'price-not-a-number',
        `${inWords ? '大写报价' : '报价'}“${mention.text}”${explainAmountFault(mention.fault ?? 'not-a-number')}，没有读取，请人工核对。`,
        { locations: [mention.location] },
      ),
    );
  const zero = mentions.filter((mention) => mention.value === '0');
  if (zero.length > 0)
    findings.push(
      finding('warning', 'price-zero', '报价为 0，请核对。', { locations: zero.map(({ location }) => location) }),
    );
  const lots = byLot ? [...new Set(mentions.map(({ lot }) => lot))] : [null];
  for (const lot of lots) {
    const group = byLot ? mentions.filter((mention) => mention.lot === lot) : mentions;
    const read = group.filter(({ value }) => value !== null);
    if (new Set(read.map(({ value }) => value)).size < 2) continue;
    const list = [...new Set(read.map(({ text }) => text))].map((text) => `“${text}”`).join('、');
    const message = `${inWords ? '大写报价' : '报价'}不止一个：${list}。只允许有一个报价，没有选用其中任何一个。`;
    findings.push(
      finding('error', inWords ? 'two-prices-in-words' : 'two-prices', message, {
        locations: distinctPlaces(read.map(({ location }) => location)),
      }),
    );
  }
  return findings;
}

/** The chosen letter and the opening form may not differ. */
function checkRanks(mentions: readonly RankedMention[], chosen: readonly RankedMention[]): Finding[] {
  const [first] = chosen;
  if (first === undefined || first.rank === 'final') return [];
  const others = mentions.filter(
    ({ form, rank, value }) => form === 'figures' && rank !== first.rank && value !== null,
  );
  const differing = others.filter(({ value, lot }) => !chosen.some((one) => one.value === value && one.lot === lot));
  if (differing.length === 0 || settle(chosen) === null) return [];
  return [
    finding('warning', 'price-forms-differ', '报价书与开标（报价）一览表的报价不一致，请核对。', {
      locations: [first.location, ...differing.map(({ location }) => location)],
    }),
  ];
}

function distinctPlaces(locations: readonly Location[]): Location[] {
  return [
    ...new Map(locations.map((location) => [`${location.file} ${location.path} ${location.quote}`, location])).values(),
  ];
}
