import type { Location } from '../../domain/location.ts';
import type { ComparedBid } from './compared-bid.ts';
import type { KnownText } from './known-text.ts';

/** Characters that people change on purpose where they turn a demand into a promise. */
const CHANGED_ON_PURPOSE =
  /[须需应必要可能将会已均不得未无有其该本我你贵此上下前后大小高低多少优于等为是以按与和及或\d〇零一二三四五六七八九十百千万年月日元]/;
const AROUND = 6;

interface Misquote {
  key: string;
  shown: string;
  location: Location;
}

/**
 * Places where a bid repeats the procurement document and has one Chinese character another than it, amid words that are
 * the same: what typing does, and what two people do not do alike.
 */
export function findMisquotes({ quotedSentences }: ComparedBid, known: KnownText): Misquote[] {
  return quotedSentences.flatMap(({ plain, location, text }) => {
    const found: Misquote[] = [];
    for (let at = AROUND; at + AROUND < plain.length; at += 1) {
      const character = plain[at] as string;
      const before = plain.slice(at - AROUND, at);
      const after = plain.slice(at + 1, at + 1 + AROUND);
      const written = known.findBetween(before, after);
      if (written === null || written === character) continue;
      if (![written, character].every(isTelling) || known.plain.includes(before + character + after)) continue;
      const shown = before + character + after;
      found.push({ key: `misquote ${shown}`, shown: findShown(text, character, before, after), location });
    }
    return found;
  });
}

function isTelling(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character) && !CHANGED_ON_PURPOSE.test(character);
}

/** As it stands in the sentence, where signs stand in between as well. */
function findShown(text: string, character: string, before: string, after: string): string {
  const at = text.indexOf(before.slice(-2) + character + after.slice(0, 2));
  return at < 0 ? before + character + after : text.slice(Math.max(0, at - 3), at + 8);
}
