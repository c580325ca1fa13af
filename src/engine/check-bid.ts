import type { BidCheck, BidFacts } from '../domain/bid.ts';
import type { Passage } from '../domain/bid-section.ts';
import { Decimal } from '../domain/decimal.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { LevelOrders } from '../domain/level-order.ts';
import type { Location } from '../domain/location.ts';
import type { Scheme } from '../domain/lot.ts';
import type { PdfSignature } from '../domain/pdf-signature.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { IsoDate } from '../domain/scalars.ts';
import type { SupersededStandard } from '../domain/standard.ts';
import { checkAnswers } from './checks/answers.ts';
import { checkIdentity } from './checks/bid-identity.ts';
import { judgeFacts, proposePoints } from './checks/bid-items.ts';
import { judgeDomestic } from './checks/domestic-product.ts';
import { INDEPENDENCE_MISSING } from './checks/enterprise-standing.ts';
import { checkForms } from './checks/forms.ts';
import { checkPageIndex } from './checks/page-index.ts';
import { checkPlans } from './checks/plans.ts';
import { correctPrice, type PriceCorrection, priceOfLot } from './checks/price-correction.ts';
import { checkSetAside } from './checks/set-aside.ts';
import { checkSignatures } from './checks/signatures.ts';
import { judgeSmallEnterprise, type SmallEnterpriseJudgement } from './checks/small-enterprise.ts';
import { resolveInsurance } from './checks/social-insurance.ts';
import { ceilingOf, checkCeiling } from './over-ceiling.ts';

export interface BidCheckInput {
  bid: BidFacts;
  scheme: Scheme;
  regulations: Regulations;
  levelOrders: LevelOrders;
  standards?: readonly SupersededStandard[];
  /** The procurement document's own text, where it is at hand: what a plan only repeats. */
  procurementText?: readonly Passage[];
  signatures?: readonly PdfSignature[];
  sealPictures?: readonly Location[];
  date: IsoDate;
}

/**
 * Holds one tenderer's documents against the scheme: answers, price, declaration, validity, facts for points.
 * Everything is proposed. An error is what would make the bid invalid once a person confirms it.
 */
export function checkBid(input: BidCheckInput): BidCheck {
  const { bid: read, scheme, regulations, levelOrders, date, standards = [], procurementText = [] } = input;
  const { signatures = [], sealPictures = [] } = input;
  const bid = {
    ...read,
    price: priceOfLot(read.price, scheme.lot.number),
    people: resolveInsurance(read.people, scheme),
  };
  const context = { date, levelOrders };
  const answers = checkAnswers(bid.answers, scheme, {
    promises: bid.promises,
    isPartlyUnread: (bid.unread ?? []).length > 0,
    procurementText,
  });
  const correction = correctPrice(bid.price);
  const { quoted, inWords, itemSum, locations } = bid.price;
  const { corrected } = correction;
  const over =
    corrected === null ? null : checkCeiling(new Decimal(corrected), scheme, { regulations, date, locations });
  const withinCeiling = corrected === null || ceilingOf(scheme) === null ? null : over === null;
  const basisOf = (key: string) => regulations.find(key, date)?.basis ?? null;
  const plans = checkPlans(bid, scheme, { date, standards, procurementText });
  const forms = checkForms(bid, scheme, { signatures, sealPictures });
  const sme = judgeSmallEnterprise(bid, correction.corrected, scheme, regulations, date);
  const domestic = judgeDomestic(bid, scheme, regulations, date);
  return {
    tenderer: bid.tenderer,
    lot: scheme.lot.number,
    price: {
      quoted,
      inWords,
      itemSum,
      corrected: correction.corrected,
      consistent: correction.consistent,
      withinCeiling,
      locations,
    },
    sme: sme.check,
    domestic: domestic.check,
    validityDays: bid.validityDays,
    responses: answers.responses,
    facts: judgeFacts(bid, scheme, context),
    items: proposePoints(bid, scheme, answers.responses, context),
    plans: plans.plans,
    forms: forms.forms,
    signatures: [...signatures],
    sealPictures: [...sealPictures],
    findings: [
      ...checkIdentity(bid, scheme),
      ...checkPrice(bid, correction, over, basisOf),
      ...checkValidity(bid, scheme),
      ...checkDeclaration(bid, sme, scheme, basisOf),
      ...checkSetAside(bid, sme, scheme, basisOf),
      ...domestic.findings,
      ...answers.findings,
      ...plans.findings,
      ...forms.findings,
      ...checkPageIndex(bid),
      ...checkSignatures(signatures, sealPictures),
      ...bid.messages,
    ],
  };
}

function checkPrice(
  bid: BidFacts,
  { corrected, steps }: PriceCorrection,
  over: Finding | null,
  basisOf: (key: string) => string | null,
): Finding[] {
  const { locations } = bid.price;
  if (corrected === null) return [finding('warning', 'price-not-found', '没有读到报价（只检查第一阶段文件时属正常）')];
  const legalBasis = basisOf('bid-price/discrepancy-order');
  const findings = steps.map(({ code, text, location }) =>
    finding('warning', code, `${text}；修正须经供应商确认`, {
      locations: location === undefined ? locations : [location],
      legalBasis,
    }),
  );
  return over === null ? findings : [...findings, over];
}

function checkValidity({ validityDays, validityLocation }: BidFacts, { procurement }: Scheme): Finding[] {
  const needed = procurement.bidValidityDays;
  if (validityDays === null || needed === null || validityDays >= needed) return [];
  const locations = validityLocation === null ? [] : [validityLocation];
  return [finding('error', 'validity-too-short', `有效期 ${validityDays} 天，短于要求的 ${needed} 天`, { locations })];
}

function checkDeclaration(
  { sme: { locations, tieLocations = [], shares = [] } }: BidFacts,
  { check: { declared, eligible, reasons }, standing, share, findings }: SmallEnterpriseJudgement,
  { lot }: Scheme,
  basisOf: (key: string) => string | null,
): Finding[] {
  const legalBasis = basisOf('small-enterprise/declaration-fields');
  const gaps = standing.isSilent
    ? [finding('warning', 'declaration-independence-missing', INDEPENDENCE_MISSING, { locations, legalBasis })]
    : [];
  const isAtStake = declared || share.settled.state !== 'none';
  if (lot.sme.setAside === true || !isAtStake || eligible === true) return [...gaps, ...findings];
  const places = [...locations, ...tieLocations, ...shares.map(({ location }) => location)];
  return [
    ...gaps,
    ...findings,
    finding('warning', 'deduction-in-doubt', `价格扣除：${reasons.join('；')}`, { locations: places }),
  ];
}
