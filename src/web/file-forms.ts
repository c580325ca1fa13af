import type { DocumentRef } from '../ledger/events/envelope.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { IncomingFolder } from '../use-cases/incoming-files.ts';
import type { FormFields } from './forms.ts';
import { IMPORT_SETTINGS } from './imports/import-settings.ts';
import { dropUploads, readUpload, type UploadedFile } from './imports/read-upload.ts';
import { SharedRoom } from './imports/shared-room.ts';
import { explainToForm, type UploadLimits } from './imports/upload-refusal.ts';
import { Repeats } from './repeats.ts';
import type { SignedInVisit } from './visit.ts';

const MEGABYTE = 1024 * 1024;

/** Bids with scans are larger than what is only read and forgotten. */
export const FILE_FORM_LIMITS = { uploadBytes: 310 * MEGABYTE, shownBytes: 300 * MEGABYTE, files: 50 } as const;

const SETTINGS = {
  ...IMPORT_SETTINGS,
  uploadBytes: FILE_FORM_LIMITS.uploadBytes,
  filesAtATime: FILE_FORM_LIMITS.files,
};

/** What a form with files brought. */
export interface FileForm {
  fields: FormFields;
  files: readonly UploadedFile[];
}

const SHOWN_LIMITS: UploadLimits = {
  bytes: FILE_FORM_LIMITS.shownBytes,
  files: FILE_FORM_LIMITS.files,
  work: '接收',
};

type Work = (form: FileForm) => Promise<Response>;

/**
 * Forms that bring files. They arrive on the disk, beside what is kept; nothing is kept before everything has arrived, so an upload that
 * is cut off leaves nothing behind; what arrives for everybody together is bounded; a form sent twice does its work once.
 */
export class FileForms extends SharedRoom {
  private readonly repeats = new Repeats();

  constructor(incoming: IncomingFolder) {
    super(incoming, SETTINGS.pendingBytes);
  }

  /**
   * @param refuse the form again, with what to do
   * @throws AppError `storage-busy` where too much is arriving, `storage-full`, and whatever `work` throws
   */
  async receive(visit: SignedInVisit, refuse: (message: string) => Response, work: Work): Promise<Response> {
    const upload = await readUpload(visit.c.req.raw, SETTINGS, this);
    if (upload.type !== 'sent') return refuse(explainToForm(upload.type, SHOWN_LIMITS));
    const { form, fields, files } = upload;
    try {
      const listed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
      const sent = { fields: listed, files };
      return await this.doOnce(visit, form, sent, () => work(sent));
    } finally {
      await dropUploads(this, files);
    }
  }

  private doOnce(visit: SignedInVisit, mark: string, { fields, files }: FileForm, work: () => Promise<Response>) {
    if (mark === '') return work();
    const content = [fields, files.map(({ name, sha256 }) => [name, sha256])];
    return this.repeats.once({ owner: visit.account.id, path: visit.c.req.path, mark, content }, work);
  }
}

/** Moves files to where they are kept by their content. */
export async function keepUploads(store: LedgerStore, files: readonly UploadedFile[]): Promise<DocumentRef[]> {
  const kept: DocumentRef[] = [];
  for (const { name, ...file } of files) {
    const { sha256, bytes } = await store.putBlob(file);
    kept.push({ name, sha256, bytes, mediaType: 'application/octet-stream' });
  }
  return kept;
}

/** Why files cannot be taken as they are; null: they can. */
export function findFileProblem(files: readonly UploadedFile[]): string | null {
  const empty = files.find(({ bytes }) => bytes === 0);
  const repeated = files.find(({ name }, index) => files.findIndex((one) => one.name === name) !== index);
  if (files.length === 0) return '请选择文件';
  if (empty !== undefined) return `“${empty.name}”是空文件，请检查后重新选择`;
  return repeated === undefined ? null : `有两份文件同名：“${repeated.name}”，请改名后再提交`;
}

/** Why the one file that may go with a form cannot be taken; null: it can, or there is none. */
export function findOneFileProblem(files: readonly UploadedFile[]): string | null {
  if (files.length === 0) return null;
  return files.length > 1 ? '这里只附一份文件，多份请打成一个压缩包' : findFileProblem(files);
}
