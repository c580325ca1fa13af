import { z } from 'zod';
import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { ConfirmFactsPage } from '../../../views/review/confirm-facts-page.tsx';
import { FACT_KINDS, type FactKind, listFactFields, listFactItems } from '../../../views/review/fact-fields.ts';
import { FactPage } from '../../../views/review/fact-page.tsx';
import { findDoubt, type NamedFact, placeOfFact } from '../../../views/review/facts.ts';
import { FactsPage } from '../../../views/review/facts-page.tsx';
import { tendererHref } from '../../../views/review/review-address.ts';
import { type Typed, typeOut } from '../../../views/scheme/fields.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Location } from '../../domain/location.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import type { Fact } from '../../ledger/events/fact-events.ts';
import { isPriceOpen } from '../../ledger/rules/refusal.ts';
import type { BidView, FactView, LedgerState, LotView } from '../../ledger/state.ts';
import { findCheck } from '../../use-cases/read-bid.ts';
import { acceptForm, type FormFields, fieldOf } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import { findReplaced, readReplaces, toVersion } from '../read-replaced.ts';
import { readFact } from '../review/read-fact.ts';
import { readPlace } from '../review/read-place.ts';
import { findBidPlaceHref, openBidViewer, placeInViewer } from '../review/review-documents.tsx';
import { findReviewedBid, findReviewScope } from '../review/review-scope.ts';
import { readTyped } from '../scheme/read-fields.ts';
import type { Deed, LotVisit } from '../visit.ts';

const FACTS = '/review/:tenderer/facts';
const DISCREPANCIES = 'bid-price/discrepancy-order';
/** Of these a tenderer has one alone. */
const SINGLE: ReadonlySet<FactKind> = new Set(['policy', 'price', 'item']);

const kindSchema = z.object({ about: z.enum(FACT_KINDS, { error: '没有这一类事实' }) });

/** 事实: what the tool read from a bid, confirmed, corrected, denied or added by members. */
export function registerReviewFactPages(pages: Pages): void {
  const { desk } = pages;
  const factsHref = (visit: LotVisit, bid: BidView) => tendererHref(visit, bid.tenderer, '/facts');

  pages.getOfLot(FACTS, { see: 'review' }, async (visit) => {
    const scope = findReviewScope(visit);
    const bid = findReviewedBid(visit);
    const check = await findCheck(desk.store, bid);
    const facts = listFacts(bid);
    const base = factsHref(visit, bid);
    const places = facts.flatMap(({ fact }) => placeOfFact(fact.current.value) ?? []);
    const law = desk.reference.regulations.find(DISCREPANCIES, visit.today);
    return visit.page(
      <FactsPage
        place={visit}
        terms={scope.terms}
        scheme={scope.scheme.lot}
        tenderer={bid.tenderer}
        first={scope.requirements[0]?.key ?? null}
        facts={facts}
        check={check}
        isPriceOpen={isPriceOpen(visit.lot, bid)}
        order={law === null ? null : { note: law.parameter.note ?? law.parameter.title, basis: law.basis }}
        unambiguous={sortProposed(facts, check).clear.length}
        hrefOf={(location) => placeInViewer(base, bid, location)}
        may={{ confirm: visit.may('fact.confirmed'), propose: visit.may('fact.proposed') }}
        {...(await openBidViewer(visit, desk, bid, { base, places }))}
      />,
    );
  });

  pages.getOfLot(`${FACTS}/confirm`, { record: ['fact.confirmed'] }, (visit) => showConfirmation(visit));

  pages.postOfLot(`${FACTS}/confirm`, { record: ['fact.confirmed'] }, async (visit) => {
    const bid = findReviewedBid(visit);
    const { number: lot } = visit.lot;
    const chosen = ((await visit.readForm())['fact'] ?? []).flatMap((one) => {
      const [, number = '', id = ''] = /^(\d+):(.+)$/s.exec(one) ?? [];
      const known = bid.facts.get(id);
      return known === undefined ? [] : [{ id, replaces: findReplaced(known.current, toVersion(number)) }];
    });
    if (chosen.length === 0) return showConfirmation(visit, '请勾选要确认的事实');
    try {
      await visit.record(
        chosen.map(({ id, replaces }) => ({
          type: 'fact.confirmed',
          data: { lot, tenderer: bid.tenderer, id, replaces },
        })),
      );
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      return showConfirmation(
        visit,
        '有的事实刚由他人确认或改动，这次一项也没有确认；下面是最新的内容，请重新核对',
        409,
      );
    }
    return visit.redirect(factsHref(visit, bid));
  });

  pages.getOfLot(`${FACTS}/new`, { record: ['fact.proposed'] }, (visit) => {
    const about = FACT_KINDS.find((kind) => kind === visit.c.req.query('about')) ?? 'contract';
    const item = findItem(visit, about, visit.c.req.query('item') ?? '');
    return showFact(visit, { about, item, known: null });
  });

  pages.postOfLot(FACTS, { record: ['fact.proposed'] }, async (visit) => {
    const bid = findReviewedBid(visit);
    const form = await visit.readForm();
    const { about } = acceptForm(kindSchema, form);
    const shown = { about, item: findItem(visit, about, fieldOf(form, 'item')), known: null };
    const read = readForm(visit, bid, shown, form);
    if (fieldOf(form, 'longer') !== '' || 'problems' in read) return showFact(visit, shown, form, read);
    const { number: lot } = visit.lot;
    const { tenderer } = bid;
    await visit.record((state) => [
      {
        type: 'fact.proposed',
        data: { lot, tenderer, id: nameNew(state, lot, tenderer, read.fact), fact: read.fact, source: 'person' },
      },
    ]);
    return visit.redirect(factsHref(visit, bid));
  });

  pages.getOfLot(`${FACTS}/:fact`, { see: 'review' }, (visit) => showFact(visit, findKnown(visit)));

  pages.postOfLot(
    `${FACTS}/:fact`,
    { record: ['fact.confirmed', 'fact.corrected', 'fact.rejected'] },
    async (visit) => {
      const bid = findReviewedBid(visit);
      const shown = findKnown(visit);
      const form = await visit.readForm();
      const { id } = shown.known;
      const replaces = findReplaced(shown.known.fact.current, readReplaces(form));
      const data = { lot: visit.lot.number, tenderer: bid.tenderer, id, replaces };
      const action = fieldOf(form, 'action');
      const reason = fieldOf(form, 'why').trim();
      const isConfirmed = action === 'confirm';
      const read: ReadOutcome =
        isConfirmed || action === 'reject' ? { problems: [] } : readForm(visit, bid, shown, form);
      const problems = 'problems' in read ? [...read.problems] : [];
      if (!isConfirmed && reason === '') problems.push({ field: 'why', message: '请写明理由' });
      if (fieldOf(form, 'longer') !== '' || problems.length > 0) return showFact(visit, shown, form, { problems });
      const deed: Deed = isConfirmed
        ? { type: 'fact.confirmed', data }
        : 'fact' in read
          ? { type: 'fact.corrected', data: { ...data, fact: read.fact, reason } }
          : { type: 'fact.rejected', data: { ...data, reason } };
      try {
        await visit.record([deed]);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
        const latest = { ...visit, lot: await findLatest(visit) };
        const message = '这一项刚由他人确认或改动（见“现在的记录”），您的决定没有记录；核对后再提交';
        const typed = isConfirmed ? null : form;
        return showFact(latest, findKnown(latest), typed, { problems: [{ field: 'why', message }] }, 409);
      }
      return visit.redirect(`${factsHref(visit, bid)}#fact-${encodeURIComponent(id)}`);
    },
  );

  /** The lot as somebody else may just have left it. */
  async function findLatest({ procurement, actor: { id, role }, lot }: LotVisit): Promise<LotView> {
    return (await desk.view(procurement, { id, role })).lots.get(lot.number) ?? lot;
  }

  async function showConfirmation(visit: LotVisit, message?: string, status: 422 | 409 = 422) {
    const lot = await findLatest(visit);
    const scope = findReviewScope({ lot });
    const bid = findReviewedBid({ ...visit, lot });
    const sorted = sortProposed(listFacts(bid), await findCheck(desk.store, bid));
    return visit.page(
      <ConfirmFactsPage
        place={{ ...visit, lot }}
        scheme={scope.scheme.lot}
        tenderer={bid.tenderer}
        {...sorted}
        hrefOf={(location) => findBidPlaceHref(visit.procurement, visit.state, bid, location)}
        problems={message === undefined ? [] : [{ field: 'fact', message }]}
      />,
      message === undefined ? 200 : status,
    );
  }

  interface ShownFact {
    about: FactKind;
    item: ScoringItem | null;
    known: NamedFact | null;
  }

  type ReadOutcome = { fact: Fact } | { problems: FieldProblem[] };

  function fieldsOf(visit: LotVisit, { about, item }: ShownFact) {
    return listFactFields(about, findReviewScope(visit).scheme.lot, item);
  }

  function readForm(visit: LotVisit, bid: BidView, shown: ShownFact, form: FormFields): ReadOutcome {
    const { about, item, known } = shown;
    const fields = fieldsOf(visit, shown);
    const { location, problem } = readPlace(form, bid);
    if (problem !== null) return { problems: [{ field: 'location', message: problem }] };
    const before = known?.fact.current.value ?? null;
    const typed = readTyped(fields, form);
    return readFact({ about, item: item?.id ?? null, fields, typed, location, before });
  }

  async function showFact(
    visit: LotVisit,
    shown: ShownFact,
    form: FormFields | null = null,
    read?: ReadOutcome,
    status: 422 | 409 = 422,
  ) {
    const { scheme } = findReviewScope(visit);
    const bid = findReviewedBid(visit);
    const { about, item, known } = shown;
    const fields = fieldsOf(visit, shown);
    const before = known?.fact.current.value ?? null;
    const place = before === null ? null : placeOfFact(before);
    const page =
      known === null ? `new?about=${about}${item === null ? '' : `&item=${item.id}`}` : encodeURIComponent(known.id);
    const base = `${factsHref(visit, bid)}/${page}`;
    const opened = await openBidViewer(visit, desk, bid, { base, places: place === null ? [] : [place] });
    const isLonger = form !== null && fieldOf(form, 'longer') !== '';
    const typed: Typed = form === null ? typeOut(fields, before?.value ?? NOTHING) : readTyped(fields, form);
    const chosen: Location | null = form === null ? (opened.taken ?? place) : readPlace(form, bid).location;
    return visit.page(
      <FactPage
        place={visit}
        scheme={scheme.lot}
        tenderer={bid.tenderer}
        about={about}
        item={item}
        known={known}
        fields={fields}
        typed={typed}
        location={chosen}
        why={form === null ? '' : fieldOf(form, 'why')}
        problems={read !== undefined && 'problems' in read && !isLonger ? read.problems : []}
        longer={isLonger && form !== null ? fieldOf(form, 'longer') : null}
        hrefOf={(location) => placeInViewer(base, bid, location)}
        mayChange={visit.may(known === null ? 'fact.proposed' : 'fact.corrected')}
        choice={opened.choice}
        viewer={opened.viewer}
      />,
      isLonger || read === undefined ? 200 : status,
    );
  }
}

/** Yes or no stands at no where nothing is known. */
const NOTHING = {
  prisonEnterprise: false,
  disabledWelfareUnit: false,
  relatedMembers: false,
  competesWithForeign: false,
};

function listFacts({ facts }: BidView): NamedFact[] {
  return [...facts].map(([id, fact]) => ({ id, fact }));
}

function sortProposed(facts: readonly NamedFact[], check: Parameters<typeof findDoubt>[1]) {
  const proposed = facts
    .filter(({ fact }) => fact.status === 'proposed')
    .map((named) => ({ named, doubt: findDoubt(named.fact.current.value, check) }));
  return {
    clear: proposed.flatMap(({ named, doubt }) => (doubt === null ? [named] : [])),
    doubtful: proposed.flatMap(({ named, doubt }) => (doubt === null ? [] : [{ named, doubt }])),
  };
}

/** @throws AppError `not-found` */
function findItem({ lot }: LotVisit, about: FactKind, id: string): ScoringItem | null {
  if (about !== 'item') return null;
  const item = listFactItems(findReviewScope({ lot }).scheme.lot).find((one) => one.id === id);
  if (item === undefined) throw new AppError('not-found', '评审方案中没有这一项由事实计分的评审因素');
  return item;
}

/** @throws AppError `not-found` */
function findKnown(visit: LotVisit): { about: FactKind; item: ScoringItem | null; known: NamedFact } {
  const id = visit.c.req.param('fact') ?? '';
  const fact = findReviewedBid(visit).facts.get(id);
  if (fact === undefined) throw new AppError('not-found', '没有这一项事实，请从事实页重新进入。');
  const { value } = fact.current;
  const item =
    value.about === 'item' ? (visit.lot.scheme?.value.lot.items.find((one) => one.id === value.item) ?? null) : null;
  return { about: value.about, item, known: { id, fact } };
}

/** @throws AppError `input-invalid` where the tenderer has the one fact there can be */
function nameNew(state: LedgerState, lot: number, tenderer: string, fact: Fact): string {
  const facts = state.lots.get(lot)?.bids.get(tenderer)?.facts ?? new Map<string, FactView>();
  const isSame = ({ current: { value } }: FactView) =>
    value.about === fact.about && (value.about !== 'item' || fact.about !== 'item' || value.item === fact.item);
  if (SINGLE.has(fact.about)) {
    if ([...facts.values()].some(isSame))
      throw new AppError('input-invalid', '这一家已有这一项记录，请在事实页打开它更正');
    return fact.about === 'item' ? `item-${fact.item}` : fact.about;
  }
  let number = 1;
  while (facts.has(`${fact.about}-added-${number}`)) number += 1;
  return `${fact.about}-added-${number}`;
}
