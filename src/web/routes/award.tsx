import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { AwardPage } from '../../../views/result/award-page.tsx';
import { findDecision, listNotices } from '../../../views/result/decision.ts';
import { draftNotice, findNoticeKind, type NoticeSubject, nameNotice } from '../../../views/result/draft-notice.ts';
import { termsOfLot } from '../../../views/terms.ts';
import { showDay } from '../../../views/times.ts';
import { lotHref } from '../../../views/workspace-addresses.ts';
import { AppError } from '../../domain/app-error.ts';
import type { EventType } from '../../ledger/events/index.ts';
import { fieldOf, optionalText, parseForm, requiredText } from '../forms.ts';
import { offerAs } from '../imports/file-name.ts';
import type { Pages } from '../pages.tsx';
import { findResult } from '../result/find-result.ts';
import type { Deed, LotVisit } from '../visit.ts';

const awardSchema = z.object({ supplier: requiredText('请选择供应商', 500), reason: optionalText() });
const failureSchema = z.object({ cause: requiredText('请写明原因'), legalBasis: requiredText('请写明依据', 200) });
const noticeSchema = z.object({
  to: requiredText('请选择供应商', 500),
  text: requiredText('请填写通知内容', 4_000),
});
const challengeSchema = z.object({
  from: requiredText('请填写质疑供应商的名称', 200),
  subject: requiredText('请写明质疑事项', 4_000),
});
const answerSchema = z.object({ id: requiredText('请选择质疑'), answer: requiredText('请填写答复', 4_000) });
const reReviewSchema = z.object({ why: requiredText('请写明原因'), basis: requiredText('请写明依据', 200) });

const ADDRESS = '/result/award';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 采购结果: who gets the contract, notices, challenges, a review once more. */
export function registerAwardPages(pages: Pages): void {
  const { desk } = pages;

  pages.getOfLot(ADDRESS, { see: 'result' }, (visit) => show(visit));

  pages.postOfLot(ADDRESS, { record: ['award.made'] }, (visit) =>
    act(visit, awardSchema, async ({ supplier, reason }) => {
      const result = await findResult(visit, desk);
      const found = result?.context.view.evaluation.tenderers.find(({ name }) => name === supplier);
      if (found?.quotedPrice == null || found.status === 'rejected')
        return [{ field: 'supplier', message: '请从候选人中选择' }];
      if (found.rank !== 1 && reason === null)
        return [{ field: 'reason', message: '不选排序第一的，请写明理由和依据' }];
      return { type: 'award.made', data: { lot: visit.lot.number, supplier, amount: found.quotedPrice, reason } };
    }),
  );

  pages.postOfLot('/result/failure', { record: ['procurement.failed'] }, (visit) =>
    act(visit, failureSchema, ({ cause, legalBasis }) => ({
      type: 'procurement.failed',
      data: { lot: visit.lot.number, reason: cause, legalBasis },
      rule: legalBasis,
    })),
  );

  pages.postOfLot('/result/notices', { record: ['notice.sent'] }, (visit) =>
    act(visit, noticeSchema, ({ to, text }) => {
      const kind = visit.lot.bids.has(to) ? findNoticeKind(visit.lot, to) : null;
      if (kind === null) return [{ field: 'notices', message: '没有给这一家的通知，请刷新页面后再试' }];
      if (listNotices(visit.lot).some(({ value }) => value.to === to))
        throw new AppError('conflict', `给“${to}”的通知已经发出，没有再次记录`);
      return {
        type: 'notice.sent',
        data: { lot: visit.lot.number, to, kind, text, document: null },
        rule: desk.reference.regulations.find('result/announcement-days', visit.today)?.basis ?? null,
      };
    }),
  );

  pages.getOfLot('/result/notices/:tenderer', { see: 'result' }, async (visit) => {
    const tenderer = visit.c.req.param('tenderer') ?? '';
    const kind = visit.lot.bids.has(tenderer) ? findNoticeKind(visit.lot, tenderer) : null;
    if (kind === null) return visit.notFound('没有给这一家的通知。');
    const subject = await describeSubject(visit);
    const sent = listNotices(visit.lot).find(({ value }) => value.to === tenderer);
    const { writeNotice } = await import('../../../views/result/word-notice.ts');
    const title = nameNotice(kind, subject.terms);
    const bytes = await writeNotice({
      title,
      text: sent?.value.text ?? draftNotice(subject, tenderer),
      sender: visit.state.about?.procurementAgency ?? visit.state.about?.buyer ?? null,
      date: sent === undefined ? visit.today : showDay(sent.at),
    });
    return visit.c.body(new Uint8Array(bytes), 200, {
      'Content-Type': WORD,
      'Content-Disposition': offerAs(`${title} ${tenderer}`, 'docx'),
      'Cache-Control': 'private, no-store',
    });
  });

  pages.postOfLot('/result/challenges', { record: ['challenge.received'] }, (visit) =>
    act(visit, challengeSchema, (challenge) => ({
      type: 'challenge.received',
      data: { lot: visit.lot.number, id: randomUUID(), ...challenge, document: null },
    })),
  );

  pages.postOfLot('/result/challenges/answers', { record: ['challenge.answered'] }, (visit) =>
    act(visit, answerSchema, (answer) => {
      if (visit.lot.challenges.get(answer.id)?.answer != null)
        throw new AppError('conflict', '这件质疑已经答复，没有再次记录');
      return { type: 'challenge.answered', data: { lot: visit.lot.number, ...answer, document: null } };
    }),
  );

  pages.postOfLot('/result/re-review', { record: ['re-review.ordered'] }, (visit) =>
    act(visit, reReviewSchema, ({ why, basis }) => ({
      type: 're-review.ordered',
      data: { lot: visit.lot.number, reason: why, legalBasis: basis },
      rule: basis,
    })),
  );

  /** Reads a form, records what it makes of it, and shows the page again. */
  async function act<S extends z.ZodObject>(
    visit: LotVisit,
    schema: S,
    make: (value: z.output<S>) => Deed | FieldProblem[] | Promise<Deed | FieldProblem[]>,
  ): Promise<Response> {
    const form = await visit.readForm();
    const typed = Object.fromEntries(Object.keys(form).map((name) => [name, fieldOf(form, name)]));
    const parsed = parseForm(schema, form);
    if (!parsed.ok) return show(visit, placeProblems(visit, parsed.problems, typed), typed);
    const made = await make(parsed.value);
    if (Array.isArray(made)) return show(visit, made, typed);
    await visit.record([made]);
    return visit.redirect(lotHref(visit.procurement, visit.lot.number, ADDRESS));
  }

  async function show(
    visit: LotVisit,
    problems: readonly FieldProblem[] = [],
    typed: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const subject = await describeSubject(visit);
    if (subject.context === null && findDecision(visit.lot) === null) {
      if (problems.length > 0) throw new AppError('input-invalid', problems);
      throw new AppError('not-found', '汇总定稿后才能确定采购结果');
    }
    const may = (type: EventType) => visit.may(type);
    const ruleOf = (key: string) => desk.reference.regulations.find(`result/${key}`, visit.today);
    const page = (
      <AwardPage
        place={visit}
        subject={subject}
        deadlines={{
          confirmation: ruleOf('confirmation-days'),
          announcement: ruleOf('announcement-days'),
          challenge: ruleOf('challenge-days'),
          answer: ruleOf('challenge-answer-days'),
        }}
        rights={{
          award: may('award.made'),
          fail: may('procurement.failed'),
          notice: may('notice.sent'),
          challenge: may('challenge.received'),
          answer: may('challenge.answered'),
          reReview: may('re-review.ordered'),
        }}
        problems={problems}
        typed={typed}
      />
    );
    return visit.page(page, problems.length === 0 ? 200 : 422);
  }

  async function describeSubject(visit: LotVisit): Promise<NoticeSubject> {
    const { state, lot, procurement } = visit;
    const result = await findResult(visit, desk);
    return {
      title: state.about?.title ?? procurement,
      number: state.about?.number ?? null,
      lot,
      terms: termsOfLot(visit),
      context: result?.isFrozen === true ? result.context : null,
    };
  }
}

/** A name stands in several forms of the page: the problem goes to the one that was sent. */
function placeProblems(
  { lot }: LotVisit,
  problems: readonly FieldProblem[],
  typed: Readonly<Record<string, string>>,
): FieldProblem[] {
  const ids: Readonly<Record<string, string>> = {
    text: `notice-${[...lot.bids.keys()].indexOf(typed['to'] ?? '') + 1}`,
    answer: `answer-${[...lot.challenges.keys()].indexOf(typed['id'] ?? '') + 1}`,
  };
  return problems.map((problem) => {
    const field = ids[problem.field];
    return field === undefined ? problem : { ...problem, field };
  });
}
