import { type Assets, Layout, PageHead } from '../components/layout.tsx';

interface LinkMadePageProps {
  assets: Assets;
  person: { name: string; signInName: string };
  link: string;
  hours: number;
}

/** The link is shown this once: only its hash is kept. */
export function LinkMadePage({ assets, person, link, hours }: LinkMadePageProps) {
  return (
    <Layout title="设置密码的链接" assets={assets} place={null} subject="账号管理">
      <PageHead trail={[{ text: '账号管理', href: '/accounts' }, { text: person.name }]} title="设置密码的链接" />
      <section class="card message" aria-label="链接">
        <p>
          请把下面的链接交给{person.name}（登录名 {person.signInName}），由本人设置密码。链接 {hours}{' '}
          小时内有效，只能用一次，离开本页后不再显示。
        </p>
        <p>
          <code class="link-made">{link}</code>
        </p>
        <p class="hint">取得链接的人即可设置密码，请当面交付或通过可靠的渠道发送，不要转给他人。</p>
        <ul>
          <li>
            <a href="/accounts">返回账号管理</a>
          </li>
        </ul>
      </section>
    </Layout>
  );
}
