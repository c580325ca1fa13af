import { isZip, openZip } from './zip-archive.ts';

export interface ContentDescription {
  what: string;
  advice: string;
}

const SAVE_AS_DOCX = '请用 Word 或 WPS 打开后另存为 .docx 再试';
const SAVE_AS_XLSX = '请用 Excel 或 WPS 打开后另存为 .xlsx 再试';
const HAND_IN_ORIGINAL = '不能读取，请提交 Word、Excel 或 PDF 原件';

const SIGNATURES: readonly (readonly [signature: string, what: string, advice: string])[] = [
  ['%PDF-', ' PDF 文件', HAND_IN_ORIGINAL],
  ['{\\rtf', ' RTF 文件', SAVE_AS_DOCX],
  ['MIME-Version:', '网页存档（MHT）', SAVE_AS_DOCX],
  ['\x89PNG', ' PNG 图片', HAND_IN_ORIGINAL],
  ['\xff\xd8\xff', ' JPEG 图片', HAND_IN_ORIGINAL],
  ['GIF8', ' GIF 图片', HAND_IN_ORIGINAL],
  ['II*\0', ' TIFF 图片', HAND_IN_ORIGINAL],
  ['MM\0*', ' TIFF 图片', HAND_IN_ORIGINAL],
  ['Rar!', ' RAR 压缩包', '请解压后逐个提交其中的文件'],
  ['7z\xbc\xaf', ' 7z 压缩包', '请解压后逐个提交其中的文件'],
];

/** Parts that tell what a zip holds; the first one present decides. */
const ZIP_CONTENTS: readonly (readonly [part: RegExp, what: string, advice: string])[] = [
  [/^xl\/workbook\.bin$/, ' Excel 二进制工作簿（.xlsb）', SAVE_AS_XLSX],
  [/^xl\//, '缺少工作簿的 Excel 文件', SAVE_AS_XLSX],
  [/^ppt\//, ' PowerPoint 文件（.pptx）', HAND_IN_ORIGINAL],
  [/^content\.xml$/, ' OpenDocument 文件', '请用原来的软件另存为 .docx 或 .xlsx 后再试'],
  [/^(?:Document\.xml|OFD\.xml)$/i, ' OFD 版式文件', HAND_IN_ORIGINAL],
];

/** Streams of an OLE compound file (the container of Word 97 and of password protection). */
const OLE_STREAMS: readonly (readonly [stream: string, what: string, advice: string])[] = [
  ['EncryptedPackage', '加密的 Office 文件（设有打开密码）', '请在原来的软件中取消打开密码、重新保存后再试'],
  ['WordDocument', '旧版 Word 文件（.doc）', SAVE_AS_DOCX],
  ['Workbook', '旧版 Excel 文件（.xls）', SAVE_AS_XLSX],
  ['PowerPoint Document', '旧版 PowerPoint 文件（.ppt）', HAND_IN_ORIGINAL],
  ['Book\0', '旧版 Excel 文件（.xls）', SAVE_AS_XLSX],
];

const OLE_SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** What a file is by its content, for the message that refuses it. */
export function describeContent(input: Uint8Array): ContentDescription {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const head = bytes.toString('latin1', 0, 64);
  const signature = SIGNATURES.find(([start]) => head.startsWith(start));
  if (signature !== undefined) return { what: signature[1], advice: signature[2] };
  if (bytes.subarray(0, 8).equals(OLE_SIGNATURE)) return describeOle(bytes);
  if (isZip(bytes)) return describeZip(bytes);
  if (isText(bytes)) return describeText(bytes);
  return { what: '无法识别的格式', advice: '请核对文件是否完整，并用原来的软件另存为 .docx、.xlsx 或 PDF 后再试' };
}

/** Text that no reader of text takes: XML of old Office programs, other XML, blanks, unknown encodings. */
function describeText(bytes: Buffer): ContentDescription {
  const start = bytes.toString('latin1', 0, 4096);
  if (start.includes('schemas.microsoft.com/office/word/2003'))
    return { what: ' Word 2003 XML 文件', advice: SAVE_AS_DOCX };
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    return { what: ' Excel 2003 XML 表格', advice: SAVE_AS_XLSX };
  }
  if (/^(?:\xef\xbb\xbf)?\s*<[?!]/.test(start)) return { what: ' XML 数据文件', advice: HAND_IN_ORIGINAL };
  if (start.trim() === '') return { what: '没有文字的文本', advice: '请核对文件是否完整' };
  return { what: '编码无法识别的文本', advice: '请另存为 UTF-8 编码后再试' };
}

function describeOle(bytes: Buffer): ContentDescription {
  const found = OLE_STREAMS.find(([stream]) => bytes.includes(Buffer.from(stream, 'utf16le')));
  if (found !== undefined) return { what: found[1], advice: found[2] };
  return { what: '旧版 Office 文件', advice: SAVE_AS_DOCX };
}

function describeZip(bytes: Buffer): ContentDescription {
  const names = [...openZip(bytes).entries.keys()];
  const found = ZIP_CONTENTS.find(([part]) => names.some((name) => part.test(name)));
  if (found !== undefined) return { what: found[1], advice: found[2] };
  if (names.includes('[Content_Types].xml')) {
    return { what: '缺少正文的 Office 文件', advice: '请用原来的软件打开修复并重新保存后再试' };
  }
  return { what: '以 ZIP 形式保存的程序或专用文件', advice: HAND_IN_ORIGINAL };
}

function isText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4096);
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  return isUtf16 || !start.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}
