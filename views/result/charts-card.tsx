import { CHART_TITLES, CHARTS, type ChartName, listScored, sizeChart } from '../charts/chart-data.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import { showPoints, showPrice } from '../figures.ts';
import { sumGroup } from '../score-groups.ts';

/** The result as pictures, each with the figures it was drawn from. */
export function ChartsCard({ context, charts }: { context: EvaluationContext; charts: readonly ChartName[] }) {
  if (charts.length === 0) return null;
  return (
    <section class="card" aria-labelledby="charts-title">
      <h2 id="charts-title">图示</h2>
      <div class="charts">
        {CHARTS.filter((name) => charts.includes(name)).map((name) => (
          <figure>
            <figcaption>{CHART_TITLES[name]}</figcaption>
            <picture>
              <source media="(prefers-color-scheme: dark)" srcset={`${context.view.href}/charts/${name}-dark.svg`} />
              <img
                src={`${context.view.href}/charts/${name}-light.svg`}
                alt={`${CHART_TITLES[name]}，数字见下表`}
                {...sizeChart(name, context)}
                loading="lazy"
              />
            </picture>
            <details>
              <summary>图中的数字</summary>
              <div class="wide">
                <ChartTable name={name} context={context} />
              </div>
            </details>
          </figure>
        ))}
      </div>
    </section>
  );
}

function ChartTable({ name, context }: { name: ChartName; context: EvaluationContext }) {
  if (name === 'scores') return <ScoresTable context={context} />;
  return name === 'marks' ? <MarksTable context={context} /> : <PricesTable context={context} />;
}

function ScoresTable({ context }: { context: EvaluationContext }) {
  const { groups, scales, terms } = context;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{terms.tenderer}</th>
          {groups.map(({ title }) => (
            <th scope="col" class="num">
              {title}
            </th>
          ))}
          <th scope="col" class="num">
            总分
          </th>
        </tr>
      </thead>
      <tbody>
        {listScored(context).map(({ result }) => (
          <tr>
            <th scope="row">{result.name}</th>
            {groups.map((group) => {
              const sum = sumGroup(group, result);
              return <td class="num">{sum === null ? '—' : showPoints(sum, scales.item)}</td>;
            })}
            <td class="num">{result.total === null ? '—' : showPoints(result.total, scales.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MarksTable({ context }: { context: EvaluationContext }) {
  const { view, scales, terms } = context;
  const scored = listScored(context).map(({ result }) => result);
  const rows = view.scheme.lot.items.flatMap((item) =>
    scored
      .filter(({ items }) => Object.keys(items[item.id]?.byMember ?? {}).length > 0)
      .map((result) => ({ item, result })),
  );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">评审因素</th>
          <th scope="col">{terms.tenderer}</th>
          {view.members.map((member) => (
            <th scope="col" class="num">
              {member}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ item, result }) => (
          <tr>
            <th scope="row">
              {item.title}（{item.maxPoints}）
            </th>
            <td>{result.name}</td>
            {view.members.map((member) => {
              const points = result.items[item.id]?.byMember[member];
              return <td class="num">{points === undefined ? '—' : showPoints(points, scales.mark)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PricesTable({ context }: { context: EvaluationContext }) {
  const { scales, terms } = context;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{terms.tenderer}</th>
          <th scope="col" class="num">
            报价（元）
          </th>
          <th scope="col" class="num">
            总分
          </th>
        </tr>
      </thead>
      <tbody>
        {listScored(context).map(({ result: { name, quotedPrice, total } }) => (
          <tr>
            <th scope="row">{name}</th>
            <td class="num">{quotedPrice === null ? '—' : showPrice(quotedPrice)}</td>
            <td class="num">{total === null ? '—' : showPoints(total, scales.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
