import type { BidCheck } from '../../src/domain/bid.ts';
import type { Deviation, ResponseFact } from '../../src/domain/facts.ts';
import type { BidView, Recorded } from '../../src/ledger/state.ts';
import type { RequirementGroup, ReviewedRequirement } from './requirements.ts';

export type Response = BidCheck['responses'][number];

/** How one tenderer answers one requirement: what a member judged, else what the tool proposes. */
export interface Answer {
  /** Null: nobody judged, and the tool proposes nothing. */
  deviation: Deviation | null;
  isJudged: boolean;
  judgement: Recorded<ResponseFact> | null;
  /** What the tool proposes; null where it found nothing to say. */
  proposed: Deviation | null;
  responses: readonly Response[];
}

/** The gravest first: of several answers to one requirement, the one that people have to see. */
const BY_WEIGHT: readonly Deviation[] = ['missing', 'negative', 'vague', 'unclear', 'none', 'positive'];

/**
 * @param check what the tool found in the bid; null where it has not been read
 * @param all every requirement of the review: a number that several have tells none of them apart
 */
export function findAnswer(
  requirement: ReviewedRequirement,
  bid: Pick<BidView, 'judgements'>,
  check: Pick<BidCheck, 'responses'> | null,
): Answer {
  const judgement = bid.judgements.get(requirement.key) ?? bid.judgements.get(requirement.id) ?? null;
  const responses = (check?.responses ?? []).filter((response) => isAbout(response, requirement));
  const proposed =
    BY_WEIGHT.find((deviation) => responses.some((response) => response.deviation === deviation)) ?? null;
  return {
    deviation: judgement?.value.deviation ?? proposed,
    isJudged: judgement !== null,
    judgement,
    proposed,
    responses,
  };
}

/** By the requirement itself; checks that do not name it, by a number that no other requirement has. */
function isAbout(response: Response, { id, key, number, group }: ReviewedRequirement): boolean {
  if (group === 'qualification' || response.mandatory !== (group === 'mandatory')) return false;
  if (response.requirement !== undefined) return response.requirement === id;
  return number !== null && number === key && response.number === number;
}

/** Answers that the tool could not bring together with any requirement, and that are not simply in order. */
export function listUnmatched(
  requirements: readonly ReviewedRequirement[],
  check: Pick<BidCheck, 'responses'> | null,
): Response[] {
  return (check?.responses ?? []).filter(
    (response) =>
      response.deviation !== 'none' &&
      response.deviation !== 'positive' &&
      !requirements.some((requirement) => isAbout(response, requirement)),
  );
}

export const FILTERS = ['all', 'mandatory', 'open', 'negative', 'uncertain'] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether a requirement is shown: at least one tenderer's answer is what the filter asks for. */
export function passes(filter: Filter, group: RequirementGroup, answers: readonly Answer[]): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'mandatory':
      return group === 'mandatory';
    case 'open':
      return answers.some(({ isJudged }) => !isJudged);
    case 'negative':
      return answers.some(({ deviation }) => deviation === 'negative' || deviation === 'missing');
    case 'uncertain':
      return answers.some(({ deviation }) => deviation === null || deviation === 'vague' || deviation === 'unclear');
  }
}

export type Counts = Record<'met' | 'negative' | 'missing' | 'uncertain' | 'unknown' | 'open', number>;

/** What a tenderer's answers come to; `open` are those that nobody has judged, whatever the tool proposes. */
export function countAnswers(answers: readonly Answer[]): Counts {
  const count = (is: (answer: Answer) => boolean) => answers.filter(is).length;
  return {
    met: count(({ deviation }) => deviation === 'none' || deviation === 'positive'),
    negative: count(({ deviation }) => deviation === 'negative'),
    missing: count(({ deviation }) => deviation === 'missing'),
    uncertain: count(({ deviation }) => deviation === 'vague' || deviation === 'unclear'),
    unknown: count(({ deviation }) => deviation === null),
    open: count(({ isJudged }) => !isJudged),
  };
}
