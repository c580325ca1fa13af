import type { AppError } from '../../../src/domain/app-error.ts';
import type { DocumentFormat, ReadDocument } from '../../importer.ts';
import { Notices } from '../notices.ts';
import { unreadable } from '../unreadable.ts';
import { collectBlocks } from './collect-blocks.ts';
import { CompoundFile, CompoundFileError, isCompoundFile } from './compound-file.ts';
import { reportFindings } from './doc-findings.ts';
import { WordFile, WordFileError, type WordFileFault } from './word-file.ts';

/** Word 97 to 2003, and WPS files of that form. */
export const docFormat: DocumentFormat = {
  id: 'doc',
  mediaType: 'application/msword',
  recognises: isWordFile,
  read: readDoc,
};

const STREAM = 'WordDocument';
/** Newer files with a password lie in the same container, sometimes with an empty document beside. */
const ENCRYPTED_PACKAGE = 'EncryptedPackage';
const FAULTS: Readonly<Record<WordFileFault, string>> = {
  damaged: '旧版 Word 文件（.doc）已损坏，无法读取，请用 Word 或 WPS 打开修复并另存为 .docx 后再试',
  encrypted: 'Word 文件设有打开密码，无法读取，请在 Word 中取消打开密码并另存为 .docx 后再试',
  older: '文件是 Word 95 或更早版本的格式，不能读取，请用 Word 打开后另存为 .docx 再试',
};

function isWordFile(bytes: Uint8Array): boolean {
  if (!isCompoundFile(bytes)) return false;
  try {
    const container = new CompoundFile(bytes);
    return container.has(STREAM) && !container.has(ENCRYPTED_PACKAGE);
  } catch (error) {
    if (!(error instanceof CompoundFileError || error instanceof RangeError)) throw error;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(STREAM, 'utf16le'));
  }
}

async function readDoc(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  try {
    const source = new WordFile(bytes);
    const content = collectBlocks(source);
    const notices = new Notices(file);
    reportFindings(notices, source, content);
    return { pages: null, blocks: content.blocks, messages: notices.findings };
  } catch (error) {
    throw refuse(file, error);
  }
}

function refuse(file: string, error: unknown): AppError {
  if (error instanceof WordFileError) return unreadable(file, FAULTS[error.fault], error);
  // A place behind the end of a table is a damaged file; anything else is a fault of this reader.
  if (error instanceof CompoundFileError || error instanceof RangeError) return unreadable(file, FAULTS.damaged, error);
  throw error;
}
