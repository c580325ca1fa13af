import type { ScoringItem } from '../../src/domain/scoring-item.ts';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { showPoints } from '../figures.ts';
import type { Terms } from '../terms.ts';
import { lotHref } from '../workspace-addresses.ts';
import { markHref } from './marking-place.ts';

export interface ItemRow {
  tenderer: string;
  isGiven: boolean;
  points: string | null;
  /** How the points came about: flaws, parts, reason. */
  text: string;
}

interface ItemPageProps {
  place: LotPlace;
  terms: Terms;
  item: ScoringItem;
  rule: string;
  rows: readonly ItemRow[];
}

/** One item across all tenderers: the member's own marks side by side, so that the same is judged the same. */
export function ItemPage({ place, terms, item, rule, rows }: ItemPageProps) {
  return (
    <LotFrame
      place={place}
      tab="/marking"
      title={`${item.title}：各家对照`}
      trail={[{ text: '评分', href: lotHref(place.procurement, place.lot.number, '/marking') }]}
      aside={<span class="full">满分 {item.maxPoints} 分</span>}
    >
      <section class="card" aria-label="我的评分">
        <p>{item.text ?? rule}</p>
        <table class="cards list">
          <caption class="sr">{item.title}，我给各家的评分</caption>
          <thead>
            <tr>
              <th scope="col">{terms.tenderer}</th>
              <th scope="col" class="num">
                我的评分
              </th>
              <th scope="col">怎样得出</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ tenderer, isGiven, points, text }) => (
              <tr>
                <th scope="row">
                  <a href={markHref(place.procurement, place.lot.number, item.id, tenderer)}>{tenderer}</a>
                </th>
                <td class="num pair">
                  <span class="label">我的评分</span>
                  {points === null ? <span class="open">{isGiven ? '请重评' : '未评'}</span> : showPoints(points, 0)}
                </td>
                <td class="pair stacked">
                  {text === '' ? null : <span class="label">怎样得出</span>}
                  {text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </LotFrame>
  );
}
