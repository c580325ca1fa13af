import {
  titleOfVerification,
  UploadedStatus,
  VerificationFormPage,
  VerificationGone,
  VerificationPage,
} from '../../../views/archive/verification-page.tsx';
import { ARCHIVE_VERIFICATION } from '../../../views/archive/verification-view.ts';
import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { showSize } from '../../../views/import-terms.ts';
import { AppError } from '../../domain/app-error.ts';
import { openPublicKey } from '../../use-cases/archive-keys.ts';
import { type ArchiveVerifications, VERIFICATION_LIMITS } from '../archive/archive-verifications.ts';
import { dropUploads, readUpload, type UploadRefusalType } from '../imports/read-upload.ts';
import { explainUploadRefusal } from '../imports/upload-refusal.ts';
import type { Pages } from '../pages.tsx';
import { streamChanges } from '../stream-changes.tsx';
import type { Visit } from '../visit.ts';

export interface ArchiveVerificationOptions {
  verifications: ArchiveVerifications;
  /** The agency's, by which its own archives are verified. */
  ownKey: string | null;
  /** Nobody reaches this server but from its own machine: no account is asked for. */
  isAlone: boolean;
}

const START = ARCHIVE_VERIFICATION.href;
const AT = `${START}/:id`;

/** 核验归档包: an archive from anybody is verified with nothing but itself; nothing of it is kept. */
export function registerArchiveVerificationPages(
  pages: Pages,
  { verifications, ownKey, isAlone }: ArchiveVerificationOptions,
): void {
  const rule = { for: isAlone ? 'everyone' : 'signed-in' } as const;
  const ownerOf = ({ account }: Visit) => account?.id ?? null;
  const idOf = ({ c }: Visit) => c.req.param('id') ?? '';
  const hrefOf = (id: string) => `${START}/${id}`;
  const missing = (visit: Visit) =>
    visit.notFound('没有这次核验，或者结果已经删除、超过保留时间。请重新核验。', {
      text: ARCHIVE_VERIFICATION.text,
      href: START,
    });
  const showForm = (visit: Visit, problems: FieldProblem[] = [], key = '') => {
    const notice = visit.c.req.query('deleted') === undefined ? undefined : '已删除。归档包和结果都没有保留。';
    return visit.page(
      <VerificationFormPage
        assets={visit.assets}
        limits={VERIFICATION_LIMITS}
        ownKey={ownKey}
        typed={{ key }}
        problems={problems}
        notice={notice}
      />,
      problems.length === 0 ? 200 : 422,
    );
  };

  pages.get(START, rule, (visit) => showForm(visit));

  pages.post(START, rule, async (visit) => {
    const upload = await readUpload(visit.c.req.raw, VERIFICATION_LIMITS, verifications);
    if (upload.type !== 'sent') return showForm(visit, [{ field: 'files', message: explain(upload.type) }]);
    const { files, fields } = upload;
    const [file] = files;
    const given = (fields['key'] ?? '').trim();
    const key = readKey(given);
    if (file === undefined || key instanceof AppError) {
      await dropUploads(verifications, files);
      return showForm(
        visit,
        [
          ...(file === undefined ? [{ field: 'files', message: '请选择归档包' }] : []),
          ...(key instanceof AppError ? [{ field: 'key', message: '不是可用的公钥；请粘贴 PEM 格式的公钥' }] : []),
        ],
        given,
      );
    }
    const id = verifications.start({
      owner: ownerOf(visit),
      name: file.name,
      bytes: file.bytes,
      publicKey: key ?? ownKey,
      open: async () => file,
    });
    return visit.redirect(hrefOf(id));
  });

  pages.get(AT, rule, (visit) => {
    const view = verifications.find(idOf(visit), ownerOf(visit));
    if (view === null) return missing(visit);
    return visit.page(<VerificationPage assets={visit.assets} href={hrefOf(idOf(visit))} view={view} />);
  });

  pages.get(`${AT}/events`, rule, (visit) =>
    streamChanges(visit.c, {
      look: () => {
        const view = verifications.find(idOf(visit), ownerOf(visit));
        if (view === null) return { title: '核验结果已删除', part: <VerificationGone />, isRunning: false };
        const part = <UploadedStatus href={hrefOf(idOf(visit))} view={view} />;
        return { title: titleOfVerification(view), part, isRunning: view.isRunning };
      },
      nextChange: (signal) => verifications.nextChange(signal),
    }),
  );

  pages.post(`${AT}/stop`, rule, (visit) => {
    if (verifications.find(idOf(visit), ownerOf(visit)) === null) return missing(visit);
    verifications.stop(idOf(visit), ownerOf(visit));
    return visit.redirect(hrefOf(idOf(visit)));
  });

  pages.post(`${AT}/delete`, rule, (visit) => {
    if (verifications.find(idOf(visit), ownerOf(visit)) === null) return missing(visit);
    verifications.delete(idOf(visit), ownerOf(visit));
    return visit.redirect(`${START}?deleted`);
  });
}

function readKey(given: string): string | AppError | null {
  if (given === '') return null;
  try {
    return openPublicKey(given, '公钥');
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function explain(type: UploadRefusalType): string {
  const { uploadBytes: bytes, filesAtATime: files } = VERIFICATION_LIMITS;
  if (type === 'too-large') return `归档包不能超过 ${showSize(bytes)}；更大的请用命令 hengbiao archive verify 核验`;
  return type === 'too-many' ? '一次核验一个归档包' : explainUploadRefusal(type, { bytes, files, work: '核验' }).line;
}
