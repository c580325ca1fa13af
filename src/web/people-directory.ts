import type { AccountStanding } from '../accounts/account.ts';
import type { Directory } from '../accounts/directory.ts';

/** An account that may be given a role. */
export interface Person {
  id: string;
  name: string;
  signInName: string;
}

/** The accounts there are: who may be given a role or a seat. */
export interface PeopleDirectory {
  /** Those whose name or sign-in name contains what was typed; at most as many as fit on a page. */
  search(words: string): Promise<readonly Person[]>;
  find(id: string): Promise<Person | null>;
}

const MOST = 30;

/** The accounts that can be used; those that an administrator locked are left out of searches. */
export function openPeopleDirectory(directory: Pick<Directory, 'list'>): PeopleDirectory {
  return {
    search: async (words) => {
      const wanted = words.trim().toLowerCase();
      return directory
        .list()
        .filter(({ isLocked }) => !isLocked)
        .filter(({ name, signInName }) => `${name}\n${signInName}`.toLowerCase().includes(wanted))
        .slice(0, MOST)
        .map(toPerson);
    },
    find: async (id) => {
      const found = directory.list().find((account) => account.id === id);
      return found === undefined ? null : toPerson(found);
    },
  };
}

function toPerson({ id, name, signInName }: AccountStanding): Person {
  return { id, name, signInName };
}
