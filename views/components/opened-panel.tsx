import { sum } from '../../src/domain/decimal.ts';
import { closeHref, tendererHref } from '../addresses.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import type { NumberedResult } from '../evaluation-view.ts';
import { showPoints, showValue } from '../figures.ts';
import type { Opened } from '../opened.ts';
import { describeQuotedPrice } from '../quoted-price.ts';
import { type ScoreGroup, sumGroup } from '../score-groups.ts';
import { Arithmetic } from './arithmetic.tsx';
import { ExplanationPanel } from './explanation-panel.tsx';
import { ItemExplanation } from './item-explanation.tsx';
import { ItemTable, itemBackHref } from './item-table.tsx';
import { PlaceLine } from './place-line.tsx';

interface OpenedPanelProps {
  context: EvaluationContext;
  entry: NumberedResult;
  opened: Opened;
}

/** What a reader opened below a tenderer's row. */
export function OpenedPanel({ context, entry, opened }: OpenedPanelProps) {
  const close = closeHref(entry.number);
  switch (opened.scope.kind) {
    case 'quotedPrice':
      return <ExplanationPanel context={context} node={describeQuotedPrice(context, entry.number)} closeHref={close} />;
    case 'evaluatedPrice': {
      const node = context.explanations.get(`t${entry.number}.evaluatedPrice`);
      return node === undefined ? null : <ExplanationPanel context={context} node={node} closeHref={close} />;
    }
    case 'group':
      return <GroupPanel context={context} entry={entry} opened={opened} group={opened.scope.group} />;
    case 'total':
      return <TotalPanel context={context} entry={entry} opened={opened} />;
  }
}

function GroupPanel({ context, entry, opened, group }: OpenedPanelProps & { group: ScoreGroup }) {
  const close = closeHref(entry.number);
  const [only] = group.items;
  if (only !== undefined && group.items.length === 1) {
    return <ItemExplanation context={context} item={only} tendererNumber={entry.number} closeHref={close} />;
  }
  const { scales } = context;
  const scores = group.items.map(({ id }) => entry.result.items[id]?.score ?? null);
  const points = sumGroup(group, entry.result);
  return (
    <section class="why" aria-label={`${group.title}的依据`}>
      <div class="why-head">
        <h3>
          {group.title} <b>{points === null ? '未完成' : `${showPoints(points, scales.item)} 分`}</b>
          <span class="full">满分 {group.maxPoints.toFixed()} 分</span>
        </h3>
        <a class="close" href={close}>
          收起
        </a>
      </div>
      {points === null ? null : (
        <p class="eq">
          {scores.map((score) => showPoints(score ?? '0', scales.item)).join(' + ')} = {showPoints(points, scales.item)}
        </p>
      )}
      <ItemTable
        context={context}
        entry={entry}
        groups={[group]}
        caption={`${entry.result.name}的${group.title}各项`}
        open={{ item: opened.item, back: itemBackHref(entry, group) }}
      />
    </section>
  );
}

function TotalPanel({ context, entry, opened }: OpenedPanelProps) {
  const { groups, scales } = context;
  const node = context.explanations.get(`t${entry.number}`);
  const { total } = entry.result;
  const full = sum(groups.map(({ maxPoints, weight }) => maxPoints.times(weight)));
  return (
    <section class="why" aria-label="总分的依据">
      <div class="why-head">
        <h3>
          总分 <b>{total === null ? '未完成' : `${showPoints(total, scales.total)} 分`}</b>
          <span class="full">满分 {context.view.scheme.lot.totalPoints ?? full.toFixed()} 分</span>
        </h3>
        <a class="close" href={closeHref(entry.number)}>
          收起
        </a>
      </div>
      {node === undefined ? null : (
        <>
          <Arithmetic node={node} />
          <p class="rule">{node.rule}</p>
        </>
      )}
      <ItemTable
        context={context}
        entry={entry}
        groups={groups}
        caption={`${entry.result.name}的全部评审因素`}
        open={{ item: opened.item, within: 'total', back: itemBackHref(entry, null) }}
      />
      <Consequences context={context} entry={entry} />
      <p class="more">
        <a href={tendererHref(context.view, entry.number)}>逐项展开全部依据（可打印）</a>
      </p>
    </section>
  );
}

/** What follows from the total, such as a cut of the year's fee. */
function Consequences({ context, entry }: { context: EvaluationContext; entry: NumberedResult }) {
  const { consequences } = context.view.scheme.lot;
  if (consequences.length === 0) return null;
  return (
    <ul class="facts consequences">
      {consequences.map(({ id, title, text, unit, location }) => {
        const result = entry.result.consequences?.[id];
        return (
          <li>
            <span>
              {title}{' '}
              <b class="fact-value">
                {result === undefined ? '尚不能计算' : showValue({ value: result.value, unit }, context.scales.item)}
              </b>
            </span>
            {text === undefined ? null : <p class="rule">{text}</p>}
            <PlaceLine view={context.view} location={location} />
          </li>
        );
      })}
    </ul>
  );
}
