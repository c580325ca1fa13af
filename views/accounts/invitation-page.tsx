import { ErrorSummary, type FieldProblem } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { PasswordFields, type PasswordHints } from './password-fields.tsx';

interface InvitationPageProps {
  assets: Assets;
  action: string;
  hints: PasswordHints;
  person: { name: string; signInName: string; isActivated: boolean };
  problems?: readonly FieldProblem[];
}

/** Whoever holds the link sets the password of the account it is for. */
export function InvitationPage({ assets, action, hints, person, problems = [] }: InvitationPageProps) {
  const title = person.isActivated ? '重新设置密码' : '设置密码';
  return (
    <Layout title={problems.length === 0 ? title : `${title}：有误`} assets={assets} place={null}>
      <PageHead trail={[]} title={title}>
        <p class="standing">
          {person.name}，登录名 <b>{person.signInName}</b>。姓名不对的，请不要设置，并告知系统管理员。
        </p>
      </PageHead>
      <ErrorSummary problems={problems} />
      <section class="card slim" aria-label={title}>
        <form class="form" method="post" action={action}>
          <FormMark />
          <PasswordFields problems={problems} hints={hints} />
          <div class="form-actions">
            <button type="submit">设置密码</button>
          </div>
        </form>
      </section>
    </Layout>
  );
}
