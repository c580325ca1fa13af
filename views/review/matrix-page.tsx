import { isRejected } from '../../src/ledger/rules/refusal.ts';
import type { BidView } from '../../src/ledger/state.ts';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { describePlace } from '../place.ts';
import type { Terms } from '../terms.ts';
import { type Answer, type Counts, countAnswers, FILTERS, type Filter, type Response } from './answers.ts';
import { GROUP_NAMES, GROUPS, nameRequirement, type ReviewedRequirement } from './requirements.ts';
import { answerHref, reviewHref, tendererHref } from './review-address.ts';
import { VERDICTS, Verdict } from './verdict.tsx';

export interface MatrixColumn {
  bid: BidView;
  /** Whether the tool has read and checked the bid. */
  isChecked: boolean;
  /** In the order of all requirements. */
  answers: readonly Answer[];
  /** The first requirement that nobody has judged, else the first of all; null where there is none. */
  goOn: string | null;
  /** Answers that belong to no requirement. */
  unmatched: readonly Response[];
}

export interface MatrixRow {
  requirement: ReviewedRequirement;
  /** In the order of the columns. */
  answers: readonly Answer[];
}

export interface MatrixPageProps {
  place: LotPlace;
  terms: Terms;
  columns: readonly MatrixColumn[];
  /** Of this page of the matrix. */
  rows: readonly MatrixRow[];
  filter: Filter;
  /** Requirements that each filter lets through. */
  passing: Readonly<Record<Filter, number>>;
  part: { page: number; pages: number };
  /** What else there is to do in the review. */
  links: readonly { text: string; href: string; note: string }[];
}

const FILTER_NAMES: Readonly<Record<Filter, string>> = {
  all: '全部',
  mandatory: '只看 ★',
  open: '待判定',
  negative: '负偏离或缺失',
  uncertain: '含糊、待核实或未判',
};

/** 审查: tenderers and requirements, what each answer comes to, and who has still to judge what. */
export function MatrixPage(props: MatrixPageProps) {
  const { place, terms, columns, links } = props;
  return (
    <LotFrame place={place} tab="/review" title="资格和符合性审查">
      {columns.length === 0 ? (
        <section class="card">
          <p class="empty">还没有开启的{terms.bidDocument}。经办人开启之后，在这里逐条审查。</p>
        </section>
      ) : (
        <>
          <TendererCounts {...props} />
          <Matrix {...props} />
          <Unmatched columns={columns} terms={terms} />
        </>
      )}
      {links.length === 0 ? null : (
        <section class="card" aria-labelledby="more-title">
          <h2 id="more-title">其他事项</h2>
          <ul class="review-links">
            {links.map(({ text, href, note }) => (
              <li>
                <a href={href}>{text}</a> <span class="sub">　{note}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </LotFrame>
  );
}

const COUNTED: readonly { key: keyof Counts; text: string }[] = [
  { key: 'met', text: '满足' },
  { key: 'negative', text: '负偏离' },
  { key: 'missing', text: '缺失' },
  { key: 'uncertain', text: '含糊或待核实' },
  { key: 'unknown', text: '未判' },
  { key: 'open', text: '待成员判定' },
];

function TendererCounts({ place, terms, columns }: MatrixPageProps) {
  return (
    <section class="card" aria-labelledby="counts-title">
      <h2 id="counts-title">各家{terms.tenderer}</h2>
      <table class="cards list counts">
        <caption class="sr">各家{terms.tenderer}的条款数量</caption>
        <thead>
          <tr>
            <th scope="col">{terms.tenderer}</th>
            {COUNTED.map(({ text }) => (
              <th scope="col" class="num">
                {text}
              </th>
            ))}
            <th scope="col">事实</th>
            <th scope="col">办理</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ bid, isChecked, answers, goOn }) => {
            const counts = countAnswers(answers);
            const proposed = [...bid.facts.values()].filter(({ status }) => status === 'proposed').length;
            return (
              <tr>
                <th scope="row">
                  {goOn === null ? (
                    <span class="entry">{bid.tenderer}</span>
                  ) : (
                    <a class="entry" href={answerHref(place, bid.tenderer, goOn)}>
                      {bid.tenderer}
                    </a>
                  )}{' '}
                  <Standing bid={bid} isChecked={isChecked} terms={terms} />
                </th>
                {COUNTED.map(({ key, text }) => (
                  <td class="num pair">
                    <span class="label">{text}</span>
                    {counts[key]}
                  </td>
                ))}
                <td class="pair">
                  <span class="label">事实</span>
                  <a href={tendererHref(place, bid.tenderer, '/facts')}>
                    {proposed === 0 ? `${bid.facts.size} 项` : `${proposed} 项待确认`}
                    <span class="sr">，{bid.tenderer}</span>
                  </a>
                </td>
                <td class="pair">
                  <span class="label">办理</span>
                  <span class="review-ways">
                    <a href={tendererHref(place, bid.tenderer, '/clarifications')}>
                      澄清{bid.clarifications.size === 0 ? '' : ` ${bid.clarifications.size}`}
                      <span class="sr">，{bid.tenderer}</span>
                    </a>
                    <a href={tendererHref(place, bid.tenderer, '/rejection')}>
                      无效认定<span class="sr">，{bid.tenderer}</span>
                    </a>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Standing({ bid, isChecked, terms }: { bid: BidView; isChecked: boolean; terms: Terms }) {
  if (isRejected(bid)) return <Tag tone="bad">{terms.invalid}</Tag>;
  return isChecked ? null : <Tag tone="look">尚未读取</Tag>;
}

function Matrix({ place, terms, columns, rows, filter, passing, part }: MatrixPageProps) {
  const hrefOf = (show: Filter, page = 1) =>
    `${reviewHref(place)}?show=${show}${page === 1 ? '' : `&page=${page}`}#matrix`;
  return (
    <section class="card" aria-labelledby="matrix-title" id="matrix">
      <div class="card-head">
        <h2 id="matrix-title">逐条对照</h2>
        <nav class="filters" aria-label="筛选条款">
          {FILTERS.map((one) => (
            <a href={hrefOf(one)} aria-current={one === filter ? 'true' : undefined}>
              {FILTER_NAMES[one]} <span class="num">{passing[one]}</span>
            </a>
          ))}
        </nav>
      </div>
      <Key />
      {rows.length === 0 ? (
        <p class="empty">
          没有“{FILTER_NAMES[filter]}”的条款。<a href={hrefOf('all')}>查看全部</a>
        </p>
      ) : (
        <section class="matrix-scroll" tabindex={0} aria-label="条款与应答">
          <table class="matrix cards">
            <caption class="sr">各家{terms.tenderer}对每条要求的应答</caption>
            <thead>
              <tr>
                <th scope="col">条款</th>
                {columns.map(({ bid }) => (
                  <th scope="col">{bid.tenderer}</th>
                ))}
              </tr>
            </thead>
            {GROUPS.map((group) => {
              const own = rows.filter(({ requirement }) => requirement.group === group);
              return own.length === 0 ? null : (
                <tbody>
                  <tr class="group-row">
                    <th scope="rowgroup" colspan={columns.length + 1}>
                      {GROUP_NAMES[group]}
                    </th>
                  </tr>
                  {own.map(({ requirement, answers }) => (
                    <tr class={isAlike(answers) ? 'alike' : undefined}>
                      <th scope="row">
                        <RequirementHead requirement={requirement} />
                        {isAlike(answers) ? (
                          <AlikeAnswer place={place} requirement={requirement} columns={columns} answers={answers} />
                        ) : null}
                      </th>
                      {columns.map(({ bid }, index) => (
                        <td>
                          <span class="label">{bid.tenderer}</span>
                          <Cell place={place} requirement={requirement} bid={bid} answer={answers[index]} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              );
            })}
          </table>
        </section>
      )}
      {part.pages === 1 ? null : (
        <nav class="filters" aria-label="分页">
          {part.page === 1 ? null : <a href={hrefOf(filter, part.page - 1)}>上一页</a>}
          <span>
            第 {part.page} 页，共 {part.pages} 页
          </span>
          {part.page === part.pages ? null : <a href={hrefOf(filter, part.page + 1)}>下一页</a>}
        </nav>
      )}
    </section>
  );
}

/** Whether all tenderers stand the same: on a phone that is one line instead of many. */
function isAlike(answers: readonly Answer[]): boolean {
  const [first, ...others] = answers;
  return (
    first !== undefined &&
    others.length > 0 &&
    others.every(({ deviation, isJudged }) => deviation === first.deviation && isJudged === first.isJudged)
  );
}

interface AlikeAnswerProps extends Pick<MatrixRow, 'requirement' | 'answers'> {
  place: LotPlace;
  columns: readonly MatrixColumn[];
}

/** Leads to the first tenderer's answer, from which one turns to the next. */
function AlikeAnswer({ place, requirement, columns, answers }: AlikeAnswerProps) {
  const [first] = columns;
  const [answer] = answers;
  if (first === undefined || answer === undefined) return null;
  return (
    <a class="answer-link alike-answer" href={answerHref(place, first.bid.tenderer, requirement.key)}>
      <span class="sub">{answers.length} 家相同</span> <Verdict answer={answer} group={requirement.group} />
    </a>
  );
}

function Key() {
  return (
    <p class="verdict-key">
      {(['none', 'positive', 'negative', 'missing', 'vague', 'unclear'] as const).map((deviation) => (
        <span class={`answer-verdict ${deviation}`}>
          <span aria-hidden="true">{VERDICTS[deviation].sign}</span> {VERDICTS[deviation].word}
        </span>
      ))}
      <span class="answer-verdict open">○ 未判</span>
      <span class="sub">标“系统提示”的由系统提出，成员判定之前不作数。</span>
    </p>
  );
}

function RequirementHead({ requirement }: { requirement: ReviewedRequirement }) {
  const { number, title, text } = requirement;
  return (
    <>
      {number === null ? null : <b>{number}</b>}
      <span class="demand">{shorten(title ?? text)}</span>
    </>
  );
}

const SHOWN = 40;

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

interface CellProps {
  place: LotPlace;
  requirement: ReviewedRequirement;
  bid: BidView;
  answer: Answer | undefined;
}

function Cell({ place, requirement, bid, answer }: CellProps) {
  if (answer === undefined) return null;
  return (
    <a class="answer-link" href={answerHref(place, bid.tenderer, requirement.key)}>
      <Verdict answer={answer} group={requirement.group} />
      <span class="sr">
        ，{bid.tenderer}，{nameRequirement(requirement)}
      </span>
    </a>
  );
}

/** What a bid answers that no requirement of the scheme asks for by number or words: not lost, and for people to look at. */
function Unmatched({ columns, terms }: { columns: readonly MatrixColumn[]; terms: Terms }) {
  const found = columns.flatMap(({ bid, unmatched }) => unmatched.map((response) => ({ bid, response })));
  if (found.length === 0) return null;
  return (
    <section class="card" aria-labelledby="unmatched-title">
      <h2 id="unmatched-title">没有对应到条款的应答</h2>
      <p class="hint">下列应答与评审方案的任何条款都没有对上，又不是简单的“满足”，请对照{terms.bidDocument}核实。</p>
      <ul class="report-entries">
        {found.map(({ bid, response }) => (
          <li>
            <Verdict answer={{ deviation: response.deviation, isJudged: false }} group="other" /> {bid.tenderer}
            {response.number === '' ? '' : `，${response.number}`}：{response.reasons.join('；')}
            {response.location === null ? null : (
              <span class="sub">
                {' '}
                “{response.location.quote}” {describePlace(response.location)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
