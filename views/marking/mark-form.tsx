import type { PlanCheck } from '../../src/domain/plan-check.ts';
import type { ScoringItem } from '../../src/domain/scoring-item.ts';
import { ErrorSummary, Field, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { type FlawDraft, FlawRows } from './flaw-rows.tsx';
import type { MarkFields } from './mark-fields.ts';
import { MarkState, type MarkStateProps } from './mark-state.tsx';
import { DeductionParts, FlawParts } from './part-checks.tsx';

export interface MarkFormProps extends MarkStateProps {
  /** Where it is sent: the page's own address, also where somebody signs in again on the way and the answer stands elsewhere. */
  action: string;
  item: ScoringItem;
  fields: MarkFields;
  problems: readonly FieldProblem[];
  plan: PlanCheck | null;
  /** What the document calls a flaw. */
  flawTypes: readonly string[];
  /** Names whose unsaved text is kept on this machine, so that two people at one machine do not get each other's. */
  account: string;
  draft: FlawDraft;
}

/** What a member says about one tenderer's item, by the item's kind. Saved as it is typed; without scripts, by the button. */
export function MarkForm({ action, account, problems, draft, ...props }: MarkFormProps) {
  const { item, fields, plan, flawTypes } = props;
  return (
    <form
      method="post"
      action={action}
      class="mark-form"
      data-mark-form={account}
      data-takes-place={item.kind === 'flaws' ? 'true' : undefined}
      novalidate
    >
      <ErrorSummary problems={problems} />
      <FormMark />
      <MarkState {...props} />
      <p class="save-state" role="status" data-save-state="true" />
      {item.kind === 'flaws' ? (
        <>
          <Provided isProvided={fields.provided} />
          <FlawRows flaws={fields.flaws} types={flawTypes} problems={problems} counted={fields.counted} draft={draft} />
          <FlawParts item={item} fields={fields} plan={plan} />
        </>
      ) : item.kind === 'deductions' ? (
        <DeductionParts item={item} fields={fields} plan={plan} />
      ) : (
        <>
          {item.kind === 'discretion' && item.grades.length > 0 ? <Grades item={item} /> : null}
          <TextField
            name="points"
            label={`分数（${item.minPoints} 至 ${item.maxPoints}）`}
            value={fields.points}
            problems={problems}
            inputmode="decimal"
            maxlength={20}
          />
        </>
      )}
      <Field
        name="note"
        label="评分理由"
        problems={problems}
        control={(attributes) => (
          <textarea {...attributes} rows={3}>
            {fields.note}
          </textarea>
        )}
      />
      <div class="form-actions">
        <button type="submit" name="save" value="mark" data-key="ctrl+s">
          {item.kind === 'flaws' &&
          fields.flaws.length + fields.missing.length === 0 &&
          fields.counted === '' &&
          props.saved === null
            ? '没有瑕疵，保存（Ctrl+S）'
            : '保存（Ctrl+S）'}
        </button>
      </div>
    </form>
  );
}

function Provided({ isProvided }: { isProvided: boolean }) {
  return (
    <fieldset>
      <legend>是否提供</legend>
      <label class="check">
        <input type="radio" name="provided" value="yes" checked={isProvided} />
        已提供
      </label>
      <label class="check">
        <input type="radio" name="provided" value="no" checked={!isProvided} />
        未提供或不满足要求
      </label>
    </fieldset>
  );
}

function Grades({ item }: { item: Extract<ScoringItem, { kind: 'discretion' }> }) {
  return (
    <table>
      <caption class="sr">各档的分数</caption>
      <thead>
        <tr>
          <th scope="col">档次</th>
          <th scope="col" class="num">
            分数
          </th>
          <th scope="col">标准</th>
        </tr>
      </thead>
      <tbody>
        {item.grades.map(({ title, from, to, text }) => (
          <tr>
            <th scope="row">{title}</th>
            <td class="num">{from === to ? from : `${from}～${to}`}</td>
            <td>{text ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
