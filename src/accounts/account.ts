/** Somebody who can sign in. */
export interface Account {
  id: string;
  name: string;
  signInName: string;
  isAdministrator: boolean;
  /** Works for an agency or a buyer: may begin a procurement. */
  canCreateProcurements: boolean;
}

/** An account as administrators see it. */
export interface AccountStanding extends Account {
  /** The person has chosen a password. */
  isActivated: boolean;
  /** By an administrator. */
  isLocked: boolean;
  /** Until when signing in is refused after too many failures. */
  lockedOutUntil: Date | null;
  hasSecondFactor: boolean;
}

/** Who asks: the request's headers, and the address they came from. */
export interface Caller {
  headers: Headers;
  address: string;
}

/** What is wrong with one field of what somebody sent, and what to do. */
export interface AccountProblem {
  field: string;
  message: string;
}
