import type { Block } from '../../src/domain/document.ts';
import { type Finding, finding, type Severity } from '../../src/domain/finding.ts';
import type { Location } from '../../src/domain/location.ts';

/** More places than a person looks up are told by their number only. */
const MOST_LOCATIONS = 20;

/** The findings of one file, one for each code: the first that is reported. */
export class Notices {
  readonly findings: Finding[] = [];
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  report(severity: Severity, code: string, message: string, locations: readonly Location[] = []): void {
    if (this.findings.some((known) => known.code === code)) return;
    this.findings.push(finding(severity, code, message, { locations: locations.slice(0, MOST_LOCATIONS) }));
  }

  locate(path: string, quote: string): Location {
    return { file: this.file, page: null, path, quote };
  }

  /** What the blocks themselves tell. */
  reportBlocks(blocks: readonly Block[]): void {
    const comments = blocks.filter((block) => /(?:^|\/)comment\[\d+\]$/.test(block.path));
    if (comments.length > 0) {
      const places = comments.map((block) => this.locate(block.path, 'text' in block ? block.text : ''));
      this.report('info', 'comments-present', `文件带有批注 ${comments.length} 条，不属于正文`, places);
    }
    const images = blocks.filter((block) => block.type === 'image');
    if (images.length > 0) {
      const places = images.map((block) => this.locate(block.path, block.text));
      const message = `文件含图片 ${images.length} 张，图片中的文字未读取，须人工查看`;
      this.report('info', 'image-text-not-read', message, places);
    }
    if (blocks.every((block) => block.type === 'image')) {
      this.report('warning', 'no-text', '文件中没有读到文字；请确认提交的是正确的文件');
    }
  }

  /** Type is decided by content; a name that says something else is a thing to know. */
  reportName(what: string, extensions: readonly string[]): void {
    const extension = /\.(\w{1,8})$/.exec(this.file)?.[1]?.toLowerCase();
    if (extension === undefined || extensions.includes(extension)) return;
    const message = `扩展名是 .${extension}，内容是${what}，已按内容读取；请将扩展名改为 .${extensions[0]} 以免误认`;
    this.report('info', 'name-differs-from-content', message);
  }
}
