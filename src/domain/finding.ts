import type { Location } from './location.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Something a person has to know: returned, never thrown. Codes are stable public names. */
export interface Finding {
  code: string;
  severity: Severity;
  message: string;
  legalBasis: string | null;
  locations: Location[];
  lot?: number;
  item?: string;
  tenderer?: string;
}

type FindingDetails = Partial<Omit<Finding, 'code' | 'severity' | 'message'>>;

export function finding(severity: Severity, code: string, message: string, details: FindingDetails = {}): Finding {
  return { code, severity, message, legalBasis: null, locations: [], ...details };
}
