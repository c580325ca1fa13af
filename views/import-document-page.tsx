import type { ImportedDocument } from '../src/domain/document.ts';
import type { Finding } from '../src/domain/finding.ts';
import { DocumentBlocks } from './components/document-blocks.tsx';
import { countBlocks } from './components/import-files.tsx';
import { ImportFindings, SEVERITY_TONES } from './components/import-findings.tsx';
import { ImportOutline } from './components/import-outline.tsx';
import { type Assets, Layout, PageHead } from './components/layout.tsx';
import { Tag } from './components/tag.tsx';
import { divideDocument, findPart } from './document-parts.ts';
import { findPlace } from './document-place.ts';
import { nameMediaType, shortenName, showSize } from './import-terms.ts';
import { type ImportFileView, type ImportView, importedFileHref } from './import-view.ts';

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
  /** Place asked for. */
  at: string | null;
  /** Part asked for, from 1. */
  part: number | null;
  assets: Assets;
}

/** A document as it was read, with what was noticed at its places. */
export function ImportDocumentPage({
  frame = READING,
  view,
  file,
  document,
  at,
  part,
  assets,
}: ImportDocumentPageProps) {
  const { blocks, messages } = document;
  const title = shortenName(file.name);
  const place = at === null ? null : findPlace(blocks, at);
  const parts = divideDocument(blocks);
  const index = place === null ? Math.min(Math.max(part ?? 1, 1), parts.length) - 1 : findPart(parts, place);
  const hrefOf = (path: string) => importedFileHref(view.href, file.number, path);
  const notes = listNotes(messages, document.file);
  return (
    <Layout title={title} assets={assets} place={frame.place.href}>
      <PageHead trail={[frame.place, { text: frame.result, href: view.href }, { text: '内容' }]} title={title}>
        {at !== null && place === null ? (
          <p class="notice">
            <Tag tone="look">请看</Tag> 文件中没有要找的位置，下面是全文。
          </p>
        ) : null}
      </PageHead>
      <div class="reader">
        <aside class="card" aria-label="文件导航">
          <h2>{frame.found}</h2>
          <ImportFindings document={document} at={at} hrefOf={hrefOf} />
          <ImportOutline
            blocks={blocks}
            hrefOf={parts.length === 1 ? (path) => `#${encodeURIComponent(path)}` : hrefOf}
          />
          <DocumentFacts view={view} file={file} document={document} hasData={frame.hasData} />
        </aside>
        <div class="doc-parts">
          <PartLinks view={view} file={file} index={index} count={parts.length} label="分段" />
          <article class="card doc as-read" aria-label={title}>
            {blocks.length === 0 ? (
              <p class="empty">这份文件没有读到内容。请打开原始文件查看。</p>
            ) : (
              <DocumentBlocks
                blocks={parts[index]?.blocks ?? []}
                at={at}
                cited={new Set(notes.keys())}
                noteAt={(path, type) => <Notes path={path} hasCells={type === 'table'} notes={notes} />}
              />
            )}
          </article>
          <PartLinks view={view} file={file} index={index} count={parts.length} label="分段（页尾）" />
        </div>
      </div>
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

interface PartLinksProps {
  view: ImportView;
  file: ImportFileView;
  index: number;
  count: number;
  label: string;
}

/** Ways through a document that is too long for one page. */
function PartLinks({ view, file, index, count, label }: PartLinksProps) {
  if (count <= 1) return null;
  const hrefOf = (part: number) => `${importedFileHref(view.href, file.number)}?part=${part}`;
  return (
    <nav class="turn" aria-label={label}>
      {index === 0 ? <span class="none">上一段</span> : <a href={hrefOf(index)}>上一段</a>}
      <span class="num">
        第 {index + 1} 段，共 {count} 段
      </span>
      {index === count - 1 ? <span class="none">下一段</span> : <a href={hrefOf(index + 2)}>下一段</a>}
    </nav>
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
