import { listGrounds } from '../../../views/review/grounds.ts';
import { type RejectionForm, RejectionPage } from '../../../views/review/rejection-page.tsx';
import { tendererHref } from '../../../views/review/review-address.ts';
import { codeOfRequirement } from '../../domain/tenderer.ts';
import { findMajorityRule } from '../../use-cases/find-majority-rule.ts';
import { judgeSuppliers } from '../../use-cases/judge-suppliers.ts';
import { fieldOf } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import { listDecided } from '../review/list-decided.ts';
import { readRejection } from '../review/read-rejection.ts';
import { findBidPlaceHref } from '../review/review-documents.tsx';
import { findReviewedBid, findReviewScope, reviewBid } from '../review/review-scope.ts';
import type { LotVisit } from '../visit.ts';

const REJECTION = '/review/:tenderer/rejection';
const LONGEST = 2_000;
/** A clause that the bid fails counts once the panel has voted so: it stands among the decisions. */
const VOTED_CODE = 'mandatory-requirement-unmet';

/** 无效认定: the panel's decision with its votes, and taking it back. */
export function registerReviewRejectionPages(pages: Pages): void {
  const { desk } = pages;

  pages.getOfLot(REJECTION, { see: 'review' }, (visit) => show(visit));

  pages.postOfLot(REJECTION, { record: ['bid.rejected'] }, async (visit) => {
    const bid = findReviewedBid(visit);
    const members = visit.lot.panel?.value ?? [];
    const fields = await visit.readForm();
    const read = readRejection(await findGrounds(visit, fieldOf(fields, 'ground')), members, fields);
    if (read.decision === null) return show(visit, { form: read.form });
    const { number: lot } = visit.lot;
    const { tenderer } = bid;
    const rule = read.decision.rejection.legalBasis;
    await visit.record([{ type: 'bid.rejected', data: { lot, tenderer, ...read.decision }, rule }]);
    return visit.redirect(tendererHref(visit, tenderer, '/rejection'));
  });

  pages.postOfLot(`${REJECTION}/revocations`, { record: ['rejection.revoked'] }, async (visit) => {
    const { tenderer } = findReviewedBid(visit);
    const fields = await visit.readForm();
    const code = fieldOf(fields, 'code');
    const reason = fieldOf(fields, `revoke-${code}`).trim();
    const message = reason === '' ? '请写明撤销的理由' : reason.length > LONGEST ? `不能超过 ${LONGEST} 个字` : null;
    if (message !== null) return show(visit, { revocation: { code, problems: [{ field: 'reason', message }] } });
    await visit.record([{ type: 'rejection.revoked', data: { lot: visit.lot.number, tenderer, code, reason } }]);
    return visit.redirect(tendererHref(visit, tenderer, '/rejection'));
  });

  /** @param asked code of a ground that is offered whatever the bid answers */
  async function findGrounds(visit: LotVisit, asked: string) {
    const scope = findReviewScope(visit);
    const { procurement } = scope.scheme;
    const { answers } = await reviewBid(desk, scope, findReviewedBid(visit));
    const { regulations } = desk.reference;
    const { method } = procurement;
    return listGrounds({
      procurement,
      answers: scope.requirements.flatMap((requirement, index) => {
        const answer = answers[index];
        return answer === undefined ? [] : [{ requirement, answer }];
      }),
      law: method === null ? null : regulations.find(`invalid-bid/${method}`, visit.today),
      asked,
    });
  }

  interface Shown {
    form?: RejectionForm;
    revocation?: { code: string; problems: { field: string; message: string }[] };
  }

  async function show(visit: LotVisit, { form, revocation }: Shown = {}): Promise<Response> {
    const scope = findReviewScope(visit);
    const bid = findReviewedBid(visit);
    const { tenderer } = bid;
    const { state, lot, today } = visit;
    const asked = visit.c.req.query('ground');
    const ground = form?.ground ?? (asked === undefined ? '' : codeOfRequirement(asked));
    const { proposed, invalid } = judgeSuppliers(state, lot.number, today, desk.reference);
    const codes = new Set(bid.rejections.keys());
    const computed = invalid.find(({ name }) => name === tenderer)?.reasons ?? [];
    const left = judgeSuppliers(state, lot.number, today, desk.reference, tenderer);
    const blank: RejectionForm = {
      ground,
      basis: '',
      reason: '',
      votes: new Map(),
      dissent: new Map(),
      problems: [],
    };
    return visit.page(
      <RejectionPage
        place={visit}
        terms={scope.terms}
        tenderer={tenderer}
        first={scope.requirements[0]?.key ?? null}
        decided={listDecided(await visit.listEvents(), lot, bid)}
        computed={computed.filter(({ code }) => !codes.has(code) && code !== VOTED_CODE)}
        majority={findMajorityRule(scope.scheme.procurement.method, desk.reference.regulations, today)?.basis ?? null}
        proposed={proposed.filter((finding) => finding.tenderer === tenderer)}
        grounds={await findGrounds(visit, ground)}
        members={lot.panel?.value ?? []}
        shortage={left.shortage}
        form={visit.may('bid.rejected') ? (form ?? blank) : null}
        canRevoke={visit.may('rejection.revoked')}
        revocation={revocation ?? { code: '', problems: [] }}
        hrefOf={(location) => findBidPlaceHref(visit.procurement, state, bid, location)}
      />,
      form === undefined && revocation === undefined ? 200 : 422,
    );
  }
}
