import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lotSchema } from '../src/domain/lot.ts';
import { checkSchemeConsistency } from '../src/engine/checks/scheme-consistency.ts';
import { listLotFiles, readLot, readProcurement } from '../src/storage/files/load-scheme.ts';
import { parseYaml } from '../src/storage/files/read-yaml.ts';

const SCHEMES = fileURLToPath(new URL('../schemes', import.meta.url));
const PROCUREMENTS = path.join(SCHEMES, 'procurements');

describe.each(readdirSync(PROCUREMENTS))('%s', (id) => {
  const folder = path.join(PROCUREMENTS, id);
  const procurement = readProcurement(path.join(folder, 'procurement.yaml'));
  const lots = listLotFiles(folder).map((file) => ({ name: path.basename(file), lot: readLot(file) }));

  it('is named after its folder and has at least one lot', () => {
    expect(procurement.id).toBe(id);
    expect(lots.filter(({ name }) => name.startsWith('lot-')).length).toBeGreaterThan(0);
  });

  it('carries in each lot file the number of its name', () => {
    for (const { name, lot } of lots) if (name.startsWith('lot-')) expect(name).toBe(`lot-${lot.number}.yaml`);
  });

  it('points only into documents that it lists, with a quote', () => {
    const listed = procurement.documents.map(({ file }) => file);
    for (const place of [procurement, ...lots.map(({ lot }) => lot)].flatMap(findLocations)) {
      expect(listed).toContain(place.file);
      expect(place.quote, place.path).not.toBe('');
    }
  });

  it('gives every requirement of one list its own id', () => {
    for (const list of [procurement, ...lots.map(({ lot }) => lot)].flatMap((part) => [
      part.requirements,
      part.mandatoryRequirements,
    ])) {
      const ids = list.map((requirement) => requirement.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

it('schemes/README.md shows a lot that loads', () => {
  const readme = readFileSync(path.join(SCHEMES, 'README.md'), 'utf8');
  const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const { value } = parseYaml('README.md', example, lotSchema);
  expect(value.items.map(({ id }) => id)).toEqual(['price', 'contracts']);
  expect(checkSchemeConsistency(value)).toEqual([]);
});

interface Place {
  file: string;
  path: string;
  quote: string;
}

function findLocations(node: unknown): Place[] {
  if (Array.isArray(node)) return node.flatMap(findLocations);
  if (node === null || typeof node !== 'object') return [];
  if ('file' in node && 'path' in node && 'quote' in node) return [node as Place];
  return Object.values(node).flatMap(findLocations);
}
