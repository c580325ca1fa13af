import type { BidFacts, StatedShare } from '../../domain/bid.ts';
import { Decimal, showAmount, showRate, sum, ZERO } from '../../domain/decimal.ts';
import type { EnterpriseClass } from '../../domain/facts.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { normaliseForMatching } from '../../domain/matching.ts';

/** What agreements leave to small and micro enterprises, as fractions of the contract. */
export interface SettledShares {
  /** Nothing is stated; the statements agree; they contradict each other or cannot be computed. */
  state: 'none' | 'settled' | 'open';
  smallMicro: Decimal;
  /** Of small, micro and medium enterprises. */
  smallMedium: Decimal;
  /** Of parties whose class nobody states. */
  unknown: Decimal;
  /** Small and micro parties that the declaration does not list, though it is the only proof. */
  undeclared: string[];
  findings: Finding[];
}

type Kind = StatedShare['kind'];

const NAMES: Readonly<Record<Kind, string>> = { consortium: '联合体', subcontract: '分包' };
const SMALL: ReadonlySet<EnterpriseClass | null> = new Set(['small', 'micro']);
const MEDIUM: ReadonlySet<EnterpriseClass | null> = new Set(['small', 'micro', 'medium']);
/** Shown in a finding's message where a group and not one party carries a share. */
const GROUP = '小微企业';

interface Fraction {
  entry: StatedShare;
  value: Decimal;
}

/**
 * Brings together what agreements and tables state of shares. Amounts count against the price; what differs between
 * two places, or adds up to more than the whole, settles nothing.
 * @param price in yuan, corrected; null where none was read
 */
export function settleShares(sme: BidFacts['sme'], price: Decimal | null): SettledShares {
  const stated = sme.shares ?? [];
  const kinds = (['consortium', 'subcontract'] as const)
    .map((kind) =>
      settleKind(
        kind,
        stated.filter((entry) => entry.kind === kind),
        sme,
        price,
      ),
    )
    .filter((settled) => settled.state !== 'none');
  const [first, ...others] = kinds.sort((a, b) => b.smallMicro.comparedTo(a.smallMicro));
  if (first === undefined) return nothing();
  const isBoth = others.some(({ smallMicro }) => !smallMicro.isZero());
  const findings = kinds.flatMap((settled) => settled.findings);
  if (!isBoth) return { ...first, findings };
  const message = '联合体和分包都写明了小微企业的份额，两者是否重叠不能判断，请核对';
  return { ...first, state: 'open', findings: [...findings, contradiction(message, stated)] };
}

function settleKind(
  kind: Kind,
  stated: readonly StatedShare[],
  sme: BidFacts['sme'],
  price: Decimal | null,
): SettledShares {
  if (stated.length === 0) return nothing();
  const findings: Finding[] = [];
  const open = (message: string, entries: readonly StatedShare[]) => findings.push(contradiction(message, entries));
  const fractions = stated.flatMap((entry): Fraction[] => {
    const value = toFraction(entry, price, open);
    return value === null ? [] : [{ entry, value }];
  });
  const byParty = new Map<string, Decimal>();
  for (const [party, own] of groupBy(
    fractions.filter(({ entry }) => entry.of === 'party'),
    nameOf,
  )) {
    const values = [...groupBy(own, sourceOf).values()].map((rows) => sum(rows.map(({ value }) => value)));
    const [value = ZERO] = values;
    if (values.some((other) => !other.equals(value)))
      open(`“${party}”承担的${NAMES[kind]}份额前后不一致：${values.map(showRate).join('、')}`, entriesOf(own));
    byParty.set(party, value);
  }
  const whole = sum(byParty.values());
  if (whole.greaterThan('1')) open(`${NAMES[kind]}各方的份额相加为 ${showRate(whole)}，超过 100%`, stated);
  for (const { entry, value } of fractions.filter(({ entry: { of } }) => of === 'all'))
    if (!value.equals(sumOfTable(fractions, entry)))
      open(`${NAMES[kind]}份额各行相加为 ${showRate(sumOfTable(fractions, entry))}，表中合计为 ${showRate(value)}`, [
        entry,
      ]);
  const parties = [...byParty].map(([name, value]) => ({ name, value, ...findClass(name, stated, sme) }));
  const add = (classes: ReadonlySet<EnterpriseClass | null>) =>
    sum(parties.filter(({ enterpriseClass }) => classes.has(enterpriseClass)).map(({ value }) => value));
  const groups = fractions.filter(({ entry }) => entry.of === 'group');
  const group = (classes: ReadonlySet<EnterpriseClass | null>) =>
    groups.filter(({ entry }) => classes.has(entry.enterpriseClass)).map(({ value }) => value);
  const unknown = add(new Set([null]));
  const small = decide(add(SMALL), group(SMALL), unknown, (message) => open(message, entriesOf(groups)));
  const medium = decide(add(MEDIUM), group(MEDIUM), unknown, () => undefined);
  const isListed = sme.enterprises.some(({ enterpriseClass }) => SMALL.has(enterpriseClass));
  return {
    state: findings.length > 0 ? 'open' : 'settled',
    smallMicro: small,
    smallMedium: Decimal.max(small, medium),
    unknown,
    undeclared: [
      ...parties
        .filter(({ enterpriseClass, isDeclared }) => SMALL.has(enterpriseClass) && !isDeclared)
        .map(({ name }) => name),
      ...(group(SMALL).length > 0 && !isListed ? [GROUP] : []),
    ],
    findings,
  };
}

/** A share of a group stands for those of its members; where both are known they have to agree. */
function decide(
  ofParties: Decimal,
  ofGroup: readonly Decimal[],
  unknown: Decimal,
  open: (message: string) => void,
): Decimal {
  const [value] = ofGroup;
  if (value === undefined) return ofParties;
  if (ofGroup.some((other) => !other.equals(value)))
    open(`小微企业的份额前后不一致：${[...new Set(ofGroup.map(showRate))].join('、')}`);
  else if (!ofParties.isZero() && unknown.isZero() && !ofParties.equals(value))
    open(`写明小微企业承担 ${showRate(value)}，各家小微企业相加为 ${showRate(ofParties)}`);
  return value;
}

function toFraction(
  entry: StatedShare,
  price: Decimal | null,
  open: (message: string, entries: readonly StatedShare[]) => void,
): Decimal | null {
  const share = entry.share === null ? null : new Decimal(entry.share);
  if (share?.greaterThan('1')) {
    open(`份额 ${showRate(share)} 超过 100%`, [entry]);
    return null;
  }
  if (entry.amount === null) return share;
  const amount = showAmount(new Decimal(entry.amount));
  if (price === null || price.isZero()) {
    if (share === null) open(`只写明金额 ${amount} 元，没有读到报价，不能计算份额`, [entry]);
    return share;
  }
  const computed = new Decimal(entry.amount).dividedBy(price);
  if (share === null) return computed;
  const places = Math.max(2, share.decimalPlaces());
  if (!computed.toDecimalPlaces(places).equals(share))
    open(`写明份额 ${showRate(share)}，按金额 ${amount} 元和报价计算为 ${showRate(computed.toDecimalPlaces(4))}`, [
      entry,
    ]);
  return share;
}

function findClass(name: string, stated: readonly StatedShare[], { enterprises }: BidFacts['sme']) {
  const declared = enterprises.find((enterprise) => plain(enterprise.name ?? '') === name);
  const beside = stated.find((entry) => plain(entry.party ?? '') === name && entry.enterpriseClass !== null);
  return {
    enterpriseClass: declared?.enterpriseClass ?? beside?.enterpriseClass ?? null,
    isDeclared: declared !== undefined,
  };
}

function contradiction(message: string, entries: readonly StatedShare[]): Finding {
  return finding('warning', 'contract-shares-differ', `${message}；核实前不据此扣除`, {
    locations: entries.map(({ location }) => location),
  });
}

function nothing(): SettledShares {
  return {
    state: 'none',
    smallMicro: ZERO,
    smallMedium: ZERO,
    unknown: ZERO,
    undeclared: [],
    findings: [],
  };
}

/** Rows of one table add up; what stands elsewhere says the same again. */
function sourceOf({ entry: { location } }: Fraction): string {
  return `${location.file} ${location.path.replace(/\/row\[.*$/, '')}`;
}

function sumOfTable(fractions: readonly Fraction[], total: StatedShare): Decimal {
  const own = fractions.filter(
    (other) => other.entry.of === 'party' && sourceOf(other) === sourceOf({ entry: total, value: ZERO }),
  );
  return sum(own.map(({ value }) => value));
}

function nameOf({ entry }: Fraction): string {
  return plain(entry.party ?? '');
}

function plain(name: string): string {
  return normaliseForMatching(name).replace(/\s/g, '');
}

function entriesOf(fractions: readonly Fraction[]): StatedShare[] {
  return fractions.map(({ entry }) => entry);
}

function groupBy(fractions: readonly Fraction[], keyOf: (fraction: Fraction) => string): Map<string, Fraction[]> {
  const groups = new Map<string, Fraction[]>();
  for (const fraction of fractions) {
    const key = keyOf(fraction);
    groups.set(key, [...(groups.get(key) ?? []), fraction]);
  }
  return groups;
}
