import { Decimal, sum } from '../../../src/domain/decimal.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';

/** One scale's part in the total: 技术得分×50% → 技术得分, 0.5. */
export interface WeightTerm {
  name: string;
  weight: DecimalText;
}

export const SHARE = String.raw`(?<share>\d{1,3}(?:\.\d{1,2})?%|0?\.\d{1,4})`;
const TERM = new RegExp(
  String.raw`(?<name>[\p{Script=Han}]{2,16})(?:\([^()]{0,12}\))?(?:得分|评分|总分)?(?:[×*xX]|(?:所)?占(?:总分)?的?(?:权重|比重|比例)?[为:]?|的?权重(?:为|占|是|:)?|(?=\())\(?${SHARE}`,
  'gu',
);
/** 技术、商务、价格权重分别为50%、20%、30%. */
const LISTED =
  /(?<names>[\p{Script=Han}、]{4,50}?)(?:的?权重|的?得分|的?评分|的?比重|所?占(?:比例|权重))?分别(?:占(?:总分的?)?|为|:)(?<shares>\d{1,3}%(?:[、,和与及:]\d{1,3}%){1,5})/u;
const LEAST_TERMS = 2;

/**
 * How a document weights its scales into one total, by the first line that gives parts of 1 to at least two of them:
 * 综合得分=技术得分×50%+商务得分×20%+报价得分×30%, 技术占60%，价格占40%. Empty where no line does.
 * @param lines normalised, without white space
 */
export function readWeightTerms(lines: readonly string[]): WeightTerm[] {
  for (const line of lines) {
    const terms = [...line.matchAll(TERM)].flatMap(({ groups }): WeightTerm[] => {
      const weight = toFraction(groups?.['share']);
      return weight === null ? [] : [{ name: groups?.['name'] ?? '', weight }];
    });
    const read = terms.length >= LEAST_TERMS ? terms : readListed(line);
    if (read.length >= LEAST_TERMS && sum(read.map(({ weight }) => new Decimal(weight))).eq('1')) return read;
  }
  return [];
}

function readListed(line: string): WeightTerm[] {
  const { names = '', shares = '' } = LISTED.exec(line)?.groups ?? {};
  const [parts, weights] = [names.split(/[、和与及]/), shares.match(/\d{1,3}%/g) ?? []];
  if (parts.length !== weights.length) return [];
  return parts.flatMap((name, index) => {
    const weight = toFraction(weights[index]);
    return weight === null || name === '' ? [] : [{ name, weight }];
  });
}

/** A share as a fraction between 0 and 1, both left out: 50% → 0.5, .3 → 0.3; null for anything else. */
export function toFraction(share: string | undefined): DecimalText | null {
  if (share === undefined) return null;
  const value = share.endsWith('%') ? new Decimal(share.slice(0, -1)).div('100') : new Decimal(share);
  return value.gt('0') && value.lt('1') ? value.toFixed() : null;
}
