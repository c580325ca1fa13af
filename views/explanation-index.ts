import type { Explanation } from '../src/domain/explanation.ts';

export type ExplanationIndex = ReadonlyMap<string, Explanation>;

/** Every node of the tree by its id. */
export function indexExplanations(root: Explanation): ExplanationIndex {
  const index = new Map<string, Explanation>();
  const add = (node: Explanation): void => {
    index.set(node.id, node);
    node.children.forEach(add);
  };
  add(root);
  return index;
}
