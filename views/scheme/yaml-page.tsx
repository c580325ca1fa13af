import { ErrorSummary, Field, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import { draftHref, SchemeFrame, schemeHref } from './scheme-frame.tsx';

interface YamlPageProps {
  place: LotPlace;
  source: string;
  reason: string;
  replaces: number;
  problems: readonly FieldProblem[];
}

/** The whole lot as text, for those who know its form. */
export function YamlPage({ place, source, reason, replaces, problems }: YamlPageProps) {
  return (
    <SchemeFrame place={place} title={problems.length === 0 ? '以文本编辑本包' : '以文本编辑本包：有误'}>
      <ErrorSummary problems={problems} />
      <section class="card" aria-label="文本">
        <p>
          <a href={schemeHref(place, '/draft.yaml')} download>
            下载本包（YAML）
          </a>
        </p>
        <form class="form" method="post" action={schemeHref(place, '/yaml')}>
          <FormMark />
          <input type="hidden" name="replaces" value={String(replaces)} />
          <Field
            name="source"
            label="本包的全部内容（YAML）"
            hint="可以粘贴以前导出的文本；包号要与本包相同。保存即代替本包现有的全部内容，以前的版本仍能查到。"
            problems={problems}
            control={(attributes) => (
              <textarea {...attributes} class="code" rows={30} spellcheck={false}>
                {source}
              </textarea>
            )}
          />
          <TextField name="reason" label="修改理由（可不填）" value={reason} problems={problems} maxlength={500} />
          <div class="form-actions">
            <button type="submit">保存</button>
            <a href={draftHref(place)}>返回评审方案</a>
          </div>
        </form>
      </section>
    </SchemeFrame>
  );
}
