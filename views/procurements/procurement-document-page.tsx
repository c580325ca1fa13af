import type { ImportedDocument } from '../../src/domain/document.ts';
import { DocumentViewer } from '../components/document-viewer.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { ViewerHead } from '../components/viewer-head.tsx';
import { shortenName } from '../import-terms.ts';
import type { ViewerQuery } from '../viewed-document.ts';
import { procurementHref } from '../workspace-addresses.ts';
import { viewProcurementDocument } from './viewed-procurement-document.ts';

interface ProcurementDocumentPageProps {
  assets: Assets;
  procurement: string;
  about: string;
  /** By its hash. */
  id: string;
  document: ImportedDocument;
  query: ViewerQuery;
}

/** A document of a procurement, as it came and as it was read. */
export function ProcurementDocumentPage(props: ProcurementDocumentPageProps) {
  const { assets, procurement, about, id, document, query } = props;
  const title = shortenName(document.file);
  return (
    <Layout title={title} assets={assets} subject={about} head={<ViewerHead assets={assets} />}>
      <PageHead
        trail={[{ text: '采购项目', href: '/' }, { text: about, href: procurementHref(procurement) }, { text: '文件' }]}
        title={title}
      />
      <DocumentViewer
        viewed={viewProcurementDocument(procurement, { id, document })}
        query={query}
        pdfLibrary={assets.pdfLibrary}
      />
    </Layout>
  );
}
