import type { ScoringItem } from '../../src/domain/scoring-item.ts';
import type { Recorded } from '../../src/ledger/state.ts';
import { countVersions } from '../../src/ledger/versions.ts';
import { showPoints } from '../figures.ts';
import { showTime } from '../times.ts';
import type { MarkFields } from './mark-fields.ts';
import { Tiers } from './tiers.tsx';

/** What the fields of the form come to. */
export interface MarkOutcome {
  points: string | null;
  text: string;
}

export interface MarkStateProps {
  item: ScoringItem;
  fields: MarkFields;
  /** Null while nothing was given, or what was typed cannot be used yet. */
  outcome: MarkOutcome | null;
  /** The mark that stands: what a new one replaces. */
  saved: Recorded<unknown> | null;
}

/** Below the fields, sent again after every saving: points, tier, when it was saved, and what the next saving replaces. */
export function MarkState({ item, fields, outcome, saved }: MarkStateProps) {
  const points = outcome?.points ?? null;
  return (
    <div id="mark-state" data-saved={saved === null ? undefined : showTime(saved.at)}>
      <input type="hidden" name="replaces" value={String(countVersions(saved))} />
      {item.kind === 'flaws' ? (
        <Tiers item={item} flaws={countFlaws(item, fields, saved !== null)} points={points} />
      ) : null}
      <p class="own-points">
        {points === null ? (
          <span class="open">{outcome === null ? '尚未评分' : outcome.text}</span>
        ) : (
          <>
            <b class="num">{showPoints(points, 0)} 分</b> <span class="soft">{outcome?.text}</span>
          </>
        )}
      </p>
    </div>
  );
}

function countFlaws(
  item: Extract<ScoringItem, { kind: 'flaws' }>,
  fields: MarkFields,
  isGiven: boolean,
): number | null {
  const hasGap = fields.missing.some((part) => item.gateParts.includes(part));
  if (!isGiven || !fields.provided || hasGap) return null;
  const counted = fields.flaws.length === 0 && fields.counted !== '' ? Number.parseInt(fields.counted, 10) : 0;
  return fields.flaws.length + counted + fields.missing.length;
}
