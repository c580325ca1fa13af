import { Decimal, sum } from '../../../src/domain/decimal.ts';
import type { ImportedDocument } from '../../../src/domain/document.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';
import { readCaption, readRunLots } from './captions.ts';
import { readColumnPairs } from './column-pairs.ts';
import { type Composition, readComposition } from './composition.ts';
import { readTotalInText } from './declared-total.ts';
import { locateRow, quoteOf, writtenCells } from './grid.ts';
import { itemPoints } from './item-points.ts';
import { ASSESSMENT_WORDS, AWARD_WORDS, hasPoints, judgeRun, nearWords } from './judge-run.ts';
import { readLotNumbers } from './lot-words.ts';
import type { RawItem, ReadRows } from './raw-item.ts';
import { readRows } from './read-rows.ts';
import { changesPoints, isComposition, type StatedTotal } from './row-words.ts';
import { type PartLots, type ScoredPart, sumItems } from './scored-part.ts';
import { cutSegments } from './segments.ts';
import { splitSectionItems } from './split-cells.ts';
import { splitTitlePoints } from './stated-points.ts';
import { readTableRuns, type TableRun } from './table-runs.ts';
import { markWeighted } from './weighted-marks.ts';

export interface TableParts {
  parts: (ScoredPart & { position: number })[];
  /** Scoring tables whose points are left open. */
  blanks: Location[];
  messages: Finding[];
  /** Rows that say how the whole is made up: 分值构成（总分100分） | 商务部分：20分… */
  compositions: Composition[];
}

/** No scheme has as many rows; what follows is not read, and that is told. */
const MOST_ROWS = 3000;

/** The tables of a document that score bids, and the assessments after award that are whole scoring systems of their own. */
export function readTableParts(document: ImportedDocument): TableParts {
  const result: TableParts = { parts: [], blanks: [], messages: [], compositions: [] };
  for (const run of readTableRuns(document)) readRun(run, document, result);
  return result;
}

/** Words without which a table scores nothing. */
const SCORING_WORDS = /评|分[值数]|得分|满分|权重|总分|\d\s*[分%]/;

function readRun(run: TableRun, document: ImportedDocument, result: TableParts): void {
  if (!run.rows.some(({ own }) => own.some(({ raw }) => SCORING_WORDS.test(raw.slice(0, 500))))) return;
  const pairs = readColumnPairs(run.rows);
  if (pairs !== null) {
    addAssessment(run, pairs, document, result);
    return;
  }
  const segments = cutSegments(run.rows.slice(0, MOST_ROWS));
  if (segments.every(({ head }) => head === null) && !mayBeHeadless(run)) return;
  const isLong = run.rows.length > MOST_ROWS;
  const caption = readCaption(run, document);
  const read = readRows(segments, caption.group);
  const verdict = judgeRun(run, segments, read);
  if (verdict === 'assessment') addAssessment(run, read, document, result);
  if (verdict !== 'award') return;
  const compositions = read.items.filter(({ title }) => isComposition(title));
  const items = markWeighted(splitSectionItems(keepItems(read, compositions)), segments);
  const location = run.rows[0] === undefined ? null : locateRow(run.rows[0], writtenCells(run.rows[0])[0]?.raw ?? '');
  if (location === null) return;
  const isOpen = compositions.some((item) => /[:：]\s*_*\s*分/.test(item.texts.join('\n')));
  if (items.length === 0 || !hasPoints(items)) {
    if (read.blanks > 1 || isOpen) result.blanks.push(compositions[0]?.locations[0] ?? location);
    return;
  }
  for (const { title, texts, titlePoints, locations } of compositions) {
    const stated = readComposition(`${title}\n${texts.join('\n')}`);
    const [place] = locations;
    if (stated !== null && place !== undefined)
      result.compositions.push({
        ...stated,
        total: titlePoints?.value ?? stated.total,
        location: place,
        lots: readRunLots(run).lots,
      });
  }
  const totals = [...read.totals, ...compositions.flatMap(readWhole)];
  const heads = segments.flatMap(({ head }) => head?.labels ?? []);
  const headTotal = heads.find((label) => /\((?:满分|总分|共|合计)?100分\)/.test(label));
  if (headTotal !== undefined) totals.push({ points: '100', location: { ...location, quote: headTotal } });
  if (caption.total !== null) totals.push(caption.total);
  for (const remark of read.remarks.filter(({ text }) => changesPoints(text))) result.messages.push(setAside(remark));
  if (isLong)
    result.messages.push(
      finding('error', 'scoring-too-long', `评分表超过 ${MOST_ROWS} 行，其后的行没有读取；请拆分后再读取`, {
        locations: [location],
      }),
    );
  for (const { items: own, ...lots } of splitByLots(items, run))
    result.parts.push({
      ...lots,
      items: own,
      totals,
      subtotals: read.subtotals,
      caption: caption.group,
      captionText: caption.text,
      location,
      purpose: 'award',
      isForm: run.around.chapter === 'forms',
      position: run.blocks[0] ?? 0,
    });
}

/** 分值构成（总分100分）, or the sum of the parts where the row states no total. */
function readWhole({ title, texts, titlePoints, locations }: RawItem): StatedTotal[] {
  if (titlePoints !== null) return [{ points: titlePoints.value, location: titlePoints.location }];
  const stated = readComposition(`${title}\n${texts.join('\n')}`);
  const [location] = locations;
  if (stated === null || location === undefined) return [];
  const points = stated.total ?? sum(stated.parts.map((part) => new Decimal(part.points))).toFixed();
  return [{ points, location }];
}

/** A table without a head is only looked at where scoring is to be expected. */
function mayBeHeadless({ around, rows }: TableRun): boolean {
  const words = [...around.headings, ...around.before.slice(-3).map(({ text }) => text)].join('\n');
  const sectioned = rows
    .slice(0, 3)
    .some((row) =>
      writtenCells(row).some(({ label, columnSpan }) => columnSpan > 1 && splitTitlePoints(label).points !== null),
    );
  return around.chapter === 'evaluation' || AWARD_WORDS.test(words) || sectioned;
}

const CHECKS = /初步评审|形式评审|资格评审|资格审查|响应性评审|符合性|有效性审查|评标方法|排序/;

/**
 * In a table without a column of points some rows are checks and no scoring: those without points are left out where they
 * stand under such a heading, or where most rows below the same head have none.
 */
function keepItems(read: ReadRows, compositions: readonly RawItem[]): RawItem[] {
  const items = read.items.filter((item) => !compositions.includes(item));
  if (read.hasPointsColumn) return items.filter(isWritten);
  const bySegment = new Map<number, { all: number; pointed: number }>();
  for (const item of items) {
    const counts = bySegment.get(item.segment) ?? { all: 0, pointed: 0 };
    counts.all += 1;
    if (itemPoints(item).value !== null) counts.pointed += 1;
    bySegment.set(item.segment, counts);
  }
  return items.filter((item) => {
    if (itemPoints(item).value !== null) return true;
    const { all, pointed } = bySegment.get(item.segment) ?? { all: 1, pointed: 0 };
    return isWritten(item) && pointed * 10 >= all * 6 && !item.groups.some(({ title }) => CHECKS.test(title));
  });
}

function isWritten(item: RawItem): boolean {
  return itemPoints(item).value !== null || item.texts.some((text) => text.length > 5);
}

/** Rows of lots inside one table (第一包：… as a row of its own) part its items; the headings are no groups then. */
function splitByLots(items: readonly RawItem[], run: TableRun): (PartLots & { items: RawItem[] })[] {
  const byLots = new Map<string, PartLots & { items: RawItem[] }>();
  for (const item of items) {
    const heading = item.groups.find(({ level, title }) => level === 'row' && readLotNumbers(title).length > 0);
    const lots = heading === undefined ? readRunLots(run) : { lots: readLotNumbers(heading.title) };
    const entry = byLots.get(lots.lots.join(',')) ?? { ...lots, items: [] };
    entry.items.push(
      heading === undefined ? item : { ...item, groups: item.groups.filter((group) => group !== heading) },
    );
    byLots.set(lots.lots.join(','), entry);
  }
  return [...byLots.values()];
}

function setAside({ text, location }: ReadRows['remarks'][number]): Finding {
  return finding(
    'info',
    'row-set-aside',
    `评分表中这一行不是评审因素，但涉及加减分，未计入任何一项，请核对：“${text.slice(0, 120)}”`,
    {
      locations: [location],
    },
  );
}

/** An assessment after award is read where it is a whole system: its items make 100 points, or the text says 满分100分. */
function addAssessment(run: TableRun, read: ReadRows, document: ImportedDocument, result: TableParts): void {
  const [first] = run.rows;
  if (first === undefined || read.items.length < 2) return;
  const words = [...run.around.headings, ...nearWords(run)].join('\n');
  const location = locateRow(first, writtenCells(first)[0]?.raw ?? '');
  const stated = run.around.before.flatMap(({ text, block }) => {
    const points = readTotalInText(text);
    return points === null
      ? []
      : [{ points, location: { file: document.file, page: block.page, path: block.path, quote: quoteOf(text) } }];
  });
  const isWhole = sumItems(read.items).eq('100') || (stated.length > 0 && readColumnPairs(run.rows) !== null);
  if (!isWhole || !(ASSESSMENT_WORDS.test(words) || read.items.length > 0)) {
    if (hasPoints(read.items))
      result.messages.push(
        finding(
          'info',
          'assessment-set-aside',
          `“${quoteOf(words.split('\n').at(-1) ?? '')}”下的表是履约考核的内容，不是评标的评分标准，且不成一套完整的评分，未列入`,
          { locations: [location] },
        ),
      );
    return;
  }
  result.parts.push({
    ...readRunLots(run),
    items: read.items,
    totals: [...read.totals, ...stated],
    subtotals: [],
    caption: null,
    captionText: '',
    location,
    purpose: 'performance-assessment',
    isForm: false,
    position: run.blocks[0] ?? 0,
  });
}
