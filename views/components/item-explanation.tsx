import type { Explanation } from '../../src/domain/explanation.ts';
import type { ScoringItem } from '../../src/domain/scoring-item.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import { describeQuotedPrice } from '../quoted-price.ts';
import { describeRange } from '../score-groups.ts';
import { ExplanationPanel } from './explanation-panel.tsx';

interface ItemExplanationProps {
  context: EvaluationContext;
  item: ScoringItem;
  tendererNumber: number;
  closeHref?: string;
  /** Stands below a row that names the item and its score. */
  compact?: boolean;
}

/** The explanation of one item of one tenderer; a price score brings the prices it was computed from. */
export function ItemExplanation({ context, item, tendererNumber, ...shown }: ItemExplanationProps) {
  const id = `t${tendererNumber}`;
  const node = context.explanations.get(`${id}.${item.id}`);
  if (node === undefined) return null;
  return (
    <ExplanationPanel
      context={context}
      node={node}
      tendererNumber={tendererNumber}
      range={`${context.isAward ? '满分' : '分值'} ${describeRange(item)} 分`}
      partNodes={item.kind === 'price' ? listPrices(context, item, tendererNumber) : []}
      {...shown}
    />
  );
}

/** Quoted price, price after policy adjustment, benchmark: what a price score is computed from. */
function listPrices(context: EvaluationContext, item: ScoringItem, tendererNumber: number): Explanation[] {
  const computed = [`t${tendererNumber}.evaluatedPrice`, `benchmark.${item.id}`].flatMap(
    (id) => context.explanations.get(id) ?? [],
  );
  return [describeQuotedPrice(context, tendererNumber), ...computed];
}
