import { ARCHIVE_VERIFICATION } from '../archive/verification-view.ts';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';

/** What everybody sees who has not signed in: what this is, and the ways in. */
export function StartPage({ assets, demos }: { assets: Assets; demos: readonly { href: string }[] }) {
  return (
    <Layout title="政府采购评审" assets={assets}>
      <PageHead trail={[]} title="政府采购评审">
        <p class="standing">
          衡标把采购文件整理成评审方案，把响应（投标）文件中的事实连同出处列给评审小组，并按方案算出每一分。每个得分都可以点开，看到规则、计算过程和所依据的原文。
        </p>
      </PageHead>
      <ul class="ways">
        <li class="card">
          <h2>
            <a href="/sign-in">登录</a>
          </h2>
          <p>采购人、采购代理机构、评审小组成员、监督人员和参加项目的供应商从这里进入各自的项目。</p>
        </li>
        <li class="card">
          <h2>
            <a href="/self-check">供应商自查</a>
          </h2>
          <p>不需要账号。递交之前核对自己的响应（投标）文件：实质性条款的应答、报价、声明和客观分。</p>
        </li>
        {demos.map(({ href }) => (
          <li class="card">
            <h2>
              <a href={href}>演示评审</a>
            </h2>
            <p>一次做完的评审，企业均为虚构，可以查看名次和每个得分的依据。</p>
          </li>
        ))}
        <li class="card">
          <h2>
            <a href="/imports">读取文件</a>
          </h2>
          <p>看一份采购文件或响应（投标）文件会被读成什么样：标题、段落、表格和位置。</p>
        </li>
        <li class="card">
          <h2>
            <a href={ARCHIVE_VERIFICATION.href}>{ARCHIVE_VERIFICATION.text}</a>
          </h2>
          <p>收到的归档包有没有改动，得分算得对不对：逐项核对，重算全部得分，不用任何数据库。</p>
        </li>
      </ul>
    </Layout>
  );
}
