import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
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

/** The parts of the style sheet, in the order of the cascade. */
const STYLE_PARTS = [
  'base',
  'frame',
  'tags',
  'tables',
  'ranking',
  'explanation',
  'recheck',
  'pages',
  'document',
  'narrow',
  'narrow-ranking',
  'narrow-items',
  'print',
] as const;

/** Reads the files that pages refer to; the address carries a hash of the content, so it may be kept for ever. */
export function loadAssets(): LoadedAssets {
  const styles = STYLE_PARTS.map((part) => readFileSync(`${FOLDER}${part}.css`, 'utf8')).join('\n');
  const stylesheet = buildAsset('hengbiao', 'css', 'text/css; charset=utf-8', styles);
  const icon = buildAsset('icon', 'svg', 'image/svg+xml', readFileSync(`${FOLDER}icon.svg`, 'utf8'));
  return { stylesheet: stylesheet.address, icon: icon.address, files: [stylesheet, icon] };
}

function buildAsset(name: string, extension: string, mediaType: string, content: string): AssetFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { address: `/assets/${name}.${hash}.${extension}`, mediaType, content };
}
