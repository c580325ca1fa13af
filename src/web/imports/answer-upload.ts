import type { Visit } from '../visit.ts';
import type { ImportSession } from './import-session.ts';
import type { ImportStore } from './import-store.ts';
import { dropUploads, readUpload, type UploadedFile } from './read-upload.ts';
import { explainToForm, type UploadLimits } from './upload-refusal.ts';

interface UploadAnswers {
  /** The form again, with what to do. */
  refuse(message: string): Response;
  open(files: readonly UploadedFile[], form: string): Promise<ImportSession | null>;
  hrefOf(id: string): string;
}

/**
 * Takes in the files of a form and leads to where they are read.
 * @throws AppError `storage-busy` where too much is being read, `storage-full`
 */
export async function answerUpload(
  visit: Visit,
  store: ImportStore,
  { refuse, open, hrefOf }: UploadAnswers,
): Promise<Response> {
  const { uploadBytes: bytes, filesAtATime } = store.settings;
  const limits: UploadLimits = { bytes, files: filesAtATime, work: '读取' };
  const upload = await readUpload(visit.c.req.raw, store.settings, store);
  if (upload.type !== 'sent') return refuse(explainToForm(upload.type, limits));
  const { files, form } = upload;
  const repeated = files.find(({ name }, index) => files.findIndex((one) => one.name === name) !== index);
  if (files.length === 0 || repeated !== undefined) {
    await dropUploads(store, files);
    return refuse(repeated === undefined ? '请选择文件' : `有两份文件同名：“${repeated.name}”，请改名后再上传`);
  }
  const session = await open(files, form);
  return session === null ? refuse(explainToForm('no-room', limits)) : visit.redirect(hrefOf(session.id));
}
