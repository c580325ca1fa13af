import type { BidPerson } from '../../domain/bid.ts';
import type { PersonFact } from '../../domain/facts.ts';
import type { Scheme } from '../../domain/lot.ts';

/**
 * Whether the months for which social insurance is proved lie in the window a people item sets before the deadline.
 * Where no month or no deadline was read, what the bid says stands as it is.
 */
export function resolveInsurance(people: readonly BidPerson[], scheme: Scheme): PersonFact[] {
  const months = findWindow(scheme);
  return people.map(({ insuredMonths = [], ...person }) => {
    if (months === null || insuredMonths.length === 0 || person.socialInsurance !== true) return person;
    return { ...person, socialInsurance: insuredMonths.some((month) => months.includes(month)) };
  });
}

/** The deadline's month and those before it: 2025-12 with three months → 2025-09 … 2025-12. */
function findWindow({ procurement, lot }: Scheme): string[] | null {
  const before = lot.items.flatMap((item) => (item.kind === 'people' ? (item.socialInsuranceMonths ?? []) : []))[0];
  const deadline = /^(\d{4})-(\d{2})/.exec(procurement.submissionDeadline ?? '');
  if (before === undefined || deadline === null) return null;
  const last = Number.parseInt(deadline[1] ?? '0', 10) * MONTHS + Number.parseInt(deadline[2] ?? '0', 10) - 1;
  return Array.from({ length: before + 1 }, (_, back) => {
    const month = last - back;
    return `${Math.floor(month / MONTHS)}-${String((month % MONTHS) + 1).padStart(2, '0')}`;
  });
}

const MONTHS = 12;
