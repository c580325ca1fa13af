import type { EvaluationContext } from '../evaluation-context.ts';
import type { NumberedResult } from '../evaluation-view.ts';
import { showPoints } from '../figures.ts';
import type { Opened } from '../opened.ts';
import type { RankingLayout } from '../ranking-columns.ts';
import { Door } from './door.tsx';
import { OpenedPanel } from './opened-panel.tsx';
import { RejectionReasons } from './rejection-reasons.tsx';
import { ScoreBar, Swatch } from './score-bar.tsx';
import { TendererTags } from './tenderer-tags.tsx';

interface TendererRowsProps {
  context: EvaluationContext;
  entry: NumberedResult;
  layout: RankingLayout;
  opened: Opened | null;
}

/** One tenderer in the ranking: its figures, why it is out, and what was opened below it. */
export function TendererRows({ context, entry, layout, opened }: TendererRowsProps) {
  const { isAward, scales } = context;
  const { number, result } = entry;
  const id = `t${number}`;
  const isRejected = result.status === 'rejected';
  const own = opened?.tenderer === number ? opened : null;
  return (
    <tbody id={id} class={lookOf(isRejected, own !== null)}>
      <tr>
        {isAward ? <td class="num rank">{result.rank ?? '—'}</td> : null}
        <th scope="row" class="who">
          <span class="name">{result.name}</span>
          <TendererTags context={context} entry={entry} />
        </th>
        {layout.showsBar ? (
          <td class="bar-cell">{isRejected ? null : <ScoreBar context={context} result={result} />}</td>
        ) : null}
        {layout.columns.map(({ title, swatch, opens, show, always }) => {
          const figure = isRejected && always !== true ? null : show(entry);
          return (
            <td class={figure === null ? 'num pair is-none' : 'num pair'}>
              <span class="label">
                {swatch === undefined ? null : <Swatch index={swatch} />}
                {title}
              </span>
              <Door id={`${id}${opens}`} opened={own} number={number} title={title} figure={figure} />
            </td>
          );
        })}
        <td class={isRejected ? 'num total is-none' : 'num total'}>
          <span class="label">总分</span>
          <Door id={id} opened={own} number={number} title="总分" figure={isRejected ? null : showTotal()} />
        </td>
      </tr>
      {isRejected ? (
        <tr class="why-rejected">
          <td colspan={layout.width}>
            <RejectionReasons context={context} reasons={result.reasons} />
          </td>
        </tr>
      ) : null}
      {own === null ? null : (
        <tr class="opened">
          <td colspan={layout.width} id={panelIdOf(own)}>
            <OpenedPanel context={context} entry={entry} opened={own} />
          </td>
        </tr>
      )}
    </tbody>
  );

  function showTotal(): string {
    return result.total === null ? '未完成' : showPoints(result.total, scales.total);
  }
}

/** The panel carries the opened id, unless the row or a row inside the panel has it already. */
function panelIdOf({ id, tenderer, scope, item }: Opened): string | undefined {
  const isInsideTable =
    item !== null && (scope.kind === 'total' || (scope.kind === 'group' && scope.group.items.length > 1));
  return id === `t${tenderer}` || isInsideTable ? undefined : id;
}

function lookOf(isRejected: boolean, isOpen: boolean): 'rejected' | 'rejected is-open' | 'is-open' | undefined {
  if (isRejected) return isOpen ? 'rejected is-open' : 'rejected';
  return isOpen ? 'is-open' : undefined;
}
