import type { Passage } from '../../domain/bid-section.ts';
import { normaliseForMatching } from '../../domain/matching.ts';

export interface CopiedText {
  passage: Passage;
  /** Where it stands in the procurement document. */
  source: Passage;
}

const WINDOW = 13;
const LEAST_LENGTH = 40;
const LEAST_SHARE = 0.8;
/** The plan says itself that it repeats the demand. */
const QUOTED = /^[^。:：]{0,20}(?:要求|原文|规定|需求书?|磋商文件|招标文件|采购文件)[^。:：]{0,6}[:：]/;

/** Paragraphs that stand word for word in the procurement document; a quotation that says it is one does not count. */
export function findCopiedText(passages: readonly Passage[], document: readonly Passage[]): CopiedText[] {
  const known = indexDocument(document);
  return passages.flatMap((passage): CopiedText[] => {
    const plain = strip(passage.text);
    if (passage.isCell || plain.length < LEAST_LENGTH || QUOTED.test(passage.text)) return [];
    let covered = 0;
    let reached = 0;
    let source: Passage | undefined;
    for (let at = 0; at + WINDOW <= plain.length; at += 1) {
      const found = known.get(plain.slice(at, at + WINDOW));
      if (found === undefined) continue;
      source ??= found;
      covered += at + WINDOW - Math.max(at, reached);
      reached = at + WINDOW;
    }
    return source === undefined || covered < plain.length * LEAST_SHARE ? [] : [{ passage, source }];
  });
}

function indexDocument(document: readonly Passage[]): Map<string, Passage> {
  const known = new Map<string, Passage>();
  for (const passage of document) {
    const plain = strip(passage.text);
    for (let at = 0; at + WINDOW <= plain.length; at += 1) {
      const piece = plain.slice(at, at + WINDOW);
      if (!known.has(piece)) known.set(piece, passage);
    }
  }
  return known;
}

function strip(text: string): string {
  return normaliseForMatching(text).replace(/[\s\p{P}\p{S}]/gu, '');
}
