import { Decimal } from '../../../../src/domain/decimal.ts';
import { DIGITS, NUMBER, readNumber } from '../wording/number.ts';
import { binary, call, type Expression, named, number } from './expression.ts';
import type { Quantities } from './operands.ts';
import { parseFormulaText } from './parse-formula.ts';

const DROPS = /(?:去掉|剔除|去除|扣除|除去|舍去|不含|除)[^。;\n]{0,60}?(?:最高|最低)/;
const ALL_COUNT = /不(?:再|予|作)?(?:去掉|剔除|去除|扣除|舍去)|(?:全部|所有)[^,;。]{0,12}(?:平均|报价)/;
const NUMBERED = /[家个名份][^,;。]{0,6}(?:以上|以下|时|的|,)/;
const SIXTH = /六分之一|1\/6|N\/6|n\/6|除以6/;
const SHARE = new RegExp(`^[^%。,=最]{2,20}?(?<share>${DIGITS})%`);
const MORE_THAN = new RegExp(
  `(?:超过|大于|多于|>)(?<n>${NUMBER})(?:家|个|名|份)|(?<m>${NUMBER})(?:家|个|名|份)以上(?<without>\\(不含|（不含)?|(?:大于等于|不少于|≥|达到|满)(?<k>${NUMBER})(?:家|个|名)?|(?<from>${NUMBER})(?:家|个|名)(?:及|或|\\(含\\))以上`,
);
/** Below this number nothing is left out. */
const FEWER_THAN = new RegExp(
  `(?:少于|不足|小于|低于|<)(?<n>${NUMBER})(?:家|个|名)|(?<m>${NUMBER})(?:家|个|名)(?:\\(含\\)|及|或)?以下`,
);
const NUMBER_OF_BIDS = new RegExp(`(?<n>${NUMBER})(?:家|名)|(?:超过|少于|不足|大于|小于|多于)(?<m>${NUMBER})个`, 'g');
const EACH_SIDE = new RegExp(
  `(?<n>${NUMBER})(?:个|家|份|名)?(?:最高|最低)|最(?:高|低)[^,;。]{0,6}?(?:各|的)(?<m>${NUMBER})(?:个|家|份)`,
);
const LOWERED = new RegExp(
  `(?:下浮|下调|降低|让利)(?<off>${DIGITS})%|(?:乘以|×|的)(?<share>${DIGITS})%|(?:乘以|×)(?<factor>0\\.\\d{1,4})|(?:乘以|×)\\(1-(?:下浮率?)?(?<minus>${DIGITS})%\\)`,
);
const RANDOM = /随机|抽取|抽签|摇号|摇取/;

/**
 * The benchmark price as the words describe it: lowest, mean, trimmed mean (with the number of bids from which it is
 * trimmed), mean with the ceiling, weighted mixtures, a share of any of them. Null where it is not described, or
 * depends on something that is drawn when bids are opened.
 */
export function readBenchmark(text: string, quantities: Quantities): Expression | null {
  const stated = readStatedFormula(text, quantities);
  if (stated !== null) return stated;
  const passages = benchmarkPassages(text);
  if (passages.some((passage) => RANDOM.test(passage))) return null;
  for (const passage of passages) {
    const read = readPassage(passage);
    if (read !== null) return read;
  }
  return LOWEST_WINS.test(text) && !/平均|去掉|剔除/.test(text) ? named('lowest') : null;
}

/** 低价优先法 is by its definition measured by the lowest price (财政部令第87号第五十五条). */
const LOWEST_WINS = /低价优先/;

/** 评标基准价=A×50%+B×50%, with what the letters stand for. */
function readStatedFormula(text: string, quantities: Quantities): Expression | null {
  for (const match of text.matchAll(/基准(?:价格?|值)(?:\([A-Za-z]{1,3}\)|[A-Za-z])?(?:=|的?计算公式(?:为|:)|:)/g)) {
    const read = parseFormulaText(text.slice(match.index + match[0].length, match.index + 300), quantities);
    if (read !== null) return read.expression;
  }
  return null;
}

/** Sentences about the benchmark first; where none speaks of it, everything that is said of prices. */
function benchmarkPassages(text: string): string[] {
  const sentences = text.split(/[。\n]|;(?!各)/).filter((sentence) => sentence.trim() !== '');
  const about = sentences.filter(
    (sentence) => /基准(?:价|值|报价|折扣|费率)/.test(sentence) || DROPS.test(sentence) || isCountRule(sentence),
  );
  const defining = about.filter((sentence) => /最低|平均|均[值价]|最高|控制价|去掉|剔除|扣除|次低/.test(sentence));
  const joined = defining.length > 0 ? [defining.join('。'), ...defining] : [];
  return [...joined, ...sentences.filter((sentence) => !about.includes(sentence) && /最低|平均/.test(sentence))];
}

/** Says from how many bids on prices are left out, in a sentence of its own: 有效投标人少于5家时不去掉. */
function isCountRule(sentence: string): boolean {
  return (
    NUMBERED.test(sentence) &&
    ALL_COUNT.test(sentence) &&
    /少于|不足|小于|低于|以下|多于|超过|以上|大于|达到/.test(sentence)
  );
}

function readPassage(passage: string): Expression | null {
  const base = readBase(passage);
  if (base === null) return null;
  const lowered = LOWERED.exec(passageAbout(passage))?.groups;
  if (lowered === undefined) return base;
  const off = lowered['off'] ?? lowered['minus'];
  const factor =
    off !== undefined
      ? new Decimal('1').minus(new Decimal(off).dividedBy('100'))
      : lowered['share'] !== undefined
        ? new Decimal(lowered['share']).dividedBy('100')
        : new Decimal(lowered['factor'] ?? '1');
  return binary('*', base, number(factor));
}

/** What follows the mean: “平均值下浮5%”, not the percentages of the marks. */
function passageAbout(passage: string): string {
  const at = passage.search(/平均|最高限价|控制价|拦标价/);
  if (at < 0) return '';
  return /^[^,。;]{0,8}(?:的|×|乘以|下浮|下调|,?再?下浮|后下浮)[^,。;]{0,12}/.exec(passage.slice(at))?.[0] ?? '';
}

function readBase(passage: string): Expression | null {
  if (/加权平均/.test(passage)) return null;
  if (/平均|均值|均价/.test(passage)) {
    const mixed = readMixture(passage);
    if (mixed !== null) return mixed;
    return DROPS.test(passage) ? readTrimmed(passage) : named('mean');
  }
  if (/次低/.test(passage)) return named('secondLowest');
  if (/最低|最小/.test(passage)) return named('lowest');
  if (
    /(?:最高限价|招标控制价|控制价|拦标价)(?:(?:下浮|的|×)[^,;。]{1,8})?(?:作?为|为|即为|是)(?:评标|评审|磋商)?基准价|基准价(?:为|=|即|是)(?:本项目)?(?:最高限价|招标控制价|控制价)/.test(
      passage,
    )
  )
    return named('ceiling');
  if (/最高(?:折扣|优惠|下浮|让利)|(?:折扣|优惠|下浮|让利)率?[^,;。]{0,4}最高/.test(passage)) return named('highest');
  return null;
}

/** 最低报价与最高限价的平均值. */
function readMixture(passage: string): Expression | null {
  const match =
    /(?<one>最低(?:投标|磋商|有效|评标)*(?:报)?价|平均(?:投标)?(?:报)?价|最高限价|招标控制价|控制价|预算金额)(?:和|与|及|、)(?<other>最低(?:投标|磋商|有效|评标)*(?:报)?价|最高限价|招标控制价|控制价|预算金额|最高(?:投标|有效)*报价)(?:两者|二者)?(?:之和)?的?(?:算术)?平均/.exec(
      passage,
    );
  const one = mixtureName(match?.groups?.['one']);
  const other = mixtureName(match?.groups?.['other']);
  if (one === null || other === null || DROPS.test(passage)) return null;
  return binary('/', binary('+', named(one), named(other)), number('2'));
}

function mixtureName(words: string | undefined): string | null {
  if (words === undefined) return null;
  if (/限价|控制价/.test(words)) return 'ceiling';
  if (/预算/.test(words)) return 'budget';
  if (/平均/.test(words)) return 'mean';
  return /最高/.test(words) ? 'highest' : 'lowest';
}

function readTrimmed(passage: string): Expression | null {
  const mean = named('mean');
  if (SIXTH.test(passage)) {
    const trimmed = call('trimmedMean', call('floor', binary('/', named('count'), number('6'))));
    return { type: 'choice', condition: 'count >= 6', chosen: trimmed, otherwise: mean };
  }
  const drop = /(?:去掉|剔除|去除|扣除|除去|舍去|不含|除)[^。;\n]{0,80}/.exec(passage)?.[0] ?? '';
  const share = SHARE.exec(drop)?.groups?.['share'];
  if (share !== undefined) {
    const part = new Decimal(share).dividedBy('100');
    return call('trimmedMean', call('floor', binary('*', named('count'), number(part))));
  }
  const sides = EACH_SIDE.exec(drop)?.groups;
  const each = readNumber(sides?.['n'] ?? sides?.['m'] ?? '一');
  if (each === null) return null;
  const highOnly = /最高/.test(drop) && !/最低/.test(drop);
  const lowOnly = /最低/.test(drop) && !/最高/.test(drop);
  const trimmed = highOnly
    ? call('trimmedMean', number('0'), number(each))
    : lowOnly
      ? call('trimmedMean', number(each), number('0'))
      : call('trimmedMean', number(each));
  const condition = readThreshold(passage);
  if (condition === undefined) return null;
  return condition === null ? trimmed : { type: 'choice', condition, chosen: trimmed, otherwise: mean };
}

/** From how many bids on some are left out; null where no number is named, undefined where it cannot be told. */
function readThreshold(passage: string): string | null | undefined {
  const numbers = new Set([...passage.matchAll(NUMBER_OF_BIDS)].map(({ groups }) => readNumber(groups?.['n'] ?? '')));
  if (numbers.size > 1) return undefined;
  const fewer = FEWER_THAN.exec(passage)?.groups;
  const least = readNumber(fewer?.['n'] ?? '');
  if (least !== null) return `count >= ${least}`;
  const most = readNumber(fewer?.['m'] ?? '');
  if (most !== null) return `count > ${most}`;
  const groups = MORE_THAN.exec(passage)?.groups;
  if (groups === undefined) return null;
  const above = readNumber(groups['n'] ?? '');
  if (above !== null) return `count > ${above}`;
  const from = readNumber(groups['k'] ?? groups['from'] ?? groups['m'] ?? '');
  if (from === null) return null;
  return groups['without'] === undefined ? `count >= ${from}` : `count > ${from}`;
}
