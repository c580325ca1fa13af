import { describe, expect, it } from 'vitest';
import { evaluate } from '../../engine/evaluate.ts';
import { loadReferenceData } from '../../use-cases/reference-data.ts';
import { buildEvaluationInput } from '../engine-input.ts';
import { event, PURCHASER, place, SCHEME, tellStory } from '../ledger-fixture.ts';
import { EMPTY_STATE } from '../state.ts';
import { fold } from './index.ts';

const events = place(tellStory());

describe('folding', () => {
  it('is the same at once and event by event, and leaves every state before as it was', () => {
    const texts: string[] = [];
    const states = [EMPTY_STATE];
    for (const event of events) {
      const before = states.at(-1) ?? EMPTY_STATE;
      texts.push(show(before));
      states.push(fold([event], before));
    }
    expect(show(states.at(-1))).toBe(show(fold(events)));
    expect(states.slice(0, -1).map(show)).toEqual(texts);
  });

  it('keeps what was corrected, with who, when and why', () => {
    const fact = fold(events).lots.get(1)?.bids.get('示例甲')?.facts.get('count');
    expect(fact).toMatchObject({
      status: 'confirmed',
      current: {
        value: { value: { count: 2 } },
        by: 'member-1',
        reason: '一份合同已过期',
        superseded: { value: { value: { count: 3 } }, by: 'clerk-1', superseded: null },
      },
    });
    const mark = fold(events).lots.get(1)?.marks.get('member-3')?.marks.get('示例乙')?.get('plan');
    expect(mark).toMatchObject({ value: { points: '44' }, superseded: { value: { points: '40' } } });
  });

  it('keeps what is being written apart from what is published, version behind version', () => {
    const told = tellStory();
    const published = told.findIndex(({ type }) => type === 'scheme.published') + 1;
    const draft = { ...SCHEME, lot: { ...SCHEME.lot, title: '改过的包' } };
    const edited = event('scheme.edited', PURCHASER, { lot: 1, scheme: draft, reason: '更正', replaces: 8 });
    const corrected = event('scheme.superseded', PURCHASER, { lot: 1, scheme: draft, reason: '更正', replaces: 9 });
    const before = fold(place([...told.slice(0, published), edited])).lots.get(1);
    expect(before).toMatchObject({
      title: '示例包',
      scheme: { sequence: 9 },
      draft: { sequence: 10, superseded: { sequence: 8 } },
    });
    const after = fold(place([...told.slice(0, published), edited, corrected])).lots.get(1);
    expect(after).toMatchObject({
      title: '改过的包',
      scheme: { sequence: 11, reason: '更正', superseded: { sequence: 9 } },
    });
  });

  it('moves the lot on, and back for a recheck', () => {
    const stages = events.map((_, index) => fold(events.slice(0, index + 1)).lots.get(1)?.stage);
    expect(stages.filter((stage, index) => stage !== stages[index - 1])).toEqual([
      'drafting',
      'receiving',
      'reviewing',
      'marking',
      'totalled',
      'decided',
      'sealed',
    ]);
  });

  it('gives the engine what people recorded: worked by hand', () => {
    const input = buildEvaluationInput(fold(events), 1, '2026-06-01', loadReferenceData());
    if (input === null) throw new Error('no input');
    const [a, b] = evaluate(input).tenderers;
    // A: 777001 is the lowest → 30; 2 contracts × 2 → 4; (50 + 50 + 50) ÷ 3 → 50. B: 777001 ÷ 777002 × 30 → 30.00; 5 × 2 → 10; (40 + 40 + 44) ÷ 3 → 41.33.
    expect(a).toMatchObject({ name: '示例甲', total: '84', rank: 1 });
    expect(b).toMatchObject({ name: '示例乙', total: '81.33', rank: 2 });
  });
});

function show(value: unknown): string {
  return JSON.stringify(value, (_, part) => (part instanceof Map ? [...part] : part instanceof Set ? [...part] : part));
}
