import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Location } from '../../src/domain/location.ts';
import { listLotFiles, PROCUREMENT_FILE, readLot, readProcurement } from '../../src/storage/files/load-scheme.ts';
import type { AcceptanceRow } from './index.ts';

export const PROCUREMENTS = 'schemes/procurements';
/** A cell or title may start a few lines above the words that are quoted. */
const LINES_BELOW = 12;

/** The seed documents, each as its lines. */
export function readSeeds(folder: string): string[][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8').split('\n'));
}

/** Every place in our schemes must be found in the document it was taken from: the quote on its line or shortly after. */
export function checkSeeds(folder: string): AcceptanceRow[] {
  const documents = readSeeds(folder);
  if (documents.length === 0) return [];
  return readdirSync(PROCUREMENTS).flatMap((id) => {
    const place = path.join(PROCUREMENTS, id);
    const parts = [
      { name: 'procurement', value: readProcurement(path.join(place, PROCUREMENT_FILE)) as unknown },
      ...listLotFiles(place).map((file) => ({ name: path.basename(file, '.yaml'), value: readLot(file) as unknown })),
    ];
    const best = documents.reduce((most, lines) => (countFound(parts, lines) > countFound(parts, most) ? lines : most));
    return parts.map(({ name, value }) => {
      const locations = findLocations(value);
      const lost = locations.filter((location) => !stands(location, best));
      const detail = `${locations.length - lost.length} of ${locations.length} places found`;
      return {
        name: `seeds/${id}/${name}`,
        passed: lost.length === 0,
        detail: [detail, ...lost.slice(0, 5).map(({ path: at, quote }) => `${at} ${quote}`)].join('; '),
      };
    });
  });
}

function countFound(parts: readonly { value: unknown }[], lines: readonly string[]): number {
  return parts.flatMap(({ value }) => findLocations(value)).filter((location) => stands(location, lines)).length;
}

export function stands({ path: at, quote }: Location, lines: readonly string[]): boolean {
  const line = Number.parseInt(/^line\[(\d+)\]$/.exec(at)?.[1] ?? '0', 10);
  if (line < 1) return false;
  const around = lines.slice(line - 1, line + LINES_BELOW).join('');
  return around.replace(/\s/g, '').includes(quote.replace(/\s/g, ''));
}

function findLocations(value: unknown): Location[] {
  if (Array.isArray(value)) return value.flatMap(findLocations);
  if (value === null || typeof value !== 'object') return [];
  if ('path' in value && 'quote' in value && 'file' in value) return [value as Location];
  return Object.values(value).flatMap(findLocations);
}
