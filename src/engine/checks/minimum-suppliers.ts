import { type Finding, finding } from '../../domain/finding.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { RegulationInForce } from '../../domain/regulation.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { IsoDate } from '../../domain/scalars.ts';

/**
 * Too few responsive suppliers end the procedure. A consultation may go on with two for purchased government services (财库〔2015〕124号)
 * and for research without enough competition (财库〔2014〕214号第二十一条). Which of them a procurement is, people know: where the document
 * does not say that it is no purchase of services, that stays a question.
 */
export function checkMinimumSuppliers(
  { procurement, lot }: Scheme,
  responsive: number,
  regulations: Regulations,
  date: IsoDate,
): Finding[] {
  if (procurement.method === null || lot.purpose !== 'award') return [];
  const needed = regulations.find(`minimum-suppliers/${procurement.method}`, date);
  if (needed === null || responsive >= Number.parseInt(String(needed.value), 10)) return [];
  const isEnough = (key: string) => {
    const rule =
      procurement.method === 'competitive-consultation' ? regulations.find(`minimum-suppliers/${key}`, date) : null;
    return rule !== null && responsive >= Number.parseInt(String(rule.value), 10) ? rule : null;
  };
  const services = isEnough('purchased-services');
  const research = isEnough('insufficiently-competitive-research');
  if (services !== null && procurement.isPurchasedService === true) return [];
  if (services !== null && procurement.isPurchasedService === null) {
    const legalBasis = joinBases([services, research]);
    const kinds = research === null ? '政府购买服务项目' : '政府购买服务或者市场竞争不充分的科研等项目';
    const message = `有效供应商只有 ${responsive} 家；只有${kinds}才可以继续，请确认`;
    return [finding('warning', 'too-few-suppliers', message, { legalBasis })];
  }
  const unless = research === null ? '' : '（市场竞争不充分的科研等项目除外）';
  const message = `有效供应商只有 ${responsive} 家，少于 ${String(needed.value)} 家，应当终止并重新开展采购活动${unless}`;
  return [finding('error', 'too-few-suppliers', message, { legalBasis: needed.basis })];
}

function joinBases(rules: readonly (RegulationInForce | null)[]): string {
  return rules.flatMap((rule) => rule?.basis ?? []).join('；');
}
