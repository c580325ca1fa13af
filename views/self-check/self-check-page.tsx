import type { FieldProblem } from '../components/form-field.tsx';
import { LiveHead, LiveRegion } from '../components/import-live.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import type { ImportFormLimits } from '../import-view.ts';
import { CheckStatus, titleOfCheck } from './check-page.tsx';
import { RequirementsStatus, type TypedBid, titleOfRequirements } from './requirements-page.tsx';
import { SELF_CHECK, type SelfCheckView } from './self-check-view.ts';

export interface SelfCheckProps {
  view: SelfCheckView;
  limits: ImportFormLimits;
  typed: TypedBid;
  problems?: readonly FieldProblem[];
}

/** One step of a vendor's check: how far it is, and then what it brought. */
export function SelfCheckPage({ assets, ...props }: SelfCheckProps & { assets: Assets }) {
  const { files } = props.view;
  return (
    <Layout
      title={titleOf(props.view)}
      assets={assets}
      place={SELF_CHECK.href}
      head={files.isRunning ? <LiveHead assets={assets} /> : undefined}
    >
      {files.isRunning ? (
        <LiveRegion href={files.href}>
          <SelfCheckStatus {...props} />
        </LiveRegion>
      ) : (
        <div class="live">
          <SelfCheckStatus {...props} />
        </div>
      )}
    </Layout>
  );
}

export function titleOf(view: SelfCheckView): string {
  return view.type === 'check' ? titleOfCheck(view) : titleOfRequirements(view);
}

/** Everything of the page that changes while files are read and checked. */
export function SelfCheckStatus({ view, typed, ...props }: SelfCheckProps) {
  return view.type === 'check' ? (
    <CheckStatus view={view} {...props} />
  ) : (
    <RequirementsStatus view={view} typed={typed} {...props} />
  );
}

/** Said instead of it when it was deleted while somebody watched. */
export function SelfCheckGone() {
  return (
    <>
      <PageHead trail={[SELF_CHECK, { text: '已删除' }]} title="自查已删除" />
      <section class="card message" aria-label="自查已删除">
        <p role="status">文件和结果已按要求删除，或者超过保留时间。需要时请重新检查。</p>
        <p>
          <a href={SELF_CHECK.href}>重新检查</a>
        </p>
      </section>
    </>
  );
}
