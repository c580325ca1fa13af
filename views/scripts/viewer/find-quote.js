/**
 * Where a quote stands in a text, whatever blanks and line breaks either of them has. A quote that was cut short ends
 * with an ellipsis, which is no part of it.
 * @param {string} text
 * @param {string} quote
 * @returns {{ start: number, end: number } | null}
 */
export function findQuote(text, quote) {
  const wanted = quote.replace(/\s+/g, '').replace(/(?:…+|\.{3})$/, '');
  if (wanted === '') return null;
  let folded = '';
  /** @type {number[]} */
  const places = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (/\s/.test(character)) continue;
    folded += character;
    places.push(index);
  }
  const found = folded.indexOf(wanted);
  if (found < 0) return null;
  return { start: places[found] ?? 0, end: (places[found + wanted.length - 1] ?? 0) + 1 };
}
