import { ACCOUNT_SETTINGS, type AccountSettings } from './account-settings.ts';
import type { AccountsParts } from './accounts-parts.ts';
import { createAuthentication, type PasswordHashing } from './authentication.ts';
import { createDirectory, type Directory } from './directory.ts';
import { openAccountsDatabase } from './open-accounts-database.ts';
import { createOwnAccount, type OwnAccount } from './own-account.ts';
import { createPasswordLinks, type PasswordLinks } from './password-links.ts';
import { SignInAttempts } from './sign-in-attempts.ts';
import { createSigningIn, type SigningIn } from './signing-in.ts';

export type { Account, AccountProblem, AccountStanding, Caller } from './account.ts';

export interface Accounts extends SigningIn {
  readonly settings: AccountSettings;
  readonly own: OwnAccount;
  readonly directory: Directory;
  readonly links: PasswordLinks;
  close(): void;
}

export interface AccountsOptions {
  /** People reach the server over https: cookies are sent over nothing else. */
  isSecure?: boolean;
  settings?: AccountSettings;
  hashing?: PasswordHashing;
}

/**
 * The accounts of a data folder, made where there are none.
 * @throws AppError where the folder, the database or its key cannot be used
 */
export async function openAccounts(dataFolder: string, options: AccountsOptions = {}): Promise<Accounts> {
  const { isSecure = false, settings = ACCOUNT_SETTINGS, hashing } = options;
  const { database, secret } = openAccountsDatabase(dataFolder);
  const authentication = createAuthentication({
    database,
    secret,
    settings,
    isSecure,
    ...(hashing === undefined ? {} : { hashing }),
  });
  const context = await authentication.$context;
  const parts: AccountsParts = {
    database,
    authentication,
    context,
    settings,
    attempts: new SignInAttempts(database, settings),
  };
  return {
    settings,
    ...createSigningIn(parts),
    own: createOwnAccount(parts),
    directory: createDirectory(parts),
    links: createPasswordLinks(parts),
    close: () => database.client.close(),
  };
}
