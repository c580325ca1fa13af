import type { DocumentRef } from '../../src/ledger/events/envelope.ts';
import { shortenName } from '../import-terms.ts';
import { fileTitle } from '../place.ts';

interface FileChoiceProps {
  files: readonly DocumentRef[];
  current: string | null;
  hrefOf: (sha256: string) => string;
}

/** Which of a bid's opened files the viewer shows. */
export function FileChoice({ files, current, hrefOf }: FileChoiceProps) {
  if (files.length < 2) return null;
  return (
    <nav class="filters" aria-label="已开启的文件">
      {files.map(({ name, sha256 }) => (
        <a href={hrefOf(sha256)} aria-current={sha256 === current ? 'true' : undefined} title={name}>
          {shortenName(fileTitle(name))}
        </a>
      ))}
    </nav>
  );
}

/** In the viewer's place where a bid has no file that was read. */
export function UnreadFile() {
  return (
    <section class="viewer card" id="viewer" aria-label="文件">
      <p class="empty">这一家还没有读出的文件。经办人读取之后，在这里对照原文；也可以先下载原件查看。</p>
    </section>
  );
}
