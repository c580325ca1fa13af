import { z } from 'zod';
import type { Requirement } from '../../../domain/requirement.ts';
import { CONSULTATION, TENDER } from '../bases.ts';
import type { LawReference } from '../law-in-force.ts';
import type { LintReport, LintRule } from '../rule.ts';

const BASIS: readonly LawReference[] = [
  { key: 'scoring-standard/mandatory-marked', ...TENDER },
  { key: 'scoring-standard/mandatory-marked-consultation', ...CONSULTATION },
];
const wordsSchema = z.object({ conspicuous: z.array(z.string()), voids: z.array(z.string()) });

export const mandatoryUnmarked: LintRule = {
  code: 'mandatory-unmarked',
  title: '实质性要求没有以醒目的方式标明',
  severities: ['error', 'warning'],
  basis: BASIS,
  check({ procurement, lot }, law) {
    const value = BASIS.map(({ key }) => law.find(key)).find((found) => found !== undefined);
    if (value === undefined) return [];
    const { conspicuous, voids } = wordsSchema.parse(value);
    const isMarked = (requirement: Requirement) => conspicuous.some((mark) => wordingOf(requirement).includes(mark));
    return [
      { part: procurement, shared: true },
      { part: lot, shared: false },
    ].flatMap(({ part, shared }) => [
      ...part.mandatoryRequirements
        .filter((requirement) => !isMarked(requirement))
        .map((requirement) => toReport('error', requirement, shared)),
      ...part.requirements
        .filter((requirement) => !isMarked(requirement) && saysVoid(requirement, voids))
        .map((requirement) => toReport('warning', requirement, shared)),
    ]);
  },
};

/** 负偏离不会导致投标无效 says the contrary. */
const NOT_VOID = /不(?:会|作为?|视为|属于|导致|按|因此)[^,，。；;]{0,10}(?:无效|否决|拒绝)[^,，。；;]{0,8}/g;

function saysVoid({ text }: Requirement, voids: readonly string[]): boolean {
  const plain = text.replace(NOT_VOID, '');
  return voids.some((word) => plain.includes(word));
}

function wordingOf({ number, title = '', text, location }: Requirement): string {
  return [number, title, text, location.quote, location.clause ?? ''].join('\n');
}

function toReport(
  severity: 'error' | 'warning',
  { number, title, location }: Requirement,
  shared: boolean,
): LintReport {
  const what = `条款 ${number}${title === undefined ? '' : `“${title}”`}`;
  const message =
    severity === 'error'
      ? `${what}是实质性要求，却没有 ★ 等醒目标记，请标明，并说明不满足的后果`
      : `${what}写着不满足即无效，却没有 ★ 等醒目标记，请标明，或者删去无效的说法`;
  return { severity, message, locations: [location], wholeProcurement: shared };
}
