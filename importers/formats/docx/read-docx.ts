import type { ReadDocument } from '../../importer.ts';
import { OfficePackage } from '../office-package.ts';
import { refuseBroken, unreadable } from '../unreadable.ts';
import { collectBlocks } from './collect-blocks.ts';
import { reportFindings } from './docx-findings.ts';
import { HeadingLevels } from './heading-levels.ts';
import { HiddenText } from './hidden-text.ts';
import { ListDefinitions } from './list-definitions.ts';
import { ListNumbers } from './list-numbers.ts';
import { type MammothResult, readMammothDocument } from './mammoth-document.ts';
import { NUMBERING_XML, WORD_XML } from './namespaces.ts';
import { type PartTally, startTally } from './part-tally.ts';
import type { DocumentContext } from './prepare-part.ts';
import { StyleSheet } from './style-sheet.ts';

/** @throws AppError `input-unreadable` where nothing can be read */
export async function readDocx(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  const tally = startTally();
  let source: OfficePackage;
  let result: MammothResult;
  try {
    source = new OfficePackage(bytes, WORD_XML);
    const mainPart = source.findMainPart('word/document.xml');
    if (mainPart === null)
      throw unreadable(file, '文件里没有正文（缺少 document.xml），请用 Word 打开修复并另存为 .docx 再试');
    result = await readMammothDocument(source, mainPart, readContext(source, mainPart, tally));
  } catch (error) {
    throw refuseBroken(file, error);
  }
  const collected = collectBlocks(result.document);
  const messages = reportFindings(file, source, tally, collected, result.messages);
  // Word lays out pages when it shows a file; the file itself has none.
  return { pages: null, blocks: collected.blocks, messages };
}

function readContext(source: OfficePackage, mainPart: string, tally: PartTally): DocumentContext {
  const stylesPart = source.findRelated(mainPart, 'styles');
  const styles = new StyleSheet(stylesPart === null ? null : source.readSecondary(stylesPart));
  const numberingPart = source.findRelated(mainPart, 'numbering');
  const numbering = numberingPart === null ? null : source.readSecondary(numberingPart, NUMBERING_XML);
  return {
    headingLevels: new HeadingLevels(styles),
    listNumbers: new ListNumbers(new ListDefinitions(numbering, styles), styles),
    hiddenText: new HiddenText(styles),
    tally,
  };
}
