import { Decimal } from '../../src/domain/decimal.ts';
import type { EnterpriseClass } from '../../src/domain/facts.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';
import { parseAmount } from '../language/amount.ts';
import { parseChineseInteger } from '../language/chinese-number.ts';
import { isBlank, trimFill } from '../language/fold.ts';

const CLASSES: readonly (readonly [EnterpriseClass, RegExp])[] = [
  ['large', /大型/],
  ['medium', /中型/],
  ['small', /小型/],
  ['micro', /微型/],
];

/** What was written into a blank; null where nothing was. */
export function readText(text: string): string | null {
  const plain = trimFill(text.replace(/\s+/g, ' '))
    .replace(/^[,，、.]+|[,，、]+$/g, '')
    .trim();
  return isBlank(plain) ? null : plain;
}

/** The printed form ends in 行业; 其他未列明行业 keeps its own. */
export function readIndustry(text: string): string | null {
  const plain = readText(text);
  if (plain === null) return null;
  const industry = /未列明行业$/.test(plain) ? plain : plain.replace(/\s*行业$/, '');
  return readText(industry);
}

export function readCount(text: string): DecimalText | null {
  const plain = trimFill(text).replace(/[,\s]/g, '').replace(/^为/, '');
  return /^\d+$/.test(plain) ? new Decimal(plain).toFixed() : (parseChineseInteger(plain)?.toFixed() ?? null);
}

/** Takes off the brackets in which a form asks for a value: （45）人, （1200）万元. */
export function unwrap(text: string): string {
  return text.replace(/^\s*[([]\s*([^()[\]]*?)\s*[)\]](?=\s*(?:[万亿]?元)?\s*$)/, '$1');
}

/** In 万元 as the form prints it; footnote figures behind the unit are not part of the amount. */
export function readTenThousands(text: string): DecimalText | null {
  const plain = text.replace(/元[^元]*$/, '元');
  const { value } = parseAmount(plain.trim() === '万元' ? '' : plain);
  return value === null ? null : new Decimal(value).div('10000').toFixed();
}

/** One class and no other: a list to choose from counts only where one is ticked. */
export function readClass(text: string): EnterpriseClass | null {
  const ticked = [...text.matchAll(/[☑√✓✔■☒](?<name>[^□☐☑√✓✔■☒]*)/g)].map((match) => match.groups?.['name'] ?? '');
  const chosen = ticked.length > 0 ? ticked.join(' ') : text;
  const classes = CLASSES.filter(([, pattern]) => pattern.test(chosen)).map(([name]) => name);
  return classes.length === 1 ? (classes[0] ?? null) : null;
}
