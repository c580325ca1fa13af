import type { FieldProblem } from '../components/form-field.tsx';
import { Field } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import type { EvaluationContext } from '../evaluation-context.ts';
import { showPoints, showPrice } from '../figures.ts';
import { termsOfLot } from '../terms.ts';
import { lotHref } from '../workspace-addresses.ts';

interface DecideProps {
  place: LotPlace;
  context: EvaluationContext;
  problems: readonly FieldProblem[];
  typed: Readonly<Record<string, string>>;
}

/** Who gets the contract: the first of the ranking, or another with a reason. */
export function AwardForm({ place, context, problems, typed }: DecideProps) {
  const { terms, scales } = context;
  const ranked = context.results.filter(({ result }) => result.status === 'ranked' && result.quotedPrice !== null);
  if (ranked.length === 0) return <p class="empty">没有可以推荐的{terms.candidate}，只能终止本次采购。</p>;
  return (
    <form method="post" action={lotHref(place.procurement, place.lot.number, '/result/award')} class="form">
      <FormMark />
      <Unsigned place={place} />
      <fieldset class="choices" id="supplier">
        <legend>{terms.candidate}（按排序）</legend>
        {ranked.map(({ result: { name, rank, total, quotedPrice } }, index) => (
          <label class="check">
            <input
              type="radio"
              name="supplier"
              value={name}
              checked={typed['supplier'] === undefined ? index === 0 : typed['supplier'] === name}
            />
            <span class="candidate">
              <span class="name">
                第 {rank} 名　{name}
              </span>{' '}
              <span class="figures">{total === null ? '' : `${showPoints(total, scales.total)} 分`}</span>{' '}
              <span class="figures">{quotedPrice === null ? '' : `${showPrice(quotedPrice)} 元`}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field
        name="reason"
        label="理由"
        hint="不选排序第一的，须写明理由和依据"
        problems={problems}
        control={(attributes) => (
          <textarea {...attributes} rows={2} maxlength={2000}>
            {typed['reason'] ?? ''}
          </textarea>
        )}
      />
      <button type="submit">确定{terms.winner}</button>
    </form>
  );
}

/** Nobody is held up by a member who does not sign, but whoever decides should know. */
function Unsigned({ place }: { place: LotPlace }) {
  const { lot } = place;
  const missing = (lot.panel?.value ?? []).filter(({ id }) => !lot.signatures.has(id));
  if (missing.length === 0) return null;
  return (
    <p class="notice">
      <Tag tone="look">请看</Tag> {termsOfLot(place).report}还有成员没有签署：
      {missing.map(({ name }) => name).join('、')}。
    </p>
  );
}

/** No contract: why, and on which ground. */
export function FailureForm({ place, problems, typed }: Omit<DecideProps, 'context'>) {
  return (
    <details open={problems.some(({ field }) => field === 'cause' || field === 'legalBasis')}>
      <summary id="failure-title">不能确定{termsOfLot(place).winner}：废标或终止采购</summary>
      <form method="post" action={lotHref(place.procurement, place.lot.number, '/result/failure')} class="form">
        <FormMark />
        <Field
          name="cause"
          label="原因"
          problems={problems}
          control={(attributes) => (
            <textarea {...attributes} rows={2} maxlength={2000}>
              {typed['cause'] ?? ''}
            </textarea>
          )}
        />
        <Field
          name="legalBasis"
          label="依据"
          hint="法规的文号和条款，或者采购文件的条款"
          problems={problems}
          control={(attributes) => <input {...attributes} value={typed['legalBasis'] ?? ''} maxlength={200} />}
        />
        <button class="quiet" type="submit">
          记录采购终止
        </button>
      </form>
    </details>
  );
}
