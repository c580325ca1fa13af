import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TenderDraft } from '../../domain/draft.ts';
import { writeDraftJson } from '../../domain/draft-json.ts';
import { listLotFiles, loadScheme, PROCUREMENT_FILE, readProcurement } from './load-scheme.ts';
import { readDraft } from './read-draft.ts';
import { writeScheme } from './write-scheme.ts';

const PROCUREMENTS = 'schemes/procurements';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function loadDraft(id: string): TenderDraft {
  const place = path.join(PROCUREMENTS, id);
  const schemes = listLotFiles(place).map((file) => loadScheme(file));
  const lots = schemes.map(({ lot }) => lot);
  return {
    procurement: readProcurement(path.join(place, PROCUREMENT_FILE)),
    lots: lots.filter(({ purpose }) => purpose === 'award'),
    assessments: lots.filter(({ purpose }) => purpose !== 'award'),
    messages: [],
  };
}

function writeJson(value: unknown): string {
  const file = path.join(folder, 'draft.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
}

describe('a scheme written as YAML', () => {
  it.each(readdirSync(PROCUREMENTS))('reads back the same: %s', (id) => {
    const draft = loadDraft(id);
    const place = path.join(folder, 'scheme');
    writeScheme(place, draft);
    expect(readProcurement(path.join(place, PROCUREMENT_FILE))).toEqual(draft.procurement);
    const lots = listLotFiles(place).map((file) => loadScheme(file).lot);
    expect(lots).toEqual([...draft.assessments, ...draft.lots]);
  });

  it('overwrites nothing and leaves nothing half written', () => {
    const draft = loadDraft('dazhou-2024');
    writeFileSync(path.join(folder, 'lot-7.yaml'), 'number: 7');
    expect(() => writeScheme(folder, draft)).toThrow('已有方案');
    expect(readdirSync(folder)).toEqual(['lot-7.yaml']);
  });

  it('leaves out what the document does not say', () => {
    writeScheme(folder, loadDraft('dazhou-2024'));
    expect(readFileSync(path.join(folder, 'lot-1.yaml'), 'utf8')).not.toMatch(/null|proposed/);
  });
});

describe('a draft as JSON', () => {
  it.each(readdirSync(PROCUREMENTS))('reads back the same: %s', (id) => {
    const draft = loadDraft(id);
    expect(readDraft(writeJson(writeDraftJson(draft)))).toEqual(draft);
  });

  it('repeats in every lot what all lots share', () => {
    const draft = loadDraft('tianjin-tgpc-2025-d-1284');
    const shared = draft.procurement.mandatoryRequirements.length;
    const { lots } = writeDraftJson(draft);
    expect(shared).toBeGreaterThan(0);
    expect(lots.map((lot) => lot.mandatoryRequirements.filter(({ common }) => common).length)).toEqual(
      lots.map(() => shared),
    );
  });

  it('may come from another program and name only what the contract names', () => {
    const item = {
      id: 'a',
      section: '价格',
      title: '报价',
      maxPoints: '10',
      objective: true,
      text: '',
      location: null,
    };
    const { procurement, lots } = readDraft(
      writeJson({
        procurement: {
          title: '示例',
          number: null,
          method: 'open-tender',
          buyer: null,
          budget: '100',
          consortiumAllowed: false,
        },
        lots: [
          {
            number: 1,
            title: '示例',
            budget: null,
            ceilingPrice: null,
            totalPoints: '100',
            sme: { setAside: false, smallMicroDeduction: '0.20' },
            items: [
              { ...item, kind: 'price' },
              { ...item, id: 'b', kind: 'count', pointsEach: '2', since: '2021-01-01' },
              { ...item, id: 'c', kind: 'checklist', pointsEach: '2', since: '2021-01-01' },
              { ...item, id: 'd', kind: 'unknown', maxPoints: null },
            ],
            mandatoryRequirements: [],
            requirements: [],
          },
        ],
        messages: [],
      }),
    );
    expect(procurement).toMatchObject({ title: '示例', category: null, budget: '100' });
    expect(lots[0]?.sme.setAside).toBe(false);
    expect(lots[0]?.items.map(({ kind, maxPoints }) => [kind, maxPoints])).toEqual([
      ['unknown', '10'],
      ['count', '10'],
      ['checklist', '10'],
      ['unknown', null],
    ]);
  });

  it('is refused with the line where a value is wrong', () => {
    const draft = writeDraftJson(loadDraft('dazhou-2024'));
    const [lot] = draft.lots;
    if (lot !== undefined) lot.totalPoints = '一百';
    expect(() => readDraft(writeJson(draft))).toThrow(/draft\.json:\d+ lots\[0\]\.totalPoints/);
  });

  it('is a scheme to score with, unless something is still open', () => {
    const draft = loadDraft('tianjin-tgpc-2025-d-1284');
    const file = writeJson(writeDraftJson(draft));
    expect(loadScheme(file, 3)).toEqual(loadScheme(path.join(PROCUREMENTS, 'tianjin-tgpc-2025-d-1284'), 3));
    expect(() => loadScheme(file)).toThrow('请用 --lot N');
    const { lots, ...rest } = writeDraftJson(draft);
    const open = lots.map(({ items, ...lot }) => ({
      ...lot,
      items: items.map((item) => ({ ...item, certificates: [] })),
    }));
    expect(() => loadScheme(writeJson({ ...rest, lots: open }), 3)).toThrow('“投标人相关证书评价”没有列出证书，请补上');
  });
});
