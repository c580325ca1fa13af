import type { Child } from 'hono/jsx';
import { BesideDocument } from '../components/beside-document.tsx';
import { ErrorSummary, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import { ChangeTable } from './change-table.tsx';
import type { SchemeChange } from './compare-schemes.ts';
import { FieldForm } from './field-form.tsx';
import type { SchemeField, Typed } from './fields.ts';
import { draftHref, SchemeFrame } from './scheme-frame.tsx';

/** Somebody else saved while this form was being filled in. */
export interface Overtaken {
  by: string;
  at: string;
  changes: readonly SchemeChange[];
}

export interface SchemeForm {
  title: string;
  /** Where it is sent. */
  address: string;
  fields: readonly SchemeField[];
  typed: Typed;
  /** Sequence of the draft it was filled in on. */
  replaces: number;
  reason: string;
  problems: readonly FieldProblem[];
  longer: string | null;
  overtaken: Overtaken | null;
  /** Above the fields, inside the form. */
  lead?: Child;
  /** Below the fields, inside the form. */
  rest?: Child;
  /** The document beside the form, which takes places from it. */
  viewer?: Child;
  /** Below the form: what else can be done with this part. */
  after?: Child;
  /** A line under the title. */
  note?: string;
}

/** One part of a scheme to be changed; every saving is a version with its reason. */
export function SchemeFormPage({ place, form }: { place: LotPlace; form: SchemeForm }) {
  const { title, problems, viewer } = form;
  return (
    <SchemeFrame
      place={place}
      title={problems.length === 0 ? title : `${title}：有误`}
      scripts={['scheme-form']}
      hasViewer={viewer !== undefined}
    >
      {form.overtaken === null ? null : <OvertakenNotice {...form.overtaken} />}
      <ErrorSummary problems={problems} />
      {viewer === undefined ? (
        <div class="form-column">
          <EditForm place={place} form={form} />
        </div>
      ) : (
        <BesideDocument label={title} viewer={viewer} isEven>
          <EditForm place={place} form={form} />
        </BesideDocument>
      )}
    </SchemeFrame>
  );
}

function OvertakenNotice({ by, at, changes }: Overtaken) {
  return (
    <section class="card error-summary" role="alert" aria-labelledby="overtaken-title">
      <h2 id="overtaken-title">没有保存：方案已被改动</h2>
      <p>
        {by}在 {at} 保存了新的版本，改动如下。下面表单里是您填写的内容；核对后再次保存，即以您填写的内容为准。
      </p>
      <ChangeTable changes={changes} caption="他人的改动" />
    </section>
  );
}

function EditForm({ place, form }: { place: LotPlace; form: SchemeForm }) {
  const { address, fields, typed, problems, replaces, reason, longer, lead, rest, after, note } = form;
  return (
    <>
      <section class="card">
        {note === undefined ? null : <p class="hint">{note}</p>}
        <form class="form scheme-form" method="post" action={address} data-takes-place="blocks">
          <FormMark />
          <input type="hidden" name="replaces" value={String(replaces)} />
          <button class="sr" type="submit" tabindex={-1}>
            保存
          </button>
          {lead}
          <FieldForm fields={fields} typed={typed} problems={problems} longer={longer} />
          {rest}
          <TextField
            name="reason"
            label="修改理由（可不填）"
            hint="随版本保存，以后可以查到"
            value={reason}
            problems={problems}
            maxlength={500}
          />
          <div class="form-actions">
            <button type="submit" data-key="ctrl+s ctrl+enter">
              保存（Ctrl+S）
            </button>
            <a href={draftHref(place)}>返回评审方案</a>
          </div>
        </form>
      </section>
      {after}
    </>
  );
}
