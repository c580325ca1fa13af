import type { DecimalText } from '../../src/domain/scalars.ts';
import type { ScoringItem } from '../../src/domain/scoring-item.ts';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { showPoints, widest } from '../figures.ts';
import type { Terms } from '../terms.ts';
import { showMoment } from '../times.ts';
import { lotHref } from '../workspace-addresses.ts';
import { markHref } from './marking-place.ts';
import { MemberList, type MemberProgress } from './member-list.tsx';

export interface SheetTenderer {
  name: string;
  /** Own marks by item; null where a mark cannot be used. Items without a mark are absent. */
  points: ReadonlyMap<string, DecimalText | null>;
  /** Items computed from facts; null while they cannot be computed. */
  computed: ReadonlyMap<string, DecimalText | null>;
  /** Sum of the own marks; null while one is missing. */
  sum: DecimalText | null;
}

export interface SheetPageProps {
  place: LotPlace;
  terms: Terms;
  judged: readonly ScoringItem[];
  computed: readonly ScoringItem[];
  tenderers: readonly SheetTenderer[];
  invalid: readonly { name: string; reasons: string[] }[];
  progress: { given: number; all: number };
  next: { item: string; tenderer: string } | null;
  isSubmitted: boolean;
  /** Ground and reason, where the marks came back for a recheck. */
  returned: { ground: string; reason: string; at: string } | null;
  members: readonly MemberProgress[];
  mayReturn: boolean;
  account: string;
}

/** A member's own score sheet: every mark, what is missing, what is computed, and handing it in. */
export function SheetPage(props: SheetPageProps) {
  const { place, terms, judged, computed, tenderers, invalid, progress, next, isSubmitted, returned } = props;
  const { number } = place.lot;
  const isComplete = progress.given === progress.all;
  return (
    <LotFrame place={place} tab="/marking" title="评分表" scripts={['marking']}>
      {returned === null || isSubmitted ? null : (
        <section class="card notice-card" aria-label="退回复核">
          <h2>
            <Tag tone="look">请看</Tag> 退回复核
          </h2>
          <p>
            {returned.ground}：{returned.reason}（{showMoment(returned.at)}）
          </p>
          <p class="soft">修改后请重新提交。修改前的评分和理由都会保留在记录里。</p>
        </section>
      )}
      <section class="card" aria-labelledby="own-title">
        <div class="card-head">
          <h2 id="own-title">我的评分</h2>
          <span>
            已评 <b class="num">{progress.given}</b> / {progress.all}
          </span>
        </div>
        {isSubmitted ? <p class="notice">已经提交。组长按法定情形退回复核后可以修改。</p> : null}
        {isSubmitted ? null : (
          <div class="form-actions">
            {next === null ? null : (
              <a class="button" href={markHref(place.procurement, number, next.item, next.tenderer)} data-key="enter">
                {progress.given === 0 ? '开始评分' : '继续评分'}（Enter）
              </a>
            )}
            <a
              class={isComplete ? 'button' : 'button quiet'}
              href={lotHref(place.procurement, number, '/marking/submit')}
            >
              核对并提交
            </a>
          </div>
        )}
        <p class="save-state" role="status" data-unsaved={props.account} />
        {judged.length === 0 ? (
          <p class="empty">这一包没有由成员评分的因素，全部由系统按认定的事实计算；请直接提交。</p>
        ) : (
          <MarkTable {...props} />
        )}
      </section>
      {computed.length === 0 ? null : (
        <section class="card" aria-labelledby="computed-title">
          <h2 id="computed-title">由认定的事实计算</h2>
          <p class="soft">
            客观分由系统按已确认的事实计算，各成员相同，不需评分。对事实有不同意见的，请到“审查”中更正。
          </p>
          <ComputedTable computed={computed} tenderers={tenderers} terms={terms} />
        </section>
      )}
      {invalid.length === 0 ? null : (
        <section class="card" aria-labelledby="invalid-title">
          <h2 id="invalid-title">{terms.invalid}，不再评分</h2>
          <ul>
            {invalid.map(({ name, reasons }) => (
              <li>
                {name}：{reasons.join('；')}
              </li>
            ))}
          </ul>
        </section>
      )}
      <MemberList place={place} terms={terms} members={props.members} mayReturn={props.mayReturn} />
    </LotFrame>
  );
}

function MarkTable({ place, judged, tenderers, terms, isSubmitted }: SheetPageProps) {
  return (
    <div class="wide">
      <table class="score-sheet cards">
        <caption class="sr">各项评分</caption>
        <SheetHead tenderers={tenderers} />
        <tbody>
          {judged.map((item) => (
            <tr>
              <th scope="row">
                <a href={markHref(place.procurement, place.lot.number, item.id)}>{item.title}</a>
              </th>
              <td class="num">
                <span class="label">满分</span>
                {item.maxPoints}
              </td>
              {tenderers.map(({ name, points }) => (
                <td class="num">
                  <span class="label" aria-hidden="true">
                    {name}
                  </span>
                  <a
                    class={points.has(item.id) ? 'door' : 'open'}
                    href={markHref(place.procurement, place.lot.number, item.id, name)}
                  >
                    <span class="sr">{`${name}，${item.title}：`}</span>
                    {showMark(points, item.id, isSubmitted)}
                  </a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">我的评分合计</th>
            <td />
            {tenderers.map(({ name, sum }) => (
              <td class="num">
                <span class="label">{name}</span>
                {sum === null ? '—' : showPoints(sum, 0)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p class="soft print-only">
        {terms.panel}成员：{place.actor.name}　签字：＿＿＿＿＿＿＿＿　日期：＿＿＿＿年＿＿月＿＿日
      </p>
    </div>
  );
}

function SheetHead({ tenderers }: Pick<SheetPageProps, 'tenderers'>) {
  return (
    <thead>
      <tr>
        <th scope="col">评审因素</th>
        <th scope="col" class="num">
          满分
        </th>
        {tenderers.map(({ name }) => (
          <th scope="col" class="num">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function showMark(points: ReadonlyMap<string, DecimalText | null>, item: string, isSubmitted: boolean): string {
  if (!points.has(item)) return isSubmitted ? '—' : '未评';
  const value = points.get(item) ?? null;
  return value === null ? '请重评' : showPoints(value, 0);
}

function ComputedTable({ computed, tenderers, terms }: Pick<SheetPageProps, 'computed' | 'tenderers' | 'terms'>) {
  return (
    <div class="wide">
      <table class="score-sheet cards">
        <caption class="sr">由系统计算的得分</caption>
        <SheetHead tenderers={tenderers} />
        <tbody>
          {computed.map((item) => {
            const scale = widest(tenderers.flatMap(({ computed: scores }) => scores.get(item.id) ?? []));
            return (
              <tr>
                <th scope="row">{item.title}</th>
                <td class="num">
                  <span class="label">满分</span>
                  {item.maxPoints}
                </td>
                {tenderers.map(({ name, computed: scores }) => {
                  const score = scores.get(item.id) ?? null;
                  return (
                    <td class="num">
                      <span class="label">{name}</span>
                      {score === null ? (
                        <span class="open">{item.kind === 'price' ? `待${terms.price}` : '待认定'}</span>
                      ) : (
                        showPoints(score, scale)
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Asked before marks are handed in: everything on one page, and what is still missing. */
export function SubmitPage({ place, ...props }: SheetPageProps) {
  const { progress, next, terms } = props;
  const missing = progress.all - progress.given;
  return (
    <LotFrame
      place={place}
      tab="/marking"
      title="核对并提交"
      trail={[{ text: '评分', href: lotHref(place.procurement, place.lot.number, '/marking') }]}
      scripts={['marking']}
    >
      <section class="card" aria-label="核对">
        <MarkTable place={place} {...props} />
        <p class="save-state" role="status" data-unsaved={props.account} />
        {missing === 0 || next === null ? (
          <form method="post" class="form" action={lotHref(place.procurement, place.lot.number, '/marking/submit')}>
            <FormMark />
            <p>
              提交后，已提交的{terms.panel}
              成员可以看到这些评分；提交后不能自行修改，只有组长按法定情形退回复核时可以修改。
            </p>
            <div class="form-actions">
              <button type="submit">提交我的评分</button>
              <a href={lotHref(place.procurement, place.lot.number, '/marking')}>暂不提交</a>
            </div>
          </form>
        ) : (
          <p>
            <Tag tone="look">请看</Tag> 还有 {missing} 处没有评分，全部评分后才能提交。{' '}
            <a href={markHref(place.procurement, place.lot.number, next.item, next.tenderer)}>前往第一处</a>
          </p>
        )}
      </section>
    </LotFrame>
  );
}
