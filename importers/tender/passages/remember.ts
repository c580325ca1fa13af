import type { Passage } from './passage.ts';

/** The same reader with the answer to the same passages kept: several readers build on one fact. */
export function remember<Value>(
  read: (passages: readonly Passage[]) => Value,
): (passages: readonly Passage[]) => Value {
  const known = new WeakMap<readonly Passage[], { value: Value }>();
  return (passages) => {
    const found = known.get(passages) ?? { value: read(passages) };
    known.set(passages, found);
    return found.value;
  };
}
