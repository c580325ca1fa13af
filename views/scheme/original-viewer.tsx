import type { ImportedDocument } from '../../src/domain/document.ts';
import { DocumentViewer } from '../components/document-viewer.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import { viewProcurementDocument } from '../procurements/viewed-procurement-document.ts';
import { type ViewerQuery, viewerHref } from '../viewed-document.ts';
import type { TypedPlace } from './place-field.tsx';

interface OriginalViewerProps {
  place: LotPlace;
  /** The page with the form, with what its query says beside the viewer. */
  address: string;
  original: { id: string; document: ImportedDocument };
  query: ViewerQuery;
  typed: TypedPlace;
}

/** The procurement document beside a form, open at the form's place; each of its blocks can be taken as that place. */
export function OriginalViewer({ place, address, original, query, typed }: OriginalViewerProps) {
  const isHere = typed.path !== '' && typed.file === original.document.file;
  const isAsked = query.at !== undefined || query.part !== undefined;
  const base = withQuery(address, 'document', original.id);
  return (
    <DocumentViewer
      viewed={viewProcurementDocument(place.procurement, original, base)}
      query={isHere && !isAsked ? { ...query, at: typed.path } : query}
      pdfLibrary={place.assets.pdfLibrary}
      places={isHere ? [{ path: typed.path, quote: typed.quote }] : []}
      takeHref={(path) => viewerHref(withQuery(base, 'take', path), { at: path })}
    />
  );
}

interface OriginalChoiceProps {
  address: string;
  originals: readonly { id: string; name: string }[];
  /** The one that is shown. */
  shown: string;
}

/** The other documents of the procurement, where there are several. */
export function OriginalChoice({ address, originals, shown }: OriginalChoiceProps) {
  if (originals.length < 2) return null;
  return (
    <nav class="originals" aria-label="采购文件">
      {originals.map(({ id, name }) => (
        <a href={withQuery(address, 'document', id)} aria-current={id === shown ? 'true' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function withQuery(address: string, name: string, value: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}
