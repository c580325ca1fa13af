import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const MODULE = pathToFileURL('src/cli/stop-cleanly.ts').href;

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a work stopped by %s takes back what it began, then ends by it',
  async (signal) => {
    const ended = await run(
      `const waiting = setInterval(() => {}, 1000);
     await new Promise((resolve) => { signal.addEventListener('abort', resolve); say('begun'); });
     clearInterval(waiting);
     say('taken back');`,
      signal,
    );
    expect(ended).toEqual({ said: ['begun', 'taken back'], by: signal });
  },
);

test('a work that does not heed it ends when it is stopped again', async () => {
  const ended = await run(
    `setInterval(() => {}, 1000);
     signal.addEventListener('abort', () => say('asked'));
     say('begun');
     await new Promise(() => {});`,
    'SIGINT',
  );
  expect(ended).toEqual({ said: ['begun', 'asked'], by: 'SIGINT' });
});

test('a work that is not stopped gives what it comes to', async () => {
  expect(await run(`return 'the result';`, 'SIGINT')).toEqual({ said: ['the result'], by: null });
});

/** Runs a work in a process of its own, which is sent the signal whenever it says something. */
function run(work: string, signal: NodeJS.Signals): Promise<{ said: string[]; by: NodeJS.Signals | null }> {
  const program = `import { stopCleanly } from '${MODULE}';
    const say = (words) => process.stdout.write(words + '\\n');
    say(await stopCleanly(async (signal) => { ${work} }));`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (words: string) => {
    said += words;
    if (!words.startsWith('the result')) child.kill(signal);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_, by) => resolve({ said: said.trim().split('\n'), by }));
  });
}
