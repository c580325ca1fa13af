import type { Location } from './location.ts';

export const CONTACT_KINDS = ['phone', 'email', 'account', 'address', 'credit-code'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** How a tenderer can be reached or paid, as its own forms say. */
export interface Contact {
  kind: ContactKind;
  /** Figures alone of a phone or an account; an address in lower case. */
  value: string;
  location: Location;
}

export const AGENT_ROLES = ['legal-representative', 'agent', 'contact'] as const;
export type AgentRole = (typeof AGENT_ROLES)[number];

/** Who acts for a tenderer. */
export interface Agent {
  role: AgentRole;
  name: string;
  location: Location;
}
