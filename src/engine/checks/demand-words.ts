import { normaliseForMatching } from '../../domain/matching.ts';
import { pairsOf } from './likeness.ts';

/** A stretch of a demand between commas or full stops, without what only joins words. */
export interface Piece {
  text: string;
  pairs: ReadonlySet<string>;
}

const BUYER = /经?(?:采购(?:人|单位|方)|招标(?:人|方|单位)|甲方|用户(?:单位|方)?|业主(?:单位|方)?)/g;
const TENDERER =
  /(?:中标|成交)?(?:供应商|投标人|投标方|响应人|响应方|服务商)|中标(?:人|方|单位)|成交(?:人|方|单位)|乙方|我(?:公司|方|司|单位)|本(?:公司|单位)/g;
/** Words of duty and promise, and words that only join: a row may have them or not. */
const JOINING =
  /必须|应当|应该|务必|须|应(?![急用答收付对变届聘激])|需要|需(?![求方量])|承诺|保证(?!金)|确保|负责|将|能够|(?<!不)能(?![力耗源])|(?<!不)会(?![议计商员诊务场客])|的|了|所(?![有需])|本项目|该(?=[项系])|其(?![他它中])/g;
/** The demand's words on one scale: 7*24 and 7×24 are one, the buyer is always 甲, the tenderer goes without saying. */
export function readWords(text: string): string {
  return normaliseForMatching(text)
    .replace(/([57])\s*[×xX*]\s*(24|8)/g, '$1×$2')
    .replace(BUYER, '甲')
    .replace(TENDERER, '')
    .replace(JOINING, '');
}

/** The same words as a text has them: 甲确认 → 采购人确认. */
export function restoreWords(words: string, text: string): string {
  const signs = [...words].map((sign) => (sign === '甲' ? BUYER.source : sign.replace(/[.*+?^${}()|[\]\\]/, '\\$&')));
  return new RegExp(signs.join('[^,，。;；、]{0,3}?')).exec(text)?.[0] ?? words;
}

export function readPieces(words: string): Piece[] {
  return words
    .split(/[。;!?\n]/)
    .flatMap((sentence) => joinShort(sentence.split(/[,:]/).map((piece) => piece.replace(SIGNS, ''))))
    .filter((piece) => piece.length > 2)
    .map(toPiece);
}

/** Also each stretch with the next one, since a quotation may join or cut them otherwise. */
export function pairPieces(pieces: readonly Piece[]): Piece[] {
  const joined = pieces.slice(1).map((piece, at) => toPiece(`${pieces[at]?.text ?? ''}${piece.text}`));
  return [...pieces, ...joined];
}

const SIGNS = /[^\p{L}\p{N}×≥≤、]/gu;
/** A stretch of fewer characters says too little by itself. */
const LEAST = 8;

function joinShort(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before !== undefined && (piece.length < LEAST || before.length < LEAST))
      joined[joined.length - 1] = before + piece;
    else joined.push(piece);
  }
  return joined;
}

function toPiece(text: string): Piece {
  return { text, pairs: pairsOf(text) };
}

const LEAST_PAIRS = 4;

/** Share of the first piece's pairs of characters, without those of `except`, that stand in the other: 0 to 1. 0 where they are too few. */
export function sharePairs(one: Piece, other: Piece, except = ''): number {
  const left = except === '' ? one.pairs : pairsOf(one.text.replace(except, ' '));
  let shared = 0;
  for (const pair of left) if (other.pairs.has(pair)) shared += 1;
  return left.size < LEAST_PAIRS ? 0 : shared / left.size;
}
