import type { Location } from '../../src/domain/location.ts';
import type { Scheme } from '../../src/domain/lot.ts';
import type { Quantity } from '../../src/domain/requirement.ts';

export const GROUPS = ['qualification', 'mandatory', 'other'] as const;
export type RequirementGroup = (typeof GROUPS)[number];

export const GROUP_NAMES: Readonly<Record<RequirementGroup, string>> = {
  qualification: '资格要求',
  mandatory: '实质性条款',
  other: '其他要求',
};

/** Something a bid is reviewed against. */
export interface ReviewedRequirement {
  /** What judgements and addresses name it by: its number, or its id where the number is missing or not the only one. */
  key: string;
  id: string;
  number: string | null;
  group: RequirementGroup;
  title: string | null;
  text: string;
  quantities: readonly Quantity[];
  location: Location;
}

type Unnamed = Omit<ReviewedRequirement, 'key'>;

/** Everything that bids are reviewed against, in the order of the review: who may take part, what voids a bid, the rest. */
export function listReviewed({ procurement, lot }: Scheme): ReviewedRequirement[] {
  const all: Unnamed[] = [
    ...procurement.qualifications.map(
      (one): Unnamed => ({ ...one, group: 'qualification', title: null, quantities: [] }),
    ),
    ...[...procurement.mandatoryRequirements, ...lot.mandatoryRequirements].map((one) => describe(one, 'mandatory')),
    ...[...procurement.requirements, ...lot.requirements].map((one) => describe(one, 'other')),
  ];
  const times = new Map<string, number>();
  for (const { number } of all) if (number !== null) times.set(number, (times.get(number) ?? 0) + 1);
  return all.map((one) => ({
    ...one,
    key: one.number !== null && times.get(one.number) === 1 ? one.number : one.id,
  }));
}

function describe(
  { id, number, title, text, quantities, location }: Scheme['lot']['requirements'][number],
  group: RequirementGroup,
): Unnamed {
  return { id, number, group, title: title ?? null, text, quantities, location };
}

/** How a requirement is called: its number, its title, or the beginning of what it says. */
export function nameRequirement({
  number,
  title,
  text,
}: Pick<ReviewedRequirement, 'number' | 'title' | 'text'>): string {
  return number ?? title ?? (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text);
}

const LONGEST_NAME = 14;
