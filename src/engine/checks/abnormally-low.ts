import { Decimal, showAmount, showRate, sum } from '../../domain/decimal.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { IsoDate } from '../../domain/scalars.ts';

export interface QuotedBid {
  tenderer: string;
  quoted: Decimal;
}

/**
 * Bids whose quoted price (not the adjusted one) lies strictly below a share of the mean, of the second-lowest
 * price or of the ceiling, among the bids that passed the responsiveness review. It asks for a written
 * explanation; it never rejects. Shares come from the rule in force on `date`, or higher from the document.
 * Before the rule is in force there is nothing to check.
 */
export function checkAbnormallyLow(
  bids: readonly QuotedBid[],
  scheme: Scheme,
  regulations: Regulations,
  date: IsoDate,
): Finding[] {
  const inForce = regulations.find('abnormally-low-bid/mean-share', date);
  if (inForce === null || bids.length === 0) return [];
  const raised = scheme.procurement.rules.abnormallyLow ?? {};
  const share = (own: string | undefined, key: string) =>
    new Decimal(own ?? String(regulations.get(`abnormally-low-bid/${key}`, date).value));
  const sorted = bids.map((bid) => bid.quoted).sort((a, b) => a.comparedTo(b));
  const ceiling = scheme.lot.ceilingPrice ?? scheme.lot.budget;
  const thresholds = [
    {
      name: '平均报价',
      value: sum(sorted).dividedBy(sorted.length.toString()),
      share: share(raised.meanShare, 'mean-share'),
    },
    { name: '次低报价', value: sorted[1] ?? null, share: share(raised.secondLowestShare, 'second-lowest-share') },
    {
      name: scheme.lot.ceilingPrice === null ? '预算金额' : '最高限价',
      value: ceiling === null ? null : new Decimal(ceiling),
      share: share(raised.ceilingShare, 'ceiling-share'),
    },
  ].flatMap((threshold) =>
    threshold.value === null ? [] : [{ ...threshold, limit: threshold.value.times(threshold.share) }],
  );
  const minutes = regulations.find('abnormally-low-bid/explanation-minutes', date);
  return bids.flatMap((bid) => {
    const fired = thresholds.filter(({ limit }) => bid.quoted.lessThan(limit));
    if (fired.length === 0) return [];
    const lines = fired.map(
      ({ name, share: part, limit }) => `低于${name}的 ${showRate(part)}（${showAmount(limit)} 元）`,
    );
    const time = minutes === null ? '' : `，一般不少于 ${String(minutes.value)} 分钟`;
    return [
      finding(
        'warning',
        'abnormally-low-price',
        `报价 ${showAmount(bid.quoted)} 元${lines.join('，')}；应要求书面说明${time}，并将原因、审查意见和结果写入评审报告`,
        {
          tenderer: bid.tenderer,
          legalBasis: inForce.basis,
        },
      ),
    ];
  });
}
