/** What the recognition model reads off a strip. */
export interface StripText {
  text: string;
  /** Mean likelihood of its characters, 0 to 1; 0 where there are none. */
  confidence: number;
}

const BLANK = 0;

/**
 * Takes the likeliest class of each step, joins repeats and drops blanks (connectionist temporal classification).
 * `characters[n]` is class n + 1.
 */
export function decodeSteps(
  likelihoods: Float32Array,
  steps: number,
  classes: number,
  characters: readonly string[],
): StripText {
  let text = '';
  let sum = 0;
  let count = 0;
  let previous = BLANK;
  for (let step = 0; step < steps; step += 1) {
    const start = step * classes;
    let best = BLANK;
    let likelihood = likelihoods[start] ?? 0;
    for (let index = 1; index < classes; index += 1) {
      const value = likelihoods[start + index] ?? 0;
      if (value > likelihood) {
        likelihood = value;
        best = index;
      }
    }
    if (best !== BLANK && best !== previous) {
      text += characters[best - 1] ?? '';
      sum += likelihood;
      count += 1;
    }
    previous = best;
  }
  return { text, confidence: count === 0 ? 0 : sum / count };
}
