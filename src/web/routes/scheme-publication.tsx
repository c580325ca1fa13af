import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { compareSchemes } from '../../../views/scheme/compare-schemes.ts';
import { PublicationPage } from '../../../views/scheme/publication-page.tsx';
import { schemeHref } from '../../../views/scheme/scheme-frame.tsx';
import { AppError } from '../../domain/app-error.ts';
import { countVersions } from '../../ledger/versions.ts';
import { listRules, reviewScheme } from '../../use-cases/review-scheme.ts';
import { fieldOf } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import { readReplaces } from '../read-replaced.ts';
import { getDraft } from '../scheme/save-draft.ts';
import type { Deed, LotVisit } from '../visit.ts';

const RULE = { record: ['scheme.published', 'scheme.superseded'] } as const;
const LONGEST_REASON = 500;

/** Publishing a scheme, or a correction of it: nothing unfinished or unlawful is let through. */
export function registerSchemePublicationPages(pages: Pages): void {
  const { desk } = pages;

  const show = (visit: LotVisit, reason = '', problems: FieldProblem[] = [], status: 200 | 409 | 422 = 200) => {
    const draft = getDraft(visit);
    const { findings, publishable } = reviewScheme(draft.value, desk.reference, visit.today);
    const published = visit.lot.scheme?.value ?? null;
    const changes = published === null ? null : compareSchemes(published, draft.value, desk.reference.levelOrders);
    return visit.page(
      <PublicationPage
        place={visit}
        draft={draft}
        rules={listRules(draft.value)}
        findings={findings}
        isPublishable={publishable !== null && changes?.length !== 0}
        changes={changes}
        reason={reason}
        problems={problems}
      />,
      status,
    );
  };

  pages.getOfLot('/scheme/publication', RULE, (visit) => show(visit));

  pages.postOfLot('/scheme/publication', RULE, async (visit) => {
    const form = await visit.readForm();
    const reason = fieldOf(form, 'reason').trim();
    const isCorrection = visit.lot.scheme !== null;
    const draft = getDraft(visit);
    if (readReplaces(form) !== countVersions(draft)) {
      const message = '方案已有改动，没有发布。下面是最新的内容，请核对后再发布';
      return show(visit, reason, [{ field: 'reason', message }], 409);
    }
    const problems: FieldProblem[] = [];
    if (isCorrection && reason === '') problems.push({ field: 'reason', message: '请填写更正理由' });
    if ([...reason].length > LONGEST_REASON)
      problems.push({ field: 'reason', message: `不能超过 ${LONGEST_REASON} 个字` });
    if (isCorrection && JSON.stringify(draft.value) === JSON.stringify(visit.lot.scheme?.value))
      problems.push({ field: 'reason', message: '与已发布的方案没有差别，不用发布更正' });
    if (reviewScheme(draft.value, desk.reference, visit.today).publishable === null)
      problems.push({ field: 'findings-title', message: '还不能发布，请先更正检查结果中“须更正”的问题' });
    if (problems.length > 0) return show(visit, reason, problems, 422);
    await visit.record((state): readonly Deed[] => {
      const lot = state.lots.get(visit.lot.number);
      if (lot?.draft?.sequence !== draft.sequence)
        throw new AppError('conflict', '方案已有改动，没有发布；请查看最新的内容后再发布');
      const { publishable: scheme } = reviewScheme(lot.draft.value, desk.reference, visit.today);
      if (scheme === null) throw new AppError('input-invalid', '方案还不能发布，请先更正检查结果中的问题');
      const data = { lot: lot.number, scheme };
      return lot.scheme === null
        ? [{ type: 'scheme.published', data }]
        : [{ type: 'scheme.superseded', data: { ...data, reason, replaces: lot.scheme.sequence } }];
    });
    return visit.redirect(schemeHref(visit));
  });
}
