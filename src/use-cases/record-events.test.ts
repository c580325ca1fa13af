import { describe, expect, it } from 'vitest';
import { CHAIR, CLERK, event, SECOND, THIRD, tellStory } from '../ledger/ledger-fixture.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { Recorder } from './record-events.ts';

const story = tellStory();
const opened = story.slice(0, story.findIndex(({ type }) => type === 'marking.opened') + 1);
const mark = (by: typeof CHAIR, points: string, replaces: number | null = null) =>
  event('mark.given', by, { lot: 1, tenderer: '示例甲', item: 'plan', mark: { points }, reason: null, replaces });

async function openLot() {
  const store = openMemoryStore();
  const recorder = new Recorder(store);
  await recorder.record('example', opened);
  return { store, recorder };
}

describe('recording', () => {
  it('takes saves of different members that arrive together, and those of another server in between', async () => {
    const { store, recorder } = await openLot();
    const other = new Recorder(store);
    await Promise.all([
      recorder.record('example', [mark(CHAIR, '10')]),
      other.record('example', [mark(SECOND, '20')]),
      recorder.record('example', [mark(THIRD, '30')]),
    ]);
    const marks = (await recorder.load('example')).lots.get(1)?.marks;
    expect(
      [CHAIR, SECOND, THIRD].map(({ id }) => marks?.get(id)?.marks.get('示例甲')?.get('plan')?.value.points),
    ).toEqual(['10', '20', '30']);
  });

  it('tells the second of two windows that the mark was changed meanwhile, and keeps the first', async () => {
    const { recorder } = await openLot();
    const state = await recorder.record('example', [mark(SECOND, '20')]);
    const seen = state.version;
    const results = await Promise.allSettled([
      recorder.record('example', [mark(SECOND, '21', seen)]),
      recorder.record('example', [mark(SECOND, '22', seen)]),
    ]);
    expect(results[0]?.status).toBe('fulfilled');
    expect(results[1]).toMatchObject({
      status: 'rejected',
      reason: { code: 'conflict', message: expect.stringContaining('已被改动') },
    });
    expect(
      (await recorder.load('example')).lots.get(1)?.marks.get(SECOND.id)?.marks.get('示例甲')?.get('plan')?.value
        .points,
    ).toBe('21');
  });

  it('refuses one of several that arrive together and records the others', async () => {
    const { store, recorder } = await openLot();
    const results = await Promise.allSettled([
      recorder.record('example', [mark(CHAIR, '10')]),
      recorder.record('example', [mark({ ...CLERK }, '99')]),
      recorder.record('example', [mark(SECOND, '61')]),
      recorder.record('example', [mark(THIRD, '30')]),
    ]);
    expect(results.map((result) => (result.status === 'rejected' ? result.reason.code : 'recorded'))).toEqual([
      'recorded',
      'not-permitted',
      'input-invalid',
      'recorded',
    ]);
    expect((await store.head('example')).version).toBe(opened.length + 2);
  });

  it('records all events of one save or none', async () => {
    const { store, recorder } = await openLot();
    await expect(
      recorder.record('example', [mark(CHAIR, '10'), mark(CHAIR, '61', opened.length + 1)]),
    ).rejects.toThrow();
    expect((await store.head('example')).version).toBe(opened.length);
  });
});
