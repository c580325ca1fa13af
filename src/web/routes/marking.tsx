import { z } from 'zod';
import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { ItemPage } from '../../../views/marking/item-page.tsx';
import { type MarkFields, toFields } from '../../../views/marking/mark-fields.ts';
import { MarkState } from '../../../views/marking/mark-state.tsx';
import { MarkingPage } from '../../../views/marking/marking-page.tsx';
import { findNeighbours, findNextOpen, listJudgedItems, markHref } from '../../../views/marking/marking-place.ts';
import { SheetPage, SubmitPage } from '../../../views/marking/sheet-page.tsx';
import { termsOf } from '../../../views/terms.ts';
import { lotHref } from '../../../views/workspace-addresses.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import { RECHECK_GROUNDS } from '../../ledger/events/marking-events.ts';
import { describeRule, previewMark } from '../../use-cases/preview-marks.ts';
import { type FormFields, parseForm, requiredText } from '../forms.ts';
import { openBidPane } from '../marking/bid-pane.tsx';
import { readMark } from '../marking/read-mark.ts';
import { countMarks, describeSheet, findOwnMark, findScope, type MarkingScope, schemeOf } from '../marking/sheet.ts';
import type { Pages } from '../pages.tsx';
import { findReplaced, readReplaces, toVersion } from '../read-replaced.ts';
import type { LotVisit } from '../visit.ts';

const MARK = { record: ['mark.given'] } as const;
const ITEM = '/marking/items/:item';

const returnSchema = z.object({
  member: requiredText('请选择成员'),
  ground: z.enum(RECHECK_GROUNDS, { error: '请选择法定情形' }),
  reason: requiredText('请写明具体情况'),
});

/** 评分: a member's own sheet, one tenderer's item with the bid beside it, handing in, returning for a recheck. */
export function registerMarkingPages(pages: Pages): void {
  const { desk } = pages;

  pages.getOfLot('/marking', { see: 'marking' }, async (visit) =>
    visit.page(<SheetPage {...(await describeSheet(visit, desk))} />),
  );

  pages.getOfLot('/marking/submit', { record: ['marks.submitted'] }, async (visit) =>
    visit.page(<SubmitPage {...(await describeSheet(visit, desk))} />),
  );

  pages.postOfLot('/marking/submit', { record: ['marks.submitted'] }, async (visit) => {
    const { given, all } = countMarks(visit, findScope(visit, desk));
    if (given < all) throw new AppError('input-invalid', `还有 ${all - given} 处没有评分，全部评分后才能提交`);
    await visit.record([{ type: 'marks.submitted', data: { lot: visit.lot.number, statedTotals: {} } }]);
    return visit.redirect(lotHref(visit.procurement, visit.lot.number, '/marking'));
  });

  pages.postOfLot('/marking/returns', { record: ['marks.returned'] }, async (visit) => {
    const parsed = parseForm(returnSchema, await visit.readForm());
    if (!parsed.ok)
      throw new AppError(
        'input-invalid',
        parsed.problems.map(({ message }) => ({ message })),
      );
    await visit.record([{ type: 'marks.returned', data: { lot: visit.lot.number, ...parsed.value } }]);
    return visit.redirect(lotHref(visit.procurement, visit.lot.number, '/marking'));
  });

  pages.getOfLot(ITEM, { see: 'marking' }, (visit) => {
    const { scheme, tenderers } = findScope(visit, desk);
    const item = findItem(visit);
    const rows = tenderers.map((tenderer) => {
      const mark = findOwnMark(visit, item.id, tenderer);
      const preview = mark === null ? null : previewMark(item, mark.value);
      const note = mark?.value.note;
      const text = [preview?.text, note === undefined ? undefined : `理由：${note}`].filter((one) => one !== undefined);
      return { tenderer, isGiven: mark !== null, points: preview?.points ?? null, text: text.join('；') };
    });
    return visit.page(
      <ItemPage place={visit} terms={termsOf(scheme.procurement)} item={item} rule={describeRule(item)} rows={rows} />,
    );
  });

  pages.getOfLot(`${ITEM}/:tenderer`, { see: 'marking' }, (visit) => showMark(visit));

  pages.postOfLot(`${ITEM}/:tenderer`, MARK, async (visit) => {
    const item = findItem(visit);
    const tenderer = findTenderer(visit, findScope(visit, desk));
    const form = await visit.readForm();
    const { fields, mark, problems } = readMark(item, form);
    if (mark === null) return showMark(visit, { fields, problems, form });
    const preview = previewMark(item, mark);
    if (preview.points === null) {
      const field = item.kind === 'flaws' || item.kind === 'deductions' ? 'note' : 'points';
      return showMark(visit, { fields, problems: [{ field, message: preview.text }], form });
    }
    const replaces = findReplaced(findOwnMark(visit, item.id, tenderer), readReplaces(form));
    const at = { lot: visit.lot.number, tenderer, item: item.id };
    try {
      const state = await visit.record([{ type: 'mark.given', data: { ...at, mark, reason: null, replaces } }]);
      const saved = state.lots.get(at.lot)?.marks.get(visit.actor.id)?.marks.get(tenderer)?.get(item.id) ?? null;
      if (visit.isFragment)
        return visit.fragment(<MarkState item={item} fields={toFields(mark)} outcome={preview} saved={saved} />);
      return visit.redirect(`${markHref(visit.procurement, visit.lot.number, item.id, tenderer)}${viewerPart(visit)}`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict' || visit.isFragment) throw error;
      return showMark(visit, { fields, problems: [{ field: 'note', message: error.message }], form }, 409);
    }
  });

  interface Typed {
    fields: MarkFields;
    problems: readonly FieldProblem[];
    form: FormFields;
  }

  async function showMark(visit: LotVisit, typed?: Typed, status: 422 | 409 = 422): Promise<Response> {
    const scope = findScope(visit, desk);
    const item = findItem(visit);
    const tenderer = findTenderer(visit, scope);
    const saved = findOwnMark(visit, item.id, tenderer);
    const fields = typed?.fields ?? toFields(saved?.value ?? null);
    if (typed !== undefined && visit.isFragment) {
      const text = typed.problems.map(({ message }) => message).join('；');
      return visit.fragment(
        <MarkState item={item} fields={fields} outcome={{ points: null, text }} saved={saved} />,
        status,
      );
    }
    const recorded = fields.flaws.flatMap(({ file, path, quote }) =>
      path === '' ? [] : [{ file, page: null, path, quote }],
    );
    const pane = await openBidPane(visit, desk, item, tenderer, recorded);
    const hint = pane.hints[toVersion(visit.c.req.query('hint') ?? '') - 1];
    const page = (
      <MarkingPage
        place={visit}
        action={`${markHref(visit.procurement, visit.lot.number, item.id, tenderer)}${new URL(visit.c.req.url).search}`}
        item={item}
        tenderer={tenderer}
        rule={describeRule(item)}
        fields={fields}
        problems={typed?.problems ?? []}
        outcome={saved === null || typed !== undefined ? null : previewMark(item, saved.value)}
        saved={saved}
        plan={pane.plan}
        hints={pane.hints}
        draft={{ note: hint?.message ?? '', place: pane.taken }}
        flawTypes={scope.scheme.procurement.rules.flawTypes.map(({ title }) => title)}
        account={visit.account.id}
        neighbours={findNeighbours(scope.judged, scope.tenderers, item.id, tenderer)}
        position={{ number: scope.tenderers.indexOf(tenderer) + 1, all: scope.tenderers.length }}
        nextOpen={findNextOpen(
          scope.judged,
          scope.tenderers,
          (one, name) => (one === item.id && name === tenderer) || findOwnMark(visit, one, name) !== null,
          item.id,
        )}
        progress={countMarks(visit, scope)}
        isSubmitted={visit.lot.marks.get(visit.actor.id)?.isSubmitted === true || !visit.may('mark.given')}
        viewer={pane.viewer}
      />
    );
    return visit.page(page, typed === undefined ? 200 : status);
  }
}

/** @throws AppError `not-found` */
function findItem(visit: LotVisit): ScoringItem {
  const id = visit.c.req.param('item');
  const item = listJudgedItems(schemeOf(visit.lot).lot).find((one) => one.id === id);
  if (item === undefined) throw new AppError('not-found', '评审方案中没有这一项由成员评分的因素');
  return item;
}

/** @throws AppError `not-found` */
function findTenderer(visit: LotVisit, { tenderers }: MarkingScope): string {
  const name = visit.c.req.param('tenderer') ?? '';
  if (!tenderers.includes(name))
    throw new AppError('not-found', '没有这一家，或者它的响应（投标）已被认定无效，不再评分');
  return name;
}

/** Where the viewer stood, so that it stands there again after a saving without scripts. */
function viewerPart({ c }: LotVisit): string {
  const query = new URLSearchParams();
  for (const name of ['file', 'at', 'part', 'as']) {
    const value = c.req.query(name);
    if (value !== undefined) query.set(name, value);
  }
  return query.size === 0 ? '' : `?${query}`;
}
