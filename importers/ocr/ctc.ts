/** What the recognition model reads off a strip. */
export interface StripText {
  text: string;
  /** Mean likelihood of its characters, 0 to 1; 0 where there are none. */
  confidence: number;
}

const BLANK = 0;
/** A likelihood from which a character is not passed over, though nothing at all is likelier. */
const DOUBTFUL = 0.25;

/**
 * Takes the likeliest class of each step, joins repeats and drops blanks (connectionist temporal classification).
 * `characters[n]` is class n + 1. A character that only just loses against the blank, between steps that are blank, is
 * taken as well: rare ones such as 磋 are otherwise lost without a trace. Its likelihood tells that it is doubtful.
 */
export function decodeSteps(
  likelihoods: Float32Array,
  steps: number,
  classes: number,
  characters: readonly string[],
): StripText {
  const winners: number[] = [];
  const runnersUp: { index: number; likelihood: number }[] = [];
  for (let step = 0; step < steps; step += 1) {
    const start = step * classes;
    let index = BLANK;
    let likelihood = 0;
    for (let other = 1; other < classes; other += 1) {
      const value = likelihoods[start + other] ?? 0;
      if (value > likelihood) {
        likelihood = value;
        index = other;
      }
    }
    winners.push(likelihood > (likelihoods[start] ?? 0) ? index : BLANK);
    runnersUp.push({ index, likelihood });
  }
  const isAlone = (step: number, index: number) =>
    winners[step - 1] === BLANK &&
    winners[step + 1] === BLANK &&
    winners[step - 2] !== index &&
    winners[step + 2] !== index;
  let text = '';
  let sum = 0;
  let count = 0;
  for (const [step, { index, likelihood }] of runnersUp.entries()) {
    const isWinner = winners[step] !== BLANK && winners[step] !== winners[step - 1];
    const isDoubtful = winners[step] === BLANK && likelihood >= DOUBTFUL && isAlone(step, index);
    if (!isWinner && !isDoubtful) continue;
    text += characters[index - 1] ?? '';
    sum += likelihood;
    count += 1;
  }
  return { text, confidence: count === 0 ? 0 : sum / count };
}
