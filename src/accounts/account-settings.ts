/** How many failures are borne within which time, and how long the answer to the next is no. */
export interface FailureLimit {
  failures: number;
  withinMinutes: number;
  lockMinutes: number;
}

export interface AccountSettings {
  password: { leastCharacters: number; mostCharacters: number };
  /** A session ends when nothing was done in it for so long. */
  sessionHours: number;
  /** How often the end of a session in use is moved on. */
  sessionRefreshMinutes: number;
  /** How long it is known whose session it was that ended, so that an unsent form finds its owner. */
  endedSessionDays: number;
  /** Of one name from one address: who guesses locks out nobody but the machine that guesses. */
  perName: FailureLimit;
  /** Of one name from everywhere. */
  perNameEverywhere: FailureLimit;
  /** A whole office may share one address. */
  perAddress: FailureLimit;
  secondFactor: { failures: number; lockMinutes: number; answerMinutes: number; backupCodes: number };
  firstStartHours: number;
  invitationHours: number;
  /** Of what happened to an account, how much is shown; all of it is kept. */
  eventsShown: number;
}

/** Every number of accounts stands here. */
export const ACCOUNT_SETTINGS: AccountSettings = {
  password: { leastCharacters: 12, mostCharacters: 128 },
  sessionHours: 12,
  sessionRefreshMinutes: 10,
  endedSessionDays: 7,
  perName: { failures: 5, withinMinutes: 15, lockMinutes: 15 },
  perNameEverywhere: { failures: 25, withinMinutes: 15, lockMinutes: 15 },
  perAddress: { failures: 50, withinMinutes: 15, lockMinutes: 15 },
  secondFactor: { failures: 10, lockMinutes: 15, answerMinutes: 10, backupCodes: 10 },
  firstStartHours: 24,
  invitationHours: 72,
  eventsShown: 50,
};

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
