import { orderParts } from '../../src/ledger/order-parts.ts';
import type { BidView } from '../../src/ledger/state.ts';
import { FileList } from '../components/file-list.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LiveRegion } from '../components/import-live.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { lotHref } from '../workspace-addresses.ts';
import { type BidReading, type FileReading, isReading } from './bid-reading.ts';

interface RegionProps {
  place: LotPlace;
  readings: ReadonlyMap<string, BidReading | null>;
  canRead: boolean;
  bids: readonly BidView[];
}

/** How far the reading of each opened bid is; it changes by itself while something is read. */
export function ReadingRegion(props: RegionProps) {
  const { place } = props;
  const status = <ReadingStatus {...props} />;
  if (!isReading(props.readings)) return <div class="live">{status}</div>;
  return <LiveRegion href={lotHref(place.procurement, place.lot.number, '/bids/readings')}>{status}</LiveRegion>;
}

/** In its place for whoever takes no part any more. */
export function ReadingClosed() {
  return (
    <section class="card" id="readings" aria-label="读取与核对">
      <p role="status">您现在不能查看这里的进度。请从采购项目重新进入。</p>
    </section>
  );
}

/** The part that changes. */
export function ReadingStatus({ place, readings, canRead, bids }: RegionProps) {
  const { procurement, lot } = place;
  const isIdle = !isReading(readings);
  const open = bids.filter((bid) => !isDone(bid));
  return (
    <section class="card" id="readings" aria-labelledby="readings-title">
      <h2 id="readings-title">读取与核对</h2>
      <p role="status">
        {open.length === 0
          ? `${bids.length} 家的文件都已读取，并与评审方案核对。`
          : `${bids.length} 家中已完成 ${bids.length - open.length} 家。${isIdle ? '' : '离开本页不影响读取。'}`}
      </p>
      {bids.map((bid) => (
        <section class="found-in" aria-label={bid.tenderer}>
          <h3 class="file-name">{bid.tenderer}</h3>
          <div>
            <p>
              <Standing bid={bid} reading={readings.get(bid.tenderer) ?? null} />
            </p>
            <FileList
              procurement={procurement}
              documents={orderParts(bid.documents.filter(({ part }) => bid.opened.has(part)))}
              isOpen={true}
              beside={({ sha256 }) => (
                <FileState
                  reading={readings.get(bid.tenderer)?.files.get(sha256) ?? null}
                  isRead={place.state.readings.has(sha256)}
                />
              )}
            />
          </div>
        </section>
      ))}
      {isIdle && canRead && open.length > 0 ? (
        <form class="form-actions" method="post" action={lotHref(procurement, lot.number, '/bids/readings')}>
          <FormMark />
          <button type="submit" class="quiet">
            继续读取和核对
          </button>
          <span class="hint">已读的不再重读；人工已作决定的事实不会改变。</span>
        </form>
      ) : null}
    </section>
  );
}

function isDone({ check, openings }: BidView): boolean {
  return check !== null && [...openings.values()].every(({ sequence }) => sequence < check.sequence);
}

function Standing({ bid, reading }: { bid: BidView; reading: BidReading | null }) {
  if (reading?.isRunning === true) return <>{reading.isChecking ? '正在与评审方案核对' : '正在读取'}</>;
  if (reading?.failure != null)
    return (
      <>
        <Tag tone="must">没有完成</Tag> {reading.failure}
      </>
    );
  if (isDone(bid)) return <Tag tone="good">已核对</Tag>;
  return <Tag tone="look">尚未核对</Tag>;
}

function FileState({ reading, isRead }: { reading: FileReading | null; isRead: boolean }) {
  if (reading?.type === 'refused')
    return (
      <span>
        <Tag tone="must">不能读取</Tag> {reading.message}
      </span>
    );
  if (isRead || reading?.type === 'read') return <span class="sub">已读取</span>;
  if (reading?.type !== 'reading') return <span class="sub">未读取</span>;
  const { progress } = reading;
  if (progress === null) return <span class="sub">读取中</span>;
  return (
    <span class="progress">
      <progress value={progress.done} max={progress.all} aria-label="读取进度" />
      <span class="num">
        已读 {progress.done} / {progress.all} 页
      </span>
    </span>
  );
}
