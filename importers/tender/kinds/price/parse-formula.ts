import { Decimal } from '../../../../src/domain/decimal.ts';
import { binary, call, type Expression, number } from './expression.ts';
import { type Quantities, readOperand } from './operands.ts';

type Token =
  | { type: 'number'; value: Decimal }
  | { type: 'operand'; expression: Expression }
  | { type: 'sign'; sign: string };

const NUMBER = /^\d{1,12}(?:\.\d{1,8})?/;
const WORDS =
  /^(?:[A-Za-z][A-Za-z0-9_]*|[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z]*(?:、[\u4e00-\u9fff]+(?=[\u4e00-\u9fff]*报价))?)/;
const SIGNS = '+-×/()[]{}|÷·';
const FUNCTIONS = /^(?:Max|max|MAX|Min|min|MIN|ABS|abs)(?=\()/;
const END_UNIT = /^(?:分|元|万元)(?![\u4e00-\u9fff])/;

/**
 * Parses a formula as documents write it: names in Chinese or letters, × ÷ / + - |…|, percentages, brackets of any
 * form, an implied product between brackets. Reads as far as it makes sense and says where it stopped.
 * @returns null where no formula of at least two quantities begins here
 */
export function parseFormulaText(
  text: string,
  quantities: Quantities,
): { expression: Expression; length: number } | null {
  const tokens: { token: Token; end: number }[] = [];
  let at = 0;
  while (at < text.length && tokens.length < 120) {
    if (text.charAt(at) === '\n' && !isGoingOn(tokens.at(-1)?.token, text.charAt(at + 1))) break;
    const read = readToken(text.slice(at, at + 120), quantities);
    if (read === null) break;
    at += read.length;
    if (read.token !== null) tokens.push({ token: read.token, end: at });
  }
  for (let count = tokens.length; count >= 3; count -= 1) {
    const expression = new Parser(tokens.slice(0, count).map(({ token }) => token)).parse();
    if (expression !== null) return { expression, length: tokens[count - 1]?.end ?? 0 };
  }
  return null;
}

function readToken(rest: string, quantities: Quantities): { token: Token | null; length: number } | null {
  const unit = END_UNIT.exec(rest)?.[0] ?? /^\s+/.exec(rest)?.[0];
  if (unit !== undefined) return { token: null, length: unit.length };
  const digits = NUMBER.exec(rest)?.[0];
  if (digits !== undefined) {
    const percent = rest.charAt(digits.length) === '%';
    const value = new Decimal(digits);
    return {
      token: { type: 'number', value: percent ? value.dividedBy('100') : value },
      length: digits.length + (percent ? 1 : 0),
    };
  }
  const sign = rest.charAt(0);
  if (SIGNS.includes(sign)) return { token: { type: 'sign', sign: PLAIN[sign] ?? sign }, length: 1 };
  const name = FUNCTIONS.exec(rest)?.[0];
  if (name !== undefined) return { token: { type: 'sign', sign: name.toLowerCase() }, length: name.length };
  if (sign === 'x' || sign === 'X') return { token: { type: 'sign', sign: '×' }, length: 1 };
  if (sign === ',') return { token: { type: 'sign', sign: ',' }, length: 1 };
  const words = WORDS.exec(rest)?.[0];
  if (words === undefined) return null;
  const letters = /^[A-Za-z0-9_]+(?=[xX]\d)/.exec(words)?.[0] ?? words;
  const expression =
    quantities.readOther?.(letters) ?? readComposed(letters, quantities) ?? readOperand(letters, quantities);
  if (expression === null) return null;
  const remark = /^\(\d{1,3}(?:\.\d{1,2})?[%分]?\)/.exec(rest.slice(letters.length))?.[0] ?? '';
  return { token: { type: 'operand', expression }, length: letters.length + remark.length };
}

/** A letter that stands for a formula of its own: “B为最高限价×0.95”. */
function readComposed(letters: string, quantities: Quantities): Expression | null {
  const words = quantities.definitions.get(letters);
  if (words === undefined || !/[×÷/+]/.test(words)) return null;
  const definitions = new Map([...quantities.definitions].filter(([name]) => name !== letters));
  const read = parseFormulaText(words, { ...quantities, definitions });
  return read !== null && read.length === words.length ? read.expression : null;
}

/** A formula goes on in the next line only where a sign stands at either side of the break. */
function isGoingOn(last: Token | undefined, next: string): boolean {
  return (last?.type === 'sign' && last.sign !== ')' && last.sign !== '|') || '+-×/÷·'.includes(next);
}

const PLAIN: Readonly<Record<string, string>> = { '[': '(', ']': ')', '{': '(', '}': ')', '÷': '/', '·': '×' };

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  parse(): Expression | null {
    const expression = this.sum();
    return this.at === this.tokens.length ? expression : null;
  }

  private sum(): Expression | null {
    let left = this.product();
    while (left !== null) {
      const operator = this.take('+') ?? this.take('-');
      if (operator === null) return left;
      const right = this.product();
      left = right === null ? null : binary(operator as '+' | '-', left, right);
    }
    return null;
  }

  private product(): Expression | null {
    let left = this.atom();
    while (left !== null) {
      const operator = this.take('×') ?? this.take('/') ?? (this.isNext('(') ? '×' : null);
      if (operator === null) return left;
      const right = this.atom();
      left = right === null ? null : binary(operator === '/' ? '/' : '*', left, right);
    }
    return null;
  }

  private atom(): Expression | null {
    const token = this.tokens[this.at];
    if (token === undefined) return null;
    if (token.type !== 'sign') {
      this.at += 1;
      return token.type === 'number' ? number(token.value) : token.expression;
    }
    if (this.take('(') !== null) return this.closed(')');
    if (this.take('|') !== null) {
      const inner = this.closed('|');
      return inner === null ? null : call('abs', inner);
    }
    const name = this.take('max') ?? this.take('min') ?? this.take('abs');
    return name === null ? null : this.called(name);
  }

  private called(name: string): Expression | null {
    if (this.take('(') === null) return null;
    const given: Expression[] = [];
    do {
      const argument = this.sum();
      if (argument === null) return null;
      given.push(argument);
    } while (this.take(',') !== null);
    return this.take(')') === null ? null : call(name, ...given);
  }

  private closed(sign: string): Expression | null {
    const inner = this.sum();
    return inner !== null && this.take(sign) !== null ? inner : null;
  }

  private isNext(sign: string): boolean {
    const token = this.tokens[this.at];
    return token?.type === 'sign' && token.sign === sign;
  }

  private take(sign: string): string | null {
    if (!this.isNext(sign)) return null;
    this.at += 1;
    return sign;
  }
}
