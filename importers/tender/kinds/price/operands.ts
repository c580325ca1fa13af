import { Decimal } from '../../../../src/domain/decimal.ts';
import type { DecimalText } from '../../../../src/domain/scalars.ts';
import { DEVIATION, type Expression, named, number } from './expression.ts';

/** What letters stand for in a formula: C → 投标人的评标价. */
export type Definitions = ReadonlyMap<string, string>;

const LETTERS = '[A-Za-z][A-Za-z0-9_]{0,7}';
const DEFINED = new RegExp(
  `(?<![A-Za-z0-9_/×+(=-])(?<letters>${LETTERS})\\s*(?::|为|表示|代表|是指|是|指|-{1,2}|=(?=[\\u4e00-\\u9fff][^,;。\\n=×÷/*+-]{1,60}(?:[,;。\\n]|$)))(?<words>[\\u4e00-\\u9fff(][^,;。\\n=]{1,60})`,
  'g',
);
const IN_BRACKETS = new RegExp(
  `(?<words>[\\u4e00-\\u9fff]{2,30})[([](?:以下简称|简称|设为|记为|即)?"?(?<letters>${LETTERS})"?[)\\]]`,
  'g',
);

/** Letters the text defines, in either order: “C为评标基准价”, “评标基准价（C）”. */
export function findDefinitions(text: string): Definitions {
  const definitions = new Map<string, string>();
  for (const pattern of [DEFINED, IN_BRACKETS]) {
    for (const match of text.matchAll(pattern)) {
      const { letters = '', words = '' } = match.groups ?? {};
      if (!definitions.has(letters)) definitions.set(letters, words);
    }
  }
  return definitions;
}

export interface Quantities {
  maxPoints: DecimalText;
  definitions: Definitions;
  /** The text around the formula, for factors that change with the case. */
  source?: string;
  /** Names that are no quantity of a price, for formulas over other facts. */
  readOther?: (words: string) => Expression | null;
}

const LOWEST = /最低|(?:价格?|报价)最(?:低|小)/;
const MEAN = /平均/;

/** What a name in a formula means, as an expression; null where it is not known. */
export function readOperand(words: string, quantities: Quantities): Expression | null {
  const letters = new RegExp(`^${LETTERS}$`).exec(words)?.[0];
  if (letters !== undefined) return readLetters(letters, quantities);
  const name = words.replace(/\(.{0,40}\)$/, '');
  if (/[×÷/+*=]|(?:扣|加|得)分/.test(name)) return null;
  if (/(?:^|合格|有效)?(?:投标人|供应商|响应人)?(?:家数|数量|个数)$/.test(name)) return named('count');
  if (/(?:权重|权值|比重|占比)$/.test(name)) return number(new Decimal(quantities.maxPoints).dividedBy('100'));
  if (/(?:分值|满分值?|总分|标准分|价格分|报价分|得分上限|最高分|权重分)$/.test(name))
    return number(quantities.maxPoints);
  if (/偏差率|偏离率|偏差度|偏离程度|偏离比例|偏差比例/.test(name)) return DEVIATION;
  if (/基准(?:价格?|报价|值|折扣率?|费率|下浮率)|基准$/.test(name)) return named('benchmark');
  if (/最高限价|控制价|拦标价|限价/.test(name)) return named('ceiling');
  if (/预算(?:金额|价|总价|总额)?$/.test(name)) return named('budget');
  if (!/价|率|费|报价|金额|总额|折扣/.test(name)) return null;
  if (/次低/.test(name)) return named('secondLowest');
  if (LOWEST.test(name)) return named('lowest');
  if (MEAN.test(name)) return named('mean');
  if (/最高|(?:价格?|报价)最高/.test(name)) return named('highest');
  if (/(?:报价|价格?|总价|总额|金额|费率|折扣率|优惠率|下浮率|让利率|费用|评标价|评审价|单价|折扣)$/.test(name))
    return named('price');
  return null;
}

function readLetters(letters: string, quantities: Quantities): Expression | null {
  const factor = readFactor(letters, quantities.source ?? '');
  if (factor !== null) return factor;
  const stated = new RegExp(
    `(?<![A-Za-z0-9_])${letters}(?:=|取值?为?|值为)(?<value>\\d{1,4}(?:\\.\\d{1,4})?)(?![\\d.%×*/+-])`,
    'g',
  );
  const values = new Set([...(quantities.source ?? '').matchAll(stated)].map(({ groups }) => groups?.['value'] ?? ''));
  const [value] = values;
  if (values.size > 1) return null;
  if (value !== undefined) return number(value);
  const words = quantities.definitions.get(letters);
  if (words !== undefined) {
    const meaning = words.split(/[(:]/)[0] ?? '';
    return readDescribed(words, quantities) ?? readOperand(meaning, quantities);
  }
  if (/^[A-Za-z]_?min$/.test(letters)) return named('lowest');
  if (/^[A-Za-z]_?max$/.test(letters)) return named('highest');
  return null;
}

/** “当Di>D时E=1，当Di<D时E=0.5”: a factor that is different above and below the benchmark. */
function readFactor(letters: string, source: string): Expression | null {
  const value = `(?:时)?[,:]?(?:则)?${letters}(?:=|取|为|值为)(?<value>\\d{1,4}(?:\\.\\d{1,4})?)`;
  const behind = `${letters}(?:=|取|为|值为)(?<value>\\d{1,4}(?:\\.\\d{1,4})?)\\((?:当)?[^()]{0,20}?`;
  const [over, under] = [/高于|大于|>/, /低于|小于|</].map(
    (side) => new RegExp(`${behind}(?:${side.source})`).exec(source)?.groups?.['value'],
  );
  if (over !== undefined && under !== undefined)
    return { type: 'choice', condition: 'price > benchmark', chosen: number(over), otherwise: number(under) };
  const above = new RegExp(`(?:>|≥|高于|大于)[^,;。<]{0,16}?${value}`).exec(source)?.groups?.['value'];
  const below = new RegExp(`(?:<|≤|低于|小于)[^,;。>]{0,16}?${value}`).exec(source)?.groups?.['value'];
  if (above === undefined || below === undefined) return null;
  return { type: 'choice', condition: 'price > benchmark', chosen: number(above), otherwise: number(below) };
}

/** A definition in words is longer than a name: “通过符合性审查的投标人的有效投标报价”. */
function readDescribed(words: string, quantities: Quantities): Expression | null {
  if (/(?:分值|满分|权重)/.test(words) && !/报价得分|实际/.test(words))
    return readOperand(words.replace(/[的为]?\d.*$/, ''), quantities);
  return readOperand(words.replace(/(?:\(|之|、|或者).*$/, ''), quantities);
}
