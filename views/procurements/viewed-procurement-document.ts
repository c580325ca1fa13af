import type { ImportedDocument } from '../../src/domain/document.ts';
import { type ViewedDocument, viewerHref } from '../viewed-document.ts';
import { documentHref } from '../workspace-addresses.ts';

/** A document of a procurement for the viewer: on its own page, or on the page at `address`. */
export function viewProcurementDocument(
  procurement: string,
  { id, document }: { id: string; document: ImportedDocument },
  address = documentHref(procurement, id),
): ViewedDocument {
  return {
    document,
    original: `${documentHref(procurement, id)}/original`,
    hrefOf: (query) => viewerHref(address, query),
  };
}
