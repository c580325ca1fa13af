import { readTender } from '../../importers/tender/index.ts';
import { AppError } from '../domain/app-error.ts';
import type { ImportedDocument } from '../domain/document.ts';
import type { TenderDraft } from '../domain/draft.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { proposeSkeleton } from '../engine/skeleton.ts';
import { writeScheme } from '../storage/files/write-scheme.ts';
import { importAll } from './read-tenderer.ts';
import { loadReferenceData, type ReferenceData } from './reference-data.ts';

export interface DraftRequest {
  /** Files or folders of one procurement document, in reading order. */
  files: readonly string[];
  /** Day on which the law is read, for what is proposed where the document has no scoring. */
  date: IsoDate;
}

/**
 * Reads a procurement document to schemes, one for each lot. Where it has requirements only, a lawful skeleton is proposed, each
 * item marked as such.
 * @throws AppError where a file cannot be read, or nothing in the files is Chinese text
 */
export async function draftProcurement(
  { files, date }: DraftRequest,
  reference: ReferenceData = loadReferenceData(),
): Promise<TenderDraft> {
  return draftWithProposals(await importAll(files), date, reference);
}

/** The same from documents already read. @throws AppError where nothing in them is Chinese text */
export function draftWithProposals(
  documents: readonly ImportedDocument[],
  date: IsoDate,
  reference: ReferenceData,
): TenderDraft {
  return withNotices(proposeWhereMissing(readProcurement([...documents]), reference, date), documents);
}

/**
 * The same from documents already read, and only what stands in them: nothing is proposed where there is no scoring.
 * @throws AppError where nothing in them is Chinese text
 */
export function draftFromDocuments(documents: readonly ImportedDocument[]): TenderDraft {
  return withNotices(readProcurement([...documents]), documents);
}

function readProcurement(documents: ImportedDocument[]): TenderDraft {
  if (documents.some(hasChineseText)) return readTender(documents);
  const message = '文件里没有中文内容，无法按采购文件读取；请检查是不是选错了文件，扫描件请提供更清晰的版本';
  throw new AppError('input-unreadable', { file: documents.map(({ file }) => file).join('、'), message });
}

/** What reading the files had to say is said last. */
function withNotices(draft: TenderDraft, documents: readonly ImportedDocument[]): TenderDraft {
  return { ...draft, messages: [...draft.messages, ...documents.flatMap(({ messages }) => messages)] };
}

/** Writes the schemes as files. @throws AppError where the folder already has some */
export function writeDraft(folder: string, draft: TenderDraft): string[] {
  return writeScheme(folder, draft);
}

const CHINESE = /\p{Script=Han}/u;

function hasChineseText({ blocks }: ImportedDocument): boolean {
  return blocks.some((block) =>
    block.type === 'table'
      ? block.rows.some((row) => row.some(({ text }) => CHINESE.test(text)))
      : CHINESE.test(block.text),
  );
}

/** A document without any scoring is one that a purchaser starts from; one whose scoring could not be read is not. */
function proposeWhereMissing(draft: TenderDraft, { regulations }: ReferenceData, date: IsoDate): TenderDraft {
  const isUnread = draft.messages.some(({ code }) => code === 'scoring-unread' || code === 'scoring-blank');
  if (isUnread || draft.lots.some(({ items }) => items.length > 0)) return draft;
  const messages: Finding[] = [];
  const lots = draft.lots.map((lot) => {
    const skeleton = proposeSkeleton({ procurement: draft.procurement, lot }, regulations, date);
    messages.push(...skeleton.messages);
    return { ...lot, items: skeleton.items };
  });
  const isProposed = lots.some(({ items }) => items.length > 0);
  const message = isProposed
    ? '文件里没有评分标准；列出的评审因素是按采购方式和需求拟出的建议，不是文件原有的，请逐项修改后使用'
    : '文件里没有评分标准';
  return { ...draft, lots, messages: [finding('warning', 'no-scoring', message), ...messages, ...draft.messages] };
}
