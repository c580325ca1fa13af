import { type Assets, Layout, PageHead } from './components/layout.tsx';

interface MessagePageProps {
  assets: Assets;
  title: string;
  /** What happened, one sentence each. */
  lines: readonly string[];
  /** What to do now. */
  links: readonly { text: string; href: string }[];
  /** The place of the head that it belongs to. */
  place?: { text: string; href: '/' | '/imports' | '/self-check' };
}

const HOME = { text: '采购项目', href: '/' } as const;

/** Not found, or something went wrong: what happened and what to do. */
export function MessagePage({ assets, title, lines, links, place = HOME }: MessagePageProps) {
  return (
    <Layout title={title} assets={assets} place={place.href}>
      <PageHead trail={[place, { text: title }]} title={title} />
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
