import type { Child } from 'hono/jsx';
import { Decimal, showDecimal } from '../../src/domain/decimal.ts';
import type { Explanation, ExplanationInput } from '../../src/domain/explanation.ts';
import type { Location } from '../../src/domain/location.ts';
import { describeRounding } from '../../src/domain/rounding.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import { showPoints, showValue } from '../figures.ts';
import { MemberMarks } from './member-marks.tsx';
import { PlaceLine } from './place-line.tsx';

interface ExplanationPanelProps {
  context: EvaluationContext;
  node: Explanation;
  /** Index of the tenderer in the case; the benchmark belongs to none. */
  tendererNumber?: number;
  maxPoints?: string;
  /** Nodes whose values enter this one. */
  partNodes?: readonly Explanation[];
  closeHref?: string;
  headingLevel?: 3 | 4;
}

/** One computed number with everything that is needed to compute it again. */
export function ExplanationPanel(props: ExplanationPanelProps) {
  const { context, node, maxPoints, partNodes = [], closeHref, headingLevel = 3 } = props;
  const Heading = headingLevel === 3 ? 'h3' : 'h4';
  return (
    <section class="why" aria-label={`${node.title}的依据`}>
      <div class="why-head">
        <Heading>
          {node.title} <b>{showValue(node, context.scales.item)}</b>
          {maxPoints === undefined ? null : <span class="full">满分 {maxPoints} 分</span>}
        </Heading>
        {closeHref === undefined ? null : (
          <a class="close" href={closeHref}>
            收起
          </a>
        )}
      </div>
      {node.arithmetic === null || node.arithmetic === '' ? null : <p class="eq">{node.arithmetic}</p>}
      <ExplanationBody {...props} />
      {partNodes.map((part) => (
        <div class="part">
          <p>
            {part.title} <b class="num">{showValue(part, context.scales.item)}</b>
          </p>
          {part.arithmetic === null || part.arithmetic === '' ? null : <p class="eq">{part.arithmetic}</p>}
          <ExplanationBody context={context} node={part} />
        </div>
      ))}
    </section>
  );
}

function ExplanationBody({ context, node, tendererNumber }: ExplanationPanelProps) {
  const members = new Set(context.view.members);
  const marks = node.inputs.filter(({ name }) => members.has(name));
  const facts = node.inputs.filter(({ name }) => !members.has(name));
  return (
    <dl class="reasons">
      <Reason term="规则">{node.rule === '' ? null : node.rule}</Reason>
      <Reason term="取舍">{describeRoundingOf(node)}</Reason>
      <Reason term="成员评分">
        {marks.length === 0 ? null : (
          <MemberMarks context={context} node={node} marks={marks} tendererNumber={tendererNumber} />
        )}
      </Reason>
      <Reason term="认定的事实">{facts.length === 0 ? null : <Facts context={context} facts={facts} />}</Reason>
      <Reason term="法律依据">{node.legalBasis.length === 0 ? null : node.legalBasis.join('；')}</Reason>
      <Reason term="规则出处">
        {node.locations.length === 0 ? null : <Places context={context} locations={node.locations} />}
      </Reason>
    </dl>
  );
}

function Reason({ term, children }: { term: string; children?: Child }) {
  if (children === null || children === undefined) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function describeRoundingOf({ rounding }: Explanation): string | null {
  if (rounding === null) return null;
  const before = showDecimal(new Decimal(rounding.before));
  return `${before} 取为 ${showPoints(rounding.after, rounding.scale)}，${describeRounding(rounding)}`;
}

function Facts({ context, facts }: { context: EvaluationContext; facts: readonly ExplanationInput[] }) {
  return (
    <ul class="facts">
      {facts.map(({ name, value, location }) => (
        <li>
          <span class="fact">
            <span>{name}</span> <b>{value}</b>
          </span>
          {location ? <PlaceLine view={context.view} location={location} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Places({ context, locations }: { context: EvaluationContext; locations: readonly Location[] }) {
  return (
    <ul class="facts">
      {locations.map((location) => (
        <li>
          <PlaceLine view={context.view} location={location} />
        </li>
      ))}
    </ul>
  );
}
