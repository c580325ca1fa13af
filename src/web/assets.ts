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

const FOLDER = fileURLToPath(new URL('../../views/assets/', import.meta.url));

/** Reads the files that pages refer to; the address carries a hash of the content, so it may be kept for ever. */
export function loadAssets(): LoadedAssets {
  const stylesheet = readAsset('hengbiao', 'css', 'text/css; charset=utf-8');
  const icon = readAsset('icon', 'svg', 'image/svg+xml');
  return { stylesheet: stylesheet.address, icon: icon.address, files: [stylesheet, icon] };
}

function readAsset(name: string, extension: string, mediaType: string): AssetFile {
  const content = readFileSync(`${FOLDER}${name}.${extension}`, 'utf8');
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { address: `/assets/${name}.${hash}.${extension}`, mediaType, content };
}
