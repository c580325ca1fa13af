import { Decimal } from '../../../src/domain/decimal.ts';
import type { DraftLot } from '../../../src/domain/draft.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import { smePolicySchema } from '../../../src/domain/lot.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import { decide, type Mention } from '../passages/decide.ts';
import type { LotMention } from './lot-mention.ts';
import { isAbout, type Rate, type SmeStatements } from './sme-statements.ts';

export interface SmePolicy {
  sme: DraftLot['sme'];
  messages: Finding[];
}

const MOST_PLACES = 6;

/**
 * Help for small and micro enterprises as one lot grants it: set aside, or the rates off the price. Rates are fractions.
 * @param statements of the whole document
 * @param lot null where the document has but one
 * @param own what tables of lots say of this one
 */
export function decideSmePolicy(
  statements: SmeStatements,
  lot: number | null = null,
  own: readonly LotMention[] = [],
): SmePolicy {
  const about = <Statement extends SmeStatements['setAsides'][number] | Rate | SmeStatements['shares'][number]>(
    all: readonly Statement[],
  ) => (lot === null ? [...all] : all.filter((statement) => isAbout(statement, lot)));
  const name = lot === null ? '' : `第${lot}包`;
  const aside = decide([...statedAsides(own), ...about(statements.setAsides)], {
    code: 'set-aside',
    name: `${name}是否专门面向中小企业采购`,
    show: (value) => (value ? '是' : '否'),
  });
  const rates = about(statements.rates);
  const stated = [...statedRates(own), ...rates.filter(({ kind }) => kind === 'small')];
  const joint = rates.filter(({ kind }) => kind === 'consortium');
  const small = decideRate(stated, 'sme-deduction', `${name}小微企业价格扣除比例`);
  const consortium = decideRate(joint, 'consortium-deduction', `${name}联合体（分包）价格扣除比例`);
  const [share] = about(statements.shares);
  const isWholeAside = aside.value === true && (share === undefined || new Decimal(share.value).gte('1'));
  const sme = smePolicySchema.parse({});
  sme.setAside = aside.value ?? (small.value === null ? null : false);
  sme.setAsideShare = aside.value === true ? (share?.value ?? null) : null;
  const contradicting = isWholeAside ? [...stated, ...joint].filter(({ value }) => !new Decimal(value).isZero()) : [];
  sme.smallMicroDeduction = contradicting.length > 0 ? null : small.value;
  sme.consortiumDeduction = isWholeAside ? null : consortium.value;
  sme.location = (aside.value === true ? aside.locations[0] : (small.locations[0] ?? aside.locations[0])) ?? null;
  const messages = [...aside.messages, ...small.messages, ...consortium.messages];
  if (contradicting.length > 0) messages.push(describeContradiction(contradicting, aside.locations));
  return { sme, messages: messages.map((message) => (lot === null ? message : { lot, ...message })) };
}

interface StatedRate extends Mention<DecimalText> {
  isForOpenLots: boolean;
}

function statedAsides(own: readonly LotMention[]): Mention<boolean>[] {
  return own.flatMap(({ field, value, location }) =>
    field === 'setAside' ? [{ value: value === 'true', location, rank: 0 }] : [],
  );
}

function statedRates(own: readonly LotMention[]): StatedRate[] {
  return own.flatMap(({ field, value, location }) =>
    field === 'smallMicroDeduction' ? [{ value, location, rank: 0, isForOpenLots: false }] : [],
  );
}

function decideRate(mentions: readonly Mention<DecimalText>[], code: string, name: string) {
  return decide(mentions, {
    code,
    name,
    show: showRate,
    isSame: (one, other) => new Decimal(one).eq(other),
  });
}

/** A template's clause for lots that are not set aside is harmless; a deduction for this one is not. */
function describeContradiction(rates: readonly StatedRate[], asides: readonly Finding['locations'][number][]): Finding {
  const isTemplate = rates.every(({ isForOpenLots }) => isForOpenLots);
  const written = [...new Set(rates.map(({ value }) => showRate(value)))].join('、');
  const message = `专门面向中小企业采购，文件又写有价格扣除${written}${isTemplate ? '（写明适用于非专门面向的情形）' : ''}；预留采购包不再给予价格扣除，扣除比例留空，请核对。`;
  const locations = [...asides.slice(0, 1), ...rates.slice(0, MOST_PLACES).map(({ location }) => location)];
  return finding(isTemplate ? 'info' : 'warning', 'set-aside-with-deduction', message, { locations });
}

function showRate(value: DecimalText): string {
  return `${new Decimal(value).times('100').toFixed()}%`;
}
