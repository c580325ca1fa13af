import { showSize } from '../../../views/import-terms.ts';
import { AppError } from '../../domain/app-error.ts';
import type { UploadRefusalType } from './read-upload.ts';

/** What can be sent at a time, and what is done with it. */
export interface UploadLimits {
  /** Of all files together, as people are told. */
  bytes: number;
  files: number;
  work: '读取' | '核验' | '接收';
  /** Does the same without a page, for larger files. */
  command?: 'import' | 'check';
}

export interface UploadRefusal {
  status: 400 | 413 | 503 | 507;
  title: string;
  /** Why it was not taken, and what to do. */
  line: string;
}

export function explainUploadRefusal(
  type: UploadRefusalType,
  { bytes, files, work, command }: UploadLimits,
): UploadRefusal {
  switch (type) {
    case 'too-large': {
      const otherwise = command === undefined ? '' : `，更大的文件可以在本机用命令 hengbiao ${command} 处理`;
      const line = `文件合计不能超过 ${showSize(bytes)}，这次上传没有保留；请分几次提交，或者压缩图片、拆分文件${otherwise}`;
      return { status: 413, title: '文件过大', line };
    }
    case 'too-many': {
      const line = `一次最多提交 ${files} 份文件，这次上传没有保留；请分几次提交，或者打成一个压缩包`;
      return { status: 413, title: '文件过多', line };
    }
    case 'broken':
      return { status: 400, title: '上传中断', line: '上传没有完成，可能是连接中断；没有保留，请重新选择文件' };
    case 'no-room':
      return {
        status: 503,
        title: '系统繁忙',
        line: `系统正在${work}的文件已达上限，这次上传没有保留；请稍后再试`,
      };
    case 'no-space':
      return {
        status: 507,
        title: '磁盘已满',
        line: '服务器的磁盘已满，这次上传没有保留；请联系系统管理员腾出空间后再试',
      };
  }
}

/**
 * The line for the form that brought the files.
 * @throws AppError `storage-busy`, `storage-full` where no other choice of files would help
 */
export function explainToForm(type: UploadRefusalType, limits: UploadLimits): string {
  const { line } = explainUploadRefusal(type, limits);
  if (type === 'no-room') throw new AppError('storage-busy', line);
  if (type === 'no-space') throw new AppError('storage-full', line);
  return line;
}
