import type { AnswerRow } from '../../src/domain/bid.ts';
import { readAnswerTables } from './answer-tables.ts';
import { readAnswerTexts } from './answer-texts.ts';
import type { BidText } from './bid-text.ts';
import type { Reading } from './reading.ts';

/** Answers of all tables, and those that stand in running text under an answer form. */
export function readAnswers(bid: BidText): Reading & { answers: AnswerRow[] } {
  const tables = readAnswerTables(bid);
  return { answers: [...tables.answers, ...readAnswerTexts(bid)], messages: tables.messages };
}
