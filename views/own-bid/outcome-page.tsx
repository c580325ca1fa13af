import type { Rounding } from '../../src/domain/rounding.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { showPoints, showPrice } from '../figures.ts';
import type { Terms } from '../terms.ts';
import { showMoment } from '../times.ts';

/** A tenderer's own result, as it is shown. */
export interface OwnOutcome {
  rank: number | null;
  total: DecimalText | null;
  totalPoints: DecimalText | null;
  items: readonly { title: string; maxPoints: DecimalText | null; score: DecimalText | null }[];
  roundings: { item: Rounding; total: Rounding };
  reasons: readonly { message: string; legalBasis: string | null }[];
}

interface OutcomePageProps {
  place: LotPlace;
  terms: Terms;
  tenderer: string;
  outcome: OwnOutcome | null;
}

/** 评审结果: who was chosen, one's own score and rank, and the notices one was sent. */
export function OutcomePage({ place, terms, tenderer, outcome }: OutcomePageProps) {
  const { award, failure, notices } = place.lot;
  return (
    <LotFrame place={place} tab="/outcome" title="评审结果" aside={<span class="sub">{tenderer}</span>}>
      <section class="card" aria-labelledby="award-title">
        <h2 id="award-title">结果</h2>
        {award === null ? null : (
          <p>
            中标（成交）供应商：{award.value.supplier}，<span class="num">{showPrice(award.value.amount)}</span> 元（
            {showMoment(award.at)}）
          </p>
        )}
        {failure === null || failure.sequence < (award?.sequence ?? 0) ? null : (
          <p>
            本包已终止：{failure.value.reason}（依据：{failure.value.legalBasis}）
          </p>
        )}
      </section>
      {outcome === null ? null : <OwnScore terms={terms} outcome={outcome} />}
      {notices.size === 0 ? null : (
        <section class="card" aria-labelledby="notices-title">
          <h2 id="notices-title">发给本单位的通知</h2>
          {[...notices.values()].map(({ at, value }) => (
            <article class="letter">
              <p>
                <span class="sub">{showMoment(at)}</span>
                {value.text}
              </p>
            </article>
          ))}
        </section>
      )}
    </LotFrame>
  );
}

function OwnScore({ terms, outcome }: { terms: Terms; outcome: OwnOutcome }) {
  const { rank, total, totalPoints, items, roundings, reasons } = outcome;
  return (
    <section class="card" aria-labelledby="score-title">
      <h2 id="score-title">本单位的得分与排序</h2>
      {reasons.map(({ message, legalBasis }) => (
        <p>
          <Tag tone="bad">{terms.invalid}</Tag> {message}
          {legalBasis === null ? null : <span class="sub">依据：{legalBasis}</span>}
        </p>
      ))}
      {total === null ? null : (
        <p>
          总分 <strong class="num">{showPoints(total, roundings.total.scale)}</strong>
          {totalPoints === null ? '' : `（满分 ${totalPoints}）`}
          {rank === null ? '' : `，排序第 ${rank}`}
        </p>
      )}
      {total === null ? null : (
        <table class="cards list">
          <caption class="sr">各项得分</caption>
          <thead>
            <tr>
              <th scope="col">评审因素</th>
              <th scope="col" class="num">
                满分
              </th>
              <th scope="col" class="num">
                得分
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ title, maxPoints, score }) => (
              <tr>
                <th scope="row">{title}</th>
                <td class="num pair">
                  <span class="label">满分</span>
                  {maxPoints ?? '—'}
                </td>
                <td class="num pair">
                  <span class="label">得分</span>
                  {score === null ? '—' : showPoints(score, roundings.item.scale)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="hint">其他{terms.tenderer}的得分和评审成员的个人评分不在此公布。</p>
    </section>
  );
}
