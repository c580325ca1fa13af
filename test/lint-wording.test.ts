import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { draftLotSchema, draftProcurementSchema } from '../src/domain/draft.ts';
import type { Finding } from '../src/domain/finding.ts';
import { lintScheme } from '../src/engine/lint/lint-scheme.ts';
import { loadRegulations } from '../src/storage/files/load-regulations.ts';
import { readYaml } from '../src/storage/files/read-yaml.ts';

const wordingSchema = z.strictObject({
  lawful: z.array(z.string()),
  unlawful: z.array(z.strictObject({ text: z.string(), code: z.string() })),
});
const { lawful, unlawful } = readYaml('fixtures/lint/wording.yaml', wordingSchema).value;
const regulations = loadRegulations();
const LOCATION = { file: '采购文件.docx', path: 'table[1]/row[2]', quote: '示例' };

/** The errors of every rule about one sentence as the rule of one item, in a tender for services. */
function findErrors(text: string): Finding[] {
  const procurement = draftProcurementSchema.parse({
    schemaVersion: '1',
    title: '示例',
    method: 'open-tender',
    category: 'services',
  });
  const item = { id: 'item', title: '评审内容', kind: 'unknown', maxPoints: '10', text, location: LOCATION };
  const lot = draftLotSchema.parse({
    schemaVersion: '1',
    number: '1',
    title: '示例包',
    sme: { setAside: 'true' },
    items: [item],
  });
  return lintScheme({ procurement, lot }, regulations, '2026-03-01').filter(({ severity }) => severity === 'error');
}

describe('the wording of scoring tables', () => {
  it.each(lawful)('raises no error where it is lawful: %s', (text) => {
    expect(findErrors(text).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  it.each(unlawful)('raises $code: $text', ({ text, code }) => {
    expect(findErrors(text).map((finding) => finding.code)).toContain(code);
  });
});
