import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../src/domain/decimal.ts';
import { kindFileSchema } from '../src/domain/kind-file.ts';
import { lotSchema } from '../src/domain/lot.ts';
import { ITEM_KINDS } from '../src/domain/scoring-item.ts';
import { checkSchemeConsistency } from '../src/engine/checks/scheme-consistency.ts';
import { parseYaml, readYaml } from '../src/storage/files/read-yaml.ts';

const FOLDER = fileURLToPath(new URL('../schemes/kinds', import.meta.url));

function readKind(kind: string) {
  return readYaml(path.join(FOLDER, `${kind}.yaml`), kindFileSchema).value;
}

const SKELETON = `
schemaVersion: '1'
kind: commitment
title: 承诺
description: 说明
date: 2026-03-01
examples:
`;
const EXAMPLE = (title: string, rest: string) => `
  - title: ${title}
    item: { id: a, title: 甲, kind: commitment, maxPoints: 10 }
    ${rest}`;

describe('schemes/kinds', () => {
  it('has one file for every kind of scoring item and no other', () => {
    const names = readdirSync(FOLDER).map((name) => path.basename(name, '.yaml'));
    expect(names.sort()).toEqual([...ITEM_KINDS].sort());
  });

  it.each(ITEM_KINDS)('%s: the file is valid and named after its kind', (kind) => {
    expect(readKind(kind).kind).toBe(kind);
  });

  it.each(ITEM_KINDS)('%s: every example is an item that a lot could hold', (kind) => {
    for (const { title, item } of readKind(kind).examples) {
      const lot = { ...lotSchema.parse({ schemaVersion: '1', number: '1', title }), items: [item] };
      expect(checkSchemeConsistency(lot), title).toEqual([]);
    }
  });

  it.each(ITEM_KINDS)('%s: expected scores lie inside the range of their item', (kind) => {
    for (const { title, item, expect: expected } of readKind(kind).examples) {
      for (const score of expected.scores ?? [expected.score ?? item.minPoints]) {
        expect(new Decimal(score).lessThanOrEqualTo(item.maxPoints), `${title} ${score}`).toBe(true);
        expect(new Decimal(score).greaterThanOrEqualTo(item.minPoints), `${title} ${score}`).toBe(true);
      }
    }
  });

  it('refuses a fact that the kind does not use, and an example without score or finding', () => {
    const source =
      SKELETON +
      EXAMPLE('一', 'fact: { count: 3 }\n    expect: { score: 10 }') +
      EXAMPLE('二', 'fact: { fulfilled: true }\n    expect: { arithmetic: 十 }') +
      EXAMPLE('三', 'fact: { fulfilled: true }\n    expect: { score: 10 }');
    expect(() => parseYaml('commitment.yaml', source, kindFileSchema)).toThrow(
      /examples\[0\]\.fact\.count.*\n.*examples\[1\]\.expect/,
    );
  });

  it('refuses an example of another kind and a title that stands twice', () => {
    const source =
      SKELETON.replace('kind: commitment', 'kind: unknown') +
      EXAMPLE('一', 'expect: { score: 10 }') +
      EXAMPLE('一', 'expect: { score: 0 }') +
      EXAMPLE('三', 'expect: { score: 0 }');
    expect(() => parseYaml('unknown.yaml', source, kindFileSchema)).toThrow(/应为 unknown[\s\S]*“一”重复/);
  });
});
