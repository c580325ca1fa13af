import { AppError } from '../../src/domain/app-error.ts';
import { describeContent } from './describe-content.ts';
import { XmlError, type XmlFault } from './xml-tree.ts';
import { isZip, openZip, ZipError, type ZipFault } from './zip-archive.ts';

/** Stands in a message for what to mend the file with. */
const MEND = '〔修复〕';

const MENDING = {
  word: '用 Word 打开修复并另存为 .docx ',
  excel: '用 Excel 打开修复并另存为 .xlsx ',
  zip: '重新打包成 .zip ',
  any: '用原来的软件打开并重新保存',
} as const;
export type Mending = keyof typeof MENDING;

const KINDS: Readonly<Record<Mending, string>> = {
  word: ' Word 文件',
  excel: ' Excel 文件',
  zip: '压缩包',
  any: '文件',
};

const ZIP_FAULTS: Readonly<Record<ZipFault, string>> = {
  'not-a-zip': `文件不是有效的压缩结构，请${MEND}后再试`,
  truncated: '文件不完整（压缩结构被截断，可能没有传完），请重新下载或向提交人索取完整文件',
  corrupt: `文件已损坏（压缩内容无法解开），请${MEND}后再试`,
  encrypted: '压缩内容已加密，请向提交人索取未加密的文件',
  unsupported: `压缩方式不受支持，请${MEND}后再试`,
  'too-large': `解压后的体积异常（疑似压缩炸弹），为安全起见未读取，请核实文件来源，或${MEND}后再试`,
};

const XML_FAULTS: Readonly<Record<XmlFault, string>> = {
  malformed: `正文内容已损坏（XML 结构不完整），请${MEND}后再试`,
  doctype: '文件内含文档类型声明（Office 文件不应有，可能是恶意文件），未读取，请核实文件来源',
  'too-large': '正文内容过大或嵌套过深，超出读取上限，请拆分文件后再试',
};

export function unreadable(file: string, message: string, cause?: unknown): AppError {
  return new AppError('input-unreadable', { file, message }, cause);
}

/** What went wrong inside a reader, as one line a person can act on. */
export function refuseBroken(file: string, cause: unknown, mending: Mending = 'word'): AppError {
  if (cause instanceof AppError) return cause;
  const refuse = (message: string) => unreadable(file, message.replace(MEND, MENDING[mending]), cause);
  if (cause instanceof ZipError) return refuse(ZIP_FAULTS[cause.fault]);
  if (cause instanceof XmlError) return refuse(XML_FAULTS[cause.fault]);
  return refuse(`内容不符合${KINDS[mending]}的结构，无法读取，请${MEND}后再试`);
}

/** A file no format recognises: says what it is instead of what its name says. */
export function refuseUnknown(file: string, bytes: Uint8Array): AppError {
  if (bytes.length === 0) return unreadable(file, '文件为空（0 字节），请重新导出或重新下载后再试');
  if (isZip(bytes)) {
    try {
      openZip(bytes);
    } catch (error) {
      return refuseBroken(file, error, 'any');
    }
  }
  const { what, advice } = describeContent(bytes);
  const extension = /\.(\w{1,8})$/.exec(file)?.[1];
  const claim = extension === undefined ? '' : `扩展名是 .${extension}，`;
  return unreadable(file, `${claim}内容是${what}，${advice}`);
}
