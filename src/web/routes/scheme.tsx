import { LotFrame } from '../../../views/components/lot-frame.tsx';
import { PublishedPage } from '../../../views/scheme/published-page.tsx';
import { draftHref, SchemeFrame, schemeHref } from '../../../views/scheme/scheme-frame.tsx';
import { DraftPage } from '../../../views/scheme/scheme-page.tsx';
import { ScoringTable } from '../../../views/scheme/scoring-table.tsx';
import { proposeItems } from '../../use-cases/propose-items.ts';
import { listRules, reviewScheme } from '../../use-cases/review-scheme.ts';
import { writeSchemeYaml } from '../../use-cases/write-lot-yaml.ts';
import type { Pages } from '../pages.tsx';
import { readReplaces } from '../read-replaced.ts';
import { offer } from '../scheme/offer.ts';
import { findShown, getDraft, type StandingDraft, saveDraft } from '../scheme/save-draft.ts';
import type { LotVisit } from '../visit.ts';
import { registerSchemeItemPages } from './scheme-items.tsx';
import { registerSchemePartPages } from './scheme-parts.tsx';
import { registerSchemePublicationPages } from './scheme-publication.tsx';
import { registerSchemeRequirementPages } from './scheme-requirements.tsx';
import { registerSchemeVersionPages } from './scheme-versions.tsx';

const SEE = { see: 'scheme' } as const;
const EDIT = { record: ['scheme.edited'] } as const;

/** 评审方案: written, checked, published, corrected. */
export function registerSchemePages(pages: Pages): void {
  const { desk } = pages;

  const showDraft = (visit: LotVisit, draft: StandingDraft) => {
    const { findings, publishable } = reviewScheme(draft.value, desk.reference, visit.today);
    return visit.page(
      <DraftPage
        place={visit}
        draft={draft}
        findings={findings}
        isPublishable={publishable !== null}
        rules={listRules(draft.value)}
        canEdit={visit.may('scheme.edited')}
        canPublish={visit.may('scheme.published') || visit.may('scheme.superseded')}
      />,
    );
  };

  pages.getOfLot('/scheme', SEE, (visit) => {
    const { scheme, draft } = visit.lot;
    if (scheme !== null) {
      const rules = listRules(scheme.value);
      return visit.page(
        <PublishedPage
          place={visit}
          scheme={scheme}
          rules={rules}
          canEdit={visit.may('scheme.superseded')}
          hasCorrection={draft !== null && draft.sequence > scheme.sequence}
        />,
      );
    }
    if (draft !== null) return showDraft(visit, draft);
    return visit.page(
      <LotFrame place={visit} tab="/scheme" title="评审方案">
        <section class="card" aria-label="评审方案">
          <p class="empty">评审方案还没有发布。采购人或采购代理机构发布之后，可以在这里查看。</p>
        </section>
      </LotFrame>,
    );
  });

  pages.getOfLot('/scheme/correction', EDIT, (visit) =>
    visit.lot.scheme === null ? visit.redirect(schemeHref(visit)) : showDraft(visit, getDraft(visit)),
  );

  pages.getOfLot('/scheme/preview', SEE, (visit) => {
    const shown = findShown(visit);
    if (shown === null) return visit.notFound('评审方案还没有发布。');
    return visit.page(
      <SchemeFrame place={visit} title="评分表">
        <section class="card" aria-label="评分表">
          <ScoringTable scheme={shown.value} rules={listRules(shown.value)} />
        </section>
      </SchemeFrame>,
    );
  });

  pages.postOfLot('/scheme/proposal', EDIT, async (visit) => {
    const replaces = readReplaces(await visit.readForm());
    await saveDraft(visit, (scheme) => proposeItems(scheme, desk.reference, visit.today), {
      replaces,
      reason: '按采购需求拟出建议稿',
    });
    return visit.redirect(draftHref(visit));
  });

  pages.getOfLot('/scheme/published.json', SEE, (visit) => {
    const { scheme } = visit.lot;
    if (scheme === null) return visit.notFound('评审方案还没有发布。');
    return offer(visit, JSON.stringify(scheme.value, null, 2), 'application/json', 'json');
  });
  pages.getOfLot('/scheme/published.yaml', SEE, (visit) => {
    const { scheme } = visit.lot;
    if (scheme === null) return visit.notFound('评审方案还没有发布。');
    return offer(visit, writeSchemeYaml(scheme.value), 'application/yaml', 'yaml');
  });

  registerSchemeItemPages(pages);
  registerSchemePartPages(pages);
  registerSchemeRequirementPages(pages);
  registerSchemeVersionPages(pages);
  registerSchemePublicationPages(pages);
}
