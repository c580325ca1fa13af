import type { Pages } from '../pages.tsx';
import { registerAccountList } from './account-list.tsx';
import type { AccountRoutes } from './account-routes.ts';
import { registerOwnAccount } from './own-account.tsx';
import { registerPasswordLinks } from './password-links.tsx';
import { registerSignIn } from './sign-in.tsx';

/** Every page of accounts. */
export function registerAccounts(pages: Pages, routes: AccountRoutes): Pages {
  for (const register of [registerSignIn, registerOwnAccount, registerAccountList, registerPasswordLinks])
    register(pages, routes);
  return pages;
}
