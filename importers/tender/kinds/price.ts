import { Decimal } from '../../../src/domain/decimal.ts';
import { readBenchmark } from './price/benchmark.ts';
import {
  binary,
  type Expression,
  foldConstants,
  named,
  namesIn,
  number,
  replaceName,
  valueAtBenchmark,
  writeExpression,
} from './price/expression.ts';
import { findDefinitions, type Quantities } from './price/operands.ts';
import { parseFormulaText } from './price/parse-formula.ts';
import { readPriceSteps, readRankedPrice } from './price/steps.ts';
import { type KindReading, type Note, note, type Rule } from './reading.ts';

const PRICE_TITLE = /报价|价格|投标总价|投标价|费率|折扣|下浮率|优惠率|商务标得分/;
const NOT_PRICE_TITLE = /合理性|完整性|分析|构成|说明|文件|依据|明细|措施|方案/;
const PRICE_TEXT =
  /基准(?:价|值|报价)|(?:报价|价格)(?:得分|分值?)[^。]{0,6}=|低价优先|(?:报价|价格|总价)最低|最低(?:投标|磋商|有效|最终)*(?:报)?价/;

/** A bid that is a rate: steps of a percent would be percentage points of it. */
const RATE = /下浮率|折扣率|优惠率|让利率|费率/;
/** What may follow a formula: a stop, a remark, words; never a sign that would have gone on with it. */
const ENDS_FORMULA = /^(?:$|[。;,、:\n)\]"①-⑳]|\((?=[\u4e00-\u9fff])|(?![加减乘除与和的])[\u4e00-\u9fff])/;

/** Whether an item scores prices at all, understood or not. */
export function isPriceRule(rule: Rule): boolean {
  const { plain } = rule.text;
  const title = PRICE_TITLE.test(rule.row.title) && !NOT_PRICE_TITLE.test(rule.row.title);
  if (/基准(?:价|值)/.test(plain) && /得分|满分|扣|×|\//.test(plain)) return true;
  return (
    title && (PRICE_TEXT.test(plain) || parseAny(rule) !== null || /每?(?:高|低)[^。]{0,20}%|名次|排名|价/.test(plain))
  );
}

/** Reads a price rule into the two expressions of the scheme; null where any part of it is not understood. */
export function readPrice(rule: Rule): KindReading | null {
  if (!isPriceRule(rule)) return null;
  const notes: Note[] = [];
  const text = priceText(rule);
  const own = ownText(rule);
  const quantities = quantitiesOf(rule, text);
  const parsed = readScore(own, rule, quantities, notes) ?? readScore(text, rule, quantities, notes);
  if (parsed === null) return null;
  if (valueAtBenchmark(parsed)?.isNegative() === true) return null;
  const score = fitToMax(parsed, rule, notes);
  const { benchmark, score: fitted } = settleBenchmark(score, [own, text], quantities);
  if (benchmark === null || !isComputable(benchmark, ['price', 'quotedPrice', 'benchmark', 'rank'])) return null;
  if (RATE.test(text) && !/(?:报价|价格?)=[^,;。\n]{0,30}(?:下浮|折扣|优惠|费)/.test(text))
    notes.push(note('warning', 'price-is-rate', '报价可能是费率（下浮率、折扣率），请确认公式中的“报价”按什么数计算'));
  return {
    fields: { kind: 'price', formula: { benchmark: writeExpression(benchmark), score: writeExpression(fitted) } },
    notes,
  };
}

/** Strokes that stand for the bars of |偏差率|, and fractions set over two lines, are made plain first. */
function priceText(rule: Rule): string {
  const own = ownText(rule);
  return rule.priceTerms === '' ? own : `${own}\n${rule.priceTerms}`;
}

function ownText(rule: Rule): string {
  return rule.text.plain.replace(/[-—|]偏([差离])率[-—|]/g, '|偏$1率|');
}

function quantitiesOf(rule: Rule, text: string): Quantities {
  return { maxPoints: rule.maxPoints, definitions: findDefinitions(text), source: text };
}

function parseAny(rule: Rule): Expression | null {
  const text = priceText(rule);
  const cases = findFormulas(text, quantitiesOf(rule, text));
  return cases[0]?.expression ?? null;
}

interface FoundFormula {
  expression: Expression;
  /** What stands before it in its sentence: the case it is for. */
  before: string;
}

function readScore(text: string, rule: Rule, quantities: Quantities, notes: Note[]): Expression | null {
  const ranked = readRankedPrice(text, rule.maxPoints);
  if (ranked !== null) return ranked;
  const formulas = findFormulas(text, quantities).filter(({ expression }) => mentionsPrice(expression));
  const cases = joinCases(formulas);
  if (cases !== null) return cases;
  const steps = readPriceSteps(text, rule.maxPoints);
  if (steps !== null && RATE.test(text)) return null;
  if (steps !== null) {
    if (steps.isRoundingOpen)
      notes.push(note('info', 'step-rounding', '没有写明不足一个百分点怎样计分，暂按比例计算，请确认'));
    return steps.score;
  }
  const [first] = formulas;
  if (first !== undefined) return formulas.every((other) => isSameFormula(other, first)) ? first.expression : null;
  if (isLowestWithoutFormula(text)) {
    notes.push(
      note('warning', 'formula-implied', '只写明最低报价得满分，没有写出公式；暂按基准价与报价之比计算，请补全公式'),
    );
    return binary('*', binary('/', named('benchmark'), named('price')), number(rule.maxPoints));
  }
  return null;
}

/** Two formulas that differ are two cases, and which is for which was not understood. */
function isSameFormula(one: FoundFormula, other: FoundFormula): boolean {
  return writeExpression(one.expression) === writeExpression(other.expression);
}

function mentionsPrice(expression: Expression): boolean {
  const names = namesIn(expression);
  return names.has('price') || names.has('quotedPrice');
}

function isLowestWithoutFormula(text: string): boolean {
  if (/%|公式|=|名|扣|减/.test(text)) return false;
  return /低价优先|最低[^。;\n]{0,30}满分|按比例/.test(text);
}

/** Every formula in the text: what stands behind an equals sign, and clauses that are a formula by themselves. */
function findFormulas(text: string, quantities: Quantities): FoundFormula[] {
  const found: FoundFormula[] = [];
  const starts = [...text.matchAll(/(?:^|[。;,:\n=])/g)].map((match) => match.index + match[0].length);
  for (const start of starts) {
    if ('。;,:\n='.includes(text.charAt(start))) continue;
    const rest = text.slice(start, start + 400);
    if (!/^[^。;\n]{0,200}?[/×÷]/.test(rest) && !/^[^。;\n]{0,60}\d[-+]/.test(rest)) continue;
    const lead = text.slice(Math.max(0, start - 120), start);
    const name = /([^。;,:\n=]{0,40})=$/.exec(lead)?.[1] ?? '';
    if (/=$/.test(lead) && !/分|[A-Za-z]{1,3}\d?$|得$|F\d?\(?/.test(name.replace(/\)$/, ''))) continue;
    if (/基准(?:价|值)[^。]{0,4}$|偏[差离]率$|报价$|评审价$/.test(name)) continue;
    const read = parseFormulaText(rest, quantities);
    if (read === null || !ENDS_FORMULA.test(rest.slice(read.length))) continue;
    const sentence = Math.max(lead.lastIndexOf('。'), lead.lastIndexOf(';'), lead.lastIndexOf('\n'));
    found.push({ expression: read.expression, before: lead.slice(sentence + 1) });
  }
  return found;
}

/** Two formulas, one for prices above the benchmark and one for those below, become one with a condition. */
function joinCases(formulas: readonly FoundFormula[]): Expression | null {
  const above = formulas.find(
    ({ before }) =>
      /(?<!不)高于|(?<!不)大于|正偏|(?<!不)超过|>|≥|不低于|不小于/.test(before) &&
      !/(?<!不)低于|(?<!不)小于|负偏|<|≤/.test(before),
  );
  const below = formulas.find(
    ({ before }) =>
      /(?<!不)低于|(?<!不)小于|负偏|不高于|不大于|≤|</.test(before) && !/(?<!不)高于|(?<!不)大于|正偏|>|≥/.test(before),
  );
  if (above === undefined || below === undefined || above === below) return null;
  return { type: 'choice', condition: 'price > benchmark', chosen: above.expression, otherwise: below.expression };
}

/** ×30% where the full marks are 30 means 30 % of 100; both readings stand, with a finding. */
function fitToMax(score: Expression, rule: Rule, notes: Note[]): Expression {
  const value = valueAtBenchmark(score);
  const max = new Decimal(rule.maxPoints);
  if (value === null || value.equals(max) || value.isZero()) return score;
  if (value.times('100').equals(max)) {
    notes.push(
      note(
        'warning',
        'price-percent',
        `公式照字面最高只得 ${value.toFixed()} 分，满分写的是 ${rule.maxPoints} 分；暂按百分制 ${rule.maxPoints} 分计算，请更正公式`,
      ),
    );
    return foldConstants(binary('*', score, number('100')));
  }
  if (value.equals('1')) {
    notes.push(note('warning', 'price-percent', `公式没有乘以满分；暂按满分 ${rule.maxPoints} 分计算，请补全公式`));
    return foldConstants(binary('*', score, number(max)));
  }
  if (value.greaterThan(max) || !/(?:得|基本分|基础分)[^。;]{0,6}\d+分/.test(rule.text.plain))
    notes.push(
      note(
        'warning',
        'points-contradictory',
        `公式按基准价得 ${value.toFixed()} 分，满分写的是 ${rule.maxPoints} 分；两处并存，请更正`,
      ),
    );
  return score;
}

/** A formula that names the lowest price itself has it as its benchmark; what the item says comes before the rest of the document. */
function settleBenchmark(
  score: Expression,
  texts: readonly string[],
  quantities: Quantities,
): { benchmark: Expression | null; score: Expression } {
  const names = namesIn(score);
  if (names.has('benchmark')) {
    const benchmark = texts.reduce<Expression | null>((found, text) => found ?? readBenchmark(text, quantities), null);
    return { benchmark, score };
  }
  for (const name of ['lowest', 'mean', 'highest', 'secondLowest', 'ceiling', 'budget'])
    if (names.has(name)) return { benchmark: named(name), score: replaceName(score, name, named('benchmark')) };
  return { benchmark: names.has('rank') ? named('lowest') : null, score };
}

function isComputable(benchmark: Expression, forbidden: readonly string[]): boolean {
  const names = namesIn(benchmark);
  return !forbidden.some((name) => names.has(name));
}
