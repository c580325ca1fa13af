import type { Location } from '../../src/domain/location.ts';
import { placeCell } from './places.ts';
import type { ReportCell, ReportColumn, ReportTable } from './report.ts';

/** A column with what stands in it for each row. */
export interface ColumnOf<Row> extends ReportColumn {
  cell: (row: Row) => ReportCell;
}

/** A table that says for each column what it is called and what stands in it. */
export function tableOf<Row>(caption: string, rows: readonly Row[], columns: readonly ColumnOf<Row>[]): ReportTable {
  return {
    caption,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}

/** The column that says where something stands. */
export function placeColumn(share: number): ColumnOf<{ location: Location | null }> {
  return { title: '位置', share, cell: ({ location }) => placeCell(location) };
}
