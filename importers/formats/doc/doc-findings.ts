import type { Block } from '../../../src/domain/document.ts';
import type { Notices } from '../notices.ts';
import type { DocContent } from './collect-blocks.ts';
import type { WordFile } from './word-file.ts';

const MACROS = new Set(['Macros', '_VBA_PROJECT_CUR', 'VBA']);

/** What a reader of the blocks has to know about the file they came from. */
export function reportFindings(notices: Notices, file: WordFile, content: DocContent): void {
  const { tally, blocks } = content;
  const places = (some: readonly Block[]) =>
    some.map((block) => notices.locate(block.path, 'text' in block ? block.text : ''));
  notices.reportName('旧版 Word 文件（.doc）', ['doc', 'dot', 'wps', 'wpt']);
  const changes = tally.insertions + tally.deletions;
  if (changes > 0) {
    const kinds = `插入 ${tally.insertions} 处、删除 ${tally.deletions} 处`;
    const message = `文件留有未处理的修订 ${changes} 处（${kinds}），已按接受全部修订后的文字读取；请核对定稿`;
    notices.report('warning', 'changes-pending', message, places(content.changed));
  }
  if (tally.hiddenCharacters > 0) {
    const message = `文件有隐藏的内容（文字 ${tally.hiddenCharacters} 个），在 Word 中不显示，未读取；请显示隐藏文字后核对`;
    notices.report('warning', 'hidden-text-left-out', message, places(content.hidden));
  }
  const tables = blocks.filter((block) => block.type === 'table');
  if (tables.length > 0) {
    const message = '旧版 Word（.doc）的表格按单元格边线还原，合并单元格可能有出入；请以 .docx 原件核对';
    notices.report('info', 'table-structure-approximate', message, places(tables));
  }
  if (content.isTableCut) {
    notices.report('warning', 'table-too-large', '表格过大，超出读取上限，其后的行未读取；请拆分文件后再试');
  }
  if (tally.objects > 0 || file.container.names.includes('ObjectPool')) {
    const message = '文件内嵌有其他文件或对象，其内容未读取；请单独提交';
    notices.report('warning', 'embedded-object-not-read', message);
  }
  if (tally.drawings > 0) {
    const message = `文件含浮动的图形或图片 ${tally.drawings} 个，未读取（文本框的文字列在正文之后），须人工查看`;
    notices.report('info', 'drawing-not-read', message);
  }
  if (tally.unreadableSymbols > 0) {
    const message = `文件中有特殊符号 ${tally.unreadableSymbols} 处无法识别，已略去；请在原件中核对（勾选框、序号等）`;
    notices.report('warning', 'symbol-unreadable', message);
  }
  if (tally.damagedCharacters > 0) {
    const message = `有 ${tally.damagedCharacters} 个字符已损坏，已略去；请核对原件或重新索取`;
    notices.report('warning', 'characters-damaged', message);
  }
  if (file.container.names.some((name) => MACROS.has(name))) {
    notices.report('info', 'macros-ignored', '文件带有宏，读取时不会运行；如非必要请提交不带宏的 .docx 文件');
  }
  notices.reportBlocks(blocks);
}
