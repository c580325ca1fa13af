import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WorkerEndedError, WorkerProcess } from './worker-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'worker-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Answers a number with its double, crashes at zero and never answers a negative one. */
const PROGRAM = join(folder, 'double.mjs');
writeFileSync(
  PROGRAM,
  `process.on('disconnect', () => process.exit());
   process.on('message', ({ number }) => {
     if (number === 0) process.abort();
     if (number > 0) process.send({ double: number * 2 });
   });`,
);

type Double = WorkerProcess<{ number: number }, { double: number }>;
const ask = (worker: Double, number: number) =>
  new Promise<{ double: number } | WorkerEndedError>((resolve) => worker.ask({ number }, resolve));

describe('a process that works for another', () => {
  it('answers one request after the other', async () => {
    const worker: Double = new WorkerProcess(PROGRAM, 1000);
    expect([await ask(worker, 2), await ask(worker, 5)]).toEqual([{ double: 4 }, { double: 10 }]);
    worker.stop();
  });

  it('gives an error where it crashes, and is done', async () => {
    const worker: Double = new WorkerProcess(PROGRAM, 1000);
    expect(await ask(worker, 0)).toBeInstanceOf(WorkerEndedError);
    expect(worker.isEnding).toBe(true);
  });

  it('gives an error where it is stopped in the middle', async () => {
    const worker: Double = new WorkerProcess(PROGRAM, 1000);
    const answer = ask(worker, -1);
    worker.stop();
    expect(await answer).toBeInstanceOf(WorkerEndedError);
  });

  it('gives an error where the program cannot be started', async () => {
    const worker: Double = new WorkerProcess(join(folder, 'missing.mjs'), 1000);
    expect(await ask(worker, 1)).toBeInstanceOf(WorkerEndedError);
  });
});
