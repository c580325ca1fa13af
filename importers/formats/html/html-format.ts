import type { DocumentFormat, ReadDocument } from '../../importer.ts';
import { INPUT_LIMITS } from '../limits.ts';
import { Notices } from '../notices.ts';
import { decodeBytes } from '../text/decode-bytes.ts';
import { reportEncoding } from '../text/text-findings.ts';
import { findTextKind } from '../text/text-kind.ts';
import { refuseBroken, unreadable } from '../unreadable.ts';
import { writeBlocks } from './html-blocks.ts';
import type { HtmlTally } from './html-content.ts';
import { HtmlTooLarge, readHtml } from './read-html.ts';

/** Web pages, and what Office programs save as web pages, whatever they are named. */
export const htmlFormat: DocumentFormat = {
  id: 'html',
  mediaType: 'text/html',
  recognises: (bytes) => findTextKind(bytes) === 'html',
  read: readPage,
};

const CHARSET = /<(?:meta\b[^>]*?\bcharset\s*=\s*["']?|\?xml\b[^>]*?\bencoding\s*=\s*["'])([\w-]{2,40})/i;

async function readPage(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  if (bytes.length > INPUT_LIMITS.textBytes) throw unreadable(file, '网页过大，超出读取上限，请拆分后再试');
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const decoded = decodeBytes(bytes, CHARSET.exec(head)?.[1] ?? null);
  if (decoded === null) throw unreadable(file, '网页的文字编码无法识别，请用浏览器打开后另存为 UTF-8 编码再试');
  try {
    const { items, tally } = readHtml(decoded.text);
    const blocks = writeBlocks(items, 'counted');
    const notices = new Notices(file);
    notices.reportName('网页（HTML）', ['html', 'htm', 'xhtml']);
    reportEncoding(notices, decoded);
    reportPage(notices, tally);
    notices.reportBlocks(blocks);
    return { pages: null, blocks, messages: notices.findings };
  } catch (error) {
    if (error instanceof HtmlTooLarge)
      throw unreadable(file, '网页的元素嵌套过深或过多，超出读取上限，请核实文件来源', error);
    throw refuseBroken(file, error, 'any');
  }
}

/** What a reader of the blocks has to know about the page they came from. */
export function reportPage(notices: Notices, tally: HtmlTally): void {
  if (tally.isTableCut) {
    notices.report('warning', 'table-too-large', '表格过大，超出读取上限，其后的行未读取；请拆分文件后再试');
  }
  if (tally.hidden.length > 0) {
    const places = tally.hidden.map((text, index) => notices.locate(`hidden[${index + 1}]`, text.slice(0, 80)));
    const message = `网页中有隐藏内容 ${tally.hidden.length} 处，浏览器不显示，未读取；请核对原件`;
    notices.report('warning', 'hidden-text-left-out', message, places);
  }
  if (tally.embedded > 0) {
    const message = `网页内嵌有其他页面或文件 ${tally.embedded} 个，其内容未读取；请单独提交`;
    notices.report('warning', 'embedded-object-not-read', message);
  }
  if (tally.external > 0) {
    const message = `网页引用了文件以外的图片、样式等 ${tally.external} 处，未下载；如有内容请以附件提交`;
    notices.report('info', 'external-content-not-loaded', message);
  }
  if (tally.scripts > 0)
    notices.report('info', 'scripts-ignored', '网页带有脚本，读取时不会运行；脚本生成的内容未读取');
}
