import { showSize } from '../../../views/import-terms.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Visit } from '../visit.ts';
import type { ImportSession } from './import-session.ts';
import type { ImportStore } from './import-store.ts';
import { dropUploads, readUpload, type UploadedFile } from './read-upload.ts';

interface UploadAnswers {
  /** The form again, with what to do. */
  refuse(message: string): Response;
  open(files: readonly UploadedFile[], form: string): Promise<ImportSession | null>;
  hrefOf(id: string): string;
}

/**
 * Takes in the files of a form and leads to where they are read.
 * @throws AppError `storage-busy` where too much is being read
 */
export async function answerUpload(
  visit: Visit,
  store: ImportStore,
  { refuse, open, hrefOf }: UploadAnswers,
): Promise<Response> {
  const { uploadBytes, filesAtATime } = store.settings;
  const upload = await readUpload(visit.c.req.raw, store.settings, store);
  switch (upload.type) {
    case 'too-large':
      return refuse(`文件合计不能超过 ${showSize(uploadBytes)}，请压缩图片或拆分文件`);
    case 'too-many':
      return refuse(`一次最多 ${filesAtATime} 份文件`);
    case 'broken':
      return refuse('上传没有完成，可能是连接中断；没有保留，请重新选择文件');
    case 'no-room':
      throw busy();
    case 'no-space':
      throw new AppError('storage-full', '磁盘已满，这次上传没有保留；请腾出空间后再试');
    case 'sent': {
      const { files, form } = upload;
      const repeated = files.find(({ name }, index) => files.findIndex((one) => one.name === name) !== index);
      if (files.length === 0 || repeated !== undefined) {
        await dropUploads(store, files);
        return refuse(repeated === undefined ? '请选择文件' : `有两份文件同名：“${repeated.name}”，请改名后再上传`);
      }
      const session = await open(files, form);
      if (session === null) throw busy();
      return visit.redirect(hrefOf(session.id));
    }
  }
}

function busy(): AppError {
  return new AppError('storage-busy', '系统正在读取的文件已达上限，这次上传没有保留，请稍后再试');
}
