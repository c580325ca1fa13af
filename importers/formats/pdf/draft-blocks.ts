import type { Block } from '../../../src/domain/document.ts';
import { findAlignedTables } from './aligned-tables.ts';
import { type DocumentStyle, measureColumn } from './document-style.ts';
import type { PageLayout, TableLayout } from './page-layout.ts';
import { findJoint, gatherParagraphs, isWrapped, type Measure, NUMBERING, type Paragraph } from './paragraphs.ts';
import { type FlowItem, orderPage } from './reading-order.ts';
import type { RunningHeads } from './running-heads.ts';
import { continueTable } from './table-continuation.ts';
import { joinRow, type TextPiece } from './text-lines.ts';

/** A block that may still go on over a page or column. */
export type Draft =
  | { kind: 'paragraph'; page: number; paragraph: Paragraph; measure: Measure; startsStretch: boolean }
  | { kind: 'table'; page: number; table: TableLayout; lastPage: number; repeatedHeadRows: number; pageHeight: number }
  | { kind: 'image'; page: number }
  | { kind: 'given'; page: number; block: Block };

/** A table goes on over a page break only from the lower part of one page to the upper part of the next. */
const LOWER_PART = 0.42;
const UPPER_PART = 0.4;
const SENTENCE_END = /[。；;：:！!？?]["”’）)]?$/;
const SIZE_SLACK = 0.5;
const INDENT = 1.2;

/** The blocks of one page, without its running heads. */
export function draftPage(page: number, layout: PageLayout, heads: RunningHeads, style: DocumentStyle): Draft[] {
  const body: PageLayout = {
    ...layout,
    rows: layout.rows.filter((row) => !heads.rows.has(row)),
    images: layout.images.filter((image) => !heads.images.has(image)),
  };
  const measure = style.measurePage(layout, heads);
  return orderPage(body).flatMap((flow) => {
    const items = findAlignedTables(flow.items, layout.rules);
    const own = flow.column === null ? measure : measureColumn(items.flatMap(listLines));
    return draftFlow(page, items, own, layout.height);
  });
}

function listLines(item: FlowItem): TextPiece[] {
  return item.kind === 'row' ? [joinRow(item.row)] : [];
}

function draftFlow(page: number, items: readonly FlowItem[], measure: Measure, pageHeight: number): Draft[] {
  const drafts: Draft[] = [];
  let lines: TextPiece[] = [];
  const closeText = () => {
    for (const paragraph of gatherParagraphs(lines, measure)) {
      drafts.push({ kind: 'paragraph', page, paragraph, measure, startsStretch: drafts.length === 0 });
    }
    lines = [];
  };
  for (const item of items) {
    if (item.kind === 'row') {
      lines.push(joinRow(item.row));
      continue;
    }
    closeText();
    if (item.kind === 'table') {
      drafts.push({ kind: 'table', page, table: item.table, lastPage: page, repeatedHeadRows: 0, pageHeight });
    } else if (item.kind === 'image') drafts.push({ kind: 'image', page });
    else {
      const paragraph = { text: item.text.text, lines: [] };
      drafts.push({ kind: 'paragraph', page, paragraph, measure, startsStretch: false });
    }
  }
  closeText();
  return drafts;
}

/** Joins what goes on over a page or column into one block, at the place where it begins. */
export function joinDrafts(drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const last = joined.at(-1);
    const whole = last === undefined ? null : joinDraft(last, draft);
    if (whole === null) joined.push(draft);
    else joined[joined.length - 1] = whole;
  }
  return joined;
}

function joinDraft(last: Draft, draft: Draft): Draft | null {
  if (last.kind === 'table' && draft.kind === 'table') return joinTables(last, draft);
  if (last.kind === 'paragraph' && draft.kind === 'paragraph') return joinParagraphs(last, draft);
  return null;
}

function joinTables(last: Draft & { kind: 'table' }, draft: Draft & { kind: 'table' }): Draft | null {
  const isNextPage = draft.page === last.lastPage + 1;
  const atBreak = last.table.bottom > last.pageHeight * LOWER_PART && draft.table.top < draft.pageHeight * UPPER_PART;
  if (!isNextPage || !atBreak) return null;
  const continued = continueTable(last.table, draft.table);
  if (continued === null) return null;
  return {
    ...last,
    table: continued.table,
    lastPage: draft.page,
    repeatedHeadRows: last.repeatedHeadRows + continued.repeatedHeadRows,
    pageHeight: draft.pageHeight,
  };
}

function joinParagraphs(last: Draft & { kind: 'paragraph' }, draft: Draft & { kind: 'paragraph' }): Draft | null {
  const line = last.paragraph.lines.at(-1);
  const [next] = draft.paragraph.lines;
  if (!draft.startsStretch || line === undefined || next === undefined) return null;
  const goesOn =
    isWrapped(line, next, last.measure) &&
    !SENTENCE_END.test(line.text) &&
    !NUMBERING.test(next.text) &&
    Math.abs(line.size - next.size) < SIZE_SLACK &&
    line.isBold === next.isBold &&
    next.left - draft.measure.left < INDENT * next.size;
  if (!goesOn) return null;
  const text = last.paragraph.text + findJoint(line, next, last.measure) + draft.paragraph.text;
  return { ...last, paragraph: { text, lines: [...last.paragraph.lines, ...draft.paragraph.lines] } };
}
