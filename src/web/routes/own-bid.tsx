import { z } from 'zod';
import { showSize } from '../../../views/import-terms.ts';
import { OutcomePage } from '../../../views/own-bid/outcome-page.tsx';
import {
  type ChallengeRule,
  type OwnBidForm,
  OwnBidPage,
  type OwnBidPageProps,
} from '../../../views/own-bid/own-bid-page.tsx';
import { termsOfLot } from '../../../views/terms.ts';
import { showMoment } from '../../../views/times.ts';
import { lotHref } from '../../../views/workspace-addresses.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Regulations } from '../../domain/regulations.ts';
import { findDeadline } from '../../ledger/deadline.ts';
import { PARTS } from '../../ledger/events/bid-events.ts';
import type { DocumentRef } from '../../ledger/events/envelope.ts';
import type { EventType } from '../../ledger/events/index.ts';
import { isRejected } from '../../ledger/rules/refusal.ts';
import { findOutcome } from '../../use-cases/find-outcome.ts';
import {
  FILE_FORM_LIMITS,
  type FileForm,
  type FileForms,
  findFileProblem,
  findOneFileProblem,
  keepUploads,
} from '../file-forms.ts';
import { type FormFields, fieldOf, parseForm, requiredText } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import type { Deed, LotVisit } from '../visit.ts';

const LONGEST_LETTER = 20_000;

const bidSchema = z.object({ part: z.enum(PARTS, { error: '请选择属于哪一部分' }) });
const answerSchema = z.object({
  id: requiredText('请选择要答复的澄清'),
  answer: requiredText('请填写答复', LONGEST_LETTER),
});
const priceSchema = z.object({
  price: z
    .string({ error: '请填写总价' })
    .transform((typed) => typed.trim().replace(/[,，\s]|元$/g, ''))
    .refine((typed) => /^\d{1,15}(\.\d{1,2})?$/.test(typed) && /[1-9]/.test(typed), {
      error: '请填写大于 0 的金额，最多两位小数，如 318000.00',
    }),
});
const challengeSchema = z.object({ subject: requiredText('请写明质疑事项', LONGEST_LETTER) });

interface Submission<S extends z.ZodObject> {
  form: OwnBidForm;
  path: string;
  type: EventType;
  schema: S;
  /** Of the files: at least one, or at most one. */
  files: 'needed' | 'one';
  toDeed(visit: LotVisit, tenderer: string, value: z.output<S>, documents: readonly DocumentRef[]): Deed;
}

/** 本单位响应 and 评审结果: what a vendor hands in, answers, offers and learns; always its own alone. */
export function registerOwnBidPages(pages: Pages, fileForms: FileForms): void {
  const { desk } = pages;
  const { regulations } = desk.reference;

  pages.getOfLot('/own-bid', { see: 'own-bid' }, (visit) =>
    visit.page(<OwnBidPage {...describe(visit, regulations, null)} />),
  );

  pages.getOfLot('/outcome', { see: 'outcome' }, async (visit) => {
    const tenderer = visit.actor.tenderer ?? '';
    const outcome = await findOutcome(desk, { procurement: visit.procurement, lot: visit.lot.number, tenderer });
    return visit.page(<OutcomePage place={visit} terms={termsOfLot(visit)} tenderer={tenderer} outcome={outcome} />);
  });

  accept({
    form: 'bid',
    path: '/own-bid',
    type: 'bid.received',
    schema: bidSchema,
    files: 'needed',
    toDeed: ({ lot }, tenderer, { part }, documents) => ({
      type: 'bid.received',
      data: { lot: lot.number, tenderer, documents: documents.map((document) => ({ ...document, part })) },
    }),
  });

  accept({
    form: 'answer',
    path: '/own-bid/answers',
    type: 'clarification.answered',
    schema: answerSchema,
    files: 'one',
    toDeed: ({ lot }, tenderer, { id, answer }, [document = null]) => ({
      type: 'clarification.answered',
      data: { lot: lot.number, tenderer, id, answer, document },
    }),
  });

  accept({
    form: 'price',
    path: '/own-bid/final-price',
    type: 'final-price.submitted',
    schema: priceSchema,
    files: 'one',
    toDeed: ({ lot }, tenderer, { price }, [document = null]) => ({
      type: 'final-price.submitted',
      data: { lot: lot.number, tenderer, price, document, location: null },
    }),
  });

  accept({
    form: 'challenge',
    path: '/own-bid/challenges',
    type: 'challenge.received',
    schema: challengeSchema,
    files: 'one',
    toDeed: ({ lot, sign }, from, { subject }, [document = null]) => ({
      type: 'challenge.received',
      data: { lot: lot.number, id: `${from}-${sign('challenge.received').at}`, from, subject, document },
    }),
  });

  /** Only a vendor speaks for itself here: whoever else may record such an event has a page of their own. */
  function accept<S extends z.ZodObject>(submission: Submission<S>): void {
    const { form, path, type } = submission;
    pages.postOfLot(path, { record: [type] }, async (visit) => {
      if (visit.actor.role !== 'vendor') return visit.redirect(lotHref(visit.procurement, visit.lot.number, '/bids'));
      return fileForms.receive(
        visit,
        (message) => refuse(visit, form, {}, [{ field: 'files', message }]),
        (sent) => submit(visit, submission, sent),
      );
    });
  }

  async function submit<S extends z.ZodObject>(
    visit: LotVisit,
    submission: Submission<S>,
    { fields, files }: FileForm,
  ) {
    const { form, schema, toDeed } = submission;
    const parsed = parseForm(schema, fields);
    const message = submission.files === 'one' ? findOneFileProblem(files) : findFileProblem(files);
    const problems = [
      ...(parsed.ok ? [] : parsed.problems),
      ...(message === null ? [] : [{ field: 'files', message }]),
    ];
    if (!parsed.ok || problems.length > 0) return refuse(visit, form, fields, problems);
    const deadline = findDeadline(visit.lot.scheme?.value);
    if (form === 'bid' && deadline !== null && visit.sign('bid.received').at > deadline)
      return refuse(visit, form, fields, [{ field: 'files', message: `${showMoment(deadline)} 已截止，不能再提交` }]);
    try {
      const documents = await keepUploads(desk.store, files);
      await visit.record([toDeed(visit, visit.actor.tenderer ?? '', parsed.value, documents)]);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'input-invalid') throw error;
      return refuse(
        visit,
        form,
        fields,
        error.problems.map((problem) => ({ field: 'files', message: problem.message })),
      );
    }
    return visit.redirect(lotHref(visit.procurement, visit.lot.number, '/own-bid'));
  }

  function refuse(
    visit: LotVisit,
    form: OwnBidForm,
    fields: FormFields,
    problems: readonly { field: string; message: string }[],
  ): Response {
    const typed = Object.fromEntries(Object.keys(fields).map((name) => [name, fieldOf(fields, name)]));
    const placed = problems.map(({ field, message }) => ({
      field: field === 'files' ? `${form}-files` : field,
      message,
    }));
    return visit.page(<OwnBidPage {...describe(visit, regulations, { form, problems: placed, typed })} />, 422);
  }
}

/**
 * The procurement document may be challenged while bids are taken in, procedure and result once the result is there.
 * (财政部令第94号第十条、第十一条; 政府采购法第五十二条)
 */
function findChallengeRule({ lot, today }: LotVisit, regulations: Regulations): ChallengeRule | null {
  const isBeforeOpening = lot.stage === 'receiving';
  const law = regulations.find(`result/${isBeforeOpening ? 'document-challenge-days' : 'challenge-days'}`, today);
  if (law === null) return null;
  const [about, from] = isBeforeOpening
    ? ['采购文件', '获取采购文件之日或者采购文件公告期限届满']
    : ['采购过程或者采购结果', '知道或者应知权益受到损害'];
  return { about, from, days: String(law.value), basis: law.basis };
}

function describe(visit: LotVisit, regulations: Regulations, failed: OwnBidPageProps['failed']): OwnBidPageProps {
  const { lot, actor, may } = visit;
  const tenderer = actor.tenderer ?? '';
  const deadline = findDeadline(lot.scheme?.value);
  const isPast = deadline !== null && visit.sign('bid.received').at > deadline;
  return {
    place: visit,
    terms: termsOfLot(visit),
    tenderer,
    deadline: deadline === null ? null : showMoment(deadline),
    limits: { size: showSize(FILE_FORM_LIMITS.shownBytes), files: FILE_FORM_LIMITS.files },
    may: {
      receive: may('bid.received') && !isPast,
      withdraw: may('bid.withdrawn') && !isPast,
      answer: may('clarification.answered'),
      price: may('final-price.submitted') && !isRejected(lot.bids.get(tenderer)),
      challenge: may('challenge.received'),
    },
    challenge: findChallengeRule(visit, regulations),
    failed,
  };
}
