import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Assets } from '../../views/components/layout.tsx';
import { PDF_LIBRARY } from './pdf-library.ts';

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
  'overview',
  'people',
  'panel',
  'scheme',
  'bids',
  'tags',
  'tables',
  'ranking',
  'explanation',
  'recheck',
  'pages',
  'document',
  'viewer',
  'forms',
  'accounts',
  'import',
  'report',
  'marking',
  'review',
  'self-check',
  'result',
  'archive',
  'narrow',
  'narrow-ranking',
  'narrow-items',
  'narrow-import',
  'print',
] as const;

/** The parts that a report in one file needs, in the same order. */
const REPORT_PARTS = ['base', 'frame', 'tags', 'tables', 'explanation', 'report', 'print'] as const;

/** The script of live pages; its parts keep their order: what htmx needs, htmx, and what joins it. */
const SCRIPT_PARTS = ['htmx.org/dist/htmx.min.js', 'htmx.org/dist/ext/hx-sse.min.js'];

/** Our own scripts, which import each other by name. */
const VIEWER_SCRIPTS = ['viewer.js', 'pdf-page.js', 'select-place.js', 'find-quote.js'] as const;

/** Reads the files that pages refer to; the address carries a hash of the content, so it may be kept for ever. */
export function loadAssets(): LoadedAssets {
  const styles = STYLE_PARTS.map((part) => readFileSync(`${FOLDER}${part}.css`, 'utf8')).join('\n');
  const stylesheet = buildAsset('hengbiao', 'css', 'text/css; charset=utf-8', styles);
  const { resolve } = createRequire(import.meta.url);
  const scripts = [`${OWN_SCRIPTS}htmx/parse-html.js`, ...SCRIPT_PARTS.map((part) => resolve(part))]
    .map((file) => readFileSync(file, 'utf8'))
    .join(';\n');
  const script = buildAsset('live', 'js', 'text/javascript; charset=utf-8', scripts);
  const icon = buildAsset('icon', 'svg', 'image/svg+xml', readFileSync(`${FOLDER}icon.svg`, 'utf8'));
  const viewer = loadViewerScripts();
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
    viewerScript: viewer[0]?.address ?? '',
    pdfLibrary: PDF_LIBRARY.address,
    files: [stylesheet, script, icon, ...own.map(({ asset }) => asset), ...viewer],
  };
}

/** The hash of all of them stands in their folder's name, so that they find each other. */
function loadViewerScripts(): AssetFile[] {
  const contents = VIEWER_SCRIPTS.map((name) => readFileSync(`${OWN_SCRIPTS}viewer/${name}`, 'utf8'));
  const folder = `/assets/viewer.${hashOf(contents.join('\n'))}`;
  return VIEWER_SCRIPTS.map((name, index) => ({
    address: `${folder}/${name}`,
    mediaType: 'text/javascript; charset=utf-8',
    content: contents[index] ?? '',
  }));
}

/** What a report in one file carries with it. */
export function loadReportStyles(): string {
  return REPORT_PARTS.map((part) => readFileSync(`${FOLDER}${part}.css`, 'utf8')).join('\n');
}

function buildAsset(name: string, extension: string, mediaType: string, content: string): AssetFile {
  return { address: `/assets/${name}.${hashOf(content)}.${extension}`, mediaType, content };
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
