import { z } from 'zod';
import { Decimal } from '../../domain/decimal.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { IsoDate } from '../../domain/scalars.ts';

const lawSchema = z.object({
  members: z.coerce.number(),
  largeMembers: z.coerce.number().optional(),
  largeBudget: z.string().optional(),
  experts: z.object({ numerator: z.string(), denominator: z.string() }),
});

/**
 * Number of members and share of experts as the law of the day demands them. An error stands against the panel; where nobody has read
 * the law's text yet, it is a warning.
 * @param experts members who are not the buyer's representatives
 */
export function checkPanel(
  { members, experts }: { members: number; experts: number },
  { procurement, lot }: Scheme,
  regulations: Regulations,
  date: IsoDate,
): Finding[] {
  const inForce = procurement.method === null ? null : regulations.find(`evaluation-panel/${procurement.method}`, date);
  if (inForce === null) return [];
  const law = lawSchema.parse(inForce.value);
  const severity = inForce.parameter.grade === 'C' ? 'warning' : 'error';
  const details = { legalBasis: inForce.basis, lot: lot.number };
  const found: Finding[] = [];
  const budget = procurement.budget ?? lot.budget;
  const isLarge = law.largeBudget !== undefined && budget !== null && new Decimal(budget).gte(law.largeBudget);
  const least = isLarge && law.largeMembers !== undefined ? law.largeMembers : law.members;
  if (members < least) {
    const reason = isLarge ? '（预算达到规定的数额）' : '';
    const message = `评审小组 ${members} 人，少于 ${least} 人${reason}`;
    found.push(finding(severity, 'panel-too-small', message, details));
  }
  if (isEven(members)) found.push(finding(severity, 'panel-even', `评审小组 ${members} 人，人数应当为单数`, details));
  const { numerator, denominator } = law.experts;
  if (new Decimal(experts).times(denominator).lt(new Decimal(members).times(numerator))) {
    const message = `评审专家 ${experts} 人，少于评审小组总人数的 ${numerator}/${denominator}`;
    found.push(finding(severity, 'panel-few-experts', message, details));
  }
  return found;
}

function isEven(members: number): boolean {
  return members % 2 === 0;
}
