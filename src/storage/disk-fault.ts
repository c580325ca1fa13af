import { AppError } from '../domain/app-error.ts';

const CODES: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EIO', 'EFBIG'];

/** A disk that is full or fails, told in words; any other error as it is. */
export function explainDiskFault(error: unknown): unknown {
  if (!CODES.includes((error as NodeJS.ErrnoException).code)) return error;
  return new AppError('storage-full', '磁盘已满或无法写入，文件没有保存；请腾出空间后再试', error);
}
