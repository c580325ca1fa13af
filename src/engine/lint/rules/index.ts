import type { LintRule } from '../rule.ts';
import { abnormallyLowShares } from './abnormally-low-shares.ts';
import { abolishedApproval } from './abolished-approval.ts';
import { abolishedStandard } from './abolished-standard.ts';
import { associationAward } from './association-award.ts';
import { averageBenchmark } from './average-benchmark.ts';
import { bandEmpty } from './band-empty.ts';
import { bandsGap } from './bands-gap.ts';
import { bandsOverlap } from './bands-overlap.ts';
import { bidFormat } from './bid-format.ts';
import { bidderComparison } from './bidder-comparison.ts';
import { budgetMissing } from './budget-missing.ts';
import { businessScope } from './business-scope.ts';
import { capUnreachable } from './cap-unreachable.ts';
import { ceilingOverBudget } from './ceiling-over-budget.ts';
import { compulsoryEnergySaving } from './compulsory-energy-saving.ts';
import { compulsoryStandard } from './compulsory-standard.ts';
import { contractAmount } from './contract-amount.ts';
import { creditRating } from './credit-rating.ts';
import { deductionInSetAside } from './deduction-in-set-aside.ts';
import { deductionMissing } from './deduction-missing.ts';
import { deductionRate } from './deduction-rate.ts';
import { duplicateItem } from './duplicate-item.ts';
import { enterpriseSize } from './enterprise-size.ts';
import { extremesDropped } from './extremes-dropped.ts';
import { factorWithoutRequirement } from './factor-without-requirement.ts';
import { formulaInvalid } from './formula-invalid.ts';
import { gradesCap } from './grades-cap.ts';
import { gradesGap } from './grades-gap.ts';
import { gradesOverlap } from './grades-overlap.ts';
import { gradesWithoutCriteria } from './grades-without-criteria.ts';
import { industryExperience } from './industry-experience.ts';
import { informationSystemWeight } from './information-system-weight.ts';
import { itemIncomplete } from './item-incomplete.ts';
import { localPresence } from './local-presence.ts';
import { mandatoryUnmarked } from './mandatory-unmarked.ts';
import { manufacturerAuthorisation } from './manufacturer-authorisation.ts';
import { markUndefined } from './mark-undefined.ts';
import { marketShare } from './market-share.ts';
import { minimumPrice } from './minimum-price.ts';
import { namedBrand } from './named-brand.ts';
import { namedPatent } from './named-patent.ts';
import { namedTestBody } from './named-test-body.ts';
import { noItems } from './no-items.ts';
import { objectiveNeedsJudgement } from './objective-needs-judgement.ts';
import { ownershipForm } from './ownership-form.ts';
import { pastContractsQualification } from './past-contracts-qualification.ts';
import { pointsInterval } from './points-interval.ts';
import { pointsMissing } from './points-missing.ts';
import { pointsOverMax } from './points-over-max.ts';
import { premises } from './premises.ts';
import { priceFormulaMissing } from './price-formula-missing.ts';
import { priceMissing } from './price-missing.ts';
import { priceScore } from './price-score.ts';
import { priceWeight } from './price-weight.ts';
import { proposedItem } from './proposed-item.ts';
import { qualificationScored } from './qualification-scored.ts';
import { regionExperience } from './region-experience.ts';
import { samplesWithoutMethod } from './samples-without-method.ts';
import { scaleWeights } from './scale-weights.ts';
import { scoredPriceOnlyMethod } from './scored-price-only-method.ts';
import { setAsideShare } from './set-aside-share.ts';
import { smallBudgetNotSetAside } from './small-budget-not-set-aside.ts';
import { socialInsuranceLength } from './social-insurance-length.ts';
import { sourceMissing } from './source-missing.ts';
import { statutoryQualification } from './statutory-qualification.ts';
import { sumMismatch } from './sum-mismatch.ts';
import { supplierPool } from './supplier-pool.ts';
import { textCapMismatch } from './text-cap-mismatch.ts';
import { tieBreakOrder } from './tie-break-order.ts';
import { tierWording } from './tier-wording.ts';
import { tiersGap } from './tiers-gap.ts';
import { tiersNotFalling } from './tiers-not-falling.ts';
import { tiersOpenEnd } from './tiers-open-end.ts';
import { tiersOverlap } from './tiers-overlap.ts';
import { tiersStart } from './tiers-start.ts';
import { totalMissing } from './total-missing.ts';
import { unknownKind } from './unknown-kind.ts';
import { unknownSection } from './unknown-section.ts';
import { vagueWording } from './vague-wording.ts';
import { yearsInBusiness } from './years-in-business.ts';

/** Every rule, in the order of the documentation: completeness, standards, price, policy, conditions, unlawful factors. */
export const LINT_RULES: readonly LintRule[] = [
  noItems,
  pointsMissing,
  totalMissing,
  sumMismatch,
  textCapMismatch,
  capUnreachable,
  scaleWeights,
  unknownKind,
  itemIncomplete,
  proposedItem,
  duplicateItem,
  unknownSection,
  sourceMissing,
  formulaInvalid,
  tiersStart,
  tiersGap,
  tiersNotFalling,
  tiersOverlap,
  tiersOpenEnd,
  tierWording,
  pointsOverMax,
  bandEmpty,
  bandsOverlap,
  bandsGap,
  gradesOverlap,
  gradesGap,
  gradesCap,
  pointsInterval,
  gradesWithoutCriteria,
  vagueWording,
  bidderComparison,
  objectiveNeedsJudgement,
  factorWithoutRequirement,
  priceMissing,
  priceFormulaMissing,
  priceWeight,
  informationSystemWeight,
  averageBenchmark,
  extremesDropped,
  priceScore,
  minimumPrice,
  scoredPriceOnlyMethod,
  tieBreakOrder,
  abnormallyLowShares,
  ceilingOverBudget,
  budgetMissing,
  deductionRate,
  deductionInSetAside,
  deductionMissing,
  smallBudgetNotSetAside,
  setAsideShare,
  statutoryQualification,
  qualificationScored,
  pastContractsQualification,
  mandatoryUnmarked,
  markUndefined,
  samplesWithoutMethod,
  enterpriseSize,
  yearsInBusiness,
  ownershipForm,
  regionExperience,
  industryExperience,
  localPresence,
  namedBrand,
  namedPatent,
  manufacturerAuthorisation,
  contractAmount,
  marketShare,
  creditRating,
  associationAward,
  businessScope,
  premises,
  abolishedApproval,
  abolishedStandard,
  namedTestBody,
  supplierPool,
  bidFormat,
  compulsoryEnergySaving,
  compulsoryStandard,
  socialInsuranceLength,
];
