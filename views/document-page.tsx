import type { ImportedDocument } from '../src/domain/document.ts';
import { documentHref, openHref } from './addresses.ts';
import { type Citation, listCitations } from './citations.ts';
import { DocumentBlocks } from './components/document-blocks.tsx';
import { type Assets, Layout, PageHead } from './components/layout.tsx';
import { Tag } from './components/tag.tsx';
import { findPlace } from './document-place.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { describePath, fileTitle } from './place.ts';

interface DocumentPageProps {
  context: EvaluationContext;
  document: ImportedDocument;
  /** Place asked for. */
  at: string | null;
  assets: Assets;
}

/** A bid document as it was read, with the places that the result rests on. */
export function DocumentPage({ context, document, at, assets }: DocumentPageProps) {
  const { view } = context;
  const citations = listCitations(view, document.file);
  const title = fileTitle(document.file);
  const isMissing = at !== null && findPlace(document.blocks, at) === null;
  const headings = document.blocks.filter((block) => block.type === 'heading');
  const owner = citations[0]?.tenderer;
  return (
    <Layout title={`${title} · ${view.title}`} assets={assets} subject={view.title}>
      <PageHead
        trail={[
          { text: '采购项目', href: '/' },
          { text: view.scheme.lot.title },
          { text: context.isAward ? '评审结果' : '考核结果', href: view.href },
          { text: '原文' },
        ]}
        title={title}
      >
        {owner === undefined ? null : <p class="standing">{owner}</p>}
        {isMissing ? (
          <p class="notice">
            <Tag tone="look">请看</Tag> 文件中没有要找的位置，下面是全文。
          </p>
        ) : null}
      </PageHead>
      <div class="reader">
        <aside class="card" aria-label="文件导航">
          <h2>评审引用之处</h2>
          {citations.length === 0 ? (
            <p class="empty">这份文件没有被评审引用。</p>
          ) : (
            <ul class="citations">
              {citations.map((citation) => (
                <CitationItem context={context} citation={citation} at={at} />
              ))}
            </ul>
          )}
          {headings.length === 0 ? null : (
            <details>
              <summary>目录（{headings.length}）</summary>
              <ul class="outline">
                {headings.map(({ path, text, level }) => (
                  <li class={level > 1 ? 'deep' : undefined}>
                    <a href={`#${encodeURIComponent(path)}`}>{text}</a>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </aside>
        <article class="card doc" aria-label={title}>
          {document.blocks.length === 0 ? (
            <p class="empty">这份文件没有可读的文字。请打开原始文件查看。</p>
          ) : (
            <DocumentBlocks
              blocks={document.blocks}
              at={at}
              cited={new Set(citations.map(({ location }) => location.path))}
            />
          )}
        </article>
      </div>
    </Layout>
  );
}

interface CitationItemProps {
  context: EvaluationContext;
  citation: Citation;
  at: string | null;
}

function CitationItem({ context, citation, at }: CitationItemProps) {
  const { view } = context;
  const { location, title, tendererNumber, opens } = citation;
  const result = view.href;
  return (
    <li>
      <a
        href={documentHref(view, location.file, location.path)}
        aria-current={location.path === at ? 'location' : undefined}
      >
        {describePath(location.path)}
      </a>
      <span class="cited-for">{title}</span>
      <a class="back" href={`${result}${opens === null ? `#t${tendererNumber}` : openHref(opens)}`}>
        回到评分
      </a>
    </li>
  );
}
