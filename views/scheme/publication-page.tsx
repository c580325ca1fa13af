import type { DraftScheme } from '../../src/domain/draft.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Recorded } from '../../src/ledger/state.ts';
import { countVersions } from '../../src/ledger/versions.ts';
import { ErrorSummary, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import { ChangeTable } from './change-table.tsx';
import type { SchemeChange } from './compare-schemes.ts';
import { draftHref, SchemeFrame, schemeHref } from './scheme-frame.tsx';
import { FindingsCard } from './scheme-page.tsx';
import { ScoringTable } from './scoring-table.tsx';

interface PublicationPageProps {
  place: LotPlace;
  draft: Recorded<DraftScheme>;
  rules: ReadonlyMap<string, string>;
  findings: readonly Finding[];
  isPublishable: boolean;
  /** Of a correction: what becomes different from what is published. Null before the first publication. */
  changes: readonly SchemeChange[] | null;
  reason: string;
  problems: readonly FieldProblem[];
}

/** What will be frozen, to be confirmed. */
export function PublicationPage(props: PublicationPageProps) {
  const { place, draft, rules, findings, isPublishable, changes, reason, problems } = props;
  const isCorrection = changes !== null;
  const title = isCorrection ? '发布更正' : '发布评审方案';
  const doubts = findings.filter(({ severity }) => severity === 'warning').length;
  return (
    <SchemeFrame place={place} title={problems.length === 0 ? title : `${title}：有误`}>
      <ErrorSummary problems={problems} />
      {isPublishable ? (
        <section class="card" aria-labelledby="confirm-title">
          <h2 id="confirm-title">确认</h2>
          <p>
            {isCorrection
              ? '更正发布后，即以更正后的方案为准；原来发布的方案仍可查到。更正可能影响响应（投标）文件编制的，请依法顺延递交截止时间。'
              : '发布后，本包进入接收响应（投标）文件的阶段，下面的评分表、条款和规则固定下来，供应商可以查看。以后的改动只能作为更正另行发布。'}
          </p>
          {doubts === 0 ? null : <p>检查结果中还有“请看”{doubts} 处，请确认已经看过。</p>}
          <form class="form" method="post" action={schemeHref(place, '/publication')}>
            <FormMark />
            <input type="hidden" name="replaces" value={String(countVersions(draft))} />
            {isCorrection ? (
              <TextField
                name="reason"
                label="更正理由"
                hint="随更正公布"
                value={reason}
                problems={problems}
                maxlength={500}
              />
            ) : null}
            <div class="form-actions">
              <button type="submit">{isCorrection ? '确认发布更正' : '确认发布'}</button>
              <a href={draftHref(place)}>返回修改</a>
            </div>
          </form>
        </section>
      ) : (
        <section class="card message" aria-label="不能发布">
          <p role="status">还不能发布：请先更正下面“须更正”的问题。</p>
          <p>
            <a href={draftHref(place)}>返回修改</a>
          </p>
        </section>
      )}
      {changes === null ? null : (
        <section class="card" aria-labelledby="changes-title">
          <h2 id="changes-title">与已发布方案的差别</h2>
          <ChangeTable changes={changes} caption="与已发布方案的差别" />
        </section>
      )}
      <section class="card" aria-labelledby="table-title">
        <h2 id="table-title">评分表</h2>
        <ScoringTable scheme={draft.value} rules={rules} />
      </section>
      <FindingsCard place={place} findings={findings} items={draft.value.lot.items} />
    </SchemeFrame>
  );
}
