import { normaliseForMatching } from '../../matching.ts';
import type { Columns } from './columns.ts';
import { type GridCell, type GridRow, locateRow } from './grid.ts';
import { readObjective } from './groups.ts';
import type { Group, RawItem } from './raw-item.ts';
import { splitTitlePoints } from './stated-points.ts';
import { readTextTitle } from './title-from-text.ts';

export const LONG_TITLE = 60;
/** 企业资质：具有体系证书得5分 in the column of names. */
const NAMED_RULE = /^[^:：\n]{2,20}[:：]\s?\S[\s\S]{5,}/;
const SERIAL =
  /^(?:\d{1,2}(?:\.\d{1,2}){1,3}(?=\s|\p{Script=Han})|\d{1,2}[、.．)](?!\d)|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)])\s?/u;

const OWN_WORDS = /(?:客观|主观)(?:分|评审|评分|因素|项)/;

/** An item from its row's cells; null where the row names nothing. Its title may stand in the name's column, the points' column or the wording. */
export function makeItem(
  row: GridRow,
  parts: {
    columns: Columns;
    title: GridCell | undefined;
    named: ReturnType<typeof splitTitlePoints> | null;
    texts: GridCell[];
    segment: number;
    sharesNumber: (cell: GridCell) => boolean;
  },
): RawItem | null {
  const { title, named, columns } = parts;
  const isWording =
    title !== undefined &&
    (title.raw.length > LONG_TITLE ||
      (parts.texts.length === 0 && NAMED_RULE.test(title.raw)) ||
      columns.texts.some((column) => row.columns[column] === title));
  const texts = [...(isWording && title !== undefined ? [title] : []), ...parts.texts].map(({ raw }) => raw.trim());
  const [first] = texts;
  if (title === undefined && first === undefined && named === null) return null;
  const written =
    named !== null && named.points !== null && title === undefined && !/每|共|最高|最多|满分|得/.test(named.title)
      ? named
      : title !== undefined && !isWording
        ? splitTitlePoints(title.raw)
        : readTextTitle(first ?? '');
  const numbered = readNumber(row, parts, written.title);
  const quoted = title?.raw ?? first ?? '';
  const location = locateRow(row, quoted);
  const titlePoints = written.points === null || written === named ? null : { value: written.points, location };
  return {
    ...numbered,
    groups: [],
    columnPoints: null,
    titlePoints,
    objective: null,
    texts,
    locations: [location],
    segment: parts.segment,
    isWeighted: columns.isWeighted,
  };
}

function readNumber(
  row: GridRow,
  { columns, sharesNumber }: { columns: Columns; sharesNumber: (cell: GridCell) => boolean },
  title: string,
): { number: string | null; title: string } {
  const cell = cellAt(row, columns.number);
  const serial = SERIAL.exec(title)?.[0] ?? '';
  const bare = title.slice(serial.length).trim();
  if (cell !== undefined && !cell.isBlank && cell.row === row.index && !sharesNumber(cell))
    return { number: normaliseForMatching(cell.raw), title: bare === '' ? title : bare };
  return serial === '' || bare === ''
    ? { number: null, title }
    : { number: serial.replace(/[、.．\s]+$/, ''), title: bare };
}

/** Whether an item is objective: by its column, else its name (（客观分）), else the nearest group that says so. */
export function readItemObjective(
  row: GridRow,
  columns: Columns,
  item: RawItem,
  groups: readonly Group[],
): boolean | null {
  const label = cellAt(row, columns.objective)?.label ?? '';
  const asks = readObjective(columns.objectiveLabel) ?? true;
  if (/^(?:是|√|✓|Y)$/i.test(label)) return asks;
  if (/^(?:否|×|N)$/i.test(label)) return !asks;
  const stated = readObjective(label) ?? readObjective(OWN_WORDS.exec(item.locations[0]?.quote ?? '')?.[0] ?? '');
  return stated ?? groups.reduce<boolean | null>((found, group) => group.objective ?? found, null);
}

/** 商务部分（10分） beside 企业业绩（10分）↵…: the first is the group of the second. */
export function isGroupOfOne(title: GridCell, text: GridCell | undefined): boolean {
  if (text === undefined || title.raw.length > LONG_TITLE || !text.raw.includes('\n')) return false;
  const [outer, inner] = [splitTitlePoints(title.raw), readTextTitle(text.raw)];
  return (
    outer.points !== null &&
    outer.points === inner.points &&
    outer.title !== inner.title &&
    !RULE_WORDS.test(inner.title)
  );
}

/** A rule's first words, which name nothing: 报价得分计算公式如下, 当投标报价等于评标基准价时得满分. */
const RULE_WORDS = /得分.|公式|如下|等于|高于|低于|满分|基准价|^当|^(?:具有|具备|提供|满足|符合|根据)/;

/** The cell in a column, if there is such a column. */
export function cellAt(row: GridRow, column: number | null): GridCell | undefined {
  return column === null ? undefined : row.columns[column];
}
