import { Tag } from '../components/tag.tsx';
import type { Report, ReportEntry, ReportSection } from './report.ts';
import { PlacePart } from './report-places.tsx';
import { TablePart } from './report-table.tsx';

/** The report itself, as a file of its own. */
export function ReportBody({ report }: { report: Report }) {
  const { title, subject, caption, facts, sections } = report;
  return (
    <article class="report">
      <header class="report-head">
        <h1>{title}</h1>
        <p class="report-subject">{subject}</p>
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

export function ReportCaption({ caption }: Pick<Report, 'caption'>) {
  if (caption === null) return null;
  return (
    <p class="report-caption">
      <Tag tone="look">系统提示</Tag> {caption}
    </p>
  );
}

/** How many of each kind, each leading to them. */
export function ReportCounts({ report: { counts, sections } }: { report: Report }) {
  if (counts.length === 0) return null;
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
