import { z } from 'zod';
import type { Answer } from '../../../views/review/answers.ts';
import type { ReviewedRequirement } from '../../../views/review/requirements.ts';
import { JUDGEABLE } from '../../../views/review/verdict.tsx';
import { DEVIATIONS, type Deviation, type ResponseFact } from '../../domain/facts.ts';
import type { Location } from '../../domain/location.ts';
import type { BidView } from '../../ledger/state.ts';
import { type FormFields, fieldOf, optionalText, parseForm } from '../forms.ts';
import { readPlace } from './read-place.ts';

const schema = z.object({
  deviation: z.enum(DEVIATIONS, { error: '请选择判定' }),
  reason: optionalText(),
});

/** What a member typed, and the judgement where it can be recorded. */
export interface ReadJudgement {
  chosen: Deviation | null;
  reason: string;
  location: Location | null;
  problems: { field: string; message: string }[];
  judgement: ResponseFact | null;
}

/**
 * Reads a judgement. Who agrees with the tool may leave the reason to it; who differs from the tool, or from what was judged
 * before, says why.
 */
export function readJudgement(
  requirement: ReviewedRequirement,
  answer: Answer,
  bid: BidView,
  fields: FormFields,
): ReadJudgement {
  const parsed = parseForm(schema, fields);
  const { location, problem } = readPlace(fields, bid);
  const problems = parsed.ok ? [] : [...parsed.problems];
  if (problem !== null) problems.push({ field: 'location', message: problem });
  const chosen = DEVIATIONS.find((one) => one === fieldOf(fields, 'deviation')) ?? null;
  const typed = { chosen, reason: fieldOf(fields, 'reason'), location };
  if (!parsed.ok) return { ...typed, problems, judgement: null };
  const { deviation, reason } = parsed.value;
  const allowed = JUDGEABLE[requirement.group === 'qualification' ? 'qualification' : 'answer'];
  if (!allowed.includes(deviation)) problems.push({ field: 'deviation', message: '资格要求不作这样的判定，请另选' });
  const missing = reason === null ? findMissingReason(deviation, answer) : null;
  if (missing !== null) problems.push({ field: 'reason', message: missing });
  if (problems.length > 0) return { ...typed, problems, judgement: null };
  const stated = reason ?? proposedReason(deviation, answer);
  const { key: number } = requirement;
  return {
    ...typed,
    problems,
    judgement: { number, deviation, location, ...(stated === null ? {} : { reason: stated }) },
  };
}

function findMissingReason(deviation: Deviation, { judgement, proposed }: Answer): string | null {
  if (judgement !== null && judgement.value.deviation !== deviation) return '与此前的判定不同，请写明理由';
  if (proposed !== null && proposed !== deviation) return '与系统提示不同，请写明理由';
  if (proposed === null && deviation !== 'none') return '系统没有提示，请写明理由';
  return null;
}

function proposedReason(deviation: Deviation, { judgement, responses }: Answer): string | null {
  if (judgement?.value.reason !== undefined) return judgement.value.reason;
  const reasons = responses.filter((response) => response.deviation === deviation).flatMap((one) => one.reasons);
  return reasons.length === 0 ? null : reasons.join('；');
}
