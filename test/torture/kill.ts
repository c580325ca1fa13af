import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-ledger-store.ts';
import { verifyStore } from '../../src/use-cases/verify-store.ts';
import { Random } from '../fuzz/random.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));
/** At most so long after its first save a server is killed. */
const LONGEST_LIFE_MS = 400;
const RESTART_LIMIT_MS = 2_000;

export interface KillResult {
  kills: number;
  acknowledged: number;
  lost: number;
  broken: string[];
  slowestRestartMs: number;
  passed: boolean;
}

/** Kills a server (SIGKILL) at random moments while members save: what it had answered must be there afterwards. */
export async function tortureKill(kills: number, seed: number): Promise<KillResult> {
  const random = new Random(seed, 0);
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-kill-'));
  const result: KillResult = { kills, acknowledged: 0, lost: 0, broken: [], slowestRestartMs: 0, passed: false };
  const reached = new Map<string, number>();
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const answered = await runAndKill(folder, random.below(LONGEST_LIFE_MS));
      result.acknowledged += answered.length;
      for (const [procurement, version] of answered)
        reached.set(procurement, Math.max(version, reached.get(procurement) ?? 0));
      const started = performance.now();
      const store = openSqliteStore(folder);
      await store.list();
      result.slowestRestartMs = Math.max(result.slowestRestartMs, Math.round(performance.now() - started));
      for (const [procurement, version] of reached)
        if ((await store.head(procurement)).version < version) result.lost += 1;
      // Everything is gone through now and then, and at the end: the ledgers only grow.
      if (kill % 20 === 19 || kill === kills - 1)
        result.broken.push(...(await verifyStore(store)).map(({ message }) => message));
      await store.close();
    }
    const { lost, broken, slowestRestartMs, acknowledged } = result;
    result.passed = lost === 0 && broken.length === 0 && acknowledged > 0 && slowestRestartMs <= RESTART_LIMIT_MS;
    return result;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runAndKill(folder: string, lifeMs: number): Promise<[string, number][]> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let isDying = false;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (piece: string) => {
    text += piece;
    if (isDying || !/^\S+ \d+$/m.test(text)) return;
    isDying = true;
    setTimeout(() => child.kill('SIGKILL'), lifeMs);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (!isDying) reject(new Error(`The server ended by itself (${code}): ${text}`));
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      resolve([...whole.matchAll(/^(\S+) (\d+)$/gm)].map(([, name = '', version = '']) => [name, Number(version)]));
    });
  });
}
