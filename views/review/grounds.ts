import type { Location } from '../../src/domain/location.ts';
import type { Procurement } from '../../src/domain/procurement.ts';
import { codeOfRequirement } from '../../src/domain/tenderer.ts';
import type { Answer } from './answers.ts';
import { nameRequirement, type ReviewedRequirement } from './requirements.ts';
import { nameVerdict } from './verdict.tsx';

/** On what a bid may be held invalid: always something that is written in the document or the law. */
export interface Ground {
  code: string;
  text: string;
  legalBasis: string;
  /** Where the bid shows it. */
  location: Location | null;
}

/** A clause that the list has not; who chooses it writes down which. */
export const OTHER_GROUND = 'rejected-by-panel';

const IN_LAW: Readonly<Record<string, string>> = {
  'no-security': '没有按要求提交保证金',
  'not-sealed': '没有按要求密封、签署或盖章',
  'not-qualified': '不具备规定的资格要求',
  'price-over-ceiling': '报价超过预算金额或最高限价',
  'unacceptable-conditions': '附有采购人不能接受的条件',
};

interface Material {
  procurement: Procurement;
  /** Requirements that void a bid, with the bid's answers. */
  answers: readonly { requirement: ReviewedRequirement; answer: Answer }[];
  /** What the law says for this method; null where it lists nothing. */
  law: { value: unknown; basis: string } | null;
  /** Code of a requirement's ground that is offered whatever the requirement was judged to be; else empty. */
  asked: string;
}

/** What the bid fails first, then what the document names, then the law's own cases. */
export function listGrounds({ procurement, answers, law, asked }: Material): Ground[] {
  const failed = answers.filter(
    ({ requirement, answer }) =>
      requirement.group !== 'other' &&
      (codeOfRequirement(requirement.id) === asked ||
        answer.deviation === 'negative' ||
        answer.deviation === 'missing'),
  );
  const inLaw = Array.isArray(law?.value) ? law.value : [];
  return [
    ...failed.map(({ requirement, answer }) => ({
      code: codeOfRequirement(requirement.id),
      text: `${nameRequirement(requirement)}　${describeAnswer(requirement, answer)}`,
      legalBasis: clauseOf(requirement.location),
      location: answer.judgement?.value.location ?? answer.responses[0]?.location ?? null,
    })),
    ...procurement.rejectionGrounds.map(({ id, text, location }) => ({
      code: `ground-${id}`,
      text,
      legalBasis: clauseOf(location),
      location: null,
    })),
    ...inLaw.flatMap((one) => {
      const text = IN_LAW[String(one)];
      return law === null || text === undefined
        ? []
        : [{ code: `law-${String(one)}`, text, legalBasis: law.basis, location: null }];
    }),
  ];
}

function describeAnswer({ group }: ReviewedRequirement, { deviation, isJudged, judgement, responses }: Answer): string {
  if (deviation === null) return '尚未判定';
  const reason = judgement?.value.reason ?? responses.flatMap(({ reasons }) => reasons).join('；');
  return `${nameVerdict(deviation, group)}${reason === '' ? '' : `：${reason}`}${isJudged ? '' : '（系统提示，尚未判定）'}`;
}

function clauseOf({ clause, path, quote }: Location): string {
  return `采购文件 ${clause ?? (quote === '' ? path : `“${quote}”`)}`;
}
