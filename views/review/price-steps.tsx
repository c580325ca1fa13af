import type { BidCheck } from '../../src/domain/bid.ts';
import { showPrice } from '../figures.ts';

interface PriceStepsProps {
  check: BidCheck;
  /** The order in which discrepancies are settled: the law's own sentence with its basis. */
  order: { note: string; basis: string } | null;
  clarificationHref: string;
}

/** The price as it was written, and the steps by which it was corrected. */
export function PriceSteps({ check: { price, findings }, order, clarificationHref }: PriceStepsProps) {
  const steps = findings.filter(({ code }) => code === 'price-inconsistent');
  const rows: readonly [string, string | null, string][] = [
    ['小写', price.quoted, ''],
    ['大写', price.inWords, ''],
    [
      '分项合计',
      price.itemSum,
      price.consistent === null ? '没有可以对照的金额' : price.consistent ? '一致' : '不一致',
    ],
    ['修正后', price.corrected, price.withinCeiling === false ? '超过最高限价' : ''],
  ];
  return (
    <section class="price-steps" aria-label="算术修正">
      <table class="cards list">
        <caption>
          <span class="hint-mark">系统提示</span> 报价的核对
        </caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" class="num">
              金额（元）
            </th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([title, amount, note]) => (
            <tr>
              <th scope="row">{title}</th>
              <td class="num pair">
                <span class="label">金额（元）</span>
                {amount === null ? '未读到' : showPrice(amount)}
              </td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {steps.length === 0 ? null : (
        <>
          <ol>
            {steps.map(({ message }) => (
              <li>{message}</li>
            ))}
          </ol>
          <p class="sub">
            修正须经供应商确认：<a href={clarificationHref}>要求确认修正后的报价</a>
          </p>
        </>
      )}
      {order === null ? null : (
        <p class="sub">
          {order.note}（{order.basis}）
        </p>
      )}
    </section>
  );
}
