import type { ImportedDocument } from '../../../src/domain/document.ts';
import { readTotalInText } from './declared-total.ts';
import { quoteOf } from './grid.ts';
import { makeGroup } from './groups.ts';
import { AWARD_WORDS, nearWords } from './judge-run.ts';
import { readLotNumbers, readLotWords } from './lot-words.ts';
import type { Group } from './raw-item.ts';
import type { PartLots, ScoredPart } from './scored-part.ts';
import { splitTitlePoints } from './stated-points.ts';
import type { TableRun } from './table-runs.ts';

const SHORT_CAPTION = 60;

export interface Caption {
  group: Group | null;
  total: ScoredPart['totals'][number] | null;
  text: string;
}

/** What the line just above a table says of it: 商务评分表（40分） is a group, 评分细则（100分） the total. */
export function readCaption(run: TableRun, document: ImportedDocument): Caption {
  let found: Caption = { group: null, total: null, text: '' };
  for (const { text, block } of run.around.before.slice(-3).reverse()) {
    const location = { file: document.file, page: block.page, path: block.path, quote: quoteOf(text) };
    const total = readTotalInText(text);
    if (total !== null && found.total === null) found = { ...found, total: { points: total, location } };
    if (text.length > SHORT_CAPTION || found.text !== '' || /[。;=×]|其中/.test(text)) continue;
    if ((text.match(/\d\s?分/g)?.length ?? 0) > 1) continue;
    const { title, points } = splitTitlePoints(text);
    const isCaption = AWARD_WORDS.test(text) || /部分|分值|报价|价格|商务|技术/.test(title);
    if (!isCaption) continue;
    const group =
      points === null
        ? null
        : makeGroup(
            text.replace(/^.{0,12}?附[表件][一二三四五六七八九十\d]{0,3}(?:[、:.\-\d]|(?=\S))/, ''),
            'caption',
            location,
            points,
          );
    if (points === '100' && found.total === null) found = { ...found, total: { points, location } };
    found = { ...found, group: points === '100' && !/权重|占/.test(text) ? null : group, text };
  }
  return found;
}

/** Lots that a table is for: by a caption of its own, the lines above it, or the heading of a lot it stands under. */
export function readRunLots(run: TableRun): PartLots {
  for (const text of [...nearWords(run)].reverse()) {
    if (text.length > SHORT_CAPTION) continue;
    const lots = readLotNumbers(text);
    if (lots.length > 0) return { lots };
    const words = readLotWords(text);
    if (words !== null) return words === 'rest' ? { lots: [], isRest: true } : { lots: [] };
  }
  return { lots: run.scope === null ? [] : [run.scope] };
}
