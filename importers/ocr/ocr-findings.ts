import type { Location } from '../../src/domain/location.ts';
import type { Notices } from '../formats/notices.ts';
import { type JoinedScans, joinScans } from './join-scans.ts';
import { CONFIDENT, type OcrPage } from './recognise-image.ts';

/** What a reader of the blocks has to know about pages that were read from their pictures. */
export function reportOcr(
  notices: Notices,
  pages: readonly OcrPage[],
  joined: JoinedScans = joinScans([], new Set()),
): void {
  const read = pages.filter((page) => !page.isOutOfTime);
  if (read.some((page) => page.blocks.length > 0)) {
    const message = `${name(read)}的文字由图像识别（OCR）得到，可能有误，关键内容请对照原件核对`;
    notices.report('info', 'text-read-by-ocr', message, locate(notices, read));
  }
  reportUncertain(notices, read, joined.relocate);
  reportJoined(notices, joined);
  const turned = read.filter((page) => page.angle !== 0);
  if (turned.length > 0) {
    const message = `${name(turned)}是横放或倒放的，已转正后读取`;
    notices.report('info', 'page-turned', message, locate(notices, turned));
  }
  const sealed = read.filter((page) => page.seals > 0);
  if (sealed.length > 0) {
    const message = `${name(sealed)}盖有红色印章，已读取章下的文字，印章本身的文字未读取；请对照原件核对印章`;
    notices.report('info', 'seal-not-read', message, locate(notices, sealed));
  }
  const late = pages.filter((page) => page.isOutOfTime);
  if (late.length > 0) {
    const message = `识别用时超出上限，${name(late)}未读取；请拆分文件后再试`;
    notices.report('warning', 'ocr-time-limit-reached', message, locate(notices, late));
  }
}

function reportJoined(notices: Notices, { headTexts, repeatedHeads, repeatedHeadRows }: JoinedScans): void {
  if (headTexts.length > 0) {
    const texts = headTexts.map((text) => `“${text}”`).join('、');
    notices.report(
      'info',
      'running-heads-removed',
      `扫描页重复的页眉、页脚和页码不计入正文：${texts}（# 表示页码等数字）`,
    );
  }
  if (repeatedHeadRows > 0) {
    const tables = repeatedHeads.map(({ path, page }) => ({ file: notices.file, path, page, quote: '' }));
    const message = `跨页表格在后续扫描页重复的表头 ${repeatedHeadRows} 行不计入表格`;
    notices.report('info', 'repeated-table-head-removed', message, tables);
  }
}

function reportUncertain(notices: Notices, pages: readonly OcrPage[], relocate: (path: string) => string): void {
  const uncertain = pages
    .flatMap((page) => page.uncertain)
    .sort((a, b) => a.confidence - b.confidence)
    .map(({ path, page, quote }): Location => ({ file: notices.file, path: relocate(path), page, quote }));
  if (uncertain.length > 0) {
    const message = `有 ${uncertain.length} 处文字的识别把握低于 ${CONFIDENT}（把握最低的列在前），请对照原件逐处核对`;
    notices.report('warning', 'ocr-low-confidence', message, uncertain);
  }
  const unread = pages.filter((page) => page.unread > 0);
  if (unread.length > 0) {
    const count = unread.reduce((sum, page) => sum + page.unread, 0);
    const message = `${name(unread)}有 ${count} 处疑似文字（手写、签名、图标或污损）无法辨认，未读取；请人工查看`;
    notices.report('warning', 'ocr-text-unread', message, locate(notices, unread));
  }
}

function locate(notices: Notices, pages: readonly OcrPage[]): Location[] {
  return pages.map(({ path, page }) => ({ file: notices.file, path, page, quote: '' }));
}

/** `第 1-3、7 页`. */
function name(pages: readonly OcrPage[]): string {
  const numbers = pages.map(({ page }) => page ?? 1);
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return `第 ${ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join('、')} 页`;
}
