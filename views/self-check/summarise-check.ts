import type { Decimal } from '../../src/domain/decimal.ts';
import type { Report } from '../report/report.ts';

/**
 * What a tired reader has to know, in one sentence.
 * @param lost points that the objective items would give less than full
 */
export function summariseCheck({ counts }: Pick<Report, 'counts'>, lost: Decimal): string {
  const [kills = 0, mayKill = 0, costs = 0] = counts.map(({ count }) => count);
  const doubtful = mayKill === 0 ? '' : `，${mayKill} 处须核实`;
  const computed = lost.isZero() ? '' : `（能算出的共差 ${lost.toFixed()} 分）`;
  const costly = costs === 0 ? '' : `，${costs} 处影响得分${computed}`;
  if (kills > 0) return `有 ${kills} 处会被否决${doubtful}${costly}`;
  if (doubtful + costly !== '') return `没有发现会被否决的地方${doubtful}${costly}`;
  return '没有发现需要修改的地方';
}
