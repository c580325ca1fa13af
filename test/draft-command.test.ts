import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCommand as run } from './run-command.ts';

const TENDERS = 'fixtures/tenders';
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const location = z.looseObject({ file: z.string(), page: z.number().nullable(), path: z.string(), quote: z.string() });
const item = z.looseObject({
  id: z.string(),
  section: z.string().nullable(),
  title: z.string(),
  maxPoints: decimal.nullable(),
  objective: z.boolean().nullable(),
  kind: z.string(),
  text: z.string(),
  location: location.nullable(),
});
const requirement = z.looseObject({ number: z.string(), text: z.string(), location });
const draftShape = z.looseObject({
  procurement: z.looseObject({
    title: z.string().nullable(),
    number: z.string().nullable(),
    method: z.string().nullable(),
    buyer: z.string().nullable(),
    budget: decimal.nullable(),
    consortiumAllowed: z.boolean().nullable(),
  }),
  lots: z.array(
    z.looseObject({
      number: z.number(),
      title: z.string(),
      budget: decimal.nullable(),
      ceilingPrice: decimal.nullable(),
      totalPoints: decimal.nullable(),
      sme: z.looseObject({ setAside: z.boolean(), smallMicroDeduction: decimal.nullable() }),
      items: z.array(item),
      mandatoryRequirements: z.array(requirement.extend({ common: z.boolean() })),
      requirements: z.array(
        requirement.extend({
          quantities: z.array(
            z.looseObject({
              what: z.string(),
              comparator: z.enum(['<', '<=', '=', '>=', '>']),
              value: decimal,
              unit: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
  messages: z.array(z.looseObject({ code: z.string(), severity: z.string(), message: z.string() })),
});

describe('draft', () => {
  test.each(readdirSync(TENDERS).filter((name) => !name.includes('.')))(
    'answers in the contract’s form: %s',
    async (name) => {
      const folder = path.join(TENDERS, name);
      const document = readdirSync(folder).find((file) => file.startsWith('document.')) ?? 'document.html';
      const { code, out } = await run('draft', path.join(folder, document), '--json');
      expect(code).toBe(0);
      expect(draftShape.safeParse(JSON.parse(out)).error?.issues).toBeUndefined();
    },
  );

  test('writes schemes that lint and score can read, and overwrites none', async () => {
    const place = path.join(folder, 'scheme');
    const document = path.join(TENDERS, 'property-service/document.html');
    const first = await run('draft', document, '-o', place);
    expect(first.notes).toContain(path.join(place, 'lot-1.yaml'));
    expect(readFileSync(path.join(place, 'lot-1.yaml'), 'utf8')).toContain('秩序维护方案');
    expect((await run('lint', place)).out).toContain('示例市行政服务中心物业服务采购项目');
    const second = await run('draft', document, '-o', place);
    expect(second.code).toBe(2);
    expect(second.notes).toContain('已有方案');
  });

  test('gives the linter the same scheme as JSON', async () => {
    const document = path.join(TENDERS, 'insurance-ranking/document.html');
    const { out } = await run('draft', document, '--json');
    const linted = await run('lint', write('draft.json', out), '--json', '--date', '2026-03-01');
    const codes = z.object({ findings: z.array(z.looseObject({ code: z.string() })) }).parse(JSON.parse(linted.out));
    expect(codes.findings.map(({ code }) => code)).toContain('price-score');
  });

  test('proposes a lawful skeleton from requirements, never as found', async () => {
    const lines = [
      '采购方式：竞争性磋商',
      '项目名称：示例系统运维服务采购',
      '项目所属分类：服务',
      '预算金额：50万元',
      '一、采购需求',
      '（一）驻场要求',
      '1. 驻场工程师不少于2人，工作日驻场。',
      '（二）响应要求',
      '1. 故障应在30分钟内响应，4小时内解决。',
    ];
    const { out } = await run('draft', write('requirements.txt', lines.join('\n')), '--json', '--date', '2026-03-01');
    const { lots, messages } = draftShape.parse(JSON.parse(out));
    expect(messages.map(({ code }) => code)).toContain('no-scoring');
    expect(lots[0]?.items.length).toBeGreaterThan(1);
    expect(lots[0]?.items.every((proposed) => proposed['proposed'] === true && proposed.location === null)).toBe(true);
    const quantities = lots[0]?.requirements.flatMap((clause) =>
      clause.quantities.map(({ value, unit }) => value + unit),
    );
    expect(quantities).toEqual(['2人', '30分钟', '4小时']);
    const linted = await run('lint', write('skeleton.json', out), '--date', '2026-03-01');
    expect(linted.out).not.toContain('[错误]');
    expect(linted.code).toBe(0);
  });

  test.each([
    ['an empty file', 'empty.txt', ''],
    ['a foreign document', 'foreign.txt', 'Invitation to tender\nThe price counts for 40 points.\n'],
  ])('refuses %s with one line', async (_, name, text) => {
    const { code, notes } = await run('draft', write(name, text), '--json');
    expect(code).toBe(2);
    expect(notes.split('\n')).toHaveLength(1);
  });

  test('needs a file that is there', async () => {
    const { code, notes } = await run('draft', path.join(folder, 'nowhere.docx'), '-o', path.join(folder, 'none'));
    expect(code).toBe(2);
    expect(notes).toContain('找不到');
    expect(existsSync(path.join(folder, 'none'))).toBe(false);
  });
});
