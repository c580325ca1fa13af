import type { DocumentFormat, ReadDocument } from '../../importer.ts';
import { INPUT_LIMITS } from '../limits.ts';
import { Notices } from '../notices.ts';
import { unreadable } from '../unreadable.ts';
import { type DecodedText, decodeBytes } from './decode-bytes.ts';
import { collectTextBlocks, splitLines } from './text-blocks.ts';
import { reportEncoding } from './text-findings.ts';
import { findTextKind } from './text-kind.ts';

/** Plain text: a paragraph on each line. */
export const textFormat: DocumentFormat = {
  id: 'text',
  mediaType: 'text/plain',
  recognises: (bytes) => findTextKind(bytes) === 'plain',
  read: readPlainText,
};

/** Names of files that never hold plain text: what is left of one, or a wrong choice. A web page may be named .doc. */
const NEVER_TEXT = /\.(docx?|docm|xlsx?|xlsm|pdf|png|jpe?g|tiff?|zip|rar|7z)$/i;

async function readPlainText(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  const name = NEVER_TEXT.exec(file)?.[0];
  if (name !== undefined)
    throw unreadable(
      file,
      `扩展名是 ${name}，内容却是纯文本，请核对是否选错文件或文件已损坏；确是文本的，改名为 .txt 后再试`,
    );
  const decoded = decodeText(file, bytes);
  const lines = splitLines(decoded.text);
  if (lines.length > INPUT_LIMITS.textLines) throw unreadable(file, '文本行数过多，超出读取上限，请拆分后再试');
  const { blocks, tables, isTableTooLarge } = collectTextBlocks(lines);
  const notices = new Notices(file);
  notices.reportName('纯文本', ['txt', 'text', 'csv', 'tsv', 'log', 'md', 'markdown']);
  reportEncoding(notices, decoded);
  if (tables > 0) {
    const message = `文本中的表格 ${tables} 个是按制表符还原的，合并单元格为推断；请以带表格的原件为准`;
    notices.report('info', 'table-structure-approximate', message);
  }
  if (isTableTooLarge) {
    notices.report('warning', 'table-too-large', '文本中有表格过大，超出还原上限，按行读取；请拆分文件后再试');
  }
  notices.reportBlocks(blocks);
  return { pages: null, blocks, messages: notices.findings };
}

/** @throws AppError */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  if (bytes.length > INPUT_LIMITS.textBytes) throw unreadable(file, '文本过大，超出读取上限，请拆分后再试');
  const decoded = decodeBytes(bytes);
  if (decoded === null) throw unreadable(file, '文字编码无法识别或不是文本，请另存为 UTF-8 编码的文本后再试');
  return decoded;
}
