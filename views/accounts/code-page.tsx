import { ErrorSummary, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { CarriedFields, type CarriedForm } from './carried.tsx';

interface CodePageProps {
  assets: Assets;
  next: string;
  problems?: readonly FieldProblem[];
  carried?: CarriedForm | null;
}

/** The second step of signing in, for those who turned it on. */
export function CodePage({ assets, next, problems = [], carried = null }: CodePageProps) {
  return (
    <Layout title={problems.length === 0 ? '动态口令' : '动态口令：有误'} assets={assets} place={null}>
      <PageHead trail={[{ text: '登录', href: '/sign-in' }, { text: '动态口令' }]} title="动态口令" />
      <ErrorSummary problems={problems} />
      <section class="card slim" aria-label="动态口令">
        <form class="form" method="post" action="/sign-in/code">
          <FormMark />
          <CarriedFields next={next} carried={carried} />
          <TextField
            name="code"
            label="验证码"
            autocomplete="one-time-code"
            hint="手机应用中现在显示的 6 位数字；手机不在身边的，填写一个备用码。"
            problems={problems}
          />
          <div class="form-actions">
            <button type="submit">继续</button>
            <a href="/sign-in">换一个账号登录</a>
          </div>
        </form>
      </section>
    </Layout>
  );
}
