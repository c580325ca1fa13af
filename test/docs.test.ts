import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/cli/commands/index.ts';
import { main } from '../src/cli/main.ts';

const DOCS = ['README.md', 'README.zh-CN.md', ...listReadmes('.')];

interface Example {
  doc: string;
  words: string[];
  /** Lines that must come out, in order; … stands for lines left out. */
  expected: string[];
}

const examples = DOCS.flatMap(readExamples);

describe('the documentation', () => {
  test('shows commands with their output', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  test.each(examples)('$doc: $words prints what is shown', async ({ words, expected }) => {
    const lines: string[] = [];
    await main(words, {
      out: (text) => lines.push(...text.split('\n')),
      note: (text) => lines.push(...text.split('\n')),
    });
    let from = 0;
    for (const wanted of expected.filter((line) => line.trim() !== '…')) {
      const at = lines.findIndex((line, index) => index >= from && line.trimEnd() === wanted.trimEnd());
      expect(at, `“${wanted}” in\n${lines.join('\n')}`).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
  });

  test('names every command in both READMEs', () => {
    for (const doc of ['README.md', 'README.zh-CN.md']) {
      const text = readFileSync(doc, 'utf8');
      for (const { name } of COMMANDS) expect(text, `${doc}: ${name}`).toContain(`hengbiao -- ${name}`);
    }
  });

  test.each([
    ['test/README.md', 'test', /^(?!README)/],
    ['fixtures/README.md', 'fixtures', /^(?!README)/],
    ['views/README.md', 'views', /-page\.tsx$|^(?!pictures$|styles$)[\w-]+$/],
    ['schemes/README.md', 'schemes', /^(?!README)/],
    ['src/ledger/README.md', 'src/ledger', /^(?!README|.*(?:-fixture|\.test)\.ts$)/],
  ])('%s names everything in its folder', (doc, folder, isTold) => {
    const text = readFileSync(doc, 'utf8');
    const untold = readdirSync(folder).filter((name) => isTold.test(name) && !text.includes(name));
    expect(untold).toEqual([]);
  });

  test('says of every part taken from others why it was taken', () => {
    const text = readFileSync('src/decisions/0003-parts.md', 'utf8');
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const parts = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(parts.filter((name) => !name.startsWith('@types/') && !text.includes(`\`${name}\``))).toEqual([]);
  });

  test('links only to files that exist', () => {
    const broken = DOCS.flatMap((doc) => {
      const text = readFileSync(doc, 'utf8');
      const targets = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
      return targets
        .filter((target) => !existsSync(path.join(path.dirname(doc), target)))
        .map((target) => `${doc}: ${target}`);
    });
    expect(broken).toEqual([]);
  });
});

/** A ```console block: lines with `$ npm run -s hengbiao -- …`, each followed by its output. */
function readExamples(doc: string): Example[] {
  return [...readFileSync(doc, 'utf8').matchAll(/```console\n([\s\S]*?)```/g)].flatMap((block) => {
    const found: Example[] = [];
    for (const line of (block[1] ?? '').trimEnd().split('\n')) {
      const command = /^\$ npm run -s hengbiao -- (.*)$/.exec(line)?.[1];
      if (command !== undefined) found.push({ doc, words: command.split(/\s+/), expected: [] });
      else if (line.startsWith('$')) throw new Error(`${doc} shows a command that the test cannot run: ${line}`);
      else found.at(-1)?.expected.push(line);
    }
    return found;
  });
}

function listReadmes(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : listReadmes(place);
    return entry.name === 'README.md' && folder !== '.' ? [place] : [];
  });
}
