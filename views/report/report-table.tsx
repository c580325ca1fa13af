import { Tag } from '../components/tag.tsx';
import type { ReportCell, ReportColumn, ReportTable } from './report.ts';
import { PlacePart } from './report-places.tsx';

/** A table of so few rows is not torn between two pages. */
const SHORT = 6;

/** A table that is one of cards on narrow screens. */
export function TablePart({ table: { caption, columns, rows, foot, isForSigning } }: { table: ReportTable }) {
  const line = (cells: readonly ReportCell[]) =>
    cells.map((cell, index) => {
      const column = columns[index];
      return (
        <td class={classOf(cell, column)} data-label={column?.title}>
          <CellPart cell={cell} />
        </td>
      );
    });
  return (
    <table
      class={`report-table${rows.length <= SHORT ? ' is-short' : ''}${isForSigning === true ? ' for-signing' : ''}`}
    >
      <caption>{caption}</caption>
      <colgroup>
        {columns.map(({ share }) => (
          <col width={`${share}%`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ title, isNumber }) => (
            <th scope="col" class={isNumber === true ? 'num' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>{line(cells)}</tr>
        ))}
      </tbody>
      {foot === undefined ? null : (
        <tfoot>
          <tr>{line(foot)}</tr>
        </tfoot>
      )}
    </table>
  );
}

/** On narrow screens a cell without anything in it is left out. */
function classOf(
  { text, note = '', place }: ReportCell,
  column: ReportColumn | undefined,
): 'is-none' | 'num' | undefined {
  if (text === '' && note === '' && place === undefined) return 'is-none';
  return column?.isNumber === true ? 'num' : undefined;
}

function CellPart({ cell: { text, tone, note, place } }: { cell: ReportCell }) {
  return (
    <div>
      {tone === undefined ? text : <Tag tone={tone}>{text}</Tag>}
      {note === undefined || note === '' ? null : <span class="sub"> {note}</span>}
      {place === undefined ? null : <PlacePart place={place} />}
    </div>
  );
}
