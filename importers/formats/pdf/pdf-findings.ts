import type { Block } from '../../../src/domain/document.ts';
import type { Location } from '../../../src/domain/location.ts';
import { Notices } from '../notices.ts';
import type { ActiveContent } from './active-content.ts';
import type { Draft } from './draft-blocks.ts';
import { writeRanges } from './text-quality.ts';

/** What was noticed while the pages were read; page numbers from 1. */
export interface ReadingNotes {
  unreadable: number[];
  withoutText: number[];
  hiddenText: number[];
  damaged: number[];
  tooLarge: number[];
  tooDetailed: number[];
  /** Pages with characters that their font does not name. */
  unknownCharacters: number[];
  /** Pages with pictures among the characters. */
  pictureMarks: number[];
  watermarks: { page: number; text: string }[];
  /** Pages that were not reached: the file has too many, or time was up. */
  beyondLimit: number[];
  outOfTime: number[];
  /** Pages whose picture was read instead of their text layer. */
  recognised: number[];
  headTexts: string[];
  /** Parts of the file that would unpack to abnormal size. */
  bombs: number;
  /** The end of the file is missing. */
  isCut: boolean;
  leftOutTables: boolean;
}

export function startNotes(): ReadingNotes {
  return {
    unreadable: [],
    withoutText: [],
    hiddenText: [],
    damaged: [],
    tooLarge: [],
    tooDetailed: [],
    unknownCharacters: [],
    pictureMarks: [],
    watermarks: [],
    beyondLimit: [],
    outOfTime: [],
    recognised: [],
    headTexts: [],
    bombs: 0,
    isCut: false,
    leftOutTables: false,
  };
}

type PageNotice = readonly [
  pages:
    | 'unreadable'
    | 'withoutText'
    | 'hiddenText'
    | 'damaged'
    | 'tooLarge'
    | 'tooDetailed'
    | 'unknownCharacters'
    | 'pictureMarks'
    | 'beyondLimit'
    | 'outOfTime',
  severity: 'warning' | 'info',
  code: string,
  message: (ranges: string) => string,
];

const PAGE_NOTICES: readonly PageNotice[] = [
  [
    'unreadable',
    'warning',
    'text-layer-unreadable',
    (pages) =>
      `第 ${pages} 页的文字层是乱码（字体没有对应的文字编码），读到的文字不可用；请以页面所见为准，或提交可复制文字的文件`,
  ],
  [
    'withoutText',
    'warning',
    'page-without-text',
    (pages) => `第 ${pages} 页没有文字层（扫描件，或文字已转为图形），其内容未读取；请人工查看，或提交带文字的文件`,
  ],
  [
    'hiddenText',
    'warning',
    'invisible-text-layer',
    (pages) => `第 ${pages} 页的文字是看不见的文字层（多为扫描后识别所得），已读取，可能与页面所见不同；请对照页面核对`,
  ],
  [
    'damaged',
    'warning',
    'page-unreadable',
    (pages) => `第 ${pages} 页已损坏，未能读取，其后的页可能也未读出；请核对页数和原件，或重新索取`,
  ],
  ['tooLarge', 'warning', 'page-too-large', (pages) => `第 ${pages} 页的内容超出读取上限，未读取；请人工查看`],
  [
    'tooDetailed',
    'info',
    'tables-not-looked-for',
    (pages) => `第 ${pages} 页的线条过多（多为图纸），未从中识别表格，文字已读取`,
  ],
  [
    'unknownCharacters',
    'warning',
    'symbol-unreadable',
    (pages) => `第 ${pages} 页有字符的字体没有对应的文字编码，以“�”标出；请对照页面核对`,
  ],
  [
    'pictureMarks',
    'warning',
    'picture-in-text',
    (pages) => `第 ${pages} 页的文字中夹有小图（多为勾选标记），以“￼”标出，图意未读取；请对照页面核对`,
  ],
  [
    'beyondLimit',
    'warning',
    'pages-beyond-limit',
    (pages) => `文件页数超出读取上限，第 ${pages} 页未读取；请拆分文件后再试`,
  ],
  ['outOfTime', 'warning', 'time-limit-reached', (pages) => `读取用时超出上限，第 ${pages} 页未读取；请拆分文件后再试`],
];

/** What a reader of the blocks has to know about the file they came from. */
export function reportFindings(
  file: string,
  blocks: readonly Block[],
  drafts: readonly Draft[],
  active: ActiveContent,
  notes: ReadingNotes,
): Notices {
  const notices = new Notices(file);
  notices.reportName(' PDF 文件', ['pdf']);
  for (const [key, severity, code, message] of PAGE_NOTICES) {
    const pages = notes[key];
    if (pages.length > 0) {
      notices.report(
        severity,
        code,
        message(writeRanges(pages)),
        pages.map((page) => locatePage(file, page)),
      );
    }
  }
  if (notes.isCut) {
    notices.report(
      'warning',
      'file-incomplete',
      '文件结尾缺失（可能没有传完），只读取了留存的部分；请重新下载或索取完整文件',
    );
  }
  if (notes.bombs > 0) {
    const message = `文件内有 ${notes.bombs} 处内容解压后的体积异常（疑似压缩炸弹），未读取；请核实文件来源`;
    notices.report('warning', 'stream-too-large', message);
  }
  reportActive(notices, active);
  if (notes.headTexts.length > 0) {
    const texts = notes.headTexts.map((text) => `“${text}”`).join('、');
    notices.report(
      'info',
      'running-heads-removed',
      `各页重复的页眉、页脚和页码不计入正文：${texts}（# 表示页码等数字）`,
    );
  }
  reportTables(notices, file, drafts, blocks);
  if (notes.watermarks.length > 0) {
    const texts = [...new Set(notes.watermarks.map(({ text }) => `“${text}”`))].join('、');
    const pages = writeRanges(notes.watermarks.map(({ page }) => page));
    notices.report('info', 'slanted-text-set-aside', `第 ${pages} 页有斜排的文字（多为水印），不计入正文：${texts}`);
  }
  if (notes.leftOutTables) {
    notices.report('warning', 'table-too-large', '表格总量超出读取上限，超出的表格未读取；请拆分文件后再试');
  }
  reportImages(notices, file, blocks, notes);
  return notices;
}

function reportActive(notices: Notices, active: ActiveContent): void {
  if (!active.canCopy) {
    notices.report('info', 'copy-forbidden', '文件限制复制文字，此处仅为评审读取；如需引用请核对原件');
  }
  if (active.hasScripts) {
    notices.report('warning', 'scripts-ignored', '文件内嵌有脚本，读取时不会运行；标书不需要脚本，请核实文件来源');
  }
  if (active.hasLaunchActions) {
    notices.report(
      'warning',
      'launch-action-ignored',
      '文件内有启动外部程序或文件的动作，读取时不会执行；请核实文件来源',
    );
  }
  if (active.hasDynamicForm) {
    notices.report(
      'warning',
      'dynamic-form-not-read',
      '文件是动态表单（XFA），表单中填写的内容可能没有读到；请打印为普通 PDF 后再试',
    );
  }
  const { attachments } = active;
  if (attachments.length > 0) {
    const names = attachments.filter((name) => name !== '').map((name) => `“${name}”`);
    const list = names.length === 0 ? '' : `（${names.slice(0, 20).join('、')}）`;
    const message = `文件内附有其他文件 ${attachments.length} 个${list}，其内容未读取；请单独提交`;
    notices.report('warning', 'embedded-object-not-read', message);
  }
  if (active.links > 0) {
    const places = active.linkPages.map((page) => locatePage(notices.file, page));
    notices.report('info', 'external-links-not-followed', `文件含指向外部的链接 ${active.links} 处，未打开`, places);
  }
}

function reportTables(notices: Notices, file: string, drafts: readonly Draft[], blocks: readonly Block[]): void {
  const tables = blocks.filter((block) => block.type === 'table');
  const joined = drafts.filter((draft) => draft.kind === 'table');
  const repeated = joined.flatMap((draft, at) => {
    const block = tables[at];
    return draft.repeatedHeadRows === 0 || block === undefined ? [] : [{ draft, block }];
  });
  if (repeated.length === 0) return;
  const rows = repeated.reduce((sum, { draft }) => sum + draft.repeatedHeadRows, 0);
  notices.report(
    'info',
    'repeated-table-head-removed',
    `跨页表格在后续页重复的表头 ${rows} 行不计入表格`,
    repeated.map(({ draft, block }) => ({ file, page: draft.page, path: block.path, quote: '' })),
  );
}

function reportImages(notices: Notices, file: string, blocks: readonly Block[], notes: ReadingNotes): void {
  const read = new Set(notes.recognised);
  const images = blocks.filter((block) => block.type === 'image' && !read.has(block.page ?? 0));
  if (images.length > 0) {
    const places = images.map((block) => ({ file, page: block.page, path: block.path, quote: '' }));
    notices.report(
      'info',
      'image-text-not-read',
      `文件含图片 ${images.length} 张，图片中的文字未读取，须人工查看`,
      places,
    );
  }
  if (blocks.every((block) => block.type === 'image')) {
    notices.report('warning', 'no-text', '文件中没有读到文字；请确认提交的是正确的文件');
  }
}

function locatePage(file: string, page: number): Location {
  return { file, page, path: `page[${page}]`, quote: '' };
}
