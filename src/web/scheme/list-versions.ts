import type { SchemeVersion } from '../../../views/scheme/versions-page.tsx';
import type { DraftScheme } from '../../domain/draft.ts';
import type { LedgerState, LotView, Recorded } from '../../ledger/state.ts';

export interface KeptVersion extends SchemeVersion {
  scheme: DraftScheme;
}

type Kind = SchemeVersion['kind'];
type Placed = Omit<KeptVersion, 'number'> & { sequence: number };

/** Every version of a lot's scheme that the reader may see, newest first. */
export function listVersions(lot: LotView, state: LedgerState): KeptVersion[] {
  const nameOf = (id: string) => state.people.get(id)?.name ?? id;
  const collect = (latest: Recorded<DraftScheme> | null, first: Kind, later: Kind): Placed[] => {
    const versions: Placed[] = [];
    for (let one = latest; one !== null; one = one.superseded) {
      const { sequence, by, at, reason, value } = one;
      const kind = one.superseded === null ? first : later;
      versions.push({ sequence, kind, by: nameOf(by), at, reason, scheme: value });
    }
    return versions;
  };
  const all = [...collect(lot.draft, '起草', '修改'), ...collect(lot.scheme, '发布', '更正发布')];
  return all
    .sort((one, other) => other.sequence - one.sequence)
    .map(({ sequence: _, ...version }, index) => ({ ...version, number: all.length - index }));
}
