import { z } from 'zod';
import {
  type HeldRound,
  NegotiationPage,
  type NegotiationPageProps,
  type RoundForm,
} from '../../../views/review/negotiation-page.tsx';
import { reviewHref } from '../../../views/review/review-address.ts';
import { AppError } from '../../domain/app-error.ts';
import { type LedgerEvent, lotOf } from '../../ledger/events/index.ts';
import { isRejected } from '../../ledger/rules/refusal.ts';
import type { BidView } from '../../ledger/state.ts';
import { type FileForm, type FileForms, findOneFileProblem, keepUploads } from '../file-forms.ts';
import { fieldOf, parseForm, requiredText } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import { isNegotiated } from '../review/negotiated.ts';
import { findReviewScope } from '../review/review-scope.ts';
import type { LotVisit } from '../visit.ts';

const PAGE = '/review/negotiation';
const LONGEST_NAME = 500;
const LONGEST_SUMMARY = 5_000;

const roundSchema = z.object({
  tenderer: requiredText('请选择供应商', LONGEST_NAME),
  round: z
    .string({ error: '请填写第几轮' })
    .trim()
    .regex(/^[1-9]\d{0,2}$/, { error: '请填写第几轮，如 1' })
    .transform((text) => Number.parseInt(text, 10)),
  summary: requiredText('请写明这一轮的内容', LONGEST_SUMMARY),
});

/** 磋商（谈判）: the record of each round; last prices are shown once they are opened. */
export function registerReviewNegotiationPages(pages: Pages, fileForms: FileForms): void {
  const { desk } = pages;

  pages.getOfLot(PAGE, { see: 'review' }, async (visit) =>
    visit.page(<NegotiationPage {...(await describe(visit))} />),
  );

  pages.postOfLot(PAGE, { record: ['negotiation.held'] }, async (visit) => {
    if (!isNegotiated(visit.lot))
      throw new AppError('input-invalid', '这种采购方式不进行磋商（谈判），报价以递交的为准');
    const props = await describe(visit);
    const refuse = (form: RoundForm) => visit.page(<NegotiationPage {...props} form={form} />, 422);
    return fileForms.receive(
      visit,
      (message) => refuse({ tenderer: '', round: '', summary: '', problems: [{ field: 'files', message }] }),
      (form) => takeRound(visit, form, refuse),
    );
  });

  async function takeRound(
    visit: LotVisit,
    { fields, files }: FileForm,
    refuse: (form: RoundForm) => Response,
  ): Promise<Response> {
    const parsed = parseForm(roundSchema, fields);
    const message = findOneFileProblem(files);
    const problems = [
      ...(parsed.ok ? [] : parsed.problems),
      ...(message === null ? [] : [{ field: 'files', message }]),
    ];
    const bid = visit.lot.bids.get(fieldOf(fields, 'tenderer'));
    if (parsed.ok && (bid === undefined || isRejected(bid)))
      problems.push({ field: 'tenderer', message: '没有这一家，或者它已被认定无效，请另选' });
    if (!parsed.ok || problems.length > 0) {
      const [tenderer, round, summary] = ['tenderer', 'round', 'summary'].map((name) => fieldOf(fields, name));
      return refuse({ tenderer: tenderer ?? '', round: round ?? '', summary: summary ?? '', problems });
    }
    const [document = null] = await keepUploads(desk.store, files);
    await visit.record([{ type: 'negotiation.held', data: { lot: visit.lot.number, ...parsed.value, document } }]);
    return visit.redirect(reviewHref(visit, '/negotiation'));
  }
}

async function describe(visit: LotVisit): Promise<NegotiationPageProps> {
  const { lot } = visit;
  const { terms, bids } = findReviewScope(visit);
  const mayRecord = visit.may('negotiation.held') && isNegotiated(lot);
  return {
    place: visit,
    terms,
    bids,
    rounds: listRounds(await visit.listEvents(), visit),
    form: mayRecord ? { ...findNextRound(bids), summary: '', problems: [] } : null,
  };
}

/** Whose round comes next: the first of those with the fewest rounds; nobody's record is written over by what the form begins with. */
function findNextRound(bids: readonly BidView[]): Pick<RoundForm, 'tenderer' | 'round'> {
  const reached = bids
    .filter((bid) => !isRejected(bid))
    .map(({ tenderer, rounds }) => ({ tenderer, last: Math.max(0, ...rounds.keys()) }));
  const fewest = Math.min(...reached.map(({ last }) => last));
  const next = reached.find(({ last }) => last === fewest);
  return { tenderer: next?.tenderer ?? '', round: String((next?.last ?? 0) + 1) };
}

function listRounds(events: readonly LedgerEvent[], { lot }: LotVisit): HeldRound[] {
  return events.flatMap((event): HeldRound[] => {
    if (event.type !== 'negotiation.held' || lotOf(event) !== lot.number) return [];
    const { tenderer, round, summary, document } = event.data;
    const standing = lot.bids.get(tenderer)?.rounds.get(round)?.sequence;
    return [{ tenderer, round, summary, at: event.at, document, isSuperseded: standing !== event.sequence }];
  });
}
