import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type DraftProcurement,
  type DraftScheme,
  draftLotSchema,
  draftProcurementSchema,
} from '../src/domain/draft.ts';
import { lintScheme } from '../src/engine/lint/lint-scheme.ts';
import { LINT_RULES } from '../src/engine/lint/rules/index.ts';
import { loadRegulations } from '../src/storage/files/load-regulations.ts';
import { readYaml } from '../src/storage/files/read-yaml.ts';
import { type LintCase, lintCasesSchema } from './lint-cases.ts';

const FOLDER = 'fixtures/lint/rules';
const RULES_FOLDER = 'src/engine/lint/rules';
const README = readFileSync('src/engine/lint/README.md', 'utf8');
const regulations = loadRegulations();
const DAY = '2026-03-01';

const PLACE = { file: '采购文件.docx', path: 'p[1]', quote: '示例' };
const PROCUREMENT = {
  schemaVersion: '1',
  id: 'example',
  title: '示例服务',
  method: 'open-tender',
  category: 'services',
};
const LOT = { schemaVersion: '1', number: '1', title: '示例包', budget: '1000000', sme: { setAside: 'true' } };

const cases = new Map(LINT_RULES.map(({ code }) => [code, readCases(code)]));

function readCases(code: string) {
  return readYaml(path.join(FOLDER, `${code}.yaml`), lintCasesSchema).value;
}

describe.each(LINT_RULES)('$code', (rule) => {
  const { code, severities, basis } = rule;
  const { passes, finds, doesNotApply } = cases.get(code) ?? readCases(code);
  const run = (given: LintCase) => lintScheme(toScheme(given), regulations, given.date ?? DAY, [rule]);

  it.each(passes)('passes: $title', (given) => {
    expect(run(given)).toEqual([]);
  });

  it.each(finds)('finds: $title', (given) => {
    const found = run(given);
    expect(found.map(({ severity }) => severity)).toEqual([given.severity]);
    expect(found[0]).toMatchObject({ code, message: expect.stringMatching(/\p{Script=Han}/u) });
    expect(found[0]?.legalBasis).toMatch(/第|之|关于|附件/);
    if (given.basis !== undefined) expect(found[0]?.legalBasis).toBe(given.basis);
  });

  it.each(doesNotApply)('does not apply: $title', (given) => {
    expect(run(given)).toEqual([]);
  });

  it('has every severity it may give in a case, and no other but for an unknown method or category', () => {
    const isOpen = ({ procurement }: LintCase) => [procurement?.['method'], procurement?.['category']].includes('null');
    const given = finds.filter((found) => !isOpen(found)).map(({ severity }) => severity);
    expect(new Set(given)).toEqual(new Set(severities));
  });

  it('rests on provisions that exist and have a day on which they begin', () => {
    const cited = basis.filter(({ isData }) => isData !== true);
    expect(cited.length).toBeGreaterThan(0);
    for (const { key } of basis) expect(regulations.all().map((entry) => entry.key)).toContain(key);
    expect(lintScheme(toScheme(finds[0] as LintCase), regulations, '2002-12-31', [rule])).toEqual([]);
  });

  it('stands in the table of the documentation with its severities', () => {
    const signs = severities.map((severity) => ({ error: '错误', warning: '请看', info: '提示' })[severity]).join('、');
    const row = README.split('\n').find((line) => line.startsWith(`| \`${code}\` |`));
    expect(row).toContain(rule.title);
    expect(row?.endsWith(`| ${signs} |`)).toBe(true);
  });
});

describe('the rules of the linter', () => {
  const codes = LINT_RULES.map(({ code }) => code);

  it('are all listed, one file each, named after its code, with a file of cases', () => {
    const names = (folder: string, ending: string) =>
      readdirSync(folder)
        .map((name) => path.basename(name, ending))
        .filter((name) => name !== 'index')
        .sort();
    expect(names(RULES_FOLDER, '.ts')).toEqual([...codes].sort());
    expect(names(FOLDER, '.yaml')).toEqual([...codes].sort());
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are the only ones in the documentation', () => {
    const documented = [...README.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((match) => match[1]);
    expect(documented).toEqual(codes);
  });

  it('contain no figure of the law: neither amounts nor document numbers', () => {
    const suspicious = codes.filter((code) => {
      const source = readFileSync(path.join(RULES_FOLDER, `${code}.ts`), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
      return /财库|财政部令|国发|〔\d{4}〕|第[一二三四五六七八九十]+条|'0\.\d+'|'\d{4,}'/.test(source);
    });
    expect(suspicious).toEqual([]);
  });
});

/** A scheme with only what the case is about; ids and places are filled in. */
function toScheme({ procurement, lot, items, qualifications, requirements }: LintCase): DraftScheme {
  const located = (entry: Record<string, unknown>, index: number) => {
    const { location = PLACE, ...rest } = entry;
    return { id: `entry-${index + 1}`, ...rest, ...(location === 'null' ? {} : { location }) };
  };
  const numbered = (entry: Record<string, unknown>, index: number) =>
    located({ number: `${index + 1}`, ...entry }, index);
  const parsed: DraftProcurement = draftProcurementSchema.parse({
    ...PROCUREMENT,
    ...procurement,
    qualifications: (qualifications ?? []).map((text, index) => located({ text }, index)),
    requirements: (requirements ?? []).map((text, index) => numbered({ text }, index)),
  });
  return {
    procurement: parsed,
    lot: draftLotSchema.parse({
      ...LOT,
      ...lot,
      items: (items ?? []).map((item, index) =>
        located({ title: '因素', kind: 'commitment', maxPoints: '10', ...item }, index),
      ),
    }),
  };
}
