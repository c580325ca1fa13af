import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCommand as run } from './run-command.ts';

const CASE = 'fixtures/cases/worked-prices/four-bids-10';
const TIANJIN = 'schemes/procurements/tianjin-tgpc-2025-d-1284';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const location = z.looseObject({ file: z.string(), page: z.number().nullable(), path: z.string(), quote: z.string() });
const finding = z.looseObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  legalBasis: z.string().nullable(),
  locations: z.array(location),
});

const scoreShape = z.looseObject({
  lot: z.number(),
  benchmarkPrice: decimal.nullable(),
  tenderers: z.array(
    z.looseObject({
      name: z.string(),
      status: z.enum(['ranked', 'rejected']),
      reasons: z.array(finding),
      quotedPrice: decimal.nullable(),
      evaluatedPrice: decimal.nullable(),
      items: z.record(
        z.string(),
        z.strictObject({ score: decimal.nullable(), byMember: z.record(z.string(), decimal) }),
      ),
      total: decimal.nullable(),
      rank: z.number().nullable(),
    }),
  ),
  findings: z.array(finding),
  explanation: z.looseObject({ id: z.string(), children: z.array(z.unknown()) }),
});

const deviation = z.enum(['none', 'positive', 'negative', 'missing', 'vague', 'unclear']);
const checkShape = z.looseObject({
  tenderer: z.string(),
  lot: z.number(),
  price: z.looseObject({
    quoted: decimal.nullable(),
    inWords: decimal.nullable(),
    itemSum: decimal.nullable(),
    corrected: decimal.nullable(),
    consistent: z.boolean().nullable(),
    withinCeiling: z.boolean().nullable(),
    locations: z.array(location),
  }),
  sme: z.looseObject({
    declared: z.boolean(),
    enterpriseClass: z.enum(['medium', 'small', 'micro']).nullable(),
    complete: z.boolean(),
    impliedClass: z.enum(['large', 'medium', 'small', 'micro']).nullable(),
    eligible: z.boolean().nullable(),
    deduction: decimal.nullable(),
    reasons: z.array(z.string()),
  }),
  validityDays: z.number().nullable(),
  responses: z.array(
    z.looseObject({
      number: z.string(),
      mandatory: z.boolean(),
      deviation,
      declaredDeviation: z.string().nullable(),
      reasons: z.array(z.string()),
      location: location.nullable(),
    }),
  ),
  facts: z.looseObject({
    contracts: z.array(
      z.looseObject({
        customer: z.string(),
        subject: z.string(),
        signedOn: z.string().nullable(),
        qualifies: z.boolean().nullable(),
        reason: z.string(),
      }),
    ),
    certificates: z.array(
      z.looseObject({
        name: z.string(),
        level: z.string().nullable(),
        validUntil: z.string().nullable(),
        qualifies: z.boolean().nullable(),
        reason: z.string(),
      }),
    ),
    people: z.array(z.looseObject({ name: z.string(), role: z.string(), certificates: z.array(z.string()) })),
  }),
  items: z.array(z.looseObject({ id: z.string(), proposedPoints: decimal.nullable(), reason: z.string() })),
  findings: z.array(finding),
});

const importShape = z.looseObject({
  file: z.string(),
  mediaType: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  pages: z.number().nullable(),
  blocks: z.array(
    z.looseObject({
      type: z.enum(['heading', 'paragraph', 'table', 'image']),
      path: z.string(),
      page: z.number().nullable(),
    }),
  ),
  messages: z.array(finding),
});

describe('answers in the shape of the contract', () => {
  test('score', async () => {
    const { code, out } = await run('score', CASE, '--json');
    expect(scoreShape.safeParse(JSON.parse(out)).error).toBeUndefined();
    expect(code).toBe(0);
  });

  test('score of a lot with rejected bids exits with 1', async () => {
    const { code, out } = await run('score', 'fixtures/demo', '--json');
    const result = scoreShape.parse(JSON.parse(out));
    expect(result.tenderers.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    expect(code).toBe(1);
  });

  test('check', async () => {
    const { code, out } = await run(
      'check',
      'fixtures/demo/bids/tenderer-d',
      '--scheme',
      TIANJIN,
      '--lot',
      '3',
      '--date',
      '2025-12-15',
      '--json',
    );
    const result = checkShape.parse(JSON.parse(out));
    expect(result.responses.find(({ number }) => number === '★（七）')).toMatchObject({
      mandatory: true,
      deviation: 'negative',
      declaredDeviation: '无偏离',
      reasons: ['1 年 < 3 年'],
    });
    expect(result.price).toMatchObject({
      quoted: '390000',
      inWords: '390000',
      itemSum: '390000',
      withinCeiling: false,
    });
    expect(code).toBe(1);
  });

  test('check of a bid in order exits with 0', async () => {
    const { code, out } = await run(
      'check',
      'fixtures/demo/bids/tenderer-a',
      '--scheme',
      TIANJIN,
      '--lot',
      '3',
      '--date',
      '2025-12-15',
      '--json',
    );
    const result = checkShape.parse(JSON.parse(out));
    expect(result.sme).toMatchObject({
      declared: true,
      enterpriseClass: 'small',
      impliedClass: 'small',
      eligible: true,
      deduction: '0.20',
    });
    expect(Object.fromEntries(result.items.map(({ id, proposedPoints }) => [id, proposedPoints]))).toMatchObject({
      performance: '6',
      certificates: '4',
      personnel: '10',
      commitment: '6',
      price: null,
    });
    expect(code).toBe(0);
  });

  test('import', async () => {
    const { code, out } = await run('import', 'fixtures/demo/bids/tenderer-a/第二阶段响应文件.docx', '--json');
    const result = importShape.parse(JSON.parse(out));
    expect(result.blocks.some(({ type }) => type === 'table')).toBe(true);
    expect(code).toBe(0);
  });

  test('schema case', async () => {
    const { code, out } = await run('schema', 'case');
    expect(JSON.parse(out)).toMatchObject({ type: 'object', properties: { tenderers: { type: 'array' } } });
    expect(code).toBe(0);
  });

  test('--explain writes the calculation as on paper', async () => {
    const { out } = await run('score', CASE, '--explain');
    expect(out).toContain('82.00 ÷ 88.00 × 10 = 9.3181… → 9.32（四舍五入，保留 2 位小数）');
  });
});

describe('input that cannot be used exits with 2 and says what, where and what to do', () => {
  const original = readFileSync(`${CASE}/case.yaml`, 'utf8').replace(
    '../../../schemes/',
    `${path.resolve('fixtures/schemes')}/`,
  );

  async function runCase(name: string, change: (source: string) => string) {
    const file = path.join(folder, `${name}.yaml`);
    writeFileSync(file, change(original));
    return { file, ...(await run('score', file, '--json')) };
  }

  test.each([
    [
      'an amount that is not a number',
      (source: string) => source.replace('quotedPrice: 88', 'quotedPrice: 约30万'),
      /:8 tenderers\[0\]\.quotedPrice：“约30万”不是数字/,
    ],
    ['a price of zero', (source: string) => source.replace('quotedPrice: 88', 'quotedPrice: 0'), /报价应大于 0/],
    [
      'a field with a typo',
      (source: string) => source.replace('quotedPrice: 95', 'quotedPrise: 95'),
      /:10 tenderers\[1\]\.quotedPrise：不认识的字段“quotedPrise”/,
    ],
    [
      'an item the scheme does not have',
      (source: string) => `${source}reviews: { 一号: { 示例甲: { plan: { points: 3 } } } }\n`,
      /没有评审因素“plan”，有：price/,
    ],
    [
      'a tenderer that does not exist',
      (source: string) => `${source}reviews: { 一号: { 示例子: { price: { points: 3 } } } }\n`,
      /没有名为“示例子”的供应商/,
    ],
    ['a lot that does not exist', (source: string) => source.replace('lot: 1', 'lot: 99'), /没有第 99 包/],
    [
      'a date that does not exist',
      (source: string) => source.replace('2026-06-01', '2026-02-30'),
      /“2026-02-30”不是日期/,
    ],
    ['broken YAML', (source: string) => source.replace('title:', 'title: "'), /YAML 写法有误/],
  ])('%s', async (name, change, message) => {
    const { code, out, notes } = await runCase(name, change);
    expect(notes).toMatch(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test('a mark outside its range', async () => {
    const file = path.join(folder, 'mark.yaml');
    writeFileSync(
      file,
      `schemaVersion: 1\ntitle: 示例\nscheme: ${path.resolve(TIANJIN)}\nlot: 3\ndate: 2025-12-15\ntenderers:\n  - { name: 示例甲, quotedPrice: 300000 }\nreviews:\n  一号:\n    示例甲:\n      staffing: { points: 13 }\n      emergency: { points: 5 }\n`,
    );
    const { code, notes } = await run('score', file);
    expect(notes).toContain(
      'mark.yaml:11 reviews.一号.示例甲.staffing：13 分超出“项目服务人员评价”的评分区间 0～12 分',
    );
    expect(notes).toContain('mark.yaml:12 reviews.一号.示例甲.emergency：“突发事件管理方案”没有 5 分这一档');
    expect(code).toBe(2);
  });

  test('several faults of one scheme are named together, each with its line', async () => {
    const scheme = path.join(folder, 'scheme');
    const procurement = readFileSync(`${TIANJIN}/procurement.yaml`, 'utf8');
    const lot = readFileSync(`${TIANJIN}/lot-8.yaml`, 'utf8');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(scheme, { recursive: true });
    writeFileSync(path.join(scheme, 'procurement.yaml'), procurement);
    writeFileSync(
      path.join(scheme, 'lot-8.yaml'),
      lot
        .replace('totalPoints: 100', 'totalPoints: 90')
        .replace('{ flaws: 1, points: 6 }', '{ flaws: 1, points: 9 }')
        .replace(/\n {4}location: .*/, ''),
    );
    const file = path.join(folder, 'case-8.yaml');
    writeFileSync(
      file,
      `schemaVersion: 1\ntitle: 示例\nscheme: ${scheme}\ndate: 2025-12-15\ntenderers:\n  - { name: 示例甲, quotedPrice: 30000 }\n`,
    );
    const { code, notes } = await run('score', file);
    expect(notes).toMatch(/lot-8\.yaml:\d+ totalPoints：标明总分 90 分，各因素合计 100 分/);
    expect(notes).toMatch(/lot-8\.yaml:\d+ items\[\d\]\.tiers\[1\]\.points：瑕疵增加而分值没有下降/);
    expect(code).toBe(2);
  });

  test.each([
    ['a text file called .docx', 'not-word.docx', Buffer.from('只是文字')],
    ['an empty file', 'empty.docx', Buffer.alloc(0)],
    [
      'a zip that was cut off',
      'cut.docx',
      readFileSync('fixtures/demo/bids/tenderer-a/第二阶段响应文件.docx').subarray(0, 2000),
    ],
  ])('check: %s', async (_, name, bytes) => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    const { code, out, notes } = await run('check', file, '--scheme', TIANJIN, '--lot', '3', '--json');
    expect(notes).toContain(name);
    expect(notes.split('\n')).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test.each([
    [['score', 'no/such/case'], /找不到/],
    [['check', 'no-such-file.docx', '--scheme', TIANJIN, '--lot', '3'], /找不到/],
    [['check', 'fixtures/demo/bids/tenderer-a', '--scheme', TIANJIN], /8 个采购包，请用 --lot N/],
    [['check', 'fixtures/demo/bids/tenderer-a'], /--scheme/],
    [['score'], /用法：hengbiao score/],
    [['serve', '--port', 'x'], /端口号/],
    [['nonsense'], /没有“nonsense”这个命令/],
  ])('%j', async (words, message) => {
    const { code, notes } = await run(...words);
    expect(notes).toMatch(message);
    expect(code).toBe(2);
  });
});
