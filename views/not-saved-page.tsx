import { type Assets, Layout, PageHead } from './components/layout.tsx';

interface NotSavedPageProps {
  assets: Assets;
  /** Why, and what to do, one sentence each. */
  lines: readonly string[];
  /** Where the form goes, with everything that was typed. */
  path: string;
  fields: readonly (readonly [string, string])[];
  back: { text: string; href: string };
}

const HOME = { text: '采购项目', href: '/' } as const;

/** What could not be written down just now: nothing of it is lost, and one press sends it once more. */
export function NotSavedPage({ assets, lines, path, fields, back }: NotSavedPageProps) {
  return (
    <Layout title="没有保存" assets={assets} place={HOME.href}>
      <PageHead trail={[HOME, { text: '没有保存' }]} title="没有保存" />
      <section class="card message" aria-label="没有保存">
        {lines.map((line) => (
          <p>{line}</p>
        ))}
        <form class="form" method="post" action={path}>
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <p>您填写的内容还在这一页上；处理后请再保存一次，不必重新填写。</p>
          <div class="form-actions">
            <button type="submit">再保存一次</button>
            <a href={back.href}>不保存，{back.text}</a>
          </div>
        </form>
      </section>
    </Layout>
  );
}
