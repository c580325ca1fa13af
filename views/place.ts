import type { Location } from '../src/domain/location.ts';

const STEP =
  /^(p|paragraph|heading|table|image|row|cell|line|sheet|page|entry|textbox|footnote|endnote|comment|header|footer|signature)\[(\d+)\]$/;

const WORDS: Readonly<Record<string, (number: string) => string>> = {
  p: (number) => `第 ${number} 段`,
  paragraph: (number) => `第 ${number} 段`,
  heading: (number) => `标题 ${number}`,
  table: (number) => `表 ${number}`,
  image: (number) => `图 ${number}`,
  row: (number) => `第 ${number} 行`,
  cell: (number) => `第 ${number} 格`,
  line: (number) => `第 ${number} 行`,
  sheet: (number) => `工作表 ${number}`,
  page: (number) => `第 ${number} 页`,
  entry: (number) => `文件 ${number}`,
  textbox: (number) => `文本框 ${number}`,
  footnote: (number) => `脚注 ${number}`,
  endnote: (number) => `尾注 ${number}`,
  comment: (number) => `批注 ${number}`,
  header: (number) => `页眉 ${number}`,
  footer: (number) => `页脚 ${number}`,
  signature: (number) => `电子签名 ${number}`,
};

/** table[4]/row[9]/cell[3] → 表 4 第 9 行第 3 格. A step that is not known stays as it stands. */
export function describePath(path: string): string {
  return path
    .split('/')
    .map((step) => {
      const match = STEP.exec(step);
      return match === null ? step : (WORDS[match[1] ?? '']?.(match[2] ?? '') ?? step);
    })
    .reduce((text, step) => (text === '' ? step : /[\d]$/.test(text) ? `${text} ${step}` : `${text}${step}`), '');
}

export function describePlace({ page, path, clause }: Pick<Location, 'page' | 'path' | 'clause'>): string {
  const parts = [clause, page === null ? undefined : `第 ${page} 页`, describePath(path)];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The name a reader knows the file by: without folders. */
export function fileTitle(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** Whether a place names a file by the name it was handed in under, or by that name without its folders. */
export function isSameFile(name: string, file: string): boolean {
  return name === file || fileTitle(name) === file;
}
