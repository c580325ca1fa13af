import type { ImportedDocument } from '../../src/domain/document.ts';
import type { Severity } from '../../src/domain/finding.ts';
import type { Location } from '../../src/domain/location.ts';
import { findPlace } from '../document-place.ts';
import { describePlace, fileTitle } from '../place.ts';
import { groupFindings } from '../recheck.ts';
import { Tag, type Tone } from './tag.tsx';

export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = { error: 'must', warning: 'look', info: 'plain' };

/** So many places of one finding stand open; the rest is folded. */
const PLACES_SHOWN = 3;
const QUOTE_SHOWN = 120;

interface ImportFindingsProps {
  document: ImportedDocument;
  /** Place that is open. */
  at?: string | null;
  /** Address of a place of the document. */
  hrefOf: (path: string) => string;
}

/** What was noticed while a file was read, the weightiest first, with its places. */
export function ImportFindings({ document, at = null, hrefOf }: ImportFindingsProps) {
  const groups = groupFindings(document.messages);
  if (groups.length === 0) return <p class="empty">没有需要注意的问题。</p>;
  return (
    <ul class="found">
      {groups.flatMap(({ severity, word, findings }) =>
        findings.map(({ message, locations }) => (
          <li>
            <p>
              <Tag tone={SEVERITY_TONES[severity]}>{word}</Tag> {message}
            </p>
            <Places locations={locations} document={document} at={at} hrefOf={hrefOf} />
          </li>
        )),
      )}
    </ul>
  );
}

interface PlacesProps extends Required<ImportFindingsProps> {
  locations: readonly Location[];
}

function Places({ locations, ...context }: PlacesProps) {
  const rest = locations.slice(PLACES_SHOWN);
  if (locations.length === 0) return null;
  return (
    <>
      <PlaceList locations={locations.slice(0, PLACES_SHOWN)} {...context} />
      {rest.length === 0 ? null : (
        <details class="more-findings">
          <summary>其余 {rest.length} 处</summary>
          <PlaceList locations={rest} {...context} />
        </details>
      )}
    </>
  );
}

function PlaceList({ locations, document, at, hrefOf }: PlacesProps) {
  return (
    <ul class="found-places">
      {locations.map(({ file, path, page, quote }) => {
        const where = describePlace({ page: /^page\[/.test(path) ? null : page, path });
        const isOpenable = findPlace(document.blocks, path) !== null;
        return (
          <li class={quote.trim() === '' ? undefined : 'quoted'}>
            <span class="where">
              {file === document.file ? null : `${fileTitle(file)} · `}
              {isOpenable ? (
                <a href={hrefOf(path)} aria-current={path === at ? 'location' : undefined}>
                  {where}
                </a>
              ) : (
                where
              )}
            </span>
            {quote.trim() === '' ? null : <q>{clipQuote(quote)}</q>}
          </li>
        );
      })}
    </ul>
  );
}

function clipQuote(quote: string): string {
  return quote.length <= QUOTE_SHOWN ? quote : `${quote.slice(0, QUOTE_SHOWN)}…`;
}
