import type { Scheme } from '../../src/domain/lot.ts';
import type { Recorded } from '../../src/ledger/state.ts';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { showMoment } from '../times.ts';
import { schemeHref } from './scheme-frame.tsx';
import { ScoringTable } from './scoring-table.tsx';

interface PublishedPageProps {
  place: LotPlace;
  scheme: Recorded<Scheme>;
  rules: ReadonlyMap<string, string>;
  canEdit: boolean;
  /** A correction is being written that is not published yet. */
  hasCorrection: boolean;
}

/** The scheme that counts: frozen, to read, print and take along. */
export function PublishedPage({ place, scheme, rules, canEdit, hasCorrection }: PublishedPageProps) {
  return (
    <LotFrame place={place} tab="/scheme" title="评审方案">
      <section class="card" aria-label="发布">
        <p>
          {scheme.superseded === null ? '发布' : '更正发布'}于 {showMoment(scheme.at)}
          {scheme.reason === null ? '' : `，更正理由：${scheme.reason}`}。发布后不再改动；更正另行发布，原来的仍可查到。
        </p>
        {canEdit && hasCorrection ? <p>有一份更正稿尚未发布。</p> : null}
        <div class="scheme-actions">
          <a href={schemeHref(place, '/published.yaml')} download>
            下载方案（YAML）
          </a>
          <a href={schemeHref(place, '/published.json')} download>
            下载方案（JSON）
          </a>
          {canEdit ? (
            <>
              <a href={schemeHref(place, '/versions')}>版本与修改记录</a>
              <a href={schemeHref(place, '/correction')}>{hasCorrection ? '继续编制更正' : '编制更正'}</a>
            </>
          ) : null}
        </div>
      </section>
      <section class="card" aria-labelledby="table-title">
        <h2 id="table-title">评分表</h2>
        <ScoringTable scheme={scheme.value} rules={rules} />
      </section>
    </LotFrame>
  );
}
