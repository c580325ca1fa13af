import type { Criterion } from './criterion.ts';
import { pointsWritten } from './mark-points.ts';

/** A rule that could not be understood is marked by people, inside the item's range. */
export const unknownCriterion: Criterion<'unknown'> = {
  kind: 'unknown',
  describe: (item) => item.text ?? '规则未能识别，由成员按文件评定',
  fromMark: pointsWritten,
};
