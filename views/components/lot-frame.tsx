import type { Child, PropsWithChildren } from 'hono/jsx';
import { isPanelRole, ROLE_NAMES } from '../../src/ledger/roles.ts';
import { STAGE_NAMES, STAGES } from '../../src/ledger/stages.ts';
import type { LotView } from '../../src/ledger/state.ts';
import { LOT_PAGES } from '../lot-pages.ts';
import { termsOfLot } from '../terms.ts';
import { lotHref, procurementHref } from '../workspace-addresses.ts';
import { LiveSettings } from './import-live.tsx';
import { Layout, PageHead } from './layout.tsx';
import type { ProcurementPlace } from './procurement-frame.tsx';
import { Steps } from './steps.tsx';
import { ViewerSettings } from './viewer-head.tsx';

/** Where a page of a lot stands, and for whom. A request's visit has all of it. */
export interface LotPlace extends ProcurementPlace {
  lot: LotView;
}

export type LotTab = (typeof LOT_PAGES)[number]['page'];

interface LotFrameProps {
  place: LotPlace;
  tab: LotTab;
  title: string;
  /** Pages between the lot and this one. */
  trail?: readonly { text: string; href?: string }[];
  /** Beside the title. */
  aside?: Child;
  scripts?: readonly string[];
  /** A part of it changes by itself: a `LiveRegion`. */
  isLive?: boolean;
  /** It shows a document: a `DocumentViewer`. */
  hasViewer?: boolean;
}

/** Every page of a lot: where one is, how far the lot is, as whom one acts, and the pages there are. */
export function LotFrame({
  place,
  tab,
  title,
  trail = [],
  aside,
  scripts = [],
  isLive = false,
  hasViewer = false,
  children,
}: PropsWithChildren<LotFrameProps>) {
  const { assets, procurement, state, lot, actor, sees } = place;
  const about = state.about?.title ?? procurement;
  const terms = termsOfLot(place);
  return (
    <Layout
      title={`${title} · ${lotName(lot)}`}
      assets={assets}
      subject={about}
      scripts={['keys', 'sent-forms', ...scripts]}
      head={isLive ? <LiveSettings /> : hasViewer ? <ViewerSettings assets={assets} /> : undefined}
    >
      <PageHead
        trail={[
          { text: '采购项目', href: '/' },
          { text: about, href: procurementHref(procurement) },
          { text: lotName(lot) },
          ...trail,
        ]}
        title={title}
        aside={aside}
      >
        <div class="standing-line">
          <Steps stages={STAGES.map((stage) => STAGE_NAMES[stage])} current={STAGES.indexOf(lot.stage)} />
          <p class="acting">
            以{ROLE_NAMES[actor.role]}
            {isPanelRole(actor.role) ? `（${actor.name}）` : ''}身份
          </p>
        </div>
        <nav class="tabs" aria-label="本包页面">
          {LOT_PAGES.filter(({ view }) => sees(view)).map(({ page, nameOf }) => (
            <a href={lotHref(procurement, lot.number, page)} aria-current={page === tab ? 'page' : undefined}>
              {nameOf(terms)}
            </a>
          ))}
        </nav>
      </PageHead>
      {children}
    </Layout>
  );
}

/** How a lot is called: its number and title. */
export function lotName({ number, title }: Pick<LotView, 'number' | 'title'>): string {
  return `第 ${number} 包${title === '' ? '' : ` ${title}`}`;
}
