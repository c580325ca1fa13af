/** What the form says can be read. */
export const READABLE = [
  'Word（.docx、.doc）',
  'PDF（含扫描件）',
  'Excel（.xlsx）',
  '网页（.html）',
  '文本（.txt、.md）',
  '图片（.png、.jpg、.tiff）',
  '以上文件的压缩包（.zip）',
] as const;

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  [`${OFFICE}.wordprocessingml.document`]: 'Word 文档',
  'application/msword': 'Word 97–2003 文档',
  'application/pdf': 'PDF',
  [`${OFFICE}.spreadsheetml.sheet`]: 'Excel 工作簿',
  'text/html': '网页',
  'text/plain': '文本',
  'text/markdown': 'Markdown 文本',
  'image/png': 'PNG 图片',
  'image/jpeg': 'JPEG 图片',
  'image/tiff': 'TIFF 图片',
  'image/webp': 'WebP 图片',
  'image/bmp': 'BMP 图片',
  'application/zip': '压缩包',
};

/** A media type as people call it. */
export function nameMediaType(mediaType: string): string {
  return MEDIA_TYPES[mediaType] ?? '其他格式';
}

const KILO = 1024;

/** 853 字节, 12 KB, 3.4 MB, 4 GB */
export function showSize(bytes: number): string {
  if (bytes < KILO) return `${bytes} 字节`;
  if (bytes < KILO * KILO) return `${Math.round(bytes / KILO)} KB`;
  const megabytes = bytes / KILO / KILO;
  return megabytes < KILO ? `${shorten(megabytes)} MB` : `${shorten(megabytes / KILO)} GB`;
}

function shorten(size: number): string {
  return size < 10 ? size.toFixed(1).replace(/\.0$/, '') : String(Math.round(size));
}

const NAME_SHOWN = 60;
const NAME_END = 16;

/** A name for titles: the middle of a long one is left out, its beginning and its extension stay. */
export function shortenName(name: string): string {
  const characters = [...name];
  if (characters.length <= NAME_SHOWN) return name;
  return `${characters.slice(0, NAME_SHOWN - NAME_END - 1).join('')}…${characters.slice(-NAME_END).join('')}`;
}
