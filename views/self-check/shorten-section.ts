import type { ReportCell, ReportSection } from '../report/report.ts';

/** A page lists no more rows of a table or entries of a list; the report that is taken along has them all. */
const MOST_SHOWN = 100;

/** A section as a page shows it: of a long table only what people have to look at. */
export function shortenSection(section: ReportSection): ReportSection {
  const { entries = [], tables = [], lines = [] } = section;
  const shown = tables.map((table) => ({ ...table, rows: shortenRows(table.rows) }));
  const left = tables.reduce((sum, { rows }, index) => sum + rows.length - (shown[index]?.rows.length ?? 0), 0);
  const rest = Math.max(0, entries.length - MOST_SHOWN);
  if (left === 0 && rest === 0) return section;
  return {
    ...section,
    entries: entries.slice(0, MOST_SHOWN),
    tables: shown,
    lines: [
      ...lines,
      ...(rest === 0 ? [] : [`其余 ${rest} 项没有列出，全部见 Word 或网页报告。`]),
      ...(left === 0 ? [] : [`其余 ${left} 行没有列出，多为未发现问题的，全部见 Word 或网页报告。`]),
    ],
  };
}

function shortenRows(rows: ReportCell[][]): ReportCell[][] {
  if (rows.length <= MOST_SHOWN) return rows;
  return rows.filter((cells) => !cells.some(({ tone }) => tone === 'good')).slice(0, MOST_SHOWN);
}
