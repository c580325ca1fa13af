import { createHash } from 'node:crypto';
import { AppError } from '../../../src/domain/app-error.ts';
import type { Block, ImportedDocument } from '../../../src/domain/document.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { DocumentFormat, ReadOptions } from '../../importer.ts';
import { INPUT_LIMITS } from '../limits.ts';
import { Notices } from '../notices.ts';
import { refuseBroken, refuseUnknown, unreadable } from '../unreadable.ts';
import { type EntryFault, EntryWalk, type LostEntry } from './open-entries.ts';

export interface ArchivedDocument {
  /** `entry[2]` */
  path: string;
  /** Its name in the archive, with folders. */
  name: string;
  /** `file` is the archive's name and the entry's: `响应文件.zip/报价/报价书.docx`. */
  document: ImportedDocument;
}

export interface ArchiveContent {
  documents: ArchivedDocument[];
  /** What concerns the archive and not one document in it. */
  messages: Finding[];
}

/** More names than a person reads are told by their number. */
const MOST_NAMES = 8;

/**
 * Reads every document of an archive, and of archives inside it, by the formats given.
 * @throws AppError `input-unreadable` where nothing in it can be read
 */
export async function readArchive(
  file: string,
  bytes: Uint8Array,
  formats: readonly DocumentFormat[],
  { onProgress }: ReadOptions = {},
): Promise<ArchiveContent> {
  const walk = new EntryWalk();
  const documents: ArchivedDocument[] = [];
  const refused: { path: string; name: string; reason: string }[] = [];
  let characters = 0;
  let cutAt: string | null = null;
  try {
    for (const entry of walk.walk(bytes)) {
      if (characters > INPUT_LIMITS.archiveCharacters) {
        cutAt = entry.name;
        break;
      }
      const tell = () => onProgress?.(documents.length + refused.length, walk.entries);
      tell();
      try {
        const document = await readEntry(`${file}/${entry.name}`, entry.bytes, formats, tell);
        characters += countCharacters(document.blocks);
        documents.push({ path: entry.path, name: entry.name, document });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refused.push({ path: entry.path, name: entry.name, reason: error.problems[0]?.message ?? '' });
      }
    }
  } catch (error) {
    throw refuseBroken(file, error, 'zip');
  }
  const notices = new Notices(file);
  reportNames(notices, walk);
  reportLost(notices, walk.opened.lost);
  if (refused.length > 0) {
    const reasons = listNames(refused.map(({ name, reason }) => `“${name}”${reason}`));
    const places = refused.map(({ path, name }) => notices.locate(path, name));
    notices.report('warning', 'entry-not-read', `压缩包中有文件 ${refused.length} 个未能读取：${reasons}`, places);
  }
  if (cutAt !== null) {
    const message = `压缩包的内容过多，超出读取上限，从“${cutAt}”起未读取；请拆分后再试`;
    notices.report('warning', 'archive-too-large', message);
  }
  if (documents.length === 0) throw refuseArchive(file, notices.findings);
  return { documents, messages: notices.findings };
}

async function readEntry(
  file: string,
  bytes: Uint8Array,
  formats: readonly DocumentFormat[],
  onProgress: () => void,
): Promise<ImportedDocument> {
  const format = formats.find((candidate) => candidate.recognises(bytes));
  if (format === undefined) throw refuseUnknown(file, bytes);
  const read = await format.read(file, bytes, { onProgress });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file, mediaType: format.mediaType, sha256, ...read };
}

const FAULTS: Readonly<Record<EntryFault, readonly [code: string, what: string, advice: string]>> = {
  encrypted: ['entry-encrypted', '已加密', '请提交未加密的文件'],
  program: ['executable-not-read', '是程序或脚本，未读取', '如非必要请从压缩包中删去'],
  'too-deep': ['archive-nested-too-deep', `是嵌套超过 ${INPUT_LIMITS.zipNesting} 层的压缩包，未读取`, '请解压后提交'],
  'too-large': ['archive-too-large', '解压后的体积异常（疑似压缩炸弹），未读取', '请核实文件来源'],
  broken: ['entry-broken', '已损坏，无法解开', '请重新打包或索取完整的文件'],
};

function reportLost(notices: Notices, lost: readonly LostEntry[]): void {
  for (const fault of new Set(lost.map((entry) => entry.fault))) {
    const entries = lost.filter((entry) => entry.fault === fault);
    const [code, what, advice] = FAULTS[fault];
    const names = listNames(entries.map(({ name }) => `“${name}”`));
    const places = entries.map(({ path, name }) => notices.locate(path, name));
    notices.report('warning', code, `压缩包中的 ${names} ${what}；${advice}`, places);
  }
}

function reportNames(notices: Notices, { opened }: EntryWalk): void {
  notices.reportName(' ZIP 压缩包', ['zip']);
  if (opened.suspicious.length > 0) {
    const places = opened.suspicious.map(({ path, name }) => notices.locate(path, name));
    const message = `压缩包中有文件 ${opened.suspicious.length} 个的名称异常（指向压缩包以外或隐藏了真实名称），名称已改写；请核实来源`;
    notices.report('warning', 'entry-name-suspicious', message, places);
  }
  if (opened.damaged.length > 0) {
    const names = listNames(opened.damaged.map((name) => `“${name}”`));
    notices.report('warning', 'checksum-wrong', `压缩包中的 ${names} 与校验值不符，可能已损坏；请核对原件或重新索取`);
  }
}

function refuseArchive(file: string, findings: readonly Finding[]): AppError {
  const reasons = findings.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  if (reasons.length === 0) return unreadable(file, '压缩包是空的（其中没有文件），请重新打包后再试');
  return unreadable(file, `压缩包中没有可读取的文件（${reasons.join('；')}），请按所述原因重新提交`);
}

function countCharacters(blocks: readonly Block[]): number {
  let count = 0;
  for (const block of blocks) {
    if (block.type === 'table') for (const row of block.rows) for (const cell of row) count += cell.text.length;
    else count += block.text.length;
  }
  return count;
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join('、');
  return names.length > MOST_NAMES ? `${shown} 等 ${names.length} 个` : shown;
}
