import type { DraftScheme } from '../../src/domain/draft.ts';
import { sumMaxPoints } from '../../src/domain/totals.ts';
import { groupItems } from './group-items.ts';

interface ScoringTableProps {
  scheme: DraftScheme;
  /** Rules in words, by item. */
  rules: ReadonlyMap<string, string>;
}

/** The scoring table as a procurement document prints it. */
export function ScoringTable({ scheme, rules }: ScoringTableProps) {
  const { lot } = scheme;
  let number = 0;
  return (
    <table class="scoring-table cards list items">
      <caption class="sr">评分表</caption>
      <thead>
        <tr>
          <th scope="col" class="num">
            序号
          </th>
          <th scope="col">评审因素</th>
          <th scope="col" class="num">
            分值
          </th>
          <th scope="col">评审标准</th>
        </tr>
      </thead>
      <tbody>
        {groupItems(scheme)
          .filter(({ items }) => items.length > 0)
          .flatMap(({ title, points, items }) => [
            lot.sections.length === 0 ? null : (
              <tr class="section-row">
                <th scope="rowgroup" colspan={4}>
                  {title}
                  {points === null ? '' : `（${points} 分）`}
                </th>
              </tr>
            ),
            ...items.map((item) => {
              number += 1;
              const rule = rules.get(item.id) ?? '';
              const isSame = item.text === undefined || item.text === rule;
              return (
                <tr>
                  <td class="num pair">
                    <span class="label">序号</span>
                    {number}
                  </td>
                  <th scope="row">
                    <span class="factor">{item.title}</span>
                    <span class="sub">{item.objective === null ? '' : item.objective ? '客观分' : '主观分'}</span>
                  </th>
                  <td class="num pair">
                    <span class="label">分值</span>
                    {item.maxPoints ?? '未定'}
                  </td>
                  <td class="pair stacked">
                    {isSame ? rule : item.text}
                    {isSame ? null : <span class="rule">计分：{rule}</span>}
                    {item.evidence
                      .filter(({ text }) => item.text?.includes(text) !== true)
                      .map(({ text }) => (
                        <span class="rule">证明材料：{text}</span>
                      ))}
                  </td>
                </tr>
              );
            }),
          ])}
        <tr class="total">
          <td />
          <th scope="row">合计</th>
          <td class="num">{sumMaxPoints(lot).toFixed()}</td>
          <td />
        </tr>
      </tbody>
    </table>
  );
}
