import type { ImportedDocument } from '../../../src/domain/document.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';
import { normaliseForMatching } from '../../matching.ts';
import { quoteOf } from './grid.ts';
import { writePointsInDigits } from './numeral-points.ts';
import { SurroundingsTracker } from './surroundings.ts';

const POINTS = /(?:得|满分|扣|加|计|[(:])\d{1,3}(?:\.\d)?分(?!钟|之|包)/;
const LONGEST_LINE = 2000;
/** So many lines that give points under a heading of evaluation are a scoring. */
const FEWEST_LINES = 4;

/** Told where a document gives points to bids and nothing of it could be read as items, so that silence is not taken for “none”. */
export function checkUnread(documents: readonly ImportedDocument[]): Finding[] {
  const lines = documents.flatMap(findPointLines);
  if (lines.length < FEWEST_LINES) return [];
  return [
    finding(
      'warning',
      'scoring-unread',
      '文件的评审章节里有给分的内容，但没有读出评审因素；请对照原文手工列出，不要当作没有评分标准',
      { locations: lines.slice(0, FEWEST_LINES) },
    ),
  ];
}

function findPointLines(document: ImportedDocument): Location[] {
  const tracker = new SurroundingsTracker();
  return document.blocks.flatMap((block, position) => {
    if (block.type === 'image') return [];
    if (block.type !== 'table') tracker.addLine(block, position, block.text);
    if (tracker.current().chapter !== 'evaluation') return [];
    const texts =
      block.type === 'table' ? block.rows.map((row) => row.map(({ text }) => text).join('\n')) : [block.text];
    return texts.flatMap((text): Location[] => {
      const plain = writePointsInDigits(normaliseForMatching(text.slice(0, LONGEST_LINE)).replace(/\s/g, ''));
      if (!POINTS.test(plain)) return [];
      return [{ file: document.file, page: block.page, path: block.path, quote: quoteOf(text) }];
    });
  });
}
