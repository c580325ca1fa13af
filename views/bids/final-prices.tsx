import { TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import type { Terms } from '../terms.ts';
import { lotHref } from '../workspace-addresses.ts';
import type { BidsPageProps } from './bids-page.tsx';

interface FinalPricesProps {
  place: LotPlace;
  terms: Terms;
  prices: NonNullable<BidsPageProps['prices']>;
}

/** 最后报价: sealed until every tenderer handed one in or is noted as handing in none, then opened together. */
export function FinalPrices({ place, terms, prices }: FinalPricesProps) {
  const { procurement, lot } = place;
  const { waiting, typed, problems } = prices;
  return (
    <section class="card" aria-labelledby="prices-title" id="final-prices">
      <h2 id="prices-title">最后报价</h2>
      {waiting.length === 0 ? (
        <p>各家{terms.tenderer}都已提交，或已记录不再提交。</p>
      ) : (
        <p>尚未提交：{waiting.join('、')}。已提交的金额在统一开启前不向任何人显示。</p>
      )}
      {waiting.length === 0 ? (
        <form class="form-actions" method="post" action={lotHref(procurement, lot.number, '/bids/prices')}>
          <FormMark />
          <button type="submit">开启最后报价</button>
          <span class="hint">开启后不能再提交或修改。</span>
        </form>
      ) : (
        <details class="inline-form" open={problems.length > 0}>
          <summary>记录不再提交</summary>
          <form class="form" method="post" action={lotHref(procurement, lot.number, '/bids/declined-prices')}>
            <FormMark />
            <label>
              {terms.tenderer}
              <select name="tenderer">
                {waiting.map((name) => (
                  <option value={name} selected={name === typed['tenderer']}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <TextField
              name="declineReason"
              label="情况"
              hint="如：书面声明退出磋商；或者到规定的时间仍未提交。"
              value={typed['declineReason'] ?? ''}
              problems={problems}
              maxlength={2000}
            />
            <TextField
              name="legalBasis"
              label="依据"
              hint={`${terms.procurementDocument}的条款，或者法规条文。`}
              value={typed['legalBasis'] ?? ''}
              problems={problems}
              maxlength={500}
            />
            <button type="submit" class="quiet">
              记录，不再评审这一家
            </button>
          </form>
        </details>
      )}
    </section>
  );
}
