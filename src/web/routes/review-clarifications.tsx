import { z } from 'zod';
import { findAnswer } from '../../../views/review/answers.ts';
import {
  ClarificationsPage,
  type ClarificationsPageProps,
  type Letter,
} from '../../../views/review/clarifications-page.tsx';
import { draftAnswerQuestion, draftPriceQuestion } from '../../../views/review/draft-question.ts';
import { tendererHref } from '../../../views/review/review-address.ts';
import { nameSeat } from '../../../views/review/who.ts';
import type { DocumentRef } from '../../ledger/events/envelope.ts';
import { type LedgerEvent, lotOf, subjectOf } from '../../ledger/events/index.ts';
import { isPriceOpen } from '../../ledger/rules/refusal.ts';
import type { BidView, LotView } from '../../ledger/state.ts';
import { findCheck } from '../../use-cases/read-bid.ts';
import { type FileForm, type FileForms, findOneFileProblem, keepUploads } from '../file-forms.ts';
import { fieldOf, parseForm, requiredText } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import { findReviewedBid, findReviewScope } from '../review/review-scope.ts';
import type { LotVisit } from '../visit.ts';

const CLARIFICATIONS = '/review/:tenderer/clarifications';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const LONGEST_QUESTION = 5_000;
const LONGEST_ANSWER = 20_000;

const questionSchema = z.object({ question: requiredText('请写明需要澄清的内容', LONGEST_QUESTION) });
const answerSchema = z.object({
  id: requiredText('请选择要答复的澄清'),
  answer: requiredText('请填写答复', LONGEST_ANSWER),
});

/** 澄清: the chair asks in writing, the tenderer answers by itself or through the clerk. */
export function registerReviewClarificationPages(pages: Pages, fileForms: FileForms): void {
  const { desk } = pages;
  const back = (visit: LotVisit, bid: BidView) => visit.redirect(tendererHref(visit, bid.tenderer, '/clarifications'));

  pages.getOfLot(CLARIFICATIONS, { see: 'review' }, (visit) => show(visit, {}));

  pages.postOfLot(CLARIFICATIONS, { record: ['clarification.asked'] }, async (visit) => {
    const bid = findReviewedBid(visit);
    const fields = await visit.readForm();
    const parsed = parseForm(questionSchema, fields);
    const typed = fieldOf(fields, 'question');
    if (!parsed.ok) return show(visit, { asking: { question: typed, problems: parsed.problems } });
    const { question } = parsed.value;
    const number = bid.clarifications.size + 1;
    const document = await keepLetter(visit, bid, number, question);
    const data = { lot: visit.lot.number, tenderer: bid.tenderer, id: `letter-${number}`, question, document };
    await visit.record([{ type: 'clarification.asked', data, rule: findLaw(visit)?.basis ?? null }]);
    return back(visit, bid);
  });

  pages.postOfLot(`${CLARIFICATIONS}/answers`, { record: ['clarification.answered'] }, async (visit) => {
    const bid = findReviewedBid(visit);
    const props = await describe(visit, {});
    return fileForms.receive(
      visit,
      (message) => refuse(visit, props, { id: '', answer: '', problems: [{ field: 'files', message }] }),
      (form) => takeAnswer(visit, bid, form, props),
    );
  });

  async function takeAnswer(
    visit: LotVisit,
    bid: BidView,
    { fields, files }: FileForm,
    props: ClarificationsPageProps,
  ): Promise<Response> {
    const parsed = parseForm(answerSchema, fields);
    const message = findOneFileProblem(files);
    const typed = { id: fieldOf(fields, 'id'), answer: fieldOf(fields, 'answer') };
    const problems = [
      ...(parsed.ok ? [] : parsed.problems),
      ...(message === null ? [] : [{ field: 'files', message }]),
    ];
    if (!parsed.ok || problems.length > 0) return refuse(visit, props, { ...typed, problems });
    const [document = null] = await keepUploads(desk.store, files);
    const data = { lot: visit.lot.number, tenderer: bid.tenderer, ...parsed.value, document };
    await visit.record([{ type: 'clarification.answered', data }]);
    return back(visit, bid);
  }

  async function keepLetter(visit: LotVisit, bid: BidView, number: number, question: string): Promise<DocumentRef> {
    const { scheme, terms } = findReviewScope(visit);
    const { title, number: procurementNumber } = scheme.procurement;
    const { writeClarificationLetter } = await import('../../../views/review/clarification-letter.ts');
    const bytes = await writeClarificationLetter({
      title: `澄清通知（第 ${number} 号）`,
      about: `“${title}”${procurementNumber === null ? '' : `（项目编号：${procurementNumber}）`}第 ${visit.lot.number} 包`,
      tenderer: bid.tenderer,
      question,
      limits: describeLaw(findLaw(visit)),
      panel: terms.panel,
      date: visit.today,
    });
    const { sha256 } = await desk.store.putBlob(bytes);
    return { name: `澄清通知 第 ${number} 号.docx`, sha256, bytes: bytes.length, mediaType: WORD };
  }

  function findLaw({ lot, today }: LotVisit): { note: string; basis: string } | null {
    const method = lot.scheme?.value.procurement.method ?? null;
    const found = method === null ? null : desk.reference.regulations.find(`clarification/${method}`, today);
    return found === null ? null : { note: found.parameter.note ?? found.parameter.title, basis: found.basis };
  }

  /** A draft about what the address names: a requirement, or the price. */
  async function draftQuestion(visit: LotVisit, bid: BidView): Promise<string> {
    const about = visit.c.req.query('about');
    if (about === undefined) return '';
    const { requirements, terms } = findReviewScope(visit);
    const check = await findCheck(desk.store, bid);
    if (about === 'price')
      return check === null || !isPriceOpen(visit.lot, bid) ? '' : draftPriceQuestion(terms, check);
    const requirement = requirements.find(({ key }) => key === about);
    return requirement === undefined
      ? ''
      : draftAnswerQuestion(terms, requirement, findAnswer(requirement, bid, check));
  }

  type Shown = Partial<Pick<ClarificationsPageProps, 'asking'>>;

  async function show(visit: LotVisit, shown: Shown): Promise<Response> {
    return visit.page(
      <ClarificationsPage {...(await describe(visit, shown))} />,
      shown.asking === undefined ? 200 : 422,
    );
  }

  async function describe(visit: LotVisit, { asking }: Shown): Promise<ClarificationsPageProps> {
    const scope = findReviewScope(visit);
    const bid = findReviewedBid(visit);
    const drafted = async () => ({ question: await draftQuestion(visit, bid), problems: [] });
    return {
      place: visit,
      terms: scope.terms,
      tenderer: bid.tenderer,
      first: scope.requirements[0]?.key ?? null,
      letters: listLetters(await visit.listEvents(), visit.lot, bid.tenderer),
      law: findLaw(visit),
      asking: visit.may('clarification.asked') ? (asking ?? (await drafted())) : null,
      answering: visit.may('clarification.answered') ? { id: '', answer: '', problems: [] } : null,
    };
  }
}

type Answering = NonNullable<ClarificationsPageProps['answering']>;

function refuse(visit: LotVisit, props: ClarificationsPageProps, answering: Answering): Response {
  return visit.page(<ClarificationsPage {...props} answering={answering} />, 422);
}

function describeLaw(law: { note: string; basis: string } | null): string | null {
  return law === null ? null : `${law.note}（${law.basis}）`;
}

function listLetters(events: readonly LedgerEvent[], lot: LotView, tenderer: string): Letter[] {
  const letters = new Map<string, Letter>();
  for (const event of events.filter((one) => lotOf(one) === lot.number && subjectOf(one) === tenderer)) {
    const { at, by } = event;
    if (event.type === 'clarification.asked') {
      const { id, question: text, document } = event.data;
      letters.set(id, { id, question: { text, at, by: nameSeat(lot, by.id), document }, answer: null });
    } else if (event.type === 'clarification.answered') {
      const { id, answer: text, document } = event.data;
      const known = letters.get(id);
      if (known !== undefined) letters.set(id, { ...known, answer: { text, at, document } });
    }
  }
  return [...letters.values()];
}
