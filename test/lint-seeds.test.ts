import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isoDate } from '../src/domain/scalars.ts';
import { lintScheme } from '../src/engine/lint/lint-scheme.ts';
import { loadDraftSchemes } from '../src/storage/files/load-draft.ts';
import { loadRegulations } from '../src/storage/files/load-regulations.ts';
import { readYaml } from '../src/storage/files/read-yaml.ts';

const PROCUREMENTS = 'schemes/procurements';

const expectedSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  item: z.string().optional(),
  reason: z.string().min(1),
});
const seedsSchema = z.array(
  z.strictObject({
    folder: z.string(),
    date: isoDate,
    /** Findings about what all lots share. */
    shared: z.array(expectedSchema),
    lots: z.array(z.strictObject({ file: z.string(), findings: z.array(expectedSchema) })),
  }),
);

const seeds = readYaml('fixtures/lint/seeds.yaml', seedsSchema).value;
const regulations = loadRegulations();

describe.each(seeds)('$folder', ({ folder, date, shared, lots }) => {
  it('has an expectation for every lot', () => {
    const files = readdirSync(path.join(PROCUREMENTS, folder)).filter((name) => name !== 'procurement.yaml');
    expect(lots.map(({ file }) => file).sort()).toEqual(files.sort());
  });

  it.each(lots)('$file shows what a person expects, and nothing else', ({ file, findings }) => {
    const found = loadDraftSchemes(path.join(PROCUREMENTS, folder, file)).flatMap((scheme) =>
      lintScheme(scheme, regulations, date),
    );
    const wanted = [...shared, ...findings].map(({ code, severity, item }) => `${severity} ${code} ${item ?? ''}`);
    expect(found.map(({ code, severity, item }) => `${severity} ${code} ${item ?? ''}`).sort()).toEqual(wanted.sort());
  });
});

it('expects something of every seed procurement, and no error in any', () => {
  expect(seeds.map(({ folder }) => folder).sort()).toEqual(readdirSync(PROCUREMENTS).sort());
  const errors = seeds.flatMap(({ shared, lots }) => [...shared, ...lots.flatMap(({ findings }) => findings)]);
  expect(errors.filter(({ severity }) => severity === 'error')).toEqual([]);
});
