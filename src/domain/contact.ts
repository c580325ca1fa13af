import type { Location } from './location.ts';

export type ContactKind = 'phone' | 'email' | 'account' | 'address' | 'credit-code';

/** How a tenderer can be reached or paid, as its own forms say. */
export interface Contact {
  kind: ContactKind;
  /** Figures alone of a phone or an account; an address in lower case. */
  value: string;
  location: Location;
}

export type AgentRole = 'legal-representative' | 'agent' | 'contact';

/** Who acts for a tenderer. */
export interface Agent {
  role: AgentRole;
  name: string;
  location: Location;
}
