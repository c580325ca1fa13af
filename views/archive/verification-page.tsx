import { ErrorSummary, Field, type FieldProblem } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LiveHead, LiveRegion } from '../components/import-live.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { shortenName, showSize } from '../import-terms.ts';
import { VerificationStatus } from './verification-status.tsx';
import { ARCHIVE_VERIFICATION, type VerificationView } from './verification-view.ts';

const ARCHIVE = { text: '归档项目', href: '/archive' } as const;

interface VerificationFormPageProps {
  assets: Assets;
  limits: { uploadBytes: number; minutesKept: number };
  /** The agency's public key, where archives of this server are signed; null: they are not. */
  ownKey: string | null;
  typed?: { key: string };
  problems?: readonly FieldProblem[];
  notice?: string | undefined;
}

/** Hand in an archive, from whomever it is, to have it verified. */
export function VerificationFormPage({
  assets,
  limits,
  ownKey,
  typed = { key: '' },
  problems = [],
  notice,
}: VerificationFormPageProps) {
  const { text, href } = ARCHIVE_VERIFICATION;
  return (
    <Layout title={problems.length === 0 ? text : `${text}：有误`} assets={assets} place="/archive">
      <PageHead trail={[ARCHIVE, { text }]} title={text}>
        <p class="standing">逐个核对文件、事件和权限，重算全部得分；只用归档包本身，不用本系统的数据。</p>
        {notice === undefined ? null : (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
      </PageHead>
      <ErrorSummary problems={problems}>
        <p>文件需要重新选择。</p>
      </ErrorSummary>
      <div class="split">
        <section class="card" aria-labelledby="choose-title">
          <h2 id="choose-title">选择归档包</h2>
          <form class="form" method="post" action={href} enctype="multipart/form-data">
            <FormMark />
            <Field
              name="files"
              label="归档包（ZIP 文件）"
              hint={`不超过 ${showSize(limits.uploadBytes)}；更大的用命令 hengbiao archive verify 核验`}
              problems={problems}
              control={(attributes) => <input {...attributes} type="file" accept=".zip,application/zip" />}
            />
            <Field
              name="key"
              label="公钥（可不填）"
              hint={`PEM 格式的文字，向写出归档包的代理机构取得。${ownKey === null ? '不填的，只核对签名与归档包自带的公钥是否相符。' : '不填的，用本机构的公钥核对。'}`}
              problems={problems}
              control={(attributes) => (
                <textarea {...attributes} rows={4} spellcheck={false} autocomplete="off">
                  {typed.key}
                </textarea>
              )}
            />
            <button type="submit">核验</button>
          </form>
        </section>
        <section class="card" aria-labelledby="kept-title">
          <h2 id="kept-title">文件的保存</h2>
          <p>归档包只为核验暂存，核验完即删除。结果只在内存中，保留 {limits.minutesKept} 分钟，可以随时删除。</p>
        </section>
      </div>
    </Layout>
  );
}

interface VerificationPageProps {
  assets: Assets;
  href: string;
  view: VerificationView;
}

/** One uploaded archive while it is verified, and what that came to. */
export function VerificationPage({ assets, href, view }: VerificationPageProps) {
  return (
    <Layout
      title={titleOfVerification(view)}
      assets={assets}
      place="/archive"
      head={view.isRunning ? <LiveHead assets={assets} /> : undefined}
    >
      {view.isRunning ? (
        <LiveRegion href={href}>
          <UploadedStatus href={href} view={view} />
        </LiveRegion>
      ) : (
        <UploadedStatus href={href} view={view} />
      )}
    </Layout>
  );
}

export function titleOfVerification({ isRunning }: VerificationView): string {
  return isRunning ? '正在核验归档包' : '归档包的核验结果';
}

/** Everything of the page that changes while it is verified. */
export function UploadedStatus({ href, view }: Omit<VerificationPageProps, 'assets'>) {
  const { name, bytes, isRunning } = view;
  const title = titleOfVerification(view);
  return (
    <>
      <PageHead trail={[ARCHIVE, ARCHIVE_VERIFICATION, { text: title }]} title={title}>
        <p class="standing">
          {shortenName(name)}
          {bytes === null ? null : `（${showSize(bytes)}）`}
        </p>
      </PageHead>
      <section class="card" aria-label={title}>
        <VerificationStatus view={view}>
          <div class="form-actions">
            {isRunning ? (
              <form method="post" action={`${href}/stop`}>
                <FormMark />
                <button type="submit">停止</button>
              </form>
            ) : (
              <>
                <a class="button quiet" href={ARCHIVE_VERIFICATION.href}>
                  核验其他归档包
                </a>
                <form method="post" action={`${href}/delete`}>
                  <FormMark />
                  <button type="submit" class="quiet">
                    删除结果
                  </button>
                </form>
              </>
            )}
          </div>
        </VerificationStatus>
      </section>
    </>
  );
}

/** Said instead of it when it was deleted while somebody watched. */
export function VerificationGone() {
  return (
    <>
      <PageHead trail={[ARCHIVE, ARCHIVE_VERIFICATION, { text: '已删除' }]} title="核验结果已删除" />
      <section class="card message" aria-label="核验结果已删除">
        <p role="status">归档包和核验结果已按要求删除，或者超过保留时间。需要时请重新核验。</p>
        <p>
          <a href={ARCHIVE_VERIFICATION.href}>重新核验</a>
        </p>
      </section>
    </>
  );
}
