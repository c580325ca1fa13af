import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Assets } from '../../views/components/layout.tsx';

export interface AssetFile {
  address: string;
  mediaType: string;
  content: string;
}

export interface LoadedAssets extends Assets {
  files: readonly AssetFile[];
}

const FOLDER = fileURLToPath(new URL('../../views/styles/', import.meta.url));

const OWN_SCRIPTS = fileURLToPath(new URL('../../views/scripts/', import.meta.url));

/** The parts of the style sheet, in the order of the cascade. */
const STYLE_PARTS = [
  'base',
  'frame',
  'account-line',
  'workspace',
  'procurements',
  'scheme',
  'overview',
  'people',
  'panel',
  'tags',
  'tables',
  'ranking',
  'explanation',
  'recheck',
  'pages',
  'document',
  'forms',
  'accounts',
  'import',
  'report',
  'marking',
  'self-check',
  'result',
  'narrow',
  'narrow-ranking',
  'narrow-items',
  'narrow-import',
  'print',
] as const;

/** The parts that a report in one file needs, in the same order. */
const REPORT_PARTS = ['base', 'frame', 'tags', 'tables', 'explanation', 'report', 'print'] as const;

/** The script of live pages; its parts keep their order, since the second joins the first. */
const SCRIPT_PARTS = ['htmx.org/dist/htmx.min.js', 'htmx.org/dist/ext/hx-sse.min.js'];

/** Reads the files that pages refer to; the address carries a hash of the content, so it may be kept for ever. */
export function loadAssets(): LoadedAssets {
  const styles = STYLE_PARTS.map((part) => readFileSync(`${FOLDER}${part}.css`, 'utf8')).join('\n');
  const stylesheet = buildAsset('hengbiao', 'css', 'text/css; charset=utf-8', styles);
  const { resolve } = createRequire(import.meta.url);
  const scripts = SCRIPT_PARTS.map((part) => readFileSync(resolve(part), 'utf8')).join(';\n');
  const script = buildAsset('live', 'js', 'text/javascript; charset=utf-8', scripts);
  const icon = buildAsset('icon', 'svg', 'image/svg+xml', readFileSync(`${FOLDER}icon.svg`, 'utf8'));
  const own = readdirSync(OWN_SCRIPTS)
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const name = file.slice(0, -'.js'.length);
      const content = readFileSync(`${OWN_SCRIPTS}${file}`, 'utf8');
      return { name, asset: buildAsset(name, 'js', 'text/javascript; charset=utf-8', content) };
    });
  return {
    stylesheet: stylesheet.address,
    script: script.address,
    scripts: Object.fromEntries(own.map(({ name, asset }) => [name, asset.address])),
    icon: icon.address,
    files: [stylesheet, script, icon, ...own.map(({ asset }) => asset)],
  };
}

/** What a report in one file carries with it. */
export function loadReportStyles(): string {
  return REPORT_PARTS.map((part) => readFileSync(`${FOLDER}${part}.css`, 'utf8')).join('\n');
}

function buildAsset(name: string, extension: string, mediaType: string, content: string): AssetFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { address: `/assets/${name}.${hash}.${extension}`, mediaType, content };
}
