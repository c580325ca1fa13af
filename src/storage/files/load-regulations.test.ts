import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError, type Problem } from '../../domain/app-error.ts';
import { Decimal } from '../../domain/decimal.ts';
import { tieBreakSchema } from '../../domain/procurement.ts';
import { describeBasis } from '../../domain/regulations.ts';
import { loadRegulations } from './load-regulations.ts';

const TODAY = '2026-11-01';
const regulations = loadRegulations();
const valueOn = (key: string, date: string) => regulations.find(key, date)?.value;

describe('the law that comes with the tool', () => {
  it.each([
    ['price-weight/open-tender', { goods: { min: '0.30', max: '1' }, services: { min: '0.10', max: '1' } }],
    [
      'price-weight/competitive-consultation',
      { goods: { min: '0.30', max: '0.60' }, services: { min: '0.10', max: '0.30' } },
    ],
    [
      'price-weight/information-systems',
      { goods: { min: '0.30', max: '0.30' }, services: { min: '0.10', max: '0.10' } },
    ],
    ['small-enterprise/consortium-share', '0.30'],
    ['small-enterprise/set-aside-amounts', { goods: '2000000', services: '2000000', works: '4000000' }],
    ['small-enterprise/set-aside-shares', { total: '0.30', smallMicro: '0.60' }],
    ['small-enterprise/disabled-welfare', { share: '0.25', staff: '10' }],
    [
      'small-enterprise/works-score-raise',
      { smallMicro: { min: '0.03', max: '0.05' }, consortium: { min: '0.01', max: '0.02' } },
    ],
    ['abnormally-low-bid/raised-share-limit', '0.65'],
    ['abnormally-low-bid/explanation-minutes', '30'],
    ['domestic-product/cost-share', '0.80'],
    ['minimum-suppliers/open-tender', '3'],
    ['minimum-suppliers/competitive-consultation', '3'],
    ['minimum-suppliers/purchased-services', '2'],
    [
      'evaluation-panel/open-tender',
      { members: '5', largeMembers: '7', largeBudget: '10000000', experts: { numerator: '2', denominator: '3' } },
    ],
    ['rounding/item', { scale: '2', mode: 'half-up' }],
    ['rounding/total', { scale: '2', mode: 'half-up' }],
    ['qualification/past-contracts', '2'],
    ['records/retention-years', '15'],
  ])('%s is what the documents say', (key, value) => {
    expect(regulations.get(key, TODAY).value).toEqual(value);
  });

  it.each([
    // In force from 2026-02-01; before that there were pilots only.
    ['abnormally-low-bid/mean-share', '2026-01-31', undefined],
    ['abnormally-low-bid/mean-share', '2026-02-01', '0.50'],
    ['abnormally-low-bid/mean-share', '2026-02-02', '0.50'],
    ['abnormally-low-bid/second-lowest-share', '2026-01-31', undefined],
    ['abnormally-low-bid/second-lowest-share', '2026-02-01', '0.50'],
    ['abnormally-low-bid/ceiling-share', '2026-01-31', undefined],
    ['abnormally-low-bid/ceiling-share', '2026-02-01', '0.45'],
    ['domestic-product/deduction', '2025-12-31', undefined],
    ['domestic-product/deduction', '2026-01-01', '0.20'],
    ['domestic-product/deduction', '2026-01-02', '0.20'],
    // What the linter rests on: the day before, the day, and the day after each begins.
    ['scoring-standard/open-tender', '2017-09-30', undefined],
    ['scoring-standard/open-tender', '2017-10-01', 'quantified'],
    ['scoring-standard/open-tender', '2017-10-02', 'quantified'],
    ['scoring-standard/competitive-consultation', '2014-12-30', undefined],
    ['scoring-standard/competitive-consultation', '2014-12-31', 'quantified'],
    ['scoring-standard/competitive-consultation', '2015-01-01', 'quantified'],
    ['scoring-standard/any-method', '2015-02-28', undefined],
    ['scoring-standard/any-method', '2015-03-01', 'quantified'],
    ['scoring-standard/any-method', '2015-03-02', 'quantified'],
    ['scoring-standard/requirements-matched', '2021-06-30', undefined],
    ['scoring-standard/requirements-matched', '2021-07-01', 'required'],
    ['scoring-standard/requirements-matched', '2021-07-02', 'required'],
    ['records/retention-years', '2002-12-31', undefined],
    ['records/retention-years', '2003-01-01', '15'],
  ])('%s on %s is %s', (key, date, value) => {
    expect(valueOn(key, date)).toBe(value);
  });

  it.each([
    ['2020-12-31', undefined, undefined],
    ['2021-01-01', { min: '0.06', max: '0.10' }, '财库〔2020〕46号第九条'],
    ['2022-06-30', { min: '0.06', max: '0.10' }, '财库〔2020〕46号第九条'],
    ['2022-07-01', { min: '0.10', max: '0.20' }, '财库〔2022〕19号第二条'],
    ['2022-07-02', { min: '0.10', max: '0.20' }, '财库〔2022〕19号第二条'],
  ])('the deduction for small enterprises on %s is %o', (date, services, basis) => {
    const regulation = regulations.find('small-enterprise/deduction-range', date);
    expect((regulation?.value as Record<string, unknown> | undefined)?.['services']).toEqual(services);
    expect(regulation?.basis).toBe(basis);
  });

  it.each([
    ['2014-02-14', undefined, undefined],
    ['2014-02-15', false, '国发〔2014〕5号附件（待核实）'],
    ['2017-09-21', false, '国发〔2014〕5号附件（待核实）'],
    ['2017-09-22', true, '国发〔2017〕46号附件（待核实）'],
    ['2017-09-23', true, '国发〔2017〕46号附件（待核实）'],
  ])('property management licences are abolished on %s: %s', (date, isAbolished, basis) => {
    const regulation = regulations.find('unlawful-factors/abolished-approval', date);
    const { words } = (regulation?.value ?? {}) as { words?: string[] };
    expect(words?.includes('物业服务企业资质')).toBe(isAbolished);
    expect(regulation?.basis).toBe(basis);
  });

  it.each([
    ['enterprise-size-tender', '2017-09-30', '2017-10-01', '2017-10-02'],
    ['enterprise-size', '2020-12-31', '2021-01-01', '2021-01-02'],
    ['region-experience', '2015-02-28', '2015-03-01', '2015-03-02'],
    ['supplier-pool', '2019-08-31', '2019-09-01', '2019-09-02'],
    ['compulsory-energy-saving', '2019-03-31', '2019-04-01', '2019-04-02'],
    ['compulsory-standard', '2021-06-30', '2021-07-01', '2021-07-02'],
  ])('the words of %s begin on their day', (id, before, on, after) => {
    const key = `unlawful-factors/${id}`;
    expect([before, on, after].map((date) => regulations.find(key, date) !== null)).toEqual([false, true, true]);
  });

  it('ranks by price after the score, and in consultations by technical points after that', () => {
    expect(valueOn('ranking/open-tender', TODAY)).toEqual(['quoted-price']);
    expect(valueOn('ranking/competitive-consultation', TODAY)).toEqual(['quoted-price', 'technical-points']);
    expect(valueOn('ranking/competitive-negotiation', TODAY)).toEqual([]);
  });

  it.each(['open-tender', 'competitive-consultation', 'competitive-negotiation', 'inquiry', 'single-source'])(
    'knows the order of ties and the least number of suppliers for %s',
    (method) => {
      expect(() => tieBreakSchema.array().parse(valueOn(`ranking/${method}`, TODAY))).not.toThrow();
      expect(valueOn(`minimum-suppliers/${method}`, TODAY)).toMatch(/^[123]$/);
    },
  );

  it('shows every value of grade C as to be confirmed, and no other', () => {
    const shown = regulations
      .all()
      .flatMap(({ parameter }) =>
        parameter.values.map(({ source = parameter }) => [source.grade, describeBasis(source).endsWith('（待核实）')]),
      );
    expect(shown.filter(([grade]) => grade === 'C').length).toBeGreaterThan(0);
    expect(shown.filter(([grade, marked]) => (grade === 'C') !== marked)).toEqual([]);
    expect(regulations.get('rounding/total', TODAY).basis).toMatch(/（待核实）$/);
    expect(regulations.get('price-weight/open-tender', TODAY).basis).toBe('财政部令第87号第五十五条');
  });

  it('marks as a default what the rules leave open', () => {
    const defaults = regulations.all().filter(({ parameter }) => parameter.isDefault);
    expect(defaults.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['rounding/item', 'rounding/total', 'ranking/tie-price', 'recheck/outlier-share']),
    );
    expect(regulations.get('price-weight/open-tender', TODAY).parameter.isDefault).toBe(false);
  });
});

describe('the classes of enterprises', () => {
  const classes = regulations.get('small-enterprise/classes', TODAY).value as Record<string, Record<string, string[]>>;
  const ORDER = ['large', 'medium', 'small'];

  /** The highest class whose lower bound every listed measure reaches. */
  function classOf(industry: string, figures: Record<string, string>): string {
    const measures = Object.entries(classes[industry] ?? {});
    const reached = ORDER.findIndex((_, index) =>
      measures.every(([measure, bounds]) => new Decimal(figures[measure] ?? '').gte(bounds[index] ?? '')),
    );
    return ORDER[reached] ?? 'micro';
  }

  it.each([
    // Revenue and assets in 10,000 yuan. 103 ≥ 100 and 15735.28 ≥ 1000, but 103 < 300.
    ['software-and-it-services', { employees: '103', revenue: '15735.28' }, 'medium'],
    // 350 ≥ 300, but 1900 < 2000.
    ['industry', { employees: '350', revenue: '1900' }, 'small'],
    // 5000 ≥ 1000, but 30000 < 40000.
    ['industry', { employees: '5000', revenue: '30000' }, 'medium'],
    ['industry', { employees: '20', revenue: '299' }, 'micro'],
    ['industry', { employees: '20', revenue: '300' }, 'small'],
    ['industry', { employees: '1000', revenue: '40000' }, 'large'],
    ['construction', { revenue: '80000', assets: '79999' }, 'medium'],
    ['other', { employees: '9' }, 'micro'],
    ['other', { employees: '10' }, 'small'],
    ['other', { employees: '11' }, 'small'],
  ])('%s with %o is %s', (industry, figures, expected) => {
    expect(classOf(industry, figures)).toBe(expected);
  });

  it('have three falling bounds for each measure, and a Chinese name for each industry', () => {
    for (const measures of Object.values(classes)) {
      for (const [large = '', medium = '', small = '', ...more] of Object.values(measures)) {
        expect(new Decimal(large).gt(medium) && new Decimal(medium).gt(small) && more.length === 0).toBe(true);
      }
    }
    expect(Object.keys(regulations.get('small-enterprise/industries', TODAY).value)).toEqual(Object.keys(classes));
    expect(Object.keys(classes)).toHaveLength(16);
  });
});

describe('reading a folder of regulations', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regulations-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const head = 'schemaVersion: 1\ntopic: example\ntitle: 示例\nparameters:\n';
  const parameter = (id: string, rest: string) =>
    `  - id: ${id}\n    title: 示例\n    unit: 比例\n    document: 示例办法\n    documentNumber: 示例令第1号\n` +
    `    article: 第五条\n    grade: A\n    checkedOn: 2026-11-01\n    values:\n${rest}`;
  const value = (text: string) => `      - { ${text} }\n`;

  function problemsOf(files: Record<string, string>): Problem[] {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    try {
      loadRegulations(folder);
      return [];
    } catch (error) {
      if (error instanceof AppError) return [...error.problems];
      throw error;
    }
  }

  it('keeps numbers as they are written', () => {
    expect(problemsOf({ 'example.yaml': head + parameter('share', value('from: 2021-01-01, value: 0.10')) })).toEqual(
      [],
    );
    expect(loadRegulations(folder).get('example/share', '2021-01-01').value).toBe('0.10');
  });

  it('reports periods that overlap, by a day or for ever', () => {
    const byADay = value('from: 2021-01-01, until: 2022-07-01, value: 1') + value('from: 2022-07-01, value: 2');
    const forEver = value('from: 2021-01-01, value: 1') + value('from: 2022-07-01, value: 2');
    const problems = problemsOf({ 'example.yaml': head + parameter('first', byADay) + parameter('second', forEver) });
    expect(problems).toMatchObject([
      { line: 15, place: 'parameters[0].values[1].from', message: expect.stringContaining('重叠') },
      { line: 26, place: 'parameters[1].values[1].from', message: expect.stringContaining('重叠') },
    ]);
  });

  it('accepts periods that touch or leave days without a value', () => {
    const touching = value('from: 2021-01-01, until: 2022-06-30, value: 1') + value('from: 2022-07-01, value: 2');
    const apart = value('from: 2021-01-01, until: 2021-12-31, value: 1') + value('from: 2022-07-01, value: 2');
    expect(problemsOf({ 'example.yaml': head + parameter('first', touching) + parameter('second', apart) })).toEqual(
      [],
    );
  });

  it('reports a period that ends before it starts', () => {
    const problems = problemsOf({
      'example.yaml': head + parameter('share', value('from: 2021-01-01, until: 2020-12-31, value: 1')),
    });
    expect(problems).toMatchObject([{ line: 14, message: '止日 2020-12-31 早于起日 2021-01-01' }]);
  });

  it('reports an id that stands twice and a topic that is not the name of its file', () => {
    const twice = parameter('share', value('from: 2021-01-01, value: 1'));
    const problems = problemsOf({ 'other.yaml': head + twice + twice });
    expect(problems).toMatchObject([
      { line: 2, place: 'topic', message: expect.stringContaining('example.yaml') },
      { line: 15, place: 'parameters[1].id', message: expect.stringContaining('重复') },
    ]);
  });

  it('reports text where a parameter with a unit needs a number', () => {
    const problems = problemsOf({
      'example.yaml': head + parameter('share', value('from: 2021-01-01, value: { goods: { min: 10%, max: 0.20 } }')),
    });
    expect(problems).toMatchObject([
      { line: 14, place: 'parameters[0].values[0].value.goods.min', message: expect.stringContaining('“10%”不是数字') },
    ]);
  });

  it('reports missing sources and misspelt fields of all files at once', () => {
    const whole = head + parameter('share', value('from: 2021-01-01, value: 1'));
    const problems = problemsOf({
      'example.yaml': whole.replace('    documentNumber: 示例令第1号\n', '').replace('article: 第五条', 'article: ""'),
      'second.yaml': whole.replace('topic: example', 'topic: second').replace('grade: A', 'grade: A\n    artikel: 5'),
    });
    expect(problems.map(({ file, place }) => [file?.slice(folder.length + 1), place])).toEqual([
      ['example.yaml', 'parameters[0].documentNumber'],
      ['example.yaml', 'parameters[0].article'],
      ['second.yaml', 'parameters[0].artikel'],
    ]);
  });

  it('refuses a folder that is missing or has no regulations in it', () => {
    expect(() => loadRegulations(join(folder, 'missing'))).toThrow('找不到法规数据文件夹');
    expect(() => loadRegulations(folder)).toThrow('没有法规数据');
  });
});
