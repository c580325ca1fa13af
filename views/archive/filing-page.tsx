import type { Finding } from '../../src/domain/finding.ts';
import { STAGE_NAMES } from '../../src/ledger/stages.ts';
import { FormMark } from '../components/form-mark.tsx';
import { lotName } from '../components/lot-frame.tsx';
import { ProcurementFrame, type ProcurementPlace } from '../components/procurement-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { showDay } from '../times.ts';
import { lotHref, procurementHref } from '../workspace-addresses.ts';

/** What a verification found. */
export interface ShownVerification {
  valid: boolean;
  events: number;
  problems: readonly Finding[];
}

interface FilingPageProps {
  place: ProcurementPlace;
  /** How long it has to be kept if it is sealed today. */
  retention: { until: string; basis: string };
  maySeal: boolean;
  /** What a verification just found; null where none was asked for. */
  verification: ShownVerification | null;
}

/** Sealing a procurement, and proving afterwards that nothing in it was changed. */
export function FilingPage({ place, retention, maySeal, verification }: FilingPageProps) {
  const { procurement, state } = place;
  const { sealed } = state;
  const open = [...state.lots.values()].filter(({ stage }) => stage !== 'decided' && stage !== 'sealed');
  return (
    <ProcurementFrame place={place} tab="/filing" title="归档">
      {sealed === null ? (
        <section class="card" aria-labelledby="seal-title">
          <h2 id="seal-title">封存</h2>
          {open.length > 0 ? (
            <>
              <p>各包都有结果以后才能封存。还没有结果的：</p>
              <ul>
                {open.map((lot) => (
                  <li>
                    <a href={lotHref(procurement, lot.number, '/result')}>{lotName(lot)}</a>（{STAGE_NAMES[lot.stage]}）
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <>
              <p>
                封存后不能再记录任何事项；需要重新评审的，先由采购人或采购代理机构作出决定。今天封存的，保存至{' '}
                {retention.until}（{retention.basis}）。
              </p>
              {maySeal ? (
                <form class="form-actions" method="post" action={procurementHref(procurement, '/filing')}>
                  <FormMark />
                  <button type="submit">封存</button>
                </form>
              ) : (
                <p class="soft">由采购代理机构经办人或档案管理员封存。</p>
              )}
            </>
          )}
        </section>
      ) : (
        <section class="card" aria-labelledby="archive-title">
          <h2 id="archive-title">已归档封存</h2>
          <p>
            {showDay(sealed.at)} 封存，保存至 {sealed.value.retainUntil}。
          </p>
          {verification === null ? null : <Verification verification={verification} />}
          <div class="form-actions">
            <form method="post" action={procurementHref(procurement, '/filing/verification')}>
              <button type="submit">核验</button>
            </form>
            <a class="button quiet" href={procurementHref(procurement, '/filing/archive.zip')}>
              下载归档包
            </a>
          </div>
          <p class="soft">
            核验时重新核对每个文件的散列值、每个事件的次序和权限，并重算全部得分。归档包在别的机器上也能核验：
            <code>hengbiao archive verify</code>。
          </p>
        </section>
      )}
    </ProcurementFrame>
  );
}

function Verification({ verification: { valid, events, problems } }: { verification: ShownVerification }) {
  return (
    <div role="status">
      {valid ? (
        <p>
          <Tag tone="good">核验通过</Tag> {events} 个事件的散列链、权限和次序无误，全部文件完好，全部得分重算一致。
        </p>
      ) : (
        <p>
          <Tag tone="bad">核验未通过</Tag> 请不要再使用这台机器上的数据，并从备份恢复后再核验。
        </p>
      )}
      <ul>
        {problems.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
    </div>
  );
}
