// Runs before any TypeScript can, hence JavaScript.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TSCONFIG = path.join(ROOT, 'tsconfig.json');
const COMPILED = path.join(ROOT, '.compiled');
const ROOMS = ['src', 'importers', 'views'];
/** Of versions compiled; one that still runs is among those used last. */
const VERSIONS_KEPT = 10;
const VERSION = 'compiled sources';

/** What is started by its name: the commands, and the work of every thread and process. */
export const ENTRIES = [
  'src/cli/main.ts',
  'src/use-cases/check-task.ts',
  'src/use-cases/draft-task.ts',
  'src/use-cases/import-task.ts',
  'src/use-cases/score-case.ts',
  'src/use-cases/verify-task.ts',
  'src/web/self-check/check-tasks.ts',
  'importers/ocr/ocr-process.ts',
  'importers/ocr/render-process.ts',
];

/**
 * Loads one of ENTRIES. A thousand small files take seconds to load one by one, so they are compiled into few, once for
 * every state of the sources. Where that cannot be done, as in a folder that may not be written, tsx compiles each file as it is loaded.
 * Errors name the sources either way. Threads run what their process runs, even if the sources change meanwhile.
 *
 * @param {URL} source
 */
export async function loadSource(source) {
  const folder = getEnvironmentData(VERSION) ?? (await findCompiled());
  if (folder === null) {
    const { register } = await import('tsx/esm/api');
    // Named, so that the pages compile the same from whichever folder the command is started.
    register({ tsconfig: TSCONFIG });
    return import(source.href);
  }
  setEnvironmentData(VERSION, folder);
  process.setSourceMapsEnabled(true);
  const entry = path.relative(ROOT, fileURLToPath(source)).replaceAll(path.sep, '/');
  return import(pathToFileURL(path.join(folder, `${nameEntry(entry)}.js`)).href);
}

/** The folder with the sources as they are now; null where there is none and none can be made. */
async function findCompiled() {
  const folder = path.join(COMPILED, digestSources());
  try {
    if (!existsSync(folder)) await compile(folder);
    utimesSync(folder, new Date(), new Date());
  } catch {
    if (!existsSync(folder)) return null;
  }
  return folder;
}

function digestSources() {
  const digest = createHash('sha256');
  const add = (file) =>
    digest
      .update(`${path.relative(ROOT, file)}\n`)
      .update(readFileSync(file))
      .update('\n');
  for (const room of ROOMS)
    for (const file of readdirSync(path.join(ROOT, room), { recursive: true }).sort())
      if (/\.(?:tsx?|m?js|json)$/.test(file) && !/\.test\.tsx?$/.test(file)) add(path.join(ROOT, room, file));
  add(TSCONFIG);
  add(createRequire(import.meta.url).resolve('esbuild/package.json'));
  return digest.digest('hex').slice(0, 32);
}

/** Makes the folder whole or not at all; whoever makes the same one meanwhile makes it the same. */
async function compile(folder) {
  mkdirSync(COMPILED, { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  try {
    const { build, stop } = await import('esbuild');
    await build({
      absWorkingDir: ROOT,
      tsconfig: TSCONFIG,
      entryPoints: ENTRIES.map((entry) => ({ in: entry, out: nameEntry(entry) })),
      outdir: unfinished,
      bundle: true,
      splitting: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: true,
      sourcesContent: false,
      logLevel: 'silent',
      plugins: [
        {
          name: 'place',
          setup: ({ onLoad }) => onLoad({ filter: /\.tsx?$/ }, (file) => keepPlace(file.path, unfinished)),
        },
      ],
    });
    await stop();
    renameSync(unfinished, folder);
    dropOldVersions();
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** What a source finds beside itself, such as migrations or the entry of a thread, it must find after compiling. */
function keepPlace(file, folder) {
  const place = path.relative(folder, file).replaceAll(path.sep, '/');
  const contents = readFileSync(file, 'utf8').replaceAll(
    'import.meta.url',
    `new URL('${place}', import.meta.url).href`,
  );
  return { contents, loader: file.endsWith('x') ? 'tsx' : 'ts' };
}

function dropOldVersions() {
  const versions = readdirSync(COMPILED).map((name) => path.join(COMPILED, name));
  const lastUsed = new Map(versions.map((version) => [version, statSync(version).mtimeMs]));
  versions.sort((a, b) => lastUsed.get(b) - lastUsed.get(a));
  for (const version of versions.slice(VERSIONS_KEPT)) rmSync(version, { recursive: true, force: true });
}

/** All in one folder, so that what they find beside themselves is equally far from each. */
function nameEntry(entry) {
  return entry.replace(/\.tsx?$/, '').replaceAll('/', '-');
}
