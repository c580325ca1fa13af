import type { ImportedDocument } from '../../src/domain/document.ts';
import type { Finding, Severity } from '../../src/domain/finding.ts';
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
    <div class="recheck">
      {groups.map(({ severity, word, findings }) => (
        <section aria-label={`${word} ${findings.length} 处`}>
          <h3>
            <Tag tone={SEVERITY_TONES[severity]}>{word}</Tag> <span class="count">{findings.length} 处</span>
          </h3>
          {findings.map((found) => (
            <FindingItem document={document} found={found} at={at} hrefOf={hrefOf} />
          ))}
        </section>
      ))}
    </div>
  );
}

interface FindingItemProps extends Required<ImportFindingsProps> {
  found: Finding;
}

function FindingItem({ found, ...places }: FindingItemProps) {
  const { message, locations } = found;
  const rest = locations.slice(PLACES_SHOWN);
  return (
    <div class="of-kind">
      <p>{message}</p>
      <Places locations={locations.slice(0, PLACES_SHOWN)} {...places} />
      {rest.length === 0 ? null : (
        <details class="more-findings">
          <summary>其余 {rest.length} 处</summary>
          <Places locations={rest} {...places} />
        </details>
      )}
    </div>
  );
}

interface PlacesProps extends Required<ImportFindingsProps> {
  locations: readonly Location[];
}

function Places({ locations, document, at, hrefOf }: PlacesProps) {
  return (
    <>
      {locations.map((location) => {
        const { file, path, quote } = location;
        const where = describePlace(location);
        const isOpenable = path !== '' && findPlace(document.blocks, path) !== null;
        return (
          <span class="place">
            {quote === '' ? null : <q>{clipQuote(quote)}</q>}
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
          </span>
        );
      })}
    </>
  );
}

function clipQuote(quote: string): string {
  return quote.length <= QUOTE_SHOWN ? quote : `${quote.slice(0, QUOTE_SHOWN)}…`;
}
