import type { Child, PropsWithChildren } from 'hono/jsx';

/** Addresses of the files every page refers to; they carry a hash of the content. */
export interface Assets {
  stylesheet: string;
  icon: string;
  /** Only for pages that show something as it happens. */
  script: string;
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
  /** The place of the head that the page belongs to. */
  place?: (typeof PLACES)[number]['href'];
  /** Further lines of the document's head. */
  head?: Child;
}

const PLACES = [
  { text: '采购项目', href: '/' },
  { text: '读取文件', href: '/imports' },
] as const;

/** Every page: brand, subject, main part, foot. */
export function Layout({ title, assets, subject, place = '/', head, children }: PropsWithChildren<LayoutProps>) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · 衡标`}</title>
        <link rel="stylesheet" href={assets.stylesheet} />
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
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
            {PLACES.map(({ text, href }) => (
              <a href={href} aria-current={href === place ? 'true' : undefined}>
                {text}
              </a>
            ))}
          </nav>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">衡标辅助评审，不代替评审。评审意见由评审成员独立作出。</footer>
      </body>
    </html>
  );
}

interface PageHeadProps {
  trail: readonly { text: string; href?: string }[];
  title: string;
  /** Beside the title. */
  aside?: Child;
}

/** Where the reader is, and the page's title. */
export function PageHead({ trail, title, aside, children }: PropsWithChildren<PageHeadProps>) {
  return (
    <div class="page-head">
      {trail.length === 0 ? null : (
        <nav class="trail" aria-label="所在位置">
          <ol>
            {trail.map(({ text, href }) => (
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
