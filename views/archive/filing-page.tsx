import { STAGE_NAMES } from '../../src/ledger/stages.ts';
import { FormMark } from '../components/form-mark.tsx';
import { LiveRegion } from '../components/import-live.tsx';
import { lotName } from '../components/lot-frame.tsx';
import { ProcurementFrame, type ProcurementPlace } from '../components/procurement-frame.tsx';
import { showDay } from '../times.ts';
import { lotHref, procurementHref } from '../workspace-addresses.ts';
import { VerificationStatus } from './verification-status.tsx';
import { ARCHIVE_VERIFICATION, type VerificationView } from './verification-view.ts';

interface FilingPageProps {
  place: ProcurementPlace;
  /** How long it has to be kept if it is sealed today. */
  retention: { until: string; basis: string };
  maySeal: boolean;
  /** The last verification; null where none was asked for since the server started. */
  verification: VerificationView | null;
  /** By which people tell the key that archives are signed with; null: they are not signed. */
  fingerprint: string | null;
}

/** Sealing a procurement, and proving afterwards that nothing in it was changed. */
export function FilingPage({ place, retention, maySeal, verification, fingerprint }: FilingPageProps) {
  const { procurement, state } = place;
  const { sealed } = state;
  const open = [...state.lots.values()].filter(({ stage }) => stage !== 'decided' && stage !== 'sealed');
  return (
    <ProcurementFrame place={place} tab="/filing" title="归档" isLive={verification?.isRunning === true}>
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
          {verification?.isRunning === true ? (
            <LiveRegion href={procurementHref(procurement, '/filing/verification')}>
              <FilingVerification procurement={procurement} view={verification} />
            </LiveRegion>
          ) : (
            <FilingVerification procurement={procurement} view={verification} />
          )}
          <div class="filed">
            <h3>归档包</h3>
            <p>
              <a class="button quiet" href={procurementHref(procurement, '/filing/archive.zip')}>
                下载归档包
              </a>
            </p>
            {fingerprint === null ? (
              <p>
                归档包没有签名：能核对有没有改动，不能核对由谁写出。要签名的，请系统管理员启动服务时用{' '}
                <code>--key</code> 指定本机构的私钥。
              </p>
            ) : (
              <p>
                归档包用本机构的密钥签名。公钥（
                <a href="/archive/public-key.pem">下载</a>）的 SHA-256 指纹：
                <code class="fingerprint">{fingerprint}</code>
              </p>
            )}
            <p class="soft">
              核验时写出归档包，只用归档包本身重新核对每个文件的散列值、每个事件的次序和权限，并重算全部得分。收到的归档包在
              <a href={ARCHIVE_VERIFICATION.href}>这里</a>核验；没有本系统账号的，用命令{' '}
              <code>hengbiao archive verify</code>。
            </p>
          </div>
        </section>
      )}
    </ProcurementFrame>
  );
}

/** The part of the page that changes while the archive is verified. */
export function FilingVerification({ procurement, view }: { procurement: string; view: VerificationView | null }) {
  const href = procurementHref(procurement, '/filing/verification');
  const isRunning = view?.isRunning === true;
  const action = (
    <div class="form-actions">
      <form method="post" action={isRunning ? `${href}/stop` : href}>
        <FormMark />
        <button type="submit">{isRunning ? '停止' : view === null ? '核验' : '重新核验'}</button>
      </form>
    </div>
  );
  if (view === null) return action;
  const { state } = view;
  const isBroken = state.type === 'verified' && !state.verification.valid;
  return (
    <VerificationStatus view={view}>
      {isBroken ? <p>请不要再使用这台机器上的数据，并从备份恢复后再核验。</p> : null}
      {action}
    </VerificationStatus>
  );
}
