import { createContext } from 'hono/jsx';

/** Who looks at the page; null before signing in. */
export interface SignedIn {
  name: string;
  isAdministrator: boolean;
}

export const AccountContext = createContext<SignedIn | null>(null);
