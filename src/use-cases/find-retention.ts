import type { Regulations } from '../domain/regulations.ts';
import type { IsoDate } from '../domain/scalars.ts';

export interface Retention {
  /** Last day on which it has to be kept. */
  until: IsoDate;
  basis: string;
}

/** How long a procurement that ends on a day has to be kept; from 29 February on, to 1 March where a year has none. */
export function findRetention(regulations: Regulations, endedOn: IsoDate): Retention {
  const { value, basis } = regulations.get('records/retention-years', endedOn);
  const [year = 0, month = 1, day = 1] = endedOn.split('-').map((part) => Number.parseInt(part, 10));
  const until = new Date(Date.UTC(year + Number.parseInt(String(value), 10), month - 1, day));
  return { until: until.toISOString().slice(0, 10), basis };
}
