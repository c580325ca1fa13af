import { isRejected } from '../../src/ledger/rules/refusal.ts';
import type { BidView } from '../../src/ledger/state.ts';
import { ErrorSummary, type FieldProblem } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import type { Terms } from '../terms.ts';
import { showMoment } from '../times.ts';
import type { Counts } from './answers.ts';
import { reviewHref } from './review-address.ts';
import { nameSeat } from './who.ts';

export interface FirstStagePageProps {
  place: LotPlace;
  terms: Terms;
  bids: readonly { bid: BidView; counts: Counts }[];
  /** Who is ticked. */
  admitted: readonly string[];
  problems: readonly FieldProblem[];
  mayDecide: boolean;
}

/** 第一阶段评定: who goes on to the second part, which is opened for nobody else. */
export function FirstStagePage({ place, terms, bids, admitted, problems, mayDecide }: FirstStagePageProps) {
  const decided = place.lot.firstStage;
  return (
    <LotFrame place={place} tab="/review" title="第一阶段评定" trail={[{ text: '审查', href: reviewHref(place) }]}>
      <ErrorSummary problems={problems} />
      <section class="card" aria-labelledby="stage-title" id="admitted">
        <h2 id="stage-title">进入第二阶段的{terms.tenderer}</h2>
        {decided === null ? null : (
          <p>
            已评定：{decided.value.join('、') || '没有合格的'}
            <span class="sub">
              　{nameSeat(place.lot, decided.by)} {showMoment(decided.at)}
            </span>
          </p>
        )}
        <form class="form" method="post" action={reviewHref(place, '/first-stage')}>
          <FormMark />
          <table class="cards list">
            <caption class="sr">各家第一阶段的情况</caption>
            <thead>
              <tr>
                <th scope="col">{terms.tenderer}</th>
                <th scope="col" class="num">
                  负偏离
                </th>
                <th scope="col" class="num">
                  缺失
                </th>
                <th scope="col" class="num">
                  待成员判定
                </th>
              </tr>
            </thead>
            <tbody>
              {bids.map(({ bid, counts }) => (
                <tr>
                  <th scope="row">
                    {isRejected(bid) || !bid.opened.has('first') ? (
                      <label class="check">
                        <input type="checkbox" disabled />
                        {bid.tenderer}{' '}
                        {isRejected(bid) ? (
                          <Tag tone="bad">{terms.invalid}</Tag>
                        ) : (
                          <Tag tone="look">尚未{terms.opening}</Tag>
                        )}
                      </label>
                    ) : (
                      <label class="check">
                        <input
                          type="checkbox"
                          name="admitted"
                          value={bid.tenderer}
                          checked={admitted.includes(bid.tenderer)}
                          disabled={!mayDecide}
                        />
                        {bid.tenderer}
                      </label>
                    )}
                  </th>
                  <td class="num pair">
                    <span class="label">负偏离</span>
                    {counts.negative}
                  </td>
                  <td class="num pair">
                    <span class="label">缺失</span>
                    {counts.missing}
                  </td>
                  <td class="num pair">
                    <span class="label">待成员判定</span>
                    {counts.open}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="hint">
            没有勾选的，第二阶段文件不再开启。负偏离、缺失包括系统提示；不合格的理由请在无效认定中写明依据。
          </p>
          {mayDecide ? (
            <div class="form-actions">
              <button type="submit">{decided === null ? '评定' : '重新评定'}</button>
              <a href={reviewHref(place)}>返回审查</a>
            </div>
          ) : null}
        </form>
      </section>
    </LotFrame>
  );
}
