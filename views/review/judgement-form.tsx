import type { Deviation } from '../../src/domain/facts.ts';
import type { Location } from '../../src/domain/location.ts';
import { ErrorSummary, Field, type FieldProblem } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { PlaceFields } from '../components/place-fields.tsx';
import type { Answer } from './answers.ts';
import type { ReviewedRequirement } from './requirements.ts';
import { answerHref, type ReviewPlace } from './review-address.ts';
import { JUDGEABLE, nameVerdict } from './verdict.tsx';

export interface JudgementFormProps {
  place: ReviewPlace;
  requirement: ReviewedRequirement;
  tenderer: string;
  answer: Answer;
  /** What was pressed, where the form came back. */
  chosen: Deviation | null;
  reason: string;
  location: Location | null;
  /** Sequence of the judgement that the page shows. */
  replaces: number;
  problems: readonly FieldProblem[];
}

/** What a member judges: one key agrees with the tool, another one differs and wants a reason. */
export function JudgementForm(props: JudgementFormProps) {
  const { place, requirement, tenderer, answer, chosen, reason, location, replaces, problems } = props;
  const { group, key } = requirement;
  const suggested = chosen ?? answer.deviation;
  const verdicts = JUDGEABLE[group === 'qualification' ? 'qualification' : 'answer'];
  return (
    <form
      class="card form judgement"
      method="post"
      action={answerHref(place, tenderer, key)}
      aria-labelledby="judge-title"
      data-takes-place
    >
      <h2 id="judge-title">判定</h2>
      <ErrorSummary problems={problems} />
      <FormMark />
      <input type="hidden" name="replaces" value={String(replaces)} />
      <PlaceFields location={location} />
      <Field
        name="reason"
        label="理由"
        hint="与系统提示或此前判定不同时须写明。与系统提示相同的可以留空，以系统提示的理由记录。"
        problems={problems}
        control={(attributes) => (
          <textarea {...attributes} rows={2} maxlength={2000}>
            {reason}
          </textarea>
        )}
      />
      <div class="form-actions" id="deviation">
        {verdicts.map((deviation, index) => (
          <button
            type="submit"
            name="deviation"
            value={deviation}
            class={deviation === suggested ? undefined : 'quiet'}
            data-key={String(index + 1)}
          >
            {nameVerdict(deviation, group)}（{index + 1}）
          </button>
        ))}
      </div>
      <p class="sub">
        判定以后，事实都确认了的，实质性条款负偏离或缺失才会使{tenderer}的响应（投标）无效；认定无效由小组表决。
      </p>
    </form>
  );
}
