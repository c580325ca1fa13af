import { Decimal, sum } from '../../src/domain/decimal.ts';
import { isObjective } from '../../src/domain/scoring-item.ts';
import type { ReportCell, ReportSection } from '../report/report.ts';
import type { CheckReportInput } from './build-report.ts';

/** Points that the items would give on what was read. */
export function scoreSection({ check, scheme }: CheckReportInput): ReportSection {
  const items = scheme.lot.items;
  const proposals = new Map(check.items.map((item) => [item.id, item]));
  const rows = items.map((item): ReportCell[] => {
    const proposal = proposals.get(item.id);
    return [
      { text: item.title, note: isObjective(item) ? '客观' : '主观' },
      { text: item.maxPoints },
      { text: proposal?.proposedPoints ?? '—' },
      { text: proposal?.reason ?? '' },
    ];
  });
  const known = check.items.flatMap(({ proposedPoints }) =>
    proposedPoints === null ? [] : [new Decimal(proposedPoints)],
  );
  const counted = items.filter(({ id }) => (proposals.get(id)?.proposedPoints ?? null) !== null);
  const full = sum(counted.map(({ maxPoints }) => new Decimal(maxPoints)));
  return {
    id: 'scores',
    title: '得分提示',
    lead: '只提示能由文件中的事实算出的得分；主观分由评审成员各自评定，价格分在报价开启后计算。',
    tables: [
      {
        caption: '各评审因素的系统提示',
        columns: [
          { title: '评审因素', share: 26 },
          { title: '满分', share: 9, isNumber: true },
          { title: '提示', share: 9, isNumber: true },
          { title: '计算与理由', share: 56 },
        ],
        rows,
        ...(known.length === 0
          ? {}
          : {
              foot: [{ text: '已提示的合计' }, { text: full.toFixed() }, { text: sum(known).toFixed() }, { text: '' }],
            }),
      },
    ],
  };
}
