import { Decimal } from '../../src/domain/decimal.ts';
import type { AmountReading } from './amount.ts';
import { formalNumerals, parseChineseInteger } from './chinese-number.ts';
import { foldText, isBlank } from './fold.ts';

const PREFIX = /^(?:人民币|大写|金额|合计|总计|共计|总价|报价|计|为|[:()¥])+/;

/**
 * Reads an amount in words (大写金额) in yuan: `人民币叁拾壹万捌仟元整` → 318000. Refuses what is not a proper
 * amount or can be read in two ways; an amount counts as read only if writing it back gives the same digits and units.
 */
export function parseChineseAmount(text: string): AmountReading {
  if (isBlank(text)) return { value: null, reason: 'empty' };
  const plain = foldText(text)
    .replace(/[\s_]/g, '')
    .replace(/[。;,.]+$/, '')
    .replace(/\((?:大写|人民币|含税|文字表述)\)/g, '')
    .replace(PREFIX, '')
    .replace(/\)$/, '')
    .replace(/[圆圓园]/g, '元');
  const formal = formalNumerals(plain);
  const match = /^(?<whole>[^元角分整正]*?)(?<unit>元?)(?:零?(?<jiao>.)角)?(?:零?(?<fen>.)分)?[整正]?$/.exec(formal);
  const { whole = '', unit = '', jiao, fen } = match?.groups ?? {};
  const hasFraction = jiao !== undefined || fen !== undefined;
  if (match === null || (hasFraction && unit === '' && whole !== '')) return { value: null, reason: 'not-a-number' };
  if (whole === '' && !hasFraction) return { value: null, reason: 'not-a-number' };
  const yuan = whole === '' ? new Decimal('0') : parseChineseInteger(whole);
  const tenths = readDigit(jiao);
  const hundredths = readDigit(fen);
  if (yuan === null || tenths === null || hundredths === null) return { value: null, reason: 'not-a-number' };
  return { value: yuan.plus(new Decimal(`0.${tenths}${hundredths}`)).toFixed(), reason: null };
}

function readDigit(character: string | undefined): string | null {
  if (character === undefined) return '0';
  const value = parseChineseInteger(character);
  return value?.lt('10') ? value.toFixed() : null;
}
