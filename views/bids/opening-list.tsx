import type { BidView } from '../../src/ledger/state.ts';
import type { LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { showPrice } from '../figures.ts';
import type { Terms } from '../terms.ts';
import { showMoment } from '../times.ts';

interface OpeningListProps {
  place: LotPlace;
  terms: Terms;
  bids: readonly BidView[];
}

/** 开启记录: whose bid was opened when, at what price where it is open; to be printed and signed. */
export function OpeningList({ place, terms, bids }: OpeningListProps) {
  const { lot } = place;
  const hasFinal = lot.pricesOpened;
  return (
    <section class="card" aria-labelledby="opened-title">
      <h2 id="opened-title">{terms.opening}记录（报价一览表）</h2>
      <table class="cards list opening-list">
        <caption class="sr">{terms.opening}记录</caption>
        <thead>
          <tr>
            <th class="num" scope="col">
              序号
            </th>
            <th scope="col">{terms.tenderer}</th>
            <th scope="col">{terms.opening}时间</th>
            <th scope="col" class="num">
              {terms.bidDocument}中的报价（元）
            </th>
            {hasFinal ? (
              <th scope="col" class="num">
                最后报价（元）
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {bids.map((bid, index) => (
            <tr>
              <td class="num">
                <span class="label">序号</span>
                {index + 1}
              </td>
              <th scope="row">
                <span class="entry">{bid.tenderer}</span>
              </th>
              <td>
                <span class="label">{terms.opening}时间</span>
                {[...bid.openings].map(([part, { at }]) => (
                  <span class="opened-part">
                    {part === 'only' ? '' : part === 'first' ? '第一阶段 ' : '第二阶段 '}
                    {showMoment(at)}
                  </span>
                ))}
              </td>
              <td class="num pair">
                <span class="label">报价（元）</span>
                <Quoted bid={bid} />
              </td>
              {hasFinal ? (
                <td class="num pair">
                  <span class="label">最后报价（元）</span>
                  {bid.finalPrice === null ? <span class="none">未提交</span> : showPrice(bid.finalPrice.value.price)}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">报价由系统从文件中读出的，标“系统提示”，经评审成员确认后生效。</p>
      <p class="sign-line">经办人：　　　　　　　　监督人员：　　　　　　　　日期：</p>
    </section>
  );
}

function Quoted({ bid }: { bid: BidView }) {
  const prices = [...bid.facts.values()].filter(
    ({ status, current }) => status !== 'rejected' && current.value.about === 'price',
  );
  const last = prices.at(-1);
  if (last?.current.value.about !== 'price') return <span class="none">—</span>;
  return (
    <>
      {last.status === 'proposed' ? <Tag tone="look">系统提示</Tag> : null}{' '}
      {showPrice(last.current.value.value.quotedPrice)}
    </>
  );
}
