import { ErrorSummary, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { PasswordFields, type PasswordHints } from './password-fields.tsx';

interface FirstStartPageProps {
  assets: Assets;
  /** Address of this page. */
  action: string;
  hints: PasswordHints;
  name?: string;
  signInName?: string;
  problems?: readonly FieldProblem[];
}

/** The first administrator makes an account. */
export function FirstStartPage({
  assets,
  action,
  hints,
  name = '',
  signInName = '',
  problems = [],
}: FirstStartPageProps) {
  return (
    <Layout
      title={problems.length === 0 ? '建立系统管理员账号' : '建立系统管理员账号：有误'}
      assets={assets}
      place={null}
    >
      <PageHead trail={[]} title="建立系统管理员账号">
        <p class="standing">这里还没有任何账号。第一个账号是系统管理员，由他建立其他人的账号。</p>
      </PageHead>
      <ErrorSummary problems={problems} />
      <section class="card slim" aria-label="系统管理员账号">
        <form class="form" method="post" action={action}>
          <FormMark />
          <TextField name="name" label="姓名" autocomplete="name" value={name} problems={problems} />
          <TextField
            name="signInName"
            label="登录名"
            autocomplete="username"
            hint="2 到 32 个汉字、字母或数字，登录时填写，不区分大小写。"
            value={signInName}
            problems={problems}
          />
          <PasswordFields problems={problems} hints={hints} />
          <div class="form-actions">
            <button type="submit">建立账号</button>
          </div>
        </form>
      </section>
    </Layout>
  );
}
