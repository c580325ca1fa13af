import MarkdownIt from 'markdown-it';
import type { DocumentFormat, ReadDocument } from '../../importer.ts';
import { writeBlocks } from '../html/html-blocks.ts';
import { reportPage } from '../html/html-format.ts';
import { HtmlTooLarge, readHtml } from '../html/read-html.ts';
import { Notices } from '../notices.ts';
import { unreadable } from '../unreadable.ts';
import { reportEncoding } from './text-findings.ts';
import { decodeText } from './text-format.ts';
import { findTextKind } from './text-kind.ts';

/** Markdown with the tables of GitHub and any HTML in between. */
export const markdownFormat: DocumentFormat = {
  id: 'markdown',
  mediaType: 'text/markdown',
  recognises: (bytes) => findTextKind(bytes) === 'markdown',
  read: readMarkdown,
};

async function readMarkdown(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  const decoded = decodeText(file, bytes);
  try {
    const { items, tally } = readHtml(renderMarkdown(decoded.text));
    const blocks = writeBlocks(items, 'lines');
    const notices = new Notices(file);
    notices.reportName(' Markdown 文本', ['md', 'markdown', 'txt', 'text']);
    reportEncoding(notices, decoded);
    reportPage(notices, tally);
    notices.reportBlocks(blocks);
    return { pages: null, blocks, messages: notices.findings };
  } catch (error) {
    if (error instanceof HtmlTooLarge)
      throw unreadable(file, '元素嵌套过深或过多，超出读取上限，请核实文件来源', error);
    throw error;
  }
}

/** HTML whose elements know the line they begin on. Lines of a paragraph stay lines, as its author sees them. */
function renderMarkdown(text: string): string {
  const markdown = new MarkdownIt({ html: true, breaks: true, maxNesting: 60 });
  const environment = {};
  const tokens = markdown.parse(text.replace(/^\ufeff/, ''), environment);
  for (const token of tokens) {
    if (token.map === null) continue;
    const line = String(token.map[0] + 1);
    if (token.type === 'html_block')
      token.content = `<line-mark data-source-line="${line}"></line-mark>${token.content}`;
    else if (token.nesting >= 0) token.attrSet('data-source-line', line);
  }
  return markdown.renderer.render(tokens, markdown.options, environment);
}
