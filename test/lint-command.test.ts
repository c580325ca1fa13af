import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { main } from '../src/cli/main.ts';

const DAZHOU = 'schemes/procurements/dazhou-2024';
const TIANJIN = 'schemes/procurements/tianjin-tgpc-2025-d-1284';

const answerSchema = z.strictObject({
  findings: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z0-9-]+$/),
      severity: z.enum(['error', 'warning', 'info']),
      message: z.string(),
      legalBasis: z.string(),
      locations: z.array(z.looseObject({ file: z.string(), page: z.number().nullable(), path: z.string() })),
      lot: z.number().nullable(),
      item: z.string().nullable(),
    }),
  ),
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lint-'));
  cpSync(DAZHOU, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function lint(...words: string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await main(['lint', ...words], { out: (text) => out.push(text), note: (text) => notes.push(text) });
  return { code, out: out.join('\n'), notes: notes.join('\n') };
}

async function lintJson(...words: string[]) {
  const { code, out } = await lint(...words, '--json');
  return { code, findings: answerSchema.parse(JSON.parse(out)).findings };
}

/** Changes one lot of the copy; the text that goes must be there. */
function change(from: string, to: string): void {
  const file = path.join(folder, 'lot-1.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

describe('hengbiao lint', () => {
  it('ends with 0 where there are only suspicions', async () => {
    const { code, findings } = await lintJson(folder, '--date', '2024-06-01');
    expect(code).toBe(0);
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  });

  it('ends with 1 on an error, and says where it is and on what it rests', async () => {
    change('benchmark: lowest', 'benchmark: mean');
    const { code, findings } = await lintJson(folder, '--date', '2024-06-01');
    expect(code).toBe(1);
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'average-benchmark', lot: 1, item: 'price', legalBasis: '财库〔2014〕214号第二十四条' },
    ]);
  });

  it('tells what score would refuse instead of refusing it', async () => {
    change('maxPoints: 12', 'maxPoints: 13');
    const { code, findings } = await lintJson(path.join(folder, 'lot-1.yaml'), '--date', '2024-06-01');
    expect(code).toBe(1);
    expect(findings.filter(({ code: name }) => name === 'sum-mismatch')).toHaveLength(2);
  });

  it('reads the law of the day that is asked for', async () => {
    change('setAside: true', 'setAside: false');
    change('smallMicroDeduction: null', 'smallMicroDeduction: 0.06');
    const codes = async (day: string) => (await lintJson(folder, '--date', day)).findings.map(({ code }) => code);
    expect(await codes('2022-06-30')).not.toContain('deduction-rate');
    expect(await codes('2022-07-01')).toContain('deduction-rate');
  });

  it('looks at every lot of a folder, at one of them, and at several paths', async () => {
    const lots = async (...words: string[]) =>
      new Set((await lintJson(...words, '--date', '2025-12-15')).findings.map(({ lot }) => lot));
    expect(await lots(TIANJIN)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
    expect(await lots(TIANJIN, '--lot', '3')).toEqual(new Set([3]));
    expect((await lintJson(DAZHOU, DAZHOU, '--date', '2024-06-01')).findings).toHaveLength(6);
  });

  it('reads the JSON of a draft', async () => {
    const draft = {
      procurement: {
        title: '示例服务',
        number: null,
        method: 'open-tender',
        category: 'services',
        buyer: null,
        budget: null,
      },
      lots: [
        {
          number: 1,
          title: '示例包',
          budget: '1000000',
          ceilingPrice: null,
          totalPoints: '100',
          sme: { setAside: false, smallMicroDeduction: '0.25' },
          items: [
            {
              id: 'price',
              section: null,
              title: '报价',
              maxPoints: '100',
              objective: true,
              kind: 'price',
              formula: { benchmark: 'lowest', score: 'benchmark / price * 100' },
              text: '最低价为基准价',
              location: { file: '采购文件.docx', page: 3, path: 'table[1]/row[2]', quote: '报价' },
            },
          ],
          mandatoryRequirements: [],
          requirements: [],
        },
      ],
      messages: [],
    };
    const file = path.join(folder, 'draft.json');
    writeFileSync(file, JSON.stringify(draft));
    const { code, findings } = await lintJson(file, '--date', '2026-03-01');
    expect(code).toBe(1);
    expect(findings.map((finding) => finding.code)).toEqual(['deduction-rate']);
  });

  it('groups for people by lot, with severity, basis and place, and counts', async () => {
    const { out } = await lint(folder, '--date', '2024-06-01');
    expect(out).toMatch(/^2024年度达州市/);
    expect(out).toContain('\n第 1 包　合同包1\n  [请看] “服务方案”标为客观分');
    expect(out).toContain('（依据：财库〔2012〕69号第二条）\n      出处：采购需求.txt');
    expect(out.split('\n').at(-1)).toBe('错误 0 条，请看 3 条，提示 0 条');
  });

  it.each([
    ['no path', [], '用法：hengbiao lint'],
    ['a path that does not exist', ['没有这个方案.yaml'], '找不到这个方案'],
    ['a folder without schemes', ['fixtures/demo'], '没有'],
    ['a day that is none', [DAZHOU, '--date', '2026-02-30'], '--date'],
    ['a lot that is none', [DAZHOU, '--lot', '9'], '没有第 9 包；有：1'],
  ])('says in one clear line what cannot be used: %s', async (_, words, message) => {
    const { code, out, notes } = await lint(...words);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(notes).toContain(message);
    expect(notes.trim().split('\n')).toHaveLength(1);
  });

  it('names file and line of a field it does not know', async () => {
    change('maxPoints: 12', 'maxPoint: 12');
    const { code, notes } = await lint(folder);
    expect(code).toBe(2);
    expect(notes).toMatch(/lot-1\.yaml:\d+ items\[1\]/);
  });
});
