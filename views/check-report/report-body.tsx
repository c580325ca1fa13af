import { Tag } from '../components/tag.tsx';
import type {
  CheckReport,
  ReportCell,
  ReportColumn,
  ReportEntry,
  ReportPlace,
  ReportSection,
  ReportTable,
} from './report.ts';

/** The report itself, on a page of its own or on one of the workspace's. */
export function CheckReportBody({ report }: { report: CheckReport }) {
  const { title, tenderer, caption, facts, counts, sections } = report;
  return (
    <article class="report">
      <header class="report-head">
        <h1>{title}</h1>
        <p class="report-tenderer">{tenderer}</p>
        <p class="report-caption">
          <Tag tone="look">系统提示</Tag> {caption}
        </p>
        <dl class="report-facts">
          {facts.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <ul class="report-counts">
          {counts.map(({ label, count, tone, section }) => (
            <li>
              <a href={`#${section}`}>
                <Tag tone={count === 0 ? 'plain' : tone}>{label}</Tag> <b>{count}</b> 项
              </a>
            </li>
          ))}
        </ul>
      </header>
      {sections.map((section) => (
        <SectionPart section={section} />
      ))}
    </article>
  );
}

function SectionPart({
  section: { id, title, lead, entries = [], isNumbered, tables = [], lines = [] },
}: {
  section: ReportSection;
}) {
  const List = isNumbered === true ? 'ol' : 'ul';
  return (
    <section class="card" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {lead === undefined ? null : <p class="report-basis">{lead}</p>}
      {entries.length === 0 ? null : (
        <List class="report-entries">
          {entries.map((entry) => (
            <EntryPart entry={entry} />
          ))}
        </List>
      )}
      {tables.map((table) => (
        <TablePart table={table} />
      ))}
      {lines.length === 0 ? null : (
        <ul class="report-lines">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function EntryPart({ entry: { title, tone, tag, harm, basis, places } }: { entry: ReportEntry }) {
  return (
    <li>
      <p>
        <Tag tone={tone}>{tag}</Tag> {title} {harm === undefined ? null : <b class="report-harm">{harm}</b>}
      </p>
      {basis === null ? null : <p class="report-basis">依据：{basis}</p>}
      {places.map((place) => (
        <PlacePart place={place} />
      ))}
    </li>
  );
}

function PlacePart({ place: { file, where, quote } }: { place: ReportPlace }) {
  return (
    <span class="place">
      {quote === '' ? null : <q>{quote}</q>}
      <span class="where">
        {file} · {where}
      </span>
    </span>
  );
}

/** A table of so few rows is not torn between two pages. */
const SHORT = 6;

function TablePart({ table: { caption, columns, rows, foot } }: { table: ReportTable }) {
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
    <table class={rows.length <= SHORT ? 'report-table is-short' : 'report-table'}>
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
function classOf({ text, note = '', place }: ReportCell, column: ReportColumn | undefined): string | undefined {
  if (text === '' && note === '' && place === undefined) return 'is-none';
  return column?.isNumber === true ? 'num' : undefined;
}

function CellPart({ cell: { text, tone, note, place } }: { cell: ReportCell }) {
  return (
    <div class="report-cell">
      {tone === undefined ? text : <Tag tone={tone}>{text}</Tag>}
      {note === undefined || note === '' ? null : <span class="sub"> {note}</span>}
      {place === undefined ? null : <PlacePart place={place} />}
    </div>
  );
}
