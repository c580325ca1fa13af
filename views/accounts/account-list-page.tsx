import { CheckField, ErrorSummary, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { type AccountView, describeRights } from './account-view.ts';
import { StandingTag } from './standing-tag.tsx';

export interface NewAccountForm {
  name: string;
  signInName: string;
  isAdministrator: boolean;
  canCreateProcurements: boolean;
}

interface AccountListPageProps {
  assets: Assets;
  accounts: readonly AccountView[];
  typed?: NewAccountForm;
  problems?: readonly FieldProblem[];
  invitationHours: number;
}

const NOTHING: NewAccountForm = { name: '', signInName: '', isAdministrator: false, canCreateProcurements: false };

/** 账号管理: who can sign in, and a form for one more. */
export function AccountListPage(props: AccountListPageProps) {
  const { assets, accounts, typed = NOTHING, problems = [], invitationHours } = props;
  return (
    <Layout title={problems.length === 0 ? '账号管理' : '账号管理：有误'} assets={assets} place={null}>
      <PageHead trail={[]} title="账号管理" />
      <ErrorSummary problems={problems} />
      <section class="card" aria-labelledby="accounts-title">
        <h2 id="accounts-title">账号（{accounts.length}）</h2>
        <table class="list cards accounts">
          <caption class="sr">全部账号</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">登录名</th>
              <th scope="col">权限</th>
              <th scope="col">动态口令</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr>
                <th scope="row">
                  <a class="entry" href={`/accounts/${account.id}`}>
                    {account.name}
                  </a>
                </th>
                <td class="pair">
                  <span class="label">登录名</span>
                  {account.signInName}
                </td>
                <td class="pair rights">
                  <span class="label">权限</span>
                  {describeRights(account)}
                </td>
                <td class="pair">
                  <span class="label">动态口令</span>
                  {account.hasSecondFactor ? '已启用' : '未启用'}
                </td>
                <td class="pair">
                  <span class="label">状态</span>
                  <StandingTag account={account} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="card slim" aria-labelledby="new-title">
        <h2 id="new-title">新建账号</h2>
        <form class="form" method="post" action="/accounts">
          <FormMark />
          <TextField name="name" label="姓名" autocomplete="off" value={typed.name} problems={problems} />
          <TextField
            name="signInName"
            label="登录名"
            autocomplete="off"
            hint="2 到 32 个汉字、字母或数字。建立后不能更改，也不能删除，台账中的记录与它对应。"
            value={typed.signInName}
            problems={problems}
          />
          <CheckField
            name="canCreateProcurements"
            label="可以新建采购项目"
            hint="给采购代理机构和采购人的工作人员。"
            isChecked={typed.canCreateProcurements}
          />
          <CheckField
            name="isAdministrator"
            label="系统管理员"
            hint="管理账号；看不到未参加的项目。"
            isChecked={typed.isAdministrator}
          />
          <div class="form-actions">
            <button type="submit">新建账号</button>
          </div>
          <p class="hint">
            建立后得到一个链接，请交给本人，由本人设置密码。链接 {invitationHours} 小时内有效，只能用一次。
          </p>
        </form>
      </section>
    </Layout>
  );
}
