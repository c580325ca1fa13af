import { ErrorSummary, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { showMoment } from '../times.ts';
import { AccountEvents, type EventView } from './account-events.tsx';
import { describeBrowser, type SessionView } from './account-view.ts';
import { PasswordFields, type PasswordHints } from './password-fields.tsx';

interface OwnAccountPageProps {
  assets: Assets;
  account: { name: string; signInName: string };
  hasSecondFactor: boolean;
  sessions: readonly SessionView[];
  events: readonly EventView[];
  hints: PasswordHints;
  problems?: readonly FieldProblem[];
  notice?: string | null;
}

/** 我的账号: password, second factor, where one is signed in. */
export function OwnAccountPage(props: OwnAccountPageProps) {
  const { assets, account, hasSecondFactor, sessions, events, hints, problems = [], notice = null } = props;
  return (
    <Layout title={problems.length === 0 ? '我的账号' : '我的账号：有误'} assets={assets} place={null}>
      <PageHead trail={[]} title="我的账号">
        <p class="standing">
          {account.name}，登录名 {account.signInName}
        </p>
        {notice === null ? null : (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
      </PageHead>
      <ErrorSummary problems={problems} />
      <div class="split">
        <section class="card" aria-labelledby="password-title">
          <h2 id="password-title">修改密码</h2>
          <form class="form" method="post" action="/account/password">
            <FormMark />
            <TextField
              name="current"
              label="现在的密码"
              type="password"
              autocomplete="current-password"
              problems={problems}
            />
            <PasswordFields problems={problems} hints={hints} />
            <div class="form-actions">
              <button type="submit">修改密码</button>
            </div>
            <p class="hint">修改后，在其他地方的登录全部退出。</p>
          </form>
        </section>
        <SecondFactorSection hasSecondFactor={hasSecondFactor} problems={problems} />
      </div>
      <SessionSection sessions={sessions} />
      <AccountEvents events={events} />
    </Layout>
  );
}

function SecondFactorSection({ hasSecondFactor, problems }: Pick<OwnAccountPageProps, 'hasSecondFactor' | 'problems'>) {
  return (
    <section class="card" aria-labelledby="factor-title">
      <h2 id="factor-title">动态口令</h2>
      <form class="form" method="post" action={hasSecondFactor ? '/account/backup-codes' : '/account/second-factor'}>
        <FormMark />
        <p>
          {hasSecondFactor
            ? '已启用。登录时除密码外，还要填写手机应用中的验证码。'
            : '未启用。启用后，登录时除密码外，还要填写手机应用中的验证码，密码泄露也不能登录。'}
        </p>
        <TextField
          name="confirmation"
          label="密码"
          type="password"
          autocomplete="current-password"
          {...(problems === undefined ? {} : { problems })}
        />
        <div class="form-actions">
          {hasSecondFactor ? (
            <>
              <button type="submit">换一组备用码</button>
              <button type="submit" class="quiet" formaction="/account/second-factor/remove">
                停用动态口令
              </button>
            </>
          ) : (
            <button type="submit">启用动态口令</button>
          )}
        </div>
      </form>
    </section>
  );
}

function SessionSection({ sessions }: Pick<OwnAccountPageProps, 'sessions'>) {
  return (
    <section class="card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">登录状态</h2>
      <table class="list cards">
        <caption class="sr">正在登录的地方</caption>
        <thead>
          <tr>
            <th scope="col">浏览器</th>
            <th scope="col">网络地址</th>
            <th scope="col">登录时间</th>
            <th scope="col">最近使用</th>
            <th scope="col">
              <span class="sr">办理</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, isThis, address, browser, since, lastSeen }) => (
            <tr>
              <th scope="row">
                {describeBrowser(browser)}
                {isThis ? <span class="sub">本次登录</span> : null}
              </th>
              <td class="pair">
                <span class="label">网络地址</span>
                {address === '' ? '—' : address}
              </td>
              <td class="pair">
                <span class="label">登录时间</span>
                {showMoment(since)}
              </td>
              <td class="pair">
                <span class="label">最近使用</span>
                {showMoment(lastSeen)}
              </td>
              <td>
                {isThis ? null : (
                  <form method="post" action="/account/sessions/end">
                    <FormMark />
                    <input type="hidden" name="session" value={id} />
                    <button type="submit" class="quiet">
                      退出<span class="sr">{describeBrowser(browser)}</span>
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form class="form" method="post" action="/account/sessions/end-all">
        <FormMark />
        <button type="submit" class="quiet">
          全部退出，包括本次登录
        </button>
      </form>
    </section>
  );
}
