import type { Child, PropsWithChildren } from 'hono/jsx';
import { ErrorSummary, Field, type FieldProblem } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { READABLE, showSize } from '../import-terms.ts';
import type { ImportFormLimits } from '../import-view.ts';
import { NEW_PROCUREMENT } from '../workspace-addresses.ts';
import { HeadFields, type TypedHead } from './head-fields.tsx';

interface NewProcurementFrameProps {
  assets: Assets;
  title: string;
  head?: Child;
  note?: Child;
}

/** The pages on the way to a new procurement. */
export function NewProcurementFrame({
  assets,
  title,
  head,
  note,
  children,
}: PropsWithChildren<NewProcurementFrameProps>) {
  return (
    <Layout title={title} assets={assets} head={head} scripts={['sent-forms']}>
      <PageHead trail={[{ text: '采购项目', href: '/' }, { text: '新建采购项目' }]} title={title}>
        {note === undefined ? null : <p class="standing">{note}</p>}
      </PageHead>
      {children}
    </Layout>
  );
}

interface NewProcurementPageProps {
  assets: Assets;
  limits: ImportFormLimits;
  typed: TypedHead & { lots: string };
  problems?: readonly FieldProblem[];
}

/** Two ways to begin: from the procurement document, or by hand. */
export function NewProcurementPage({ assets, limits, typed, problems = [] }: NewProcurementPageProps) {
  const isWrongFile = problems.some(({ field }) => field === 'files');
  return (
    <NewProcurementFrame
      assets={assets}
      title={problems.length === 0 ? '新建采购项目' : '新建采购项目：有误'}
      note="从采购文件整理出每一包的评审方案，再逐项修改；没有文件的，也可以先建立项目。"
    >
      <ErrorSummary problems={problems}>
        {isWrongFile ? <p class="hint">浏览器不保留已选择的文件，请重新选择。</p> : null}
      </ErrorSummary>
      <section class="card" aria-labelledby="from-document">
        <h2 id="from-document">从采购文件开始</h2>
        <form class="form" method="post" action={`${NEW_PROCUREMENT}/upload`} enctype="multipart/form-data">
          <FormMark />
          <Field
            name="files"
            label="采购文件（可以选择多份）"
            problems={problems}
            hint={`${READABLE.slice(0, -1).join('、')}。一次最多 ${limits.files} 份，合计不超过 ${showSize(limits.uploadBytes)}。建立项目之前，文件只是暂存，${limits.minutesKept} 分钟后清除。`}
            control={(attributes) => <input type="file" multiple {...attributes} />}
          />
          <button type="submit">上传并整理</button>
        </form>
      </section>
      <section class="card" aria-labelledby="by-hand">
        <h2 id="by-hand">没有文件，直接建立</h2>
        <form class="form" method="post" action={`${NEW_PROCUREMENT}/by-hand`}>
          <FormMark />
          <HeadFields typed={typed} problems={problems} />
          <Field
            name="lots"
            label="采购包"
            problems={problems}
            hint="每行一包，写名称；只有一包的写一行"
            control={(attributes) => (
              <textarea {...attributes} rows={3}>
                {typed.lots}
              </textarea>
            )}
          />
          <button type="submit">建立项目</button>
        </form>
      </section>
    </NewProcurementFrame>
  );
}
