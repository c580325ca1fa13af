import { type Child, type PropsWithChildren, useContext } from 'hono/jsx';
import { AccountContext } from './account-context.ts';
import { FormMark } from './form-mark.tsx';

/** Addresses of the files every page refers to; they carry a hash of the content. */
export interface Assets {
  stylesheet: string;
  icon: string;
  /** htmx, for pages that change in parts. */
  script: string;
  /** Scripts of our own in `views/scripts`, by name. */
  scripts: Readonly<Record<string, string>>;
  /** Only for pages with a document viewer. */
  viewerScript: string;
  /** Folder of the library that shows PDF pages, with its last slash. */
  pdfLibrary: string;
}

interface LayoutProps {
  title: string;
  assets: Assets;
  /** What the page is about, beside the brand. */
  subject?: Child;
  /** The place of the head that the page belongs to; null: none of them. */
  place?: (typeof PLACES)[number]['href'] | null;
  /** Names of scripts in `views/scripts`; with any, htmx is loaded, too. */
  scripts?: readonly string[];
  /** Further lines of the document's head. */
  head?: Child;
}

const PLACES = [
  { text: '采购项目', href: '/', isForAll: true },
  { text: '归档项目', href: '/archive', isForAll: false },
  { text: '自查', href: '/self-check', isForAll: true },
  { text: '读取文件', href: '/imports', isForAll: true },
] as const;

/** Every page: brand, subject, main part, foot. */
export function Layout({
  title,
  assets,
  subject,
  place = '/',
  scripts,
  head,
  children,
}: PropsWithChildren<LayoutProps>) {
  const isSignedIn = useContext(AccountContext) !== null;
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · 衡标`}</title>
        <link rel="stylesheet" href={assets.stylesheet} />
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        {scripts === undefined ? null : <script src={assets.script} defer />}
        {scripts?.map((name) => (
          <script src={assets.scripts[name]} defer />
        ))}
        {head}
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        <header class="top">
          <a class="brand" href="/">
            衡标
          </a>
          {subject === undefined ? null : <span class="subject">{subject}</span>}
          <nav class="places" aria-label="主要页面">
            {PLACES.filter(({ isForAll }) => isForAll || isSignedIn).map(({ text, href }) => (
              <a href={href} aria-current={href === place ? 'true' : undefined}>
                {text}
              </a>
            ))}
          </nav>
          <AccountLine />
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">衡标辅助评审，不代替评审。评审意见由评审成员独立作出。</footer>
      </body>
    </html>
  );
}

function AccountLine() {
  const account = useContext(AccountContext);
  if (account === null) return null;
  return (
    <form class="who" method="post" action="/sign-out">
      <a href="/account">{account.name}</a>
      {account.isAdministrator ? <a href="/accounts">账号管理</a> : null}
      <FormMark />
      <button class="plain" type="submit">
        退出
      </button>
    </form>
  );
}

interface PageHeadProps {
  trail: readonly { text: string; href?: string }[];
  title: string;
  /** Beside the title. */
  aside?: Child;
}

/** Where the reader is, and the page's title, which the trail to it does not repeat. */
export function PageHead({ trail, title, aside, children }: PropsWithChildren<PageHeadProps>) {
  const last = trail.at(-1);
  const places = last?.text === title && last.href === undefined ? trail.slice(0, -1) : trail;
  return (
    <div>
      {places.length === 0 ? null : (
        <nav class="trail" aria-label="所在位置">
          <ol>
            {places.map(({ text, href }) => (
              <li>{href === undefined ? text : <a href={href}>{text}</a>}</li>
            ))}
          </ol>
        </nav>
      )}
      <div class="title-line">
        <h1>{title}</h1>
        {aside}
      </div>
      {children}
    </div>
  );
}
