import type { Location } from './location.ts';

/** `not-due`: belongs to a stage of which no document was given. */
export type FormState = 'present' | 'blanks' | 'empty' | 'other-lot' | 'other-project' | 'missing' | 'not-due';

/** One form that the procurement document asks for, and how the bid has it. */
export interface FormCheck {
  form: string;
  number: string;
  title: string;
  required: boolean;
  state: FormState;
  reason: string;
  location: Location | null;
}
