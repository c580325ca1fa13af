import { type Assets, Layout, PageHead } from '../components/layout.tsx';

interface ResumePageProps {
  assets: Assets;
  /** Where the form goes. */
  path: string;
  fields: readonly (readonly [string, string])[];
}

/** A form of which nobody knows who filled it in: whoever signed in says whether it is theirs to send. */
export function ResumePage({ assets, path, fields }: ResumePageProps) {
  return (
    <Layout title="还没有提交" assets={assets} place={null}>
      <PageHead trail={[]} title="还没有提交" />
      <section class="card slim" aria-label="登录前填写的内容">
        <form class="form" method="post" action={path}>
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <p>您已登录。登录前填写的内容还在，没有提交。是您本人填写的，请提交；不是的，请不要提交。</p>
          <div class="form-actions">
            <button type="submit">提交登录前填写的内容</button>
            <a href="/">不提交，返回采购项目</a>
          </div>
        </form>
      </section>
    </Layout>
  );
}
