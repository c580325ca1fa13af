import type { LotPlace } from '../components/lot-frame.tsx';
import { showMoment } from '../times.ts';
import { ChangeTable } from './change-table.tsx';
import type { SchemeChange } from './compare-schemes.ts';
import { SchemeFrame, schemeHref } from './scheme-frame.tsx';

/** One version of a scheme, written or published. */
export interface SchemeVersion {
  /** Among the versions that the reader may see; the first is 1. */
  number: number;
  kind: '起草' | '修改' | '发布' | '更正发布';
  by: string;
  at: string;
  reason: string | null;
}

interface VersionsPageProps {
  place: LotPlace;
  /** Newest first. */
  versions: readonly SchemeVersion[];
  compared: { from: number; to: number; changes: readonly SchemeChange[] } | null;
}

/** Every version with who, when and why; any two can be compared. */
export function VersionsPage({ place, versions, compared }: VersionsPageProps) {
  return (
    <SchemeFrame place={place} title="版本与修改记录">
      {compared === null ? null : (
        <section class="card" aria-labelledby="changes-title">
          <h2 id="changes-title">
            从版本 {compared.from} 到版本 {compared.to} 的改动
          </h2>
          <ChangeTable changes={compared.changes} caption="两个版本的差别" />
        </section>
      )}
      <section class="card" aria-labelledby="versions-title">
        <h2 id="versions-title">全部版本</h2>
        <form method="get" action={schemeHref(place, '/versions')}>
          <table class="cards list">
            <caption class="sr">全部版本</caption>
            <thead>
              <tr>
                <th scope="col">版本</th>
                <th scope="col">由谁</th>
                <th scope="col">时间</th>
                <th scope="col">理由</th>
                <th scope="col">比较：原来</th>
                <th scope="col">比较：现在</th>
              </tr>
            </thead>
            <tbody>
              {versions.map(({ number, kind, by, at, reason }, index) => (
                <tr>
                  <th scope="row">
                    {kind} <span class="sub">版本 {number}</span>
                  </th>
                  <td class="pair">
                    <span class="label">由谁</span>
                    {by}
                  </td>
                  <td class="pair num">
                    <span class="label">时间</span>
                    {showMoment(at)}
                  </td>
                  <td class="pair">
                    <span class="label">理由</span>
                    {reason ?? '—'}
                  </td>
                  <td class="pair">
                    <label class="check">
                      <input
                        type="radio"
                        name="from"
                        value={String(number)}
                        checked={compared === null ? index === 1 : number === compared.from}
                      />
                      <span class="sub">版本 {number}</span>
                    </label>
                  </td>
                  <td class="pair">
                    <label class="check">
                      <input
                        type="radio"
                        name="to"
                        value={String(number)}
                        checked={compared === null ? index === 0 : number === compared.to}
                      />
                      <span class="sub">版本 {number}</span>
                    </label>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {versions.length > 1 ? (
            <div class="form-actions">
              <button class="quiet" type="submit">
                比较所选的两个版本
              </button>
            </div>
          ) : null}
        </form>
      </section>
    </SchemeFrame>
  );
}
