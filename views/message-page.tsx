import { type Assets, Layout, PageHead } from './components/layout.tsx';

interface MessagePageProps {
  assets: Assets;
  title: string;
  /** What happened, one sentence each. */
  lines: readonly string[];
  /** What to do now. */
  links: readonly { text: string; href: string }[];
}

/** Not found, or something went wrong: what happened and what to do. */
export function MessagePage({ assets, title, lines, links }: MessagePageProps) {
  return (
    <Layout title={title} assets={assets}>
      <PageHead trail={[{ text: '采购项目', href: '/' }, { text: title }]} title={title} />
      <section class="card message" aria-label={title}>
        {lines.map((line) => (
          <p>{line}</p>
        ))}
        <ul>
          {links.map(({ text, href }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  );
}
