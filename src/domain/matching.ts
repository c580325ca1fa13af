const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const BETWEEN_CHINESE = /(?<=[\p{Script=Han}）】」』])[\s\u3000]+(?=[\p{Script=Han}（【「『])/gu;

const FOLDED: readonly [RegExp, string][] = [
  [/[“”„‟″＂]/g, '"'],
  [/[‘’‚‛′]/g, "'"],
  [/[‐‑‒–—―−－]/g, '-'],
  [/[【〔［﹝]/g, '['],
  [/[】〕］﹞]/g, ']'],
  [/[·•・‧]/g, '·'],
  [/[～〜]/g, '~'],
];

/**
 * A copy of a text for comparing only: full-width forms, invisible characters, spaces between Chinese
 * characters, quotes, dashes and brackets are folded. What is shown and quoted stays as it was written.
 */
export function normaliseForMatching(text: string): string {
  let folded = text.replace(INVISIBLE, '').normalize('NFKC');
  for (const [pattern, plain] of FOLDED) folded = folded.replace(pattern, plain);
  return folded.replace(BETWEEN_CHINESE, '').replace(/\s+/g, ' ').trim();
}
