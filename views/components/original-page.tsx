import type { PropsWithChildren } from 'hono/jsx';
import { TurnLinks } from './turn-links.tsx';

interface OriginalPageProps {
  kind: 'pdf' | 'picture';
  /** Address of the file. */
  original: string;
  pdfLibrary: string;
  page: number;
  pages: number;
  quote: string;
  /** The text was recognised in a picture, so the two are for comparing. */
  isRecognised: boolean;
  hrefOf: (page: number) => string;
}

/** A page of the original, and the text that was read from it: beside it where it was recognised, else folded below it. */
export function OriginalPage(props: PropsWithChildren<OriginalPageProps>) {
  const { kind, original, pdfLibrary, page, pages, quote, isRecognised, hrefOf, children } = props;
  const label = pages > 1 ? `原件第 ${page} 页` : '原件';
  const turn = (name: string) =>
    pages <= 1 ? null : (
      <TurnLinks
        label={name}
        back={{ text: '上一页', href: page <= 1 ? null : hrefOf(page - 1) }}
        on={{ text: '下一页', href: page >= pages ? null : hrefOf(page + 1) }}
      >
        第 {page} 页，共 {pages} 页
      </TurnLinks>
    );
  return (
    <>
      {turn('翻页')}
      <div class={isRecognised ? 'original-page is-recognised' : 'original-page'}>
        {kind === 'pdf' ? (
          <pdf-page original={original} library={pdfLibrary} page={String(page)} quote={quote} label={label}>
            <p class="hint">原件的页面正在打开。浏览器没有启用脚本，或者页面无法打开时，请看读出的文字，或下载原件。</p>
          </pdf-page>
        ) : (
          <img class="sheet" src={original} alt={label} />
        )}
        <details class="read-text" open>
          <summary>{isRecognised ? '识别出的文字（请对照原件）' : '本页读出的文字'}</summary>
          {children}
        </details>
      </div>
      {turn('翻页（页尾）')}
    </>
  );
}
