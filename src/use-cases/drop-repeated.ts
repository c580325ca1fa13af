import { AppError } from '../domain/app-error.ts';
import { writeCanonical } from '../ledger/canonical-json.ts';
import { EVENT_NAMES } from '../ledger/event-names.ts';
import type { EventType, LedgerEvent, NewEvent } from '../ledger/events/index.ts';

/** What stands beside what was there before, instead of in its place; and what of it is made anew each time. */
const ADDING: Partial<Record<EventType, readonly string[]>> = {
  'fact.proposed': ['id'],
  'clarification.asked': ['id', 'document'],
  'clarification.answered': [],
  'negotiation.held': [],
  'notice.sent': [],
  'challenge.received': ['id'],
};

/**
 * What is left to record of what somebody says, where they say it a second time: whoever goes back to a form that was sent and sends it
 * as it stands says nothing new. Their own value, given once more in its own place while it stands, is left out; what would be
 * added a second time, word for word, is refused, so that nobody takes it for two.
 * @param events all that happened so far, in order
 * @throws AppError `input-invalid`
 */
export function dropRepeated(events: readonly LedgerEvent[], deeds: readonly NewEvent[]): NewEvent[] {
  for (const deed of deeds) refuseAddition(events, deed);
  return deeds.filter((deed) => !isStanding(events, deed));
}

function isStanding(events: readonly LedgerEvent[], deed: NewEvent): boolean {
  const sequence = findReplaced(deed);
  const replaced = sequence === null ? undefined : events[sequence - 1];
  if (sequence === null || replaced === undefined || !isSame(replaced, deed, ['replaces'])) return false;
  return !events.slice(sequence).some((later) => findReplaced(later) === sequence);
}

function refuseAddition(events: readonly LedgerEvent[], deed: NewEvent): void {
  const aside = ADDING[deed.type];
  if (aside === undefined || !events.some((event) => isSame(event, deed, aside))) return;
  const name = EVENT_NAMES[deed.type];
  throw new AppError(
    'input-invalid',
    `您已经办理过内容完全相同的“${name}”，没有重复记录；确实是另一次的，请写明不同之处再提交`,
  );
}

function findReplaced({ data }: Pick<NewEvent, 'data'>): number | null {
  return 'replaces' in data ? data.replaces : null;
}

/** The same person, in the same role, says the same, some fields aside. */
function isSame(event: LedgerEvent, deed: NewEvent, aside: readonly string[]): boolean {
  if (event.type !== deed.type || event.by.id !== deed.by.id || event.by.role !== deed.by.role) return false;
  const nothing = Object.fromEntries(aside.map((field) => [field, null]));
  const textOf = (data: object) => writeCanonical({ ...data, ...nothing });
  return textOf(event.data) === textOf(deed.data);
}
