import type { CheckReportInput } from '../check-report/build-report.ts';
import type { FieldProblem } from '../components/form-field.tsx';
import { TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import type { ReportSection } from '../report/report.ts';
import { ReportSectionContent } from '../report/report-body.tsx';
import type { CheckView } from './self-check-view.ts';

interface PriceFormProps {
  view: CheckView;
  input: CheckReportInput;
  /** What was computed for the prices typed last. */
  outlook: ReportSection | null;
  problems: readonly FieldProblem[];
}

/** What would one's own prices score against the others'? */
export function PriceForm({ view: { files, prices }, input, outlook, problems }: PriceFormProps) {
  if (!input.scheme.lot.items.some(({ kind }) => kind === 'price')) return null;
  return (
    <section class="card" id="outlook" aria-labelledby="outlook-title">
      <h2 id="outlook-title">价格测算</h2>
      <form class="form price-form" method="post" action={`${files.href}/prices`}>
        <TextField
          name="own"
          label="自己的报价（元）"
          hint="可以写几个比较，用空格分开，如 318000 301500。"
          value={prices.own}
          problems={problems}
          inputmode="decimal"
          autocomplete="off"
          maxlength={400}
        />
        <TextField
          name="others"
          label="其他供应商的评审价（元）"
          hint="估计的扣除后价格，用空格分开；不写则按一家计算。"
          value={prices.others}
          problems={problems}
          inputmode="decimal"
          autocomplete="off"
          maxlength={400}
        />
        <FormMark />
        <button type="submit">测算</button>
      </form>
      {outlook === null ? null : <ReportSectionContent section={outlook} />}
    </section>
  );
}
