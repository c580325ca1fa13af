import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Actor } from '../../src/ledger/events/envelope.ts';
import { isPanelRole, ROLE_NAMES } from '../../src/ledger/roles.ts';
import type { LedgerState } from '../../src/ledger/state.ts';
import type { View } from '../../src/ledger/view-rights.ts';
import { procurementHref } from '../workspace-addresses.ts';
import { type Assets, Layout, PageHead } from './layout.tsx';

/** Where a page of a whole procurement stands, and for whom. A request's visit has all of it. */
export interface ProcurementPlace {
  assets: Assets;
  procurement: string;
  state: LedgerState;
  actor: Actor;
  sees(view: View): boolean;
}

const TABS = [
  { view: 'overview', page: '', text: '进度' },
  { view: 'timeline', page: '/timeline', text: '办理过程' },
  { view: 'people', page: '/people', text: '人员与角色' },
  { view: 'filing', page: '/filing', text: '归档' },
] as const satisfies readonly { view: View; page: string; text: string }[];
export type ProcurementTab = (typeof TABS)[number]['page'];

interface ProcurementFrameProps {
  place: ProcurementPlace;
  tab: ProcurementTab;
  title: string;
  /** Beside the title. */
  aside?: Child;
  scripts?: readonly string[];
  /** Further lines of the document's head. */
  head?: Child;
}

/** Every page of a whole procurement: where one is, as whom one acts, and the pages there are. */
export function ProcurementFrame({
  place,
  tab,
  title,
  aside,
  scripts = [],
  head,
  children,
}: PropsWithChildren<ProcurementFrameProps>) {
  const { assets, procurement, state, actor, sees } = place;
  const about = state.about?.title ?? procurement;
  const trail = [
    { text: '采购项目', href: '/' },
    ...(tab === '' ? [{ text: about }] : [{ text: about, href: procurementHref(procurement) }, { text: title }]),
  ];
  return (
    <Layout
      title={tab === '' ? about : `${title} · ${about}`}
      assets={assets}
      subject={about}
      scripts={['keys', 'sent-forms', ...scripts]}
      head={head}
    >
      <PageHead trail={trail} title={title} aside={aside}>
        <p class="acting">
          以{ROLE_NAMES[actor.role]}
          {isPanelRole(actor.role) ? `（${actor.name}）` : (actor.tenderer ?? '') === '' ? '' : `（${actor.tenderer}）`}
          身份
        </p>
        <nav class="tabs" aria-label="本项目页面">
          {TABS.filter(({ view }) => sees(view)).map(({ page, text }) => (
            <a href={procurementHref(procurement, page)} aria-current={page === tab ? 'page' : undefined}>
              {text}
            </a>
          ))}
        </nav>
      </PageHead>
      {children}
    </Layout>
  );
}
