import type { Finding } from '../../../src/domain/finding.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import type { ScoringItem } from '../../../src/domain/scoring-item.ts';
import type { CriterionRow } from '../criterion-row.ts';
import type { Mention } from './wording/mentions.ts';
import type { RuleText } from './wording/rule-text.ts';

/** A row's wording, prepared once and looked at by every kind's reader. */
export interface Rule {
  row: CriterionRow;
  text: RuleText;
  /** Full marks as the row or, where it has none, the text states them. */
  maxPoints: DecimalText;
  mentions: Mention[];
  /** What the document says elsewhere about the price (benchmark, deviation). */
  priceTerms: string;
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type SharedField =
  | 'id'
  | 'title'
  | 'section'
  | 'maxPoints'
  | 'objective'
  | 'technical'
  | 'text'
  | 'proposed'
  | 'scale'
  | 'scaleWeight'
  | 'location'
  | 'evidence'
  | 'minPoints';

/** The fields that only this kind has. */
export type KindFields = Without<ScoringItem, SharedField> & Partial<Pick<ScoringItem, 'evidence' | 'minPoints'>>;

/** What one kind's reader made of a rule; `notes` are findings without place, code and message only. */
export interface KindReading {
  fields: KindFields;
  notes?: Note[];
}

export interface Note {
  severity: Finding['severity'];
  code: string;
  message: string;
}

/** Reads a rule as its kind, or null where the wording is not of this kind or says more than the kind can hold. */
export type KindReader = (rule: Rule) => KindReading | null;

export function note(severity: Finding['severity'], code: string, message: string): Note {
  return { severity, code, message };
}
