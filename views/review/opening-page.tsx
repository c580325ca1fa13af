import type { Finding } from '../../src/domain/finding.ts';
import { FormMark } from '../components/form-mark.tsx';
import { LawFindings } from '../components/law-findings.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import type { Terms } from '../terms.ts';
import { nameRequirement, type ReviewedRequirement } from './requirements.ts';
import { answerHref, reviewHref, tendererHref } from './review-address.ts';

/** What is still open about one tenderer. */
export interface OpenMatters {
  tenderer: string;
  facts: number;
  requirements: readonly ReviewedRequirement[];
  clarifications: number;
  isUnread: boolean;
}

export interface OpeningPageProps {
  place: LotPlace;
  terms: Terms;
  open: readonly OpenMatters[];
  responsive: readonly string[];
  invalid: readonly { name: string; reasons: readonly Finding[] }[];
  /** Too few are left, or the panel is not there. */
  findings: readonly Finding[];
  /** The stage is behind this lot, or the reader is not the chair. */
  mayOpen: boolean;
  /** The form came back without the box ticked. */
  isUnconfirmed: boolean;
}

/** 开始评分: what is still open and what it leads to, before the review is left. */
export function OpeningPage(props: OpeningPageProps) {
  const { place, terms, open, responsive, invalid, findings } = props;
  return (
    <LotFrame
      place={place}
      tab="/review"
      title="结束审查，开始评分"
      trail={[{ text: '审查', href: reviewHref(place) }]}
    >
      <section class="card" aria-labelledby="open-title">
        <h2 id="open-title">尚未办结</h2>
        {open.length === 0 ? (
          <p class="empty">没有。事实都已确认，实质性条款都已判定。</p>
        ) : (
          <OpenList place={place} terms={terms} open={open} />
        )}
        <ul class="review-links">
          <li>未确认的事实：这一家不会因已确认的事实被算作无效，得分标为“待确认”；评分中仍可确认。</li>
          <li>未判定的实质性条款：视为没有发现不满足；评分中仍可判定和认定无效。</li>
          <li>开始评分之后，不能再{terms.price === '最后报价' ? '磋商（谈判）、提交最后报价、' : ''}退回审查阶段。</li>
        </ul>
      </section>
      <section class="card" aria-labelledby="left-title">
        <h2 id="left-title">进入评分的 {responsive.length} 家</h2>
        <p>{responsive.join('、') || '没有。'}</p>
        {invalid.map(({ name, reasons }) => (
          <p class="sub">
            {name}：{terms.invalid}，{reasons.map(({ message }) => message).join('；')}
          </p>
        ))}
        <LawFindings findings={findings} />
        {findings.length === 0 ? null : (
          <p class="hint">家数不足的，一般由采购人或者代理机构终止采购活动；属于可以继续的情形，请先核对依据。</p>
        )}
      </section>
      {props.mayOpen ? <OpenForm {...props} /> : null}
    </LotFrame>
  );
}

function OpenList({ place, terms, open }: Pick<OpeningPageProps, 'place' | 'terms' | 'open'>) {
  return (
    <table class="cards list">
      <caption class="sr">各家尚未办结的事项</caption>
      <thead>
        <tr>
          <th scope="col">{terms.tenderer}</th>
          <th scope="col">事实</th>
          <th scope="col">实质性条款</th>
          <th scope="col">澄清</th>
        </tr>
      </thead>
      <tbody>
        {open.map(({ tenderer, facts, requirements, clarifications, isUnread }) => (
          <tr>
            <th scope="row">
              <span class="entry">{tenderer}</span>
              {isUnread ? <span class="sub">文件尚未读取</span> : null}
            </th>
            <td class="pair">
              <span class="label">事实</span>
              {facts === 0 ? '—' : <a href={tendererHref(place, tenderer, '/facts')}>{facts} 项待确认</a>}
            </td>
            <td class="pair">
              <span class="label">实质性条款</span>
              {requirements.length === 0 ? (
                '—'
              ) : (
                <span class="review-ways">
                  {requirements.map((requirement) => (
                    <a href={answerHref(place, tenderer, requirement.key)}>{nameRequirement(requirement)}</a>
                  ))}
                </span>
              )}
            </td>
            <td class="pair">
              <span class="label">澄清</span>
              {clarifications === 0 ? (
                '—'
              ) : (
                <a href={tendererHref(place, tenderer, '/clarifications')}>{clarifications} 件等待答复</a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OpenForm({ place, open, findings, isUnconfirmed }: OpeningPageProps) {
  const isPlain = open.length === 0 && findings.length === 0;
  return (
    <form class="card form" method="post" action={reviewHref(place, '/opening')}>
      <FormMark />
      {isPlain ? null : (
        <div class={isUnconfirmed ? 'field check is-wrong' : 'field check'}>
          <input
            type="checkbox"
            id="confirmed"
            name="confirmed"
            value="yes"
            aria-invalid={isUnconfirmed ? 'true' : undefined}
          />
          <label for="confirmed">已核对以上各点，仍要开始评分</label>
          {isUnconfirmed ? (
            <p class="field-error" role="alert">
              还有未办结的事项，请核对后勾选
            </p>
          ) : null}
        </div>
      )}
      <div class="form-actions">
        <button type="submit">开始评分</button>
        <a href={reviewHref(place)}>返回审查</a>
      </div>
    </form>
  );
}
