import type { ImportedDocument } from '../src/domain/document.ts';
import { documentBase, documentHref, openHref, originalHref } from './addresses.ts';
import { type Citation, listCitations } from './citations.ts';
import { BesideDocument } from './components/beside-document.tsx';
import { DocumentViewer } from './components/document-viewer.tsx';
import { type Assets, Layout, PageHead } from './components/layout.tsx';
import { ViewerHead } from './components/viewer-head.tsx';
import type { EvaluationContext } from './evaluation-context.ts';
import { describePath, fileTitle } from './place.ts';
import { type ViewerQuery, viewerHref } from './viewed-document.ts';

interface DocumentPageProps {
  context: EvaluationContext;
  document: ImportedDocument;
  /** Whether the file is kept as it was handed in. */
  hasOriginal: boolean;
  query: ViewerQuery;
  assets: Assets;
}

/** A bid document, with the places that the result rests on. */
export function DocumentPage({ context, document, hasOriginal, query, assets }: DocumentPageProps) {
  const { view } = context;
  const citations = listCitations(view, document.file);
  const title = fileTitle(document.file);
  const owner = citations[0]?.tenderer;
  const viewed = {
    document,
    original: hasOriginal ? originalHref(view, document.file) : null,
    hrefOf: (asked: ViewerQuery) => viewerHref(documentBase(view, document.file), asked),
  };
  return (
    <Layout
      title={`${title} · ${view.title}`}
      assets={assets}
      subject={view.title}
      head={<ViewerHead assets={assets} />}
    >
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
      </PageHead>
      <BesideDocument
        label="评审引用之处"
        viewer={
          <DocumentViewer
            viewed={viewed}
            query={query}
            pdfLibrary={assets.pdfLibrary}
            places={citations.map(({ location }) => location)}
          />
        }
      >
        <section class="card">
          <h2>评审引用之处</h2>
          {citations.length === 0 ? (
            <p class="empty">这份文件没有被评审引用。</p>
          ) : (
            <ul class="citations">
              {citations.map((citation) => (
                <CitationItem context={context} citation={citation} at={query.at ?? null} />
              ))}
            </ul>
          )}
        </section>
      </BesideDocument>
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
