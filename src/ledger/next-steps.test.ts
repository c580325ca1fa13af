import { describe, expect, it } from 'vitest';
import type { EventType } from './events/index.ts';
import { fold } from './fold/index.ts';
import { place, SECRETS, tellStory } from './ledger-fixture.ts';
import { listNextSteps, type NextStep } from './next-steps.ts';
import { maySee } from './view-rights.ts';

const events = place(tellStory());

function stepsAfter(type: EventType, nth = 1): NextStep[] {
  const indexes = events.flatMap((event, index) => (event.type === type ? [index] : []));
  const lot = fold(events.slice(0, (indexes[nth - 1] ?? -1) + 1)).lots.get(1);
  return lot === undefined ? [] : listNextSteps(lot);
}
const codes = (steps: readonly NextStep[]) => steps.map(({ code }) => code);

describe('what blocks the next step', () => {
  it.each<[EventType, number, string[]]>([
    ['procurement.created', 1, ['scheme-unpublished']],
    ['scheme.published', 1, ['no-panel', 'bids-unopened']],
    ['bid.received', 2, ['no-panel', 'bids-unopened']],
    ['panel.formed', 1, ['bids-unopened']],
    [
      'bid.opened',
      1,
      ['bids-unopened', 'bids-unread', 'requirements-unjudged', 'first-stage-undecided', 'marking-unopened'],
    ],
    ['first-stage.decided', 1, ['bids-unread', 'requirements-unjudged', 'second-unopened', 'marking-unopened']],
    [
      'clarification.asked',
      1,
      ['bids-unread', 'requirements-unjudged', 'clarification-unanswered', 'marking-unopened'],
    ],
    ['final-price.submitted', 1, ['bids-unread', 'requirements-unjudged', 'prices-missing', 'marking-unopened']],
    ['final-price.submitted', 2, ['bids-unread', 'requirements-unjudged', 'prices-unopened', 'marking-unopened']],
    ['fact.proposed', 1, ['bids-unread', 'facts-unconfirmed', 'requirements-unjudged', 'marking-unopened']],
    ['marking.opened', 1, ['marks-missing']],
    ['marks.submitted', 3, ['totals-unfrozen']],
    ['marks.returned', 1, ['marks-returned']],
    ['totals.frozen', 1, ['report-unsigned']],
    ['award.made', 1, ['notices-unsent', 'unsealed']],
    ['challenge.received', 1, ['notices-unsent', 'challenges-unanswered', 'unsealed']],
    ['procurement.sealed', 1, []],
  ])('after %s (%i): %j', (type, nth, expected) => {
    expect(codes(stepsAfter(type, nth))).toEqual(expected);
  });

  it('names who is waited for and counts what is done', () => {
    expect(stepsAfter('marks.submitted', 1)).toMatchObject([{ names: ['一号', '三号'], done: { count: 1, of: 3 } }]);
    expect(stepsAfter('report.signed')).toMatchObject([{ names: ['二号', '三号'], done: { count: 1, of: 3 } }]);
    expect(stepsAfter('final-price.submitted', 1)).toContainEqual(expect.objectContaining({ names: ['示例乙'] }));
    expect(stepsAfter('requirement.judged')).toContainEqual(expect.objectContaining({ done: { count: 1, of: 2 } }));
  });

  it('tells of no bid before it is opened, and never a price or a note', () => {
    for (let end = 1; end <= events.length; end += 1) {
      const lot = fold(events.slice(0, end)).lots.get(1);
      const text = JSON.stringify(lot === undefined ? [] : listNextSteps(lot));
      expect(text).not.toMatch(new RegExp(`77700|${Object.values(SECRETS.notes).join('|')}`));
      if (lot?.stage === 'receiving') expect(text).not.toMatch(/示例甲|示例乙/);
    }
  });

  it('leads each of those who have to act to a page they may open', () => {
    for (let end = 1; end <= events.length; end += 1) {
      const lot = fold(events.slice(0, end)).lots.get(1);
      for (const { code, who, page } of lot === undefined ? [] : listNextSteps(lot)) {
        const able = who.filter((role) => role === 'vendor' || maySee(role, page, lot?.stage ?? 'drafting'));
        expect(able, `${code} at ${end}`).toEqual(who);
      }
    }
  });
});
