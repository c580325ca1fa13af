import type { Notices } from '../notices.ts';
import type { DecodedText } from './decode-bytes.ts';

/** Tells how the text was read where it was not plainly UTF-8. */
export function reportEncoding(notices: Notices, { encoding, damaged }: DecodedText): void {
  if (encoding !== 'UTF-8') {
    const message = `文件不是 UTF-8 编码，已按 ${encoding} 读取；如有乱码，请另存为 UTF-8 编码后再试`;
    notices.report('info', 'encoding-not-utf8', message);
  }
  if (damaged > 0) {
    const message = `有 ${damaged} 处字符已损坏，无法识别（显示为 \ufffd）；请核对原件或重新导出`;
    notices.report('warning', 'characters-damaged', message);
  }
}
