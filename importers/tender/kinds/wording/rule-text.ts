import { foldText } from '../../../language/fold.ts';

/** A rule's wording for reading: the text as it stands, and a plain copy to search in. */
export interface RuleText {
  source: string;
  /** Half-width signs, no blanks inside words, line breaks only where a new sentence or list entry begins. */
  plain: string;
  /** A piece of the plain copy as it is written in the source, its line breaks and blanks taken out. */
  written(piece: string): string;
}

/** Numbers in circles would become plain digits (①2 → 12), so they are left alone. */
const FOLDABLE = /[^①-⑳⑴-⒇㉑-㉟㊱-㊿⓪²³]+/g;

/** Signs typed for one another, one character for one. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[∶﹕]/g, ':'],
  [/[∼〜～]/g, '~'],
  [/[‐‑‒–]/g, '-'],
  [/[∕⁄]/g, '/'],
  [/[╳✕✖*]/g, '×'],
  [/[﹪]/g, '%'],
  [/[≦⩽]/g, '≤'],
  [/[≧⩾]/g, '≥'],
  [/[丨∣｜│]/g, '|'],
  [/[〔【]/g, '['],
  [/[〕】]/g, ']'],
  [/[“”„‟]/g, '"'],
  [/[‘’]/g, "'"],
];

const BLANK = /[^\S\n]/;
const LATIN = /[A-Za-z0-9]/;
/** After these a line break ends a sentence. */
const ENDS = /[。;:!?)\]分>"]/;
/** Before these a line break begins a list entry, a remark or a new step, even where no stop stands before it. */
const BEGINS =
  /^(?:[①-⑳⑴-⒇]|\(?[\d一二三四五六七八九十]{1,3}[).、.]|[A-Za-z][.、)]|[★▲※■●◆]|注|说明|备注|证明|评审|评分|满足|不满足|方案|未提供|未|不提供|提供|每|优|良|中|差|好|一般|较|完全|存在|以上|投标人|供应商|响应人|根据|须|得|本项|其中|无)/;

/** Prepares a rule's text for reading; nothing of it is lost, `written` leads back to the wording as it stands. */
export function readRuleText(source: string): RuleText {
  let folded = source.replace(FOLDABLE, foldText);
  for (const [sign, plain] of SIGNS) folded = folded.replace(sign, plain);
  const kept: string[] = [];
  const places: number[] = [];
  for (let index = 0; index < folded.length; index += 1) {
    const character = folded.charAt(index);
    const before = kept.at(-1) ?? '\n';
    if (character === '\n') {
      const rest = folded.slice(index + 1, index + 24).replace(/\s/g, '');
      if (before === '\n' || rest === '' || !(ENDS.test(before) || BEGINS.test(rest))) continue;
    } else if (BLANK.test(character)) {
      const next = folded.charAt(index + 1);
      if (!LATIN.test(before) || !LATIN.test(next)) continue;
    }
    kept.push(character);
    places.push(index);
  }
  const plain = kept.join('');
  return {
    source,
    plain,
    written: (piece) => {
      const start = piece === '' ? -1 : plain.indexOf(piece);
      if (start < 0) return piece;
      const from = places[start] ?? 0;
      const to = places[start + piece.length - 1] ?? from;
      return source
        .slice(from, to + 1)
        .split(/\s+/)
        .reduce(
          (joined, next) => joined + (/[A-Za-z0-9]$/.test(joined) && /^[A-Za-z0-9]/.test(next) ? ' ' : '') + next,
        );
    },
  };
}
