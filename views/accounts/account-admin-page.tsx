import { CheckField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { AccountEvents, type EventView } from './account-events.tsx';
import type { AccountView } from './account-view.ts';
import { StandingTag } from './standing-tag.tsx';

interface AccountAdminPageProps {
  assets: Assets;
  account: AccountView;
  invitationHours: number;
  events: readonly EventView[];
  /** What was done before. */
  notice?: string | null;
}

/** One account: its rights, a link for a new password, locking. */
export function AccountAdminPage({ assets, account, invitationHours, events, notice = null }: AccountAdminPageProps) {
  const { id, name, signInName, isActivated, isLocked, lockedOutUntil, hasSecondFactor } = account;
  const at = `/accounts/${id}`;
  return (
    <Layout title={name} assets={assets} place={null} subject="账号管理">
      <PageHead
        trail={[{ text: '账号管理', href: '/accounts' }, { text: name }]}
        title={name}
        aside={<StandingTag account={account} />}
      >
        <p class="standing">登录名 {signInName}</p>
        {notice === null ? null : (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
      </PageHead>
      <section class="card slim" aria-labelledby="rights-title">
        <h2 id="rights-title">权限</h2>
        <form class="form" method="post" action={`${at}/rights`}>
          <FormMark />
          <CheckField name="canCreateProcurements" label="可以新建采购项目" isChecked={account.canCreateProcurements} />
          <CheckField name="isAdministrator" label="系统管理员" isChecked={account.isAdministrator} />
          <div class="form-actions">
            <button type="submit">保存权限</button>
          </div>
        </form>
      </section>
      <section class="card slim" aria-labelledby="link-title">
        <h2 id="link-title">设置密码的链接</h2>
        <form class="form" method="post" action={`${at}/link`}>
          <FormMark />
          <p>
            {isActivated ? '忘记密码时使用。生成后，这个账号在各处的登录立即退出；' : '此前的链接遗失或过期时使用。'}
            原来的链接作废，新链接 {invitationHours} 小时内有效，只能用一次。
          </p>
          {hasSecondFactor ? (
            <CheckField name="dropSecondFactor" label="同时停用动态口令" hint="只在本人手机和备用码都遗失时选择。" />
          ) : null}
          <div class="form-actions">
            <button type="submit" class="quiet">
              生成链接
            </button>
          </div>
        </form>
      </section>
      <section class="card slim" aria-labelledby="lock-title">
        <h2 id="lock-title">锁定</h2>
        <form class="form" method="post" action={isLocked || lockedOutUntil !== null ? `${at}/unlock` : `${at}/lock`}>
          <FormMark />
          <p>{describeLock(account)}</p>
          <div class="form-actions">
            <button type="submit" class="quiet">
              {isLocked || lockedOutUntil !== null ? '解锁账号' : '锁定账号'}
            </button>
          </div>
        </form>
      </section>
      <AccountEvents events={events} />
    </Layout>
  );
}

function describeLock({ isLocked, lockedOutUntil }: AccountView): string {
  if (isLocked) return '账号已由系统管理员锁定，不能登录。解锁后可用原密码登录。';
  if (lockedOutUntil !== null) return '登录失败次数过多，暂时不能登录。解锁后可立即登录。';
  return '锁定后不能登录，已登录的立即退出；已有的记录不受影响，可以随时解锁。';
}
