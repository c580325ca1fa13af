import type { Child } from 'hono/jsx';
import type { EvaluationContext } from '../evaluation-context.ts';
import type { NumberedResult } from '../evaluation-view.ts';
import { showPoints, showPrice } from '../figures.ts';
import { closeHref, type Opened, openHref } from '../opened.ts';
import { sumGroup } from '../score-groups.ts';
import { OpenedPanel } from './opened-panel.tsx';
import { RejectionReasons } from './rejection-reasons.tsx';
import { ScoreBar, Swatch } from './score-bar.tsx';
import { TendererTags } from './tenderer-tags.tsx';

interface RankingTableProps {
  context: EvaluationContext;
  opened: Opened | null;
}

/** One tenderer per row; every figure opens its explanation below the row. */
export function RankingTable({ context, opened }: RankingTableProps) {
  const { groups, terms, isAward, results } = context;
  const columns = columnsOf(context);
  return (
    <table class="ranking cards">
      <caption>
        <span class="sr">{isAward ? '排序' : '考核结果'}：</span>
        {groups.map((group, index) => (
          <span class="key">
            <Swatch index={index} />
            {group.title} {group.maxPoints.toFixed()}
          </span>
        ))}
      </caption>
      <thead>
        <tr>
          {isAward ? (
            <th scope="col" class="num">
              名次
            </th>
          ) : null}
          <th scope="col">{terms.tenderer}</th>
          {groups.length === 0 ? null : <th scope="col">得分构成</th>}
          {columns.map(({ title, unit }) => (
            <th scope="col" class="num">
              {title}
              {unit === undefined ? null : <span class="unit">（{unit}）</span>}
            </th>
          ))}
          <th scope="col" class="num">
            总分
          </th>
        </tr>
      </thead>
      {results.map((entry) => (
        <TendererRows context={context} entry={entry} columns={columns} opened={opened} />
      ))}
    </table>
  );
}

interface Column {
  title: string;
  unit?: string;
  swatch?: number;
  /** What is opened below a tenderer's id; the figure, or null where there is none. */
  opens: string;
  show: (entry: NumberedResult) => string | null;
  /** Shown for a rejected bid as well. */
  always?: boolean;
}

function columnsOf({ groups, terms, isAward, scales }: EvaluationContext): Column[] {
  const prices: Column[] = [
    {
      title: terms.price,
      unit: '元',
      opens: 'quotedPrice',
      show: ({ result }) => (result.quotedPrice === null ? null : showPrice(result.quotedPrice)),
      always: true,
    },
    {
      title: '评审价',
      unit: '元',
      opens: 'evaluatedPrice',
      show: ({ result }) => (result.evaluatedPrice === null ? null : showPrice(result.evaluatedPrice)),
    },
  ];
  const points = groups.map((group, index): Column => {
    const [only] = group.items;
    return {
      title: group.title,
      unit: '分',
      swatch: index,
      opens: only !== undefined && group.items.length === 1 ? only.id : `group.${group.id}`,
      show: ({ result }) => {
        const value = sumGroup(group, result);
        return value === null ? null : showPoints(value, scales.item);
      },
    };
  });
  return [...(isAward ? prices : []), ...points];
}

interface TendererRowsProps {
  context: EvaluationContext;
  entry: NumberedResult;
  columns: readonly Column[];
  opened: Opened | null;
}

function TendererRows({ context, entry, columns, opened }: TendererRowsProps) {
  const { groups, isAward, scales } = context;
  const { number, result } = entry;
  const isRejected = result.status === 'rejected';
  const own = opened?.tenderer === number ? opened : null;
  const width = columns.length + 2 + (isAward ? 1 : 0) + (groups.length === 0 ? 0 : 1);
  const total = result.total === null ? null : showPoints(result.total, scales.total);
  return (
    <tbody id={`t${number}`} class={[isRejected ? 'rejected' : '', own === null ? '' : 'is-open'].join(' ').trim()}>
      <tr>
        {isAward ? <td class="num rank">{result.rank ?? '—'}</td> : null}
        <th scope="row" class="who">
          <span class="name">{result.name}</span>
          <TendererTags context={context} entry={entry} />
        </th>
        {groups.length === 0 ? null : (
          <td class="bar-cell">{isRejected ? null : <ScoreBar context={context} result={result} />}</td>
        )}
        {columns.map((column) => (
          <td class={isRejected && column.always !== true ? 'num pair is-none' : 'num pair'}>
            <span class="label">
              {column.swatch === undefined ? null : <Swatch index={column.swatch} />}
              {column.title}
            </span>
            {isRejected && column.always !== true ? (
              <span class="none">—</span>
            ) : (
              <Door id={`t${number}.${column.opens}`} opened={own} number={number} title={column.title}>
                {column.show(entry)}
              </Door>
            )}
          </td>
        ))}
        <td class={isRejected ? 'num total is-none' : 'num total'}>
          <span class="label">总分</span>
          {isRejected ? (
            <span class="none">—</span>
          ) : (
            <Door id={`t${number}`} opened={own} number={number} title="总分">
              {total ?? '未完成'}
            </Door>
          )}
        </td>
      </tr>
      {isRejected ? (
        <tr class="why-rejected">
          <td colspan={width}>
            <RejectionReasons context={context} reasons={result.reasons} />
          </td>
        </tr>
      ) : null}
      {own === null ? null : (
        <tr class="opened">
          <td colspan={width} id={panelIdOf(own)}>
            <OpenedPanel context={context} entry={entry} opened={own} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** The panel carries the opened id, unless the row or a row inside the panel has it already. */
function panelIdOf({ id, tenderer, scope, item }: Opened): string | undefined {
  const isInsideTable =
    item !== null && (scope.kind === 'total' || (scope.kind === 'group' && scope.group.items.length > 1));
  return id === `t${tenderer}` || isInsideTable ? undefined : id;
}

interface DoorProps {
  id: string;
  opened: Opened | null;
  number: number;
  title: string;
  children: Child;
}

/** A figure that opens what it rests on, and closes it again. */
function Door({ id, opened, number, title, children }: DoorProps) {
  if (children === null) return <span class="none">—</span>;
  const isOpen = opened?.id === id;
  return (
    <a class="door" href={isOpen ? closeHref(number) : openHref(id)} aria-expanded={isOpen ? 'true' : 'false'}>
      {children}
      <span class="sr">，{title}的依据</span>
    </a>
  );
}
