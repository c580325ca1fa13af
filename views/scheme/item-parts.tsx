import type { DraftItem } from '../../src/domain/draft.ts';
import { ITEM_KINDS, type ItemKind } from '../../src/domain/scoring-item.ts';
import { ChoiceField, Field } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import { KIND_NAMES } from './item-fields.ts';
import { itemHref } from './scheme-frame.tsx';

/** How the points come about: the kind decides which fields there are. */
export function ItemKindChoice({ kind }: { kind: ItemKind }) {
  return (
    <div class="kind-choice">
      <ChoiceField
        name="kind"
        label="计分方式"
        value={kind}
        choices={ITEM_KINDS.map((one) => ({ value: one, text: KIND_NAMES[one] }))}
      />
      <button class="quiet" type="submit" name="action" value="kind" formnovalidate>
        换成所选的计分方式
      </button>
    </div>
  );
}

interface TrialSectionProps {
  kind: 'price' | 'formula';
  given: string;
  trials: readonly { given: string; outcome: string }[];
}

/** A formula tried with figures of one's own. */
export function TrialSection({ kind, given, trials }: TrialSectionProps) {
  return (
    <section class="wide" aria-labelledby="trial-title">
      <h2 id="trial-title">试算</h2>
      <Field
        name="trial"
        label={kind === 'price' ? '几家的评审价（元）' : '公式中各量的数值'}
        hint={kind === 'price' ? '每行一个，如 318000' : '每行一个，如 days = 3'}
        control={(attributes) => (
          <textarea {...attributes} rows={3}>
            {given}
          </textarea>
        )}
      />
      {trials.length === 0 ? null : (
        <ul class="tried" role="status">
          {trials.map((trial) => (
            <li>
              {trial.given === '' ? '' : `${trial.given}：`}
              {trial.outcome}
            </li>
          ))}
        </ul>
      )}
      <button class="quiet" type="submit" name="action" value="try" formnovalidate>
        试算，不保存
      </button>
    </section>
  );
}

/** Taking an item out of the scheme; it stays in the versions before. */
export function ItemRemoval({ place, item, replaces }: { place: LotPlace; item: DraftItem; replaces: number }) {
  return (
    <section class="card removal">
      <details class="confirm">
        <summary>删除这个评审因素</summary>
        <form method="post" action={`${itemHref(place, item.id)}/delete`}>
          <FormMark />
          <input type="hidden" name="replaces" value={String(replaces)} />
          <p>“{item.title}”从方案中删除；以前的版本里仍能查到。</p>
          <button class="quiet" type="submit">
            确认删除
          </button>
        </form>
      </details>
    </section>
  );
}
