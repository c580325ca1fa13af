import { openFile } from '../archive/byte-source.ts';
import { type ArchiveVerification, type VerifyProgress, verifyArchive } from '../archive/verify-archive.ts';
import { AppError } from '../domain/app-error.ts';
import { hashLaw, SOFTWARE } from './freeze-totals.ts';
import { loadReferenceData } from './reference-data.ts';

/**
 * Verifies an archive's file, without any database.
 * @throws AppError where it cannot be read
 */
export async function verifyArchiveFile(
  file: string,
  publicKey: string | null,
  onProgress: (progress: VerifyProgress) => void = () => {},
): Promise<ArchiveVerification> {
  const source = await openFile(file).catch((cause: NodeJS.ErrnoException) => {
    const isMissing = cause.code === 'ENOENT';
    const message = isMissing ? '找不到这个归档包，请检查路径' : '无法读取这个归档包，请检查它是不是文件、有没有权限';
    throw new AppError(isMissing ? 'input-not-found' : 'input-unreadable', { file, message }, cause);
  });
  try {
    const law = hashLaw(loadReferenceData());
    return await verifyArchive(source, { publicKey, software: SOFTWARE, law, onProgress });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EISDIR') throw cause;
    throw new AppError('input-unreadable', { file, message: '这是文件夹，请选择归档包（ZIP）文件' }, cause);
  } finally {
    await source.close();
  }
}
