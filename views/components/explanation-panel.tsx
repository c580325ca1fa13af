import type { Child } from 'hono/jsx';
import { Decimal, showDecimal } from '../../src/domain/decimal.ts';
import type { Explanation, ExplanationInput } from '../../src/domain/explanation.ts';
import type { Location } from '../../src/domain/location.ts';
import { describeRounding } from '../../src/domain/rounding.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import { showPoints, showValue } from '../figures.ts';
import { listOddities } from '../oddities.ts';
import { Arithmetic } from './arithmetic.tsx';
import { MemberMarks } from './member-marks.tsx';
import { PlaceLine } from './place-line.tsx';

interface ExplanationPanelProps {
  context: EvaluationContext;
  node: Explanation;
  /** Index of the tenderer in the case; the benchmark belongs to none. */
  tendererNumber?: number;
  /** 满分 10 分 */
  range?: string;
  /** Nodes whose values enter this one. */
  partNodes?: readonly Explanation[];
  closeHref?: string;
  /** Stands below a row that names the node and its value: no heading of its own. */
  compact?: boolean;
}

/** One computed number with everything that is needed to compute it again. */
export function ExplanationPanel(props: ExplanationPanelProps) {
  const { context, node, range, partNodes = [], closeHref, compact = false } = props;
  const shownParts = partNodes.filter(({ value }) => value !== null);
  return (
    <section class="why" aria-label={`${node.title}的依据`}>
      <div class="why-head">
        {compact ? (
          <Arithmetic node={node} />
        ) : (
          <h3>
            {node.title} <b>{showValue(node, context.scales.item)}</b>
            {range === undefined ? null : <span class="full">{range}</span>}
          </h3>
        )}
        {closeHref === undefined ? null : (
          <a class="close" href={closeHref}>
            收起
          </a>
        )}
      </div>
      {compact ? null : <Arithmetic node={node} />}
      <ExplanationBody {...props} />
      {shownParts.length === 0 ? null : (
        <div class="parts">
          {shownParts.map((part) => (
            <Part context={context} node={withoutPlacesOf(part, node)} />
          ))}
        </div>
      )}
    </section>
  );
}

function Part({ context, node }: { context: EvaluationContext; node: Explanation }) {
  return (
    <div>
      <p>
        {node.title} <b class="num">{showValue(node, context.scales.item)}</b>
      </p>
      <Arithmetic node={node} />
      <ExplanationBody context={context} node={node} />
    </div>
  );
}

/** A place that stands above need not stand here again. */
function withoutPlacesOf(part: Explanation, node: Explanation): Explanation {
  const known = new Set(node.locations.map(({ file, path }) => `${file} ${path}`));
  return { ...part, locations: part.locations.filter(({ file, path }) => !known.has(`${file} ${path}`)) };
}

function ExplanationBody({ context, node, tendererNumber }: ExplanationPanelProps) {
  const itemId = node.id.slice(node.id.indexOf('.') + 1);
  const oddities =
    tendererNumber === undefined ? [] : listOddities(context.view.scheme).filter(({ item }) => item === itemId);
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
      <Reason term="文件疑点">{oddities.length === 0 ? null : oddities.map(({ text }) => <p>{text}</p>)}</Reason>
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

/** Null where the calculation above says it already. */
function describeRoundingOf({ rounding, arithmetic }: Explanation): string | null {
  if (rounding === null || arithmetic?.endsWith(`（${describeRounding(rounding)}）`) === true) return null;
  const before = showDecimal(new Decimal(rounding.before));
  return `${before} 取为 ${showPoints(rounding.after, rounding.scale)}，${describeRounding(rounding)}`;
}

function Facts({ context, facts }: { context: EvaluationContext; facts: readonly ExplanationInput[] }) {
  return (
    <ul class="facts">
      {facts.map(({ name, value, location }) => (
        <li>
          <span>
            <span>{name}</span> <b class="fact-value">{value}</b>
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
