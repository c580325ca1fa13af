import { Decimal } from '../../src/domain/decimal.ts';
import type { EnterpriseClass } from '../../src/domain/facts.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';
import { parseChineseInteger } from '../language/chinese-number.ts';
import type { Form } from './forms.ts';

export function isAgreement({ kind }: Form): boolean {
  return kind === 'consortium' || kind === 'subcontract';
}

const CLASSES: readonly (readonly [EnterpriseClass, RegExp])[] = [
  ['large', /大型企业/g],
  ['medium', /中型企业|中小(?:微型?)?企业/g],
  ['small', /小型企业|小微企业|小型(?:、|和)?微型企业/g],
  ['micro', /(?<![小型、和])微型企业/g],
];

/** The class that words name last; 小微企业 counts as small, 中小企业 may be medium. */
export function readGroupClass(text: string): EnterpriseClass | null {
  const mentions = CLASSES.flatMap(([name, pattern]) =>
    [...text.matchAll(pattern)].map(({ index }) => ({ name, index })),
  );
  return mentions.sort((a, b) => b.index - a.index)[0]?.name ?? null;
}

/** 35 or 三十五 of a hundred as a fraction; null where the words are no number. */
export function readFraction(percent: string): DecimalText | null {
  const value = /^\d/.test(percent) ? new Decimal(percent) : parseChineseInteger(percent);
  return value === null ? null : value.dividedBy('100').toFixed();
}
