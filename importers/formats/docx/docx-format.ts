import type { DocumentFormat, ReadDocument } from '../../importer.ts';
import { refuseBroken, unreadable } from '../unreadable.ts';
import { collectBlocks } from './collect-blocks.ts';
import { reportFindings } from './docx-findings.ts';
import { HeadingLevels } from './heading-levels.ts';
import { type MammothResult, readMammothDocument } from './mammoth-document.ts';
import { startTally } from './part-tally.ts';
import { isWordPackage, WordPackage } from './word-package.ts';

/** Word 2007 and later, transitional and strict, with or without macros. */
export const docxFormat: DocumentFormat = {
  id: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  recognises: isWordPackage,
  read: readDocx,
};

async function readDocx(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  const tally = startTally();
  let source: WordPackage;
  let result: MammothResult;
  try {
    source = new WordPackage(bytes);
    const mainPart = source.findMainPart();
    if (mainPart === null)
      throw unreadable(file, '文件里没有正文（缺少 document.xml），请用 Word 打开修复并另存为 .docx 再试');
    const styles = source.findRelated(mainPart, 'styles');
    const headingLevels = new HeadingLevels(styles === null ? null : source.readSecondary(styles));
    result = await readMammothDocument(source, mainPart, { headingLevels, tally });
  } catch (error) {
    throw refuseBroken(file, error);
  }
  const blocks = collectBlocks(result.document);
  const messages = reportFindings(file, source, tally, blocks, result.messages);
  // Word lays out pages when it shows a file; the file itself has none.
  return { pages: null, blocks, messages };
}
