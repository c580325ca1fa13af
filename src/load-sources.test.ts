import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const LOADER = path.resolve('src/load-sources.mjs');
const LOADED = /loadSource\(new URL\('\.\/([^']+)', import\.meta\.url\)\)/g;

describe('what is started by its name', () => {
  test('is compiled, each', () => {
    const wanted = ['src', 'importers'].flatMap((room) => listStarters(room));
    expect(listEntries().sort()).toEqual(wanted.sort());
  });

  test('names the source and the line where it fails', () => {
    const failed = run(
      path.resolve('.'),
      `const { main } = await loadSource(new URL('./src/cli/main.ts', root));
       await main(['help'], { out: () => { throw new Error('no paper'); }, note: () => {} }).catch((error) => console.log(error.stack));`,
    );
    expect(failed).toMatch(/no paper[\s\S]*src\/cli\/main\.ts:\d+/);
  });
});

describe('sources in a folder of their own', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'sources-'));
    for (const entry of listEntries()) {
      mkdirSync(path.join(root, path.dirname(entry)), { recursive: true });
      writeFileSync(path.join(root, entry), 'export const nothing = null;\n');
    }
    mkdirSync(path.join(root, 'views'));
    copyFileSync(LOADER, path.join(root, 'src/load-sources.mjs'));
    for (const file of ['tsconfig.json', 'package.json']) copyFileSync(file, path.join(root, file));
    symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
    write('one');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  function write(word: string): void {
    writeFileSync(path.join(root, 'src/word.ts'), `export const word: string = '${word}';\n`);
    writeFileSync(
      path.join(root, 'src/cli/main.ts'),
      `import { readFileSync } from 'node:fs';
       import { word } from '../word.ts';
       export const beside = readFileSync(new URL('beside.txt', import.meta.url), 'utf8');
       export { word };\n`,
    );
    writeFileSync(path.join(root, 'src/cli/beside.txt'), 'found');
  }

  const tell = `const { word, beside } = await loadSource(new URL('./src/cli/main.ts', root)); console.log(word, beside);`;

  test('find what stands beside them, and are compiled anew when they change', () => {
    expect(run(root, tell)).toBe('one found\n');
    expect(run(root, tell)).toBe('one found\n');
    expect(readdirSync(path.join(root, '.compiled'))).toHaveLength(1);
    write('two');
    expect(run(root, tell)).toBe('two found\n');
    expect(readdirSync(path.join(root, '.compiled'))).toHaveLength(2);
  });

  test('run where nothing can be written beside them', () => {
    writeFileSync(path.join(root, '.compiled'), 'in the way');
    expect(run(root, tell)).toBe('one found\n');
  });

  test('stay the same for the threads of a process that runs', () => {
    writeFileSync(
      path.join(root, 'src/worker.mjs'),
      `import { parentPort } from 'node:worker_threads';
       import { loadSource } from './load-sources.mjs';
       parentPort.postMessage((await loadSource(new URL('./cli/main.ts', import.meta.url))).word);\n`,
    );
    const told = run(
      root,
      `${tell}
       const { writeFileSync } = await import('node:fs');
       const { Worker } = await import('node:worker_threads');
       writeFileSync(new URL('./src/word.ts', root), "export const word = 'two';");
       new Worker(new URL('./src/worker.mjs', root)).on('message', (message) => console.log(message));`,
    );
    expect(told).toBe('one found\none\n');
  });

  test('are kept compiled in the ten versions used last', () => {
    for (let version = 0; version < 12; version += 1) {
      const folder = path.join(root, '.compiled', `version-${version}`);
      mkdirSync(folder, { recursive: true });
      utimesSync(folder, 1_000_000 + version, 1_000_000 + version);
    }
    run(root, tell);
    const kept = readdirSync(path.join(root, '.compiled')).filter((name) => name.startsWith('version-'));
    expect(kept.sort()).toEqual([10, 11, 3, 4, 5, 6, 7, 8, 9].map((version) => `version-${version}`));
  });
});

function listEntries(): string[] {
  return [...readFileSync(LOADER, 'utf8').matchAll(/'((?:src|importers)\/[^']+\.ts)'/g)].map(([, entry = '']) => entry);
}

function listStarters(room: string): string[] {
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mjs'))
    .flatMap((file) => {
      const starter = path.join(room, file);
      return [...readFileSync(starter, 'utf8').matchAll(LOADED)].map(([, source = '']) =>
        path.join(path.dirname(starter), source),
      );
    });
}

function run(root: string, script: string): string {
  const program = `const root = new URL('file://${root}/');
    import(new URL('./src/load-sources.mjs', root)).then(async ({ loadSource }) => { ${script} });`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
}
