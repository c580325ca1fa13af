import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** Which rooms a room may import from (itself always included). */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/engine': ['src/domain'],
  'src/ledger': ['src/domain', 'src/engine'],
  'src/zip': [],
  importers: ['src/domain', 'src/zip'],
  views: ['src/domain', 'src/ledger'],
  'src/archive': ['src/domain', 'src/engine', 'src/ledger', 'src/zip'],
  'src/storage': ['src/domain', 'src/engine', 'src/ledger'],
  'src/accounts': ['src/domain', 'src/storage'],
  'src/use-cases': [
    'src/domain',
    'src/engine',
    'src/ledger',
    'src/archive',
    'src/storage',
    'src/accounts',
    'importers',
  ],
  'src/web': ['src/domain', 'src/ledger', 'src/accounts', 'src/use-cases', 'views'],
  'src/cli': ['src/domain', 'src/accounts', 'src/use-cases', 'src/web'],
};

const ROOMS = Object.keys(ALLOWED);

/** Rooms that know no clock, randomness, file, network or framework. */
const PURE = ['src/domain', 'src/engine', 'src/ledger', 'src/zip'];
const PURE_PACKAGES = ['decimal.js', 'zod', 'jsep'];
const IMPURE_WORDS = [
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bMath\.random\b/,
  /\bprocess\./,
  /\bfetch\(/,
  /\bsetTimeout\b/,
  /\bperformance\./,
];

interface SourceFile {
  file: string;
  room: string;
  source: string;
  imports: string[];
}

const files = ROOMS.flatMap((room) => listSources(room).map((file) => readSource(file, room)));

describe('the dependency rule', () => {
  test('covers every source folder', () => {
    const folders = readdirSync('src', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `src/${entry.name}`);
    expect(folders.filter((folder) => folder !== 'src/decisions' && !ROOMS.includes(folder))).toEqual([]);
  });

  test('no room imports from a room it may not know', () => {
    const forbidden = files.flatMap(({ file, room, imports }) =>
      imports
        .filter((target) => target.startsWith('.'))
        .map((target) => roomOf(path.join(path.dirname(file), target)))
        .filter((target) => target !== room && !(ALLOWED[room] ?? []).includes(target ?? ''))
        .map((target) => `${file} → ${target ?? 'outside'}`),
    );
    expect(forbidden).toEqual([]);
  });

  test('domain, engine, ledger and zip use no framework, file, network, clock or randomness', () => {
    const impure = files
      .filter(({ room }) => PURE.includes(room))
      .flatMap(({ file, source, imports }) => [
        ...imports
          .filter((target) => !target.startsWith('.') && !PURE_PACKAGES.includes(target))
          .map((target) => `${file} → ${target}`),
        ...IMPURE_WORDS.filter((word) => word.test(source)).map((word) => `${file} uses ${word.source}`),
      ]);
    expect(impure).toEqual([]);
  });

  test('only the commands write to the console', () => {
    const noisy = files.filter(
      ({ room, source }) => room !== 'src/cli' && /\bconsole\.|process\.std(out|err)/.test(source),
    );
    expect(noisy.map(({ file }) => file)).toEqual([]);
  });

  test('finds a forbidden import when there is one', () => {
    const target = roomOf(path.join('src/engine', '../storage/files/read-yaml.ts'));
    expect(target).toBe('src/storage');
    expect(ALLOWED['src/engine']).not.toContain(target);
  });
});

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return listSources(place);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) && !entry.name.endsWith('-fixture.ts')
      ? [place]
      : [];
  });
}

function readSource(file: string, room: string): SourceFile {
  const source = readFileSync(file, 'utf8');
  const imports = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return { file, room, source, imports };
}

function roomOf(file: string): string | undefined {
  return ROOMS.find((room) => file === room || file.startsWith(`${room}/`));
}
