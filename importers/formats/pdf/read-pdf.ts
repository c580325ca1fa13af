import { AppError } from '../../../src/domain/app-error.ts';
import type { ReadDocument, ReadOptions } from '../../importer.ts';
import { joinScans } from '../../ocr/join-scans.ts';
import { ScanReader } from '../../ocr/scan-reader.ts';
import { TableBudget } from '../table-budget.ts';
import { unreadable } from '../unreadable.ts';
import { readActiveContent } from './active-content.ts';
import { readBookmarks } from './bookmarks.ts';
import { DocumentStyle } from './document-style.ts';
import { type Draft, draftPage, joinDrafts } from './draft-blocks.ts';
import { HeadingFinder } from './headings.ts';
import { reportFindings, startNotes } from './pdf-findings.ts';
import { PdfSource } from './pdf-source.ts';
import { PageSequence, type PdfReadOptions, type ReadPage, type ScanPage } from './read-pages.ts';
import { findRunningHeads } from './running-heads.ts';
import { readSignatures } from './signatures/read-signatures.ts';
import { writeBlocks } from './write-blocks.ts';

/**
 * Reads a PDF; pages without a usable text layer are read from their pictures.
 * @throws AppError `input-unreadable` where nothing can be read
 */
export async function readScannedPdf(
  file: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<ReadDocument> {
  const scans = new ScanReader(bytes);
  try {
    const recogniseScan = ({ number }: ScanPage) => scans.read(number);
    const document = await readPdf(file, bytes, { ...options, recogniseScan });
    const joined = joinScans(document.blocks, scans.pagesRead);
    const messages = [...document.messages, ...scans.report(file, joined)];
    const signatures = await readSignatures(file, bytes);
    return { ...document, blocks: joined.blocks, messages, ...(signatures.length === 0 ? {} : { signatures }) };
  } finally {
    scans.close();
  }
}

const END_WITHIN = 2048;

/**
 * Reads a PDF page by page.
 * @throws AppError `input-unreadable` where nothing can be read; the signal's reason where it is aborted
 */
export async function readPdf(file: string, bytes: Uint8Array, options: PdfReadOptions = {}): Promise<ReadDocument> {
  const notes = startNotes();
  const source = await PdfSource.openBroken(bytes).catch((error: unknown) => {
    throw refusePdf(file, error);
  });
  let pages: ReadPage[];
  let sequence: PageSequence | undefined;
  let active: Awaited<ReturnType<typeof readActiveContent>>;
  let bookmarks: Map<string, number>;
  const count = source.document.numPages;
  notes.bombs = source.bombs;
  notes.isCut = !hasEnd(bytes);
  try {
    active = await readActiveContent(source, bytes);
    bookmarks = await readBookmarks(source.document);
    sequence = new PageSequence(source, bytes, options, notes, active);
    pages = await sequence.read();
  } catch (error) {
    options.signal?.throwIfAborted();
    throw refusePdf(file, error);
  } finally {
    await (sequence ?? source).close();
  }
  if (notes.damaged.length === count) throw refusePdf(file, new Error('no page can be read'));
  const layouts = pages.map((page) => page.layout);
  const heads = findRunningHeads(layouts);
  notes.headTexts = heads.texts;
  const style = new DocumentStyle(layouts, heads);
  const drafts = joinDrafts(
    pages.flatMap(({ number, layout, given }): Draft[] => {
      if (given !== null) return given.map((block) => ({ kind: 'given', page: number, block }));
      return layout === null ? [] : draftPage(number, layout, heads, style);
    }),
  );
  const budget = new TableBudget();
  const paragraphs = drafts.flatMap((draft) => (draft.kind === 'paragraph' ? [draft.paragraph] : []));
  const blocks = writeBlocks(drafts, new HeadingFinder(style, bookmarks, paragraphs), budget);
  notes.leftOutTables = budget.isSpent;
  return { pages: count, blocks, messages: reportFindings(file, blocks, drafts, active, notes).findings };
}

/** Writers end a file with a pointer to its table and a mark; files that were not sent to the end lack both. */
function hasEnd(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    Math.max(0, bytes.byteLength - END_WITHIN),
  );
  return tail.includes('startxref') || tail.includes('%%EOF');
}

/** What is wrong with a file that cannot be opened, as one line a person can act on. */
function refusePdf(file: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (cause instanceof Error && cause.name === 'PasswordException') {
    return unreadable(file, '文件设有打开密码，请向提交人索取未加密的文件', cause);
  }
  return unreadable(file, 'PDF 文件已损坏或不完整，无法读取，请用 PDF 软件打开并另存后再试，或重新索取', cause);
}
