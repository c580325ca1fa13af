/** Text in pieces, some of them to be made bold. */
export interface TextPiece {
  text: string;
  isBold: boolean;
}

const COMPARISON = /^(.+?) [<>=≤≥＜＞]+ (.+)$/;
const QUANTITY = /^(-?\d[\d.,]*)\s*(\S+)$/;

/** The quantities that reasons such as `1 年 < 3 年` compare. */
export function listCompared(reasons: readonly string[]): { value: string; unit: string }[] {
  return reasons.flatMap((reason) => {
    const [, left, right] = COMPARISON.exec(reason) ?? [];
    return [left, right].flatMap((side) => {
      const [, value, unit] = QUANTITY.exec(side ?? '') ?? [];
      return value === undefined || unit === undefined ? [] : [{ value, unit }];
    });
  });
}

/** Cuts a text so that the quantities which reasons compare stand alone; a number within a longer one is no such quantity. */
export function markCompared(text: string, reasons: readonly string[]): TextPiece[] {
  const compared = listCompared(reasons).map(({ value, unit }) => `${escapePattern(value)}\\s*${escapePattern(unit)}`);
  if (compared.length === 0) return [{ text, isBold: false }];
  return text
    .split(new RegExp(`((?<![\\d.,])(?:${compared.join('|')}))`))
    .map((piece, index) => ({ text: piece, isBold: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
