import { showSize } from '../../../views/import-terms.ts';
import type { ImportSettings } from './import-settings.ts';
import type { UploadRefusalType } from './read-upload.ts';

export interface UploadRefusal {
  status: 400 | 413 | 503 | 507;
  title: string;
  lines: string[];
}

/** Why an upload was not taken, and what to do; `command` does the same without a page. */
export function explainRefusal(
  type: Exclude<UploadRefusalType, 'too-many'>,
  { uploadBytes }: ImportSettings,
  command: 'import' | 'check',
): UploadRefusal {
  switch (type) {
    case 'too-large':
      return {
        status: 413,
        title: '文件过大',
        lines: [
          `一次上传的文件合计不能超过 ${showSize(uploadBytes)}，这次上传没有保留。`,
          `请分几次上传，或者压缩图片、拆分文件后再试。更大的文件可以在本机用命令 hengbiao ${command} 处理。`,
        ],
      };
    case 'no-room':
      return {
        status: 503,
        title: '正在读取的文件较多',
        lines: ['系统正在读取的文件已达上限，这次上传没有保留。请稍后再试。'],
      };
    case 'no-space':
      return {
        status: 507,
        title: '磁盘已满',
        lines: ['服务器的磁盘已满，这次上传没有保留。请联系系统管理员腾出空间后再试。'],
      };
    case 'broken':
      return {
        status: 400,
        title: '上传没有完成',
        lines: ['收到的内容不完整，可能是连接中断，没有保留。请重新选择文件。'],
      };
  }
}
