import type { ImportedDocument } from '../../src/domain/document.ts';
import { DocumentBlocks } from '../components/document-blocks.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { divideDocument, findPart } from '../document-parts.ts';
import { findPlace } from '../document-place.ts';
import { shortenName } from '../import-terms.ts';
import { documentHref, procurementHref } from '../workspace-addresses.ts';

interface ProcurementDocumentPageProps {
  assets: Assets;
  procurement: string;
  about: string;
  /** By its hash. */
  id: string;
  document: ImportedDocument;
  /** Place asked for. */
  at: string | null;
  /** Part asked for, from 1. */
  part: number;
}

/** A document of a procurement as it was read, in parts where it is long. */
export function ProcurementDocumentPage(props: ProcurementDocumentPageProps) {
  const { assets, procurement, about, id, document, at, part } = props;
  const title = shortenName(document.file);
  const place = at === null ? null : findPlace(document.blocks, at);
  const parts = divideDocument(document.blocks);
  const index = place === null ? Math.min(Math.max(part, 1), Math.max(parts.length, 1)) - 1 : findPart(parts, place);
  const hrefOf = (wanted: number) => `${documentHref(procurement, id)}?part=${wanted}`;
  const turn = (
    <nav class="turn" aria-label="分段">
      {index <= 0 ? <span class="none">上一段</span> : <a href={hrefOf(index)}>上一段</a>}
      <span class="num">
        第 {index + 1} 段，共 {parts.length} 段
      </span>
      {index >= parts.length - 1 ? <span class="none">下一段</span> : <a href={hrefOf(index + 2)}>下一段</a>}
    </nav>
  );
  return (
    <Layout title={title} assets={assets} subject={about}>
      <PageHead
        trail={[{ text: '采购项目', href: '/' }, { text: about, href: procurementHref(procurement) }, { text: '文件' }]}
        title={title}
      >
        {at !== null && place === null ? <p class="notice">文件中没有要找的位置，下面是全文。</p> : null}
        <p>
          <a href={`${documentHref(procurement, id)}/original`} download>
            下载原件
          </a>
        </p>
      </PageHead>
      {parts.length > 1 ? turn : null}
      <article class="card doc as-read" aria-label={title}>
        {parts.length === 0 ? (
          <p class="empty">这份文件没有读到内容。请下载原件查看。</p>
        ) : (
          <DocumentBlocks blocks={parts[index]?.blocks ?? []} at={at} cited={new Set()} />
        )}
      </article>
      {parts.length > 1 ? turn : null}
    </Layout>
  );
}
