import { test } from 'vitest';

type Step = <T>(sentence: string, act: () => Promise<T> | T) => Promise<T>;

export interface Sentences {
  given: Step;
  when: Step;
  then: Step;
}

/** A test that reads as sentences; where one fails, the report says which. */
export function journey(title: string, tell: (sentences: Sentences) => Promise<void>): void {
  // biome-ignore lint/suspicious/noThenProperty: a word of the sentence, and nobody waits for the object itself
  const sentences: Sentences = { given: stepOf('given'), when: stepOf('when'), then: stepOf('then') };
  test(title, () => tell(sentences));
}

function stepOf(word: string): Step {
  return async (sentence, act) => {
    try {
      return await act();
    } catch (error) {
      if (error instanceof Error) error.message = `${word} ${sentence}: ${error.message}`;
      throw error;
    }
  };
}
