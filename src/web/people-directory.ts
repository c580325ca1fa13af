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
