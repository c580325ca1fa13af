import type { Child } from 'hono/jsx';
import type { DocumentRef } from '../../src/ledger/events/envelope.ts';
import { STAYS_ON_PAGE } from '../components/document-viewer.tsx';
import { Tag } from '../components/tag.tsx';
import { shortenName } from '../import-terms.ts';
import { fileTitle } from '../place.ts';

interface BidFileChoiceProps {
  files: readonly DocumentRef[];
  current: string | null;
  hrefOf: (name: string) => string;
  /** False where the file that was asked for is not among them. */
  isWanted: boolean;
}

/** Which of a bid's opened files is shown. */
export function BidFileChoice({ files, current, hrefOf, isWanted }: BidFileChoiceProps) {
  return (
    <>
      {files.length < 2 ? null : (
        <nav class="bid-files" aria-label="已开启的文件">
          {files.map(({ name }) => (
            <a href={hrefOf(name)} aria-current={name === current ? 'true' : undefined} title={name}>
              {shortenName(fileTitle(name))}
            </a>
          ))}
        </nav>
      )}
      {isWanted ? null : (
        <p class="notice">
          <Tag tone="look">请看</Tag> 这一家已开启的文件中没有要找的文件。
        </p>
      )}
    </>
  );
}

interface NoBidFileProps {
  tenderer: string;
  choice: Child;
  /** Address of the file as it was handed in; null where there is none. */
  original: string | null;
}

/** In the viewer's place where nothing of the bid was read. */
export function NoBidFile({ tenderer, choice, original }: NoBidFileProps) {
  return (
    <section class="viewer card" id="viewer" aria-label={`${tenderer}的文件`} {...STAYS_ON_PAGE}>
      <header class="viewer-bar">{choice}</header>
      <div class="viewer-body">
        <p class="empty">
          {original === null ? (
            '这一家没有已开启的文件，请向经办人核实。'
          ) : (
            <>
              这份文件还没有读出文字，请告知经办人读取；现在可以<a href={original}>下载原件</a>查看。
            </>
          )}
        </p>
      </div>
    </section>
  );
}
