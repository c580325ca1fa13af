import { normaliseForMatching } from '../matching.ts';

const LEAST_LENGTH = 3;

/** Which of many names stand in a text, without looking for each of them. */
export class NameIndex {
  private readonly names: readonly string[];
  /** Indices of the names that begin with the same characters. */
  private readonly byBeginning = new Map<string, number[]>();

  constructor(names: readonly string[]) {
    this.names = names.map(normaliseForMatching);
    for (const [index, name] of this.names.entries()) {
      if (name.length < LEAST_LENGTH) continue;
      const beginning = name.slice(0, LEAST_LENGTH);
      this.byBeginning.set(beginning, [...(this.byBeginning.get(beginning) ?? []), index]);
    }
  }

  /** Indices of the names that a normalised text holds, in order; a name of one or two characters says too little. */
  findIn(text: string): number[] {
    const found = new Set<number>();
    for (let from = 0; from + LEAST_LENGTH <= text.length; from += 1)
      for (const index of this.byBeginning.get(text.slice(from, from + LEAST_LENGTH)) ?? [])
        if (text.startsWith(this.names[index] ?? '', from)) found.add(index);
    return [...found].sort((a, b) => a - b);
  }
}
