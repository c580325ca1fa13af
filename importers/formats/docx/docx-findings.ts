import type { Block } from '../../../src/domain/document.ts';
import { type Finding, finding, type Severity } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';
import type { OfficePackage } from '../office-package.ts';
import type { CollectedBlocks, Place } from './collect-blocks.ts';
import type { PartTally } from './part-tally.ts';

/** Places named in one finding; who wants to see all of them looks at the file. */
const MOST_PLACES = 20;

type Notice = readonly [severity: Severity, code: string, message: string];

/** Mammoth's messages that tell of lost content; the rest is noise. */
const MAMMOTH_NOTICES: readonly (readonly [message: RegExp, ...notice: Notice])[] = [
  [
    /^A w:sym element with an unsupported character/,
    'warning',
    'symbol-unreadable',
    '文件中有特殊符号无法识别，已略去；请在原件中核对（勾选框、序号等）',
  ],
  [
    /^unexpected non-(?:row|cell) element/,
    'warning',
    'table-merge-uncertain',
    '有表格的结构不规范，合并单元格可能读错；请对照原件核对表格',
  ],
];

/** The same for what was counted while the parts were prepared for mammoth. */
const TALLY_NOTICES: readonly (readonly [
  counter: keyof PartTally,
  severity: Severity,
  code: string,
  message: (count: number) => string,
])[] = [
  [
    'missingImages',
    'warning',
    'image-missing',
    (count) => `文件中有图片 ${count} 张只存了链接或已丢失，未能读取；请核对原件，或将图片嵌入后重新保存`,
  ],
  [
    'windowsImages',
    'info',
    'image-format-unusual',
    (count) => `文件中有图片 ${count} 张是网页无法显示的格式（EMF、WMF），需在 Word 中查看`,
  ],
  [
    'unreadableSymbols',
    'warning',
    'symbol-unreadable',
    (count) => `文件中有特殊符号 ${count} 处无法识别，已略去；请在原件中核对（勾选框、序号等）`,
  ],
  [
    'embeddedObjects',
    'warning',
    'embedded-object-not-read',
    (count) => `文件内嵌有其他文件或对象 ${count} 个，其内容未读取；请单独提交`,
  ],
  [
    'embeddedDocuments',
    'warning',
    'embedded-document-not-read',
    (count) => `正文中嵌入了 ${count} 段外部文档，未读取；请用 Word 打开后另存为 .docx 再试`,
  ],
  ['charts', 'info', 'chart-not-read', (count) => `文件含图表或示意图 ${count} 个，其中的文字未读取，须人工查看`],
];

/** What a reader of the blocks has to know about the file they came from. */
export function reportFindings(
  file: string,
  source: OfficePackage,
  tally: PartTally,
  { blocks, changed, hidden }: CollectedBlocks,
  mammothMessages: readonly string[],
): Finding[] {
  const findings = new Map<string, Finding>();
  const report = ([severity, code, message]: Notice, locations: Location[] = []) => {
    if (!findings.has(code)) findings.set(code, finding(severity, code, message, { locations }));
  };
  const changes = tally.insertions + tally.deletions + tally.moves;
  if (changes > 0) {
    const kinds = `插入 ${tally.insertions} 处、删除 ${tally.deletions} 处、移动 ${tally.moves} 处`;
    const text = `文件留有未处理的修订 ${changes} 处（${kinds}），已按接受全部修订后的文字读取；请核对定稿`;
    report(['warning', 'changes-pending', text], locate(file, changed));
  }
  if (hidden.length > 0) {
    const text = `文件有隐藏的内容（文字 ${tally.hiddenCharacters} 个），在 Word 中不显示，未读取；请显示隐藏文字后核对`;
    report(['warning', 'hidden-text-left-out', text], locate(file, hidden));
  }
  for (const [counter, severity, code, write] of TALLY_NOTICES) {
    if (tally[counter] > 0) report([severity, code, write(tally[counter])]);
  }
  for (const text of mammothMessages) {
    const known = MAMMOTH_NOTICES.find(([form]) => form.test(text));
    if (known !== undefined) report([known[1], known[2], known[3]]);
  }
  const comments = blocks.filter((block) => block.path.startsWith('comment['));
  if (comments.length > 0) {
    report(
      ['info', 'comments-present', `文件带有批注 ${comments.length} 条，列在文末，不属于正文`],
      comments.map((block) => locateBlock(file, block)),
    );
  }
  const images = blocks.filter((block) => block.type === 'image');
  if (images.length > 0) {
    report(
      ['info', 'image-text-not-read', `文件含图片 ${images.length} 张，图片中的文字未读取，须人工查看`],
      images.map((block) => locateBlock(file, block)),
    );
  }
  if ([...source.archive.entries.keys()].some((name) => name.toLowerCase().endsWith('vbaproject.bin'))) {
    report(['info', 'macros-ignored', '文件带有宏，读取时不会运行；如非必要请提交不带宏的 .docx 文件']);
  }
  if (source.unreadable.length > 0) {
    const parts = source.unreadable.join('、');
    report([
      'warning',
      'part-unreadable',
      `文件部分内容（${parts}）已损坏，未能读取，正文已读取；请核对原件或重新索取`,
    ]);
  }
  if (source.archive.damaged.length > 0) {
    const parts = source.archive.damaged.join('、');
    report(['warning', 'checksum-wrong', `文件部分内容（${parts}）与校验值不符，可能已损坏；请核对原件或重新索取`]);
  }
  if (blocks.every((block) => block.type === 'image' || MARGIN.test(block.path))) {
    report(['warning', 'no-text', '文件中没有读到文字；请确认提交的是正确的文件']);
  }
  return [...findings.values()];
}

const MARGIN = /^(?:header|footer)\[/;

function locate(file: string, places: readonly Place[]): Location[] {
  return places.slice(0, MOST_PLACES).map(({ path, text }) => ({ file, page: null, path, quote: text }));
}

function locateBlock(file: string, block: Block): Location {
  return { file, page: block.page, path: block.path, quote: 'text' in block ? block.text : '' };
}
