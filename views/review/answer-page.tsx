import type { Child } from 'hono/jsx';
import type { Location } from '../../src/domain/location.ts';
import { BesideDocument } from '../components/beside-document.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { TurnLink } from '../components/turn-link.tsx';
import { describePlace, fileTitle } from '../place.ts';
import type { Terms } from '../terms.ts';
import { showMoment } from '../times.ts';
import type { Answer, Response } from './answers.ts';
import { markCompared } from './differing.ts';
import { JudgementForm, type JudgementFormProps } from './judgement-form.tsx';
import { GROUP_NAMES, nameRequirement, type ReviewedRequirement } from './requirements.ts';
import { answerHref, reviewHref, tendererHref } from './review-address.ts';
import { TendererNav } from './tenderer-nav.tsx';
import { nameVerdict, Verdict } from './verdict.tsx';
import { nameSeat } from './who.ts';

export interface Neighbours {
  previousRequirement: string | null;
  nextRequirement: string | null;
  previousTenderer: string | null;
  nextTenderer: string | null;
}

export interface AnswerPageProps {
  place: LotPlace;
  terms: Terms;
  requirement: ReviewedRequirement;
  tenderer: string;
  answer: Answer;
  first: string | null;
  /** What stands at the requirement's place in the procurement document; null where that has not been read. */
  published: string | null;
  /** Address of a place; null where the file is not at hand. */
  hrefOf: (location: Location) => string | null;
  neighbours: Neighbours;
  /** How many of this tenderer's answers members have judged. */
  progress: { judged: number; all: number };
  /** What was judged a moment ago; null: nothing. */
  saved: { name: string; verdict: string; href: string } | null;
  /** Null for whoever may not judge. */
  form: Omit<JudgementFormProps, 'place' | 'requirement' | 'tenderer' | 'answer'> | null;
  /** Links to the bid's other files. */
  choice: Child;
  viewer: Child;
}

/** One requirement and one tenderer's answer to it, side by side, with the bid at the place; a member judges. */
export function AnswerPage(props: AnswerPageProps) {
  const { place, requirement, tenderer, answer, form, viewer, choice, saved, first } = props;
  const name = nameRequirement(requirement);
  return (
    <LotFrame
      place={place}
      tab="/review"
      title={`${GROUP_NAMES[requirement.group]} ${name}`}
      trail={[{ text: '审查', href: reviewHref(place) }]}
      aside={<span class="full">{tenderer}</span>}
      hasViewer
    >
      <TendererNav place={place} tenderer={tenderer} first={first} current="answers" />
      <Turns {...props} />
      {saved === null ? null : (
        <p class="notice" role="status">
          已记录 <a href={saved.href}>{saved.name}</a>：{saved.verdict}
        </p>
      )}
      {choice}
      <BesideDocument label="要求与应答" viewer={viewer}>
        <Demand {...props} />
        <Given {...props} />
        {form === null ? null : (
          <JudgementForm {...form} place={place} requirement={requirement} tenderer={tenderer} answer={answer} />
        )}
      </BesideDocument>
    </LotFrame>
  );
}

function Turns({ place, requirement, tenderer, neighbours, progress }: AnswerPageProps) {
  const to = (name: string, key: string) => answerHref(place, name, key);
  const { previousRequirement, nextRequirement, previousTenderer, nextTenderer } = neighbours;
  return (
    <nav class="neighbours" aria-label="前后">
      <TurnLink href={previousRequirement === null ? null : to(tenderer, previousRequirement)} shortcut="k">
        上一条（K）
      </TurnLink>
      <TurnLink href={nextRequirement === null ? null : to(tenderer, nextRequirement)} shortcut="j">
        下一条（J）
      </TurnLink>
      <TurnLink href={previousTenderer === null ? null : to(previousTenderer, requirement.key)} shortcut="h">
        上一家（H）
      </TurnLink>
      <TurnLink href={nextTenderer === null ? null : to(nextTenderer, requirement.key)} shortcut="l">
        下一家（L）
      </TurnLink>
      <span class="soft">
        已判 {progress.judged} / {progress.all}
      </span>
    </nav>
  );
}

function Demand({ terms, requirement, answer, published, hrefOf }: AnswerPageProps) {
  const { number, title, text, location, group } = requirement;
  const reasons = answer.responses.flatMap((response) => response.reasons);
  return (
    <section class="card compared" aria-labelledby="demand-title">
      <h2 id="demand-title">
        {GROUP_NAMES[group]} {number ?? ''} {group === 'mandatory' ? <Tag tone="must">不满足即无效</Tag> : null}
      </h2>
      {title === null ? null : <p class="sub">{title}</p>}
      <p class="quoted">
        <Marked text={published ?? text} reasons={reasons} />
      </p>
      {published === null ? null : (
        <p class="sub">
          评审方案的表述：
          <Marked text={text} reasons={reasons} />
        </p>
      )}
      <p class="sub">
        <PlaceLink location={location} href={hrefOf(location)} fallback={terms.procurementDocument} />
      </p>
    </section>
  );
}

function Given({ place, terms, requirement, answer, hrefOf, tenderer }: AnswerPageProps) {
  const { responses, judgement } = answer;
  return (
    <section class="card compared" aria-labelledby="given-title">
      <h2 id="given-title">
        应答 <Verdict answer={answer} group={requirement.group} />
      </h2>
      {responses.length === 0 ? (
        <p class="empty">
          {requirement.group === 'qualification'
            ? '资格证明由成员对照文件判定，系统不作提示。'
            : `系统没有在${terms.bidDocument}中找到对这一条的应答，请对照文件核实。`}
        </p>
      ) : (
        responses.map((response) => <GivenAnswer response={response} hrefOf={hrefOf} />)
      )}
      {judgement === null ? null : (
        <ol class="decisions" aria-label="成员的判定">
          {listDecisions(judgement).map(({ value, by, at }, index) => (
            <li class={index === 0 ? undefined : 'superseded'}>
              {index === 0 ? '' : '此前：'}
              <b>{nameVerdict(value.deviation, requirement.group)}</b>
              {value.reason === undefined ? '' : `，${value.reason}`}
              <span class="sub">
                {' '}
                {nameSeat(place.lot, by)} {showMoment(at)}
                {value.location === null ? null : (
                  <>
                    {' '}
                    <PlaceLink location={value.location} href={hrefOf(value.location)} fallback={tenderer} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p class="sub">
        <a
          href={`${tendererHref(place, tenderer, '/clarifications')}?about=${encodeURIComponent(requirement.key)}#ask`}
        >
          要求澄清
        </a>
        {requirement.group === 'other' ? null : (
          <>
            {'　'}
            <a
              href={`${tendererHref(place, tenderer, '/rejection')}?ground=${encodeURIComponent(requirement.id)}#reject`}
            >
              提请认定无效
            </a>
          </>
        )}
      </p>
    </section>
  );
}

function GivenAnswer({ response, hrefOf }: { response: Response; hrefOf: AnswerPageProps['hrefOf'] }) {
  const { location, declaredDeviation, reasons, deviation } = response;
  return (
    <div class="given">
      {location === null ? null : (
        <p class="quoted">
          <Marked text={location.quote} reasons={reasons} />
        </p>
      )}
      <p>
        <span class="hint-mark">系统提示</span> {nameVerdict(deviation, 'other')}
        {reasons.length === 0 ? '' : `：${reasons.join('；')}`}
      </p>
      <p class="sub">
        自报：{declaredDeviation ?? '没有写明'}
        {location === null ? null : (
          <>
            {'　'}
            <PlaceLink location={location} href={hrefOf(location)} fallback="" />
          </>
        )}
      </p>
    </div>
  );
}

function PlaceLink({ location, href, fallback }: { location: Location; href: string | null; fallback: string }) {
  const text = `${fileTitle(location.file)} · ${describePlace(location)}`;
  if (href === null) return <span>{text.trim() === '·' ? fallback : text}</span>;
  return <a href={href}>{text}</a>;
}

function Marked({ text, reasons }: { text: string; reasons: readonly string[] }) {
  return <>{markCompared(text, reasons).map((piece) => (piece.isBold ? <b>{piece.text}</b> : piece.text))}</>;
}

/** What stands first, then what it took the place of. */
function listDecisions(judgement: NonNullable<Answer['judgement']>): NonNullable<Answer['judgement']>[] {
  return judgement.superseded === null ? [judgement] : [judgement, ...listDecisions(judgement.superseded)];
}
