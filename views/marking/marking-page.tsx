import type { Child } from 'hono/jsx';
import type { Finding } from '../../src/domain/finding.ts';
import { BesideDocument } from '../components/beside-document.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { TurnLink } from '../components/turn-link.tsx';
import { lotHref } from '../workspace-addresses.ts';
import { Hints } from './hints.tsx';
import { MarkForm, type MarkFormProps } from './mark-form.tsx';
import { markHref, type Neighbours } from './marking-place.ts';

interface MarkingPageProps extends MarkFormProps {
  place: LotPlace;
  tenderer: string;
  /** The item's rule in words. */
  rule: string;
  neighbours: Neighbours;
  /** Marks given and wanted in all. */
  progress: { given: number; all: number };
  /** Which of the tenderers this is. */
  position: { number: number; all: number };
  /** Where the next mark is missing; null where none is, or only this one. */
  nextOpen: { item: string; tenderer: string } | null;
  /** What the tool noticed in this part of the bid. */
  hints: readonly Finding[];
  /** The member's marks are handed in: nothing can be changed. */
  isSubmitted: boolean;
  /** The bid beside the form. */
  viewer: Child;
}

/** One tenderer's item: the bid on the left, the member's mark on the right. */
export function MarkingPage(props: MarkingPageProps) {
  const { place, item, tenderer, neighbours, progress, position, nextOpen, hints, isSubmitted, viewer } = props;
  const lot = place.lot.number;
  const to = (id: string, name: string) => markHref(place.procurement, lot, id, name);
  return (
    <LotFrame
      place={place}
      tab="/marking"
      title={item.title}
      trail={[{ text: '评分', href: lotHref(place.procurement, lot, '/marking') }]}
      aside={
        <span class="judged">
          <b>{tenderer}</b>
          <span class="full">
            第 {position.number} 家，共 {position.all} 家 · 满分 {item.maxPoints} 分
          </span>
        </span>
      }
      scripts={['marking', 'flaw-draft']}
      hasViewer
    >
      <nav class="neighbours" aria-label="前后">
        <TurnLink
          href={neighbours.previousTenderer === null ? null : to(item.id, neighbours.previousTenderer)}
          shortcut="k"
        >
          上一家（K）
        </TurnLink>
        <TurnLink href={neighbours.nextTenderer === null ? null : to(item.id, neighbours.nextTenderer)} shortcut="j">
          下一家（J）
        </TurnLink>
        <TurnLink
          href={neighbours.previousItem === null ? null : to(neighbours.previousItem.id, tenderer)}
          shortcut="h"
        >
          上一项（H）
        </TurnLink>
        <TurnLink href={neighbours.nextItem === null ? null : to(neighbours.nextItem.id, tenderer)} shortcut="l">
          下一项（L）
        </TurnLink>
        {nextOpen === null || isSubmitted ? null : (
          <a href={to(nextOpen.item, nextOpen.tenderer)} data-key="n">
            下一处未评（N）
          </a>
        )}
        <a href={markHref(place.procurement, lot, item.id)}>各家对照</a>
        <span class="soft">
          已评 {progress.given} / {progress.all}
        </span>
      </nav>
      <BesideDocument label="我的评分" viewer={viewer}>
        <section class="card mark-side">
          <h2>我的评分</h2>
          <Rule {...props} />
          {isSubmitted ? <p class="notice">评分已经提交，不能再改。组长按法定情形退回复核后可以修改。</p> : null}
          <Hints hints={hints} isFlawItem={item.kind === 'flaws' && !isSubmitted} account={props.account} />
          {isSubmitted ? null : <MarkForm {...props} />}
          <p class="soft">其他成员的评分在双方都提交后可见。</p>
        </section>
      </BesideDocument>
    </LotFrame>
  );
}

/** The document's own words, and the rule that follows from them where the form does not show it as a table anyway. */
function Rule({ item, rule, isSubmitted }: MarkingPageProps) {
  const isInForm = !isSubmitted && (item.kind === 'flaws' || (item.kind === 'discretion' && item.grades.length > 0));
  return (
    <>
      {item.text === undefined ? null : <p class="rule">{item.text}</p>}
      {isInForm ? null : <p class={item.text === undefined ? 'rule' : 'soft'}>{rule}</p>}
    </>
  );
}
