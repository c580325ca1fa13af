import { ErrorSummary, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import { QrCode } from './qr-code.tsx';

interface SecondFactorPageProps {
  assets: Assets;
  /** For the person's app; null on a page that came back, which does not repeat it. */
  setup: { uri: string; secret: string } | null;
  problems?: readonly FieldProblem[];
}

const TRAIL = [{ text: '我的账号', href: '/account' }, { text: '启用动态口令' }];

/** Turning the second factor on: scan, then confirm with a code. */
export function SecondFactorPage({ assets, setup, problems = [] }: SecondFactorPageProps) {
  return (
    <Layout title={problems.length === 0 ? '启用动态口令' : '启用动态口令：有误'} assets={assets} place={null}>
      <PageHead trail={TRAIL} title="启用动态口令" />
      <ErrorSummary problems={problems} />
      {setup === null ? null : (
        <section class="card slim" aria-labelledby="scan-title">
          <h2 id="scan-title">一、用手机应用扫描</h2>
          <p>任何一种支持动态口令（TOTP）的应用都可以。</p>
          <QrCode text={setup.uri} title="供手机应用扫描的二维码" />
          <p>
            不能扫描的，在应用中填写密钥：<code class="secret">{groupSecret(setup.secret)}</code>
          </p>
        </section>
      )}
      <section class="card slim" aria-labelledby="confirm-title">
        <h2 id="confirm-title">二、填写应用中的验证码</h2>
        <form class="form" method="post" action="/account/second-factor/confirm">
          <FormMark />
          <TextField
            name="code"
            label="验证码"
            autocomplete="one-time-code"
            inputmode="numeric"
            hint="应用中现在显示的 6 位数字。填写正确后才启用。"
            problems={problems}
          />
          <div class="form-actions">
            <button type="submit">启用</button>
            <a href="/account">{setup === null ? '重新开始' : '不启用'}</a>
          </div>
          {setup === null ? <p class="hint">二维码和密钥只显示一次；没有扫描的，请重新开始。</p> : null}
        </form>
      </section>
    </Layout>
  );
}

/** In fours, to be typed from. */
function groupSecret(secret: string): string {
  return (secret.replace(/=+$/, '').match(/.{1,4}/g) ?? []).join(' ');
}
