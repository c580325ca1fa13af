import { type Assets, Layout, PageHead } from '../components/layout.tsx';

interface BackupCodesPageProps {
  assets: Assets;
  codes: readonly string[];
  /** The second factor was just turned on. */
  isNew: boolean;
}

/** Codes that each open the account once; shown this once. */
export function BackupCodesPage({ assets, codes, isNew }: BackupCodesPageProps) {
  return (
    <Layout title="备用码" assets={assets} place={null}>
      <PageHead trail={[{ text: '我的账号', href: '/account' }, { text: '备用码' }]} title="备用码">
        <p class="notice" role="status">
          {isNew ? '动态口令已启用。' : '备用码已更换，原来的不再有效。'}
        </p>
      </PageHead>
      <section class="card slim" aria-label="备用码">
        <p>
          手机不在身边时，用一个备用码代替验证码登录，每个只能用一次。请打印或抄下，与密码分开保存。离开本页后不再显示。
        </p>
        <ul class="codes">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <a href="/account">已保存，返回我的账号</a>
      </section>
    </Layout>
  );
}
