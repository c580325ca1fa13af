import { ErrorSummary, Field } from './components/form-field.tsx';
import { FORM_MARK } from './components/form-mark.tsx';
import { type Assets, Layout, PageHead } from './components/layout.tsx';
import { READABLE, showSize } from './import-terms.ts';
import type { ImportFormLimits } from './import-view.ts';

interface ImportFormPageProps {
  assets: Assets;
  limits: ImportFormLimits;
  /** Tells one form that was opened from another, so that sending it twice reads the files once. */
  form: string;
  /** Why what was sent is not enough, and what to do. */
  error?: string;
  /** Said on top after something was done. */
  notice?: string;
}

/** 读取文件: choose files and have them read. */
export function ImportFormPage({ assets, limits, form, error, notice }: ImportFormPageProps) {
  const problems = error === undefined ? [] : [{ field: 'files', message: error }];
  return (
    <Layout title={error === undefined ? '读取文件' : '读取文件：有误'} assets={assets} place="/imports">
      <PageHead trail={[]} title="读取文件">
        <p class="standing">把采购文件、响应（投标）文件读成标题、段落和表格，每一处都有位置。</p>
        {notice === undefined ? null : (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
      </PageHead>
      <ErrorSummary problems={problems}>
        <p class="hint">浏览器不保留已选择的文件，请重新选择。</p>
      </ErrorSummary>
      <div class="split">
        <section class="card" aria-labelledby="choose-title">
          <h2 id="choose-title">选择文件</h2>
          <form class="form import-form" method="post" action="/imports" enctype="multipart/form-data">
            <input type="hidden" name={FORM_MARK} value={form} />
            <Field
              name="files"
              label="文件（可以选择多份）"
              problems={problems}
              hint={`可以把文件拖到框内。一次最多 ${limits.files} 份，合计不超过 ${showSize(limits.uploadBytes)}。`}
              control={(attributes) => <input type="file" multiple {...attributes} />}
            />
            <button type="submit">开始读取</button>
          </form>
        </section>
        <section class="card" aria-labelledby="accepted-title">
          <h2 id="accepted-title">可以读取</h2>
          <ul class="accepted">
            {READABLE.map((kind) => (
              <li>{kind}</li>
            ))}
          </ul>
          <p class="hint">类型按内容判断，不看扩展名。设有打开密码的文件不能读取。</p>
          <h2>文件的保存</h2>
          <p>
            读取结果只在内存中；文件暂存在服务器的临时文件夹中，保留 {limits.minutesKept}{' '}
            分钟，可以随时删除。保存不下时，先丢弃最早的文件，再删除最早的结果；系统停止后全部清除。
          </p>
        </section>
      </div>
    </Layout>
  );
}
