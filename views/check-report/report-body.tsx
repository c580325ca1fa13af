import { createContext, type PropsWithChildren, useContext } from 'hono/jsx';
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

/** Address of a place in a document that is at hand; null where it is not. */
export type PlaceAddress = (at: ReportPlace['at']) => string | null;

const PlaceAddressContext = createContext<PlaceAddress>(() => null);

/** The report itself, as a file of its own. */
export function CheckReportBody({ report }: { report: CheckReport }) {
  const { title, tenderer, caption, facts, sections } = report;
  return (
    <article class="report">
      <header class="report-head">
        <h1>{title}</h1>
        <p class="report-tenderer">{tenderer}</p>
        <ReportCaption caption={caption} />
        <dl class="report-facts">
          {facts.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <ReportCounts report={report} />
      </header>
      {sections.map((section) => (
        <ReportSectionPart section={section} />
      ))}
    </article>
  );
}

export function ReportCaption({ caption }: Pick<CheckReport, 'caption'>) {
  return (
    <p class="report-caption">
      <Tag tone="look">系统提示</Tag> {caption}
    </p>
  );
}

/** How many of each kind, each leading to them. */
export function ReportCounts({ report: { counts, sections } }: { report: CheckReport }) {
  return (
    <ul class="report-counts">
      {counts.map(({ label, count, tone, section }) => (
        <li>
          <a href={`#${sections.some(({ id }) => id === section) ? section : sections[0]?.id}`}>
            <Tag tone={count === 0 ? 'plain' : tone}>{label}</Tag> <b>{count}</b> 项
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Sections whose places lead to the documents. */
export function LinkedPlaces({ addressOf, children }: PropsWithChildren<{ addressOf: PlaceAddress }>) {
  return <PlaceAddressContext.Provider value={addressOf}>{children}</PlaceAddressContext.Provider>;
}

export function ReportSectionPart({ section }: { section: ReportSection }) {
  const { id, title } = section;
  return (
    <section class="card" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <ReportSectionContent section={section} />
    </section>
  );
}

export function ReportSectionContent({
  section: { lead, entries = [], isNumbered, tables = [], lines = [] },
}: {
  section: ReportSection;
}) {
  return (
    <>
      {lead === undefined ? null : <p class="report-basis">{lead}</p>}
      {isNumbered === true ? <NumberedEntries entries={entries} /> : <Entries entries={entries} />}
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
    </>
  );
}

function Entries({ entries }: { entries: readonly ReportEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul class="report-entries">
      {entries.map((entry) => (
        <EntryPart entry={entry} isTagged />
      ))}
    </ul>
  );
}

/** Numbered through, under one title for each kind; the title says what the kind is. */
function NumberedEntries({ entries }: { entries: readonly ReportEntry[] }) {
  const kinds = [...new Set(entries.map(({ tag }) => tag))];
  return (
    <div class="report-kinds">
      {kinds.map((kind) => {
        const own = entries.filter(({ tag }) => tag === kind);
        return (
          <section class="report-kind">
            <h3>
              <Tag tone={own[0]?.tone ?? 'plain'}>{kind}</Tag> {own.length} 项
            </h3>
            <ol class="report-entries">
              {own.map((entry) => (
                <EntryPart entry={entry} />
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

interface EntryPartProps {
  entry: ReportEntry;
  isTagged?: true;
}

function EntryPart({ entry: { title, tone, tag, harm, basis, places }, isTagged }: EntryPartProps) {
  return (
    <li>
      <p>
        {isTagged === true ? <Tag tone={tone}>{tag}</Tag> : null} {title}{' '}
        {harm === undefined ? null : <b class="report-harm">{harm}</b>}
      </p>
      {basis === null ? null : <p class="report-basis">依据：{basis}</p>}
      {places.map((place) => (
        <PlacePart place={place} />
      ))}
    </li>
  );
}

export function PlacePart({ place: { file, where, quote, at } }: { place: ReportPlace }) {
  const address = useContext(PlaceAddressContext)(at);
  const spot = where === '' ? file : `${file} · ${where}`;
  return (
    <span class="place">
      {quote === '' ? null : <q>{quote}</q>}
      <span class="where">{address === null ? spot : <a href={address}>{spot}</a>}</span>
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
