import type { ImportedDocument } from '../src/domain/document.ts';
import type { Finding } from '../src/domain/finding.ts';
import { BesideDocument } from './components/beside-document.tsx';
import { DocumentViewer } from './components/document-viewer.tsx';
import { countBlocks } from './components/import-files.tsx';
import { ImportFindings, SEVERITY_TONES } from './components/import-findings.tsx';
import { type Assets, Layout, PageHead } from './components/layout.tsx';
import { Tag } from './components/tag.tsx';
import { ViewerHead } from './components/viewer-head.tsx';
import { nameMediaType, shortenName, showSize } from './import-terms.ts';
import { type ImportFileView, type ImportView, importedFileHref } from './import-view.ts';
import { type ViewerQuery, viewerHref } from './viewed-document.ts';

/** Which pages a document belongs to, in their words. */
export interface DocumentFrame {
  place: { text: string; href: '/imports' | '/self-check' };
  /** The page it was opened from. */
  result: string;
  /** What is listed beside the text. */
  found: string;
  /** Whether what was read may be saved as data. */
  hasData: boolean;
}

const READING: DocumentFrame = {
  place: { text: '读取文件', href: '/imports' },
  result: '读取结果',
  found: '读取时发现',
  hasData: true,
};

interface ImportDocumentPageProps {
  frame?: DocumentFrame;
  view: ImportView;
  file: ImportFileView;
  document: ImportedDocument;
  query: ViewerQuery;
  assets: Assets;
}

/** A document as it was read, beside the original where it is kept, with what was noticed at its places. */
export function ImportDocumentPage({ frame = READING, view, file, document, query, assets }: ImportDocumentPageProps) {
  const { messages } = document;
  const title = shortenName(file.name);
  const base = importedFileHref(view.href, file.number);
  const notes = listNotes(messages, document.file);
  const viewed = {
    document,
    original: file.hasOriginal ? `${base}/original` : null,
    hrefOf: (asked: ViewerQuery) => viewerHref(base, asked),
  };
  return (
    <Layout title={title} assets={assets} place={frame.place.href} head={<ViewerHead assets={assets} />}>
      <PageHead trail={[frame.place, { text: frame.result, href: view.href }, { text: '内容' }]} title={title} />
      <BesideDocument
        label={frame.found}
        viewer={
          <DocumentViewer
            viewed={viewed}
            query={query}
            pdfLibrary={assets.pdfLibrary}
            places={listPlaces(messages, document.file)}
            as="noted"
            noteAt={(path, type) => <Notes path={path} hasCells={type === 'table'} notes={notes} />}
          />
        }
      >
        <section class="card">
          <h2>{frame.found}</h2>
          <ImportFindings
            document={document}
            at={query.at ?? null}
            hrefOf={(path) => importedFileHref(view.href, file.number, path)}
          />
          <DocumentFacts view={view} file={file} document={document} hasData={frame.hasData} />
        </section>
      </BesideDocument>
    </Layout>
  );
}

interface DocumentFactsProps {
  view: ImportView;
  file: ImportFileView;
  document: ImportedDocument;
  hasData: boolean;
}

function DocumentFacts({ view, file, document, hasData }: DocumentFactsProps) {
  const facts = [
    { term: '文件名', value: file.name },
    { term: '类型', value: nameMediaType(document.mediaType) },
    ...(file.bytes === null ? [] : [{ term: '大小', value: showSize(file.bytes) }]),
    { term: '页数', value: document.pages === null ? '未分页' : String(document.pages) },
    ...countBlocks(document).map(({ title, count }) => ({ term: title, value: String(count) })),
    { term: 'SHA-256', value: document.sha256 },
  ];
  return (
    <details class="about-file">
      <summary>文件信息</summary>
      <dl class="facts-list">
        {facts.map(({ term, value }) => (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {hasData ? (
        <p class="more">
          <a href={`${importedFileHref(view.href, file.number)}.json`} download>
            下载数据（JSON）
          </a>
        </p>
      ) : null}
    </details>
  );
}

/** Warnings by the path they speak of; what is only for information is told beside the text. */
function listNotes(messages: readonly Finding[], file: string): ReadonlyMap<string, Finding[]> {
  const notes = new Map<string, Finding[]>();
  for (const found of messages.filter(({ severity }) => severity !== 'info')) {
    for (const location of found.locations.filter((place) => place.file === file)) {
      const known = notes.get(location.path) ?? [];
      if (!known.includes(found)) notes.set(location.path, [...known, found]);
    }
  }
  return notes;
}

/** Where warnings speak of, each with what stands there. */
function listPlaces(messages: readonly Finding[], file: string) {
  return messages
    .filter(({ severity }) => severity !== 'info')
    .flatMap(({ locations }) => locations.filter((place) => place.file === file));
}

interface NotesProps {
  path: string;
  hasCells: boolean;
  notes: ReadonlyMap<string, Finding[]>;
}

/** What speaks of a block, or of a row or cell in it. */
function Notes({ path, hasCells, notes }: NotesProps) {
  const below = hasCells ? [...notes].filter(([place]) => place.startsWith(`${path}/`)) : [];
  const found = new Set([...(notes.get(path) ?? []), ...below.flatMap(([, findings]) => findings)]);
  return (
    <>
      {[...found].map(({ severity, message }) => (
        <p class="note">
          <Tag tone={SEVERITY_TONES[severity]}>{severity === 'error' ? '须更正' : '请看'}</Tag> {message}
        </p>
      ))}
    </>
  );
}
