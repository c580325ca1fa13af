import { Decimal, ONE, showAmount, showRate, sum } from '../domain/decimal.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { PolicyFact } from '../domain/facts.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { Scheme } from '../domain/lot.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { IsoDate } from '../domain/scalars.ts';

interface Deduction {
  title: string;
  rate: Decimal;
  legalBasis: string | null;
}

export interface PolicyResult {
  evaluated: Decimal;
  deductions: Deduction[];
  /** Why help was granted or not, one sentence each. */
  reasons: string[];
  findings: Finding[];
}

/**
 * Price after policy deductions: quoted × (1 − sum of the rates), all rates taken off the original price and none
 * granted twice (财库〔2020〕46号第九条; 国办发〔2025〕34号 for domestic products). Rates of the small-enterprise
 * deduction come from the scheme, thresholds and the domestic rate from the regulations in force on `date`.
 */
export function applyPolicy(
  quoted: Decimal,
  facts: PolicyFact | null,
  scheme: Scheme,
  regulations: Regulations,
  date: IsoDate,
): PolicyResult {
  const reasons: string[] = [];
  const findings = (facts?.doubts ?? []).map((doubt) =>
    finding('warning', 'policy-in-doubt', `价格扣除尚不能确定，未扣除：${doubt}`, {
      locations: facts?.location ? [facts.location] : [],
    }),
  );
  const deductions = [
    smallEnterpriseDeduction(facts, scheme, regulations, date, reasons, findings),
    domesticDeduction(facts, scheme, regulations, date, reasons),
  ].filter((deduction) => deduction !== null);
  const evaluated = quoted.times(ONE.minus(sum(deductions.map(({ rate }) => rate))));
  return { evaluated, deductions, reasons, findings };
}

function smallEnterpriseDeduction(
  facts: PolicyFact | null,
  scheme: Scheme,
  regulations: Regulations,
  date: IsoDate,
  reasons: string[],
  findings: Finding[],
): Deduction | null {
  const { sme } = scheme.lot;
  const own = ownStatus(facts);
  if (sme.setAside === true) {
    reasons.push('专门面向中小企业的采购包，不再给予价格扣除');
    return null;
  }
  if (facts === null) {
    reasons.push('没有中小企业、监狱企业或残疾人福利性单位的声明，不扣除');
    return null;
  }
  const basis = regulations.find('small-enterprise/deduction-range', date)?.basis ?? null;
  if (own !== null) {
    if (sme.smallMicroDeduction === null) {
      findings.push(
        finding('warning', 'deduction-rate-missing', `${own}可享受价格扣除，但方案没有写明扣除比例`, {
          legalBasis: basis,
        }),
      );
      reasons.push(`${own}，但方案没有写明扣除比例，未扣除`);
      return null;
    }
    return { title: `${own}价格扣除`, rate: new Decimal(sme.smallMicroDeduction), legalBasis: basis };
  }
  if (facts.smallMicroShare !== null)
    return consortiumDeduction(facts, facts.smallMicroShare, scheme, regulations, date, reasons);
  if (facts.doubts !== undefined) {
    reasons.push(...facts.doubts);
    return null;
  }
  reasons.push(facts.enterpriseClass === 'medium' ? '中型企业不享受小微企业价格扣除' : '不是小微企业，不享受价格扣除');
  return null;
}

/** Prison enterprises and disabled-welfare units count as small and micro enterprises; the benefits do not add up. */
function ownStatus(facts: PolicyFact | null): string | null {
  if (facts === null) return null;
  if (facts.enterpriseClass === 'small') return '小型企业';
  if (facts.enterpriseClass === 'micro') return '微型企业';
  if (facts.prisonEnterprise) return '监狱企业（视同小微企业）';
  if (facts.disabledWelfareUnit) return '残疾人福利性单位（视同小微企业）';
  return null;
}

function consortiumDeduction(
  facts: PolicyFact,
  share: string,
  scheme: Scheme,
  regulations: Regulations,
  date: IsoDate,
  reasons: string[],
): Deduction | null {
  const rule = regulations.find('small-enterprise/consortium-share', date);
  if (rule === null) {
    reasons.push('评审之日尚无联合体或分包价格扣除的规定');
    return null;
  }
  const needed = new Decimal(String(rule.value));
  const has = new Decimal(share);
  if (facts.relatedMembers) {
    reasons.push('联合体或分包各方存在控股、管理关系，不扣除');
    return null;
  }
  if (has.lessThan(needed)) {
    reasons.push(`小微企业承担 ${showRate(has)}，不足 ${showRate(needed)}，不扣除`);
    return null;
  }
  if (scheme.lot.sme.consortiumDeduction === null) {
    reasons.push('方案没有写明联合体或分包的扣除比例，未扣除');
    return null;
  }
  return {
    title: `联合体或分包中小微企业占 ${showRate(has)} 的价格扣除`,
    rate: new Decimal(scheme.lot.sme.consortiumDeduction),
    legalBasis: rule.basis,
  };
}

function domesticDeduction(
  facts: PolicyFact | null,
  scheme: Scheme,
  regulations: Regulations,
  date: IsoDate,
  reasons: string[],
): Deduction | null {
  if (facts === null || !facts.competesWithForeign || facts.domesticCostShare === null) return null;
  if (scheme.lot.domesticProduct?.applies === false) {
    reasons.push('采购文件写明本包不适用本国产品政策，不扣除');
    return null;
  }
  const rate = regulations.find('domestic-product/deduction', date);
  const needed = regulations.find('domestic-product/cost-share', date);
  if (rate === null || needed === null) {
    reasons.push('评审之日尚无本国产品价格扣除的规定');
    return null;
  }
  const share = new Decimal(facts.domesticCostShare);
  if (share.lessThan(String(needed.value))) {
    reasons.push(`本国产品成本占 ${showRate(share)}，不足 ${showRate(new Decimal(String(needed.value)))}，整体不扣除`);
    return null;
  }
  return { title: '本国产品价格扣除', rate: new Decimal(String(rate.value)), legalBasis: rate.basis };
}

/** The evaluated price as an explanation: 318,000.00 × (1 − 20%) = 254,400.00. */
export function explainEvaluatedPrice(
  id: string,
  quoted: Decimal,
  result: PolicyResult,
  facts: PolicyFact | null,
  scheme: Scheme,
): Explanation {
  const { deductions } = result;
  const evaluated = showAmount(result.evaluated);
  return {
    id,
    title: '评审价',
    value: result.evaluated.toFixed(),
    unit: '元',
    rule:
      deductions.length === 0
        ? result.reasons.join('；') || '评审价等于报价'
        : `评审价 = 报价 × (1 − ${deductions.map(({ title }) => title).join(' − ')})`,
    arithmetic:
      deductions.length === 0
        ? `${showAmount(quoted)}（不扣除）`
        : `${showAmount(quoted)} × (1 − ${deductions.map(({ rate }) => showRate(rate)).join(' − ')}) = ${evaluated}`,
    inputs: deductions.map(({ title, rate }) => ({
      name: title,
      value: showRate(rate),
      location: facts?.location ?? null,
    })),
    rounding: null,
    legalBasis: [...new Set(deductions.flatMap(({ legalBasis }) => legalBasis ?? []))],
    locations: scheme.lot.sme.location === null ? [] : [scheme.lot.sme.location],
    children: [],
  };
}
