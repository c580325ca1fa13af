import { ErrorSummary, type FieldProblem, TextField } from '../components/form-field.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { CarriedFields, type CarriedForm } from './carried.tsx';

interface SignInPageProps {
  assets: Assets;
  /** Where to go on after signing in. */
  next: string;
  signInName?: string;
  problems?: readonly FieldProblem[];
  /** What was done before. */
  notice?: string | null;
  carried?: CarriedForm | null;
}

/** 登录 */
export function SignInPage({
  assets,
  next,
  signInName,
  problems = [],
  notice = null,
  carried = null,
}: SignInPageProps) {
  return (
    <Layout title={problems.length === 0 ? '登录' : '登录：有误'} assets={assets} place={null}>
      <PageHead trail={[]} title="登录">
        {notice === null ? null : (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
      </PageHead>
      <ErrorSummary problems={problems} />
      <section class="card slim" aria-label="登录">
        <form class="form" method="post" action="/sign-in">
          <CarriedFields next={next} carried={carried} />
          <TextField
            name="signInName"
            label="登录名"
            autocomplete="username"
            problems={problems}
            {...(signInName === undefined ? {} : { value: signInName })}
          />
          <TextField name="password" label="密码" type="password" autocomplete="current-password" problems={problems} />
          <div class="form-actions">
            <button type="submit">登录</button>
          </div>
          <p class="hint">没有账号或忘记密码的，请联系系统管理员，会得到一个设置密码的链接。</p>
        </form>
      </section>
    </Layout>
  );
}
