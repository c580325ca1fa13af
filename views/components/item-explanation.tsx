import type { Explanation } from '../../src/domain/explanation.ts';
import type { ScoringItem } from '../../src/domain/scoring-item.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
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
  const ids = item.kind === 'price' ? [`${id}.evaluatedPrice`, `benchmark.${item.id}`] : [];
  const partNodes = ids.flatMap((part): Explanation[] => {
    const found = context.explanations.get(part);
    return found === undefined ? [] : [found];
  });
  return (
    <ExplanationPanel
      context={context}
      node={node}
      tendererNumber={tendererNumber}
      maxPoints={item.maxPoints}
      partNodes={partNodes}
      {...shown}
    />
  );
}
