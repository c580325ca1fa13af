import type { AccountSettings } from './account-settings.ts';
import { COMMON_RUNS, COMMON_WORDS } from './common-passwords.ts';
import { normalizeSignInName } from './sign-in-name.ts';

const LEAST_DIFFERENT = 5;
/** Characters that must be left when words, runs and numbers have been taken out. */
const LEAST_OWN = 4;
const SHORTEST_RUN = 4;

/** The same password however a keyboard composes its characters. */
export function normalizePassword(typed: string): string {
  return typed.normalize('NFKC');
}

/**
 * Why a password cannot be taken, or null: its length, a sign-in name or person's name in it, or so little beside common words, runs
 * of keys, repetition and years that it is among the first to be guessed. No mixture of kinds of characters is asked for.
 */
export function checkPassword(
  typed: string,
  { signInName, name }: { signInName: string; name: string },
  { leastCharacters, mostCharacters }: AccountSettings['password'],
): string | null {
  const password = normalizePassword(typed);
  if (password === '') return '请填写密码';
  // Counted as the library counts, so that both agree.
  if (password.length < leastCharacters) return `密码至少 ${leastCharacters} 个字符，可以用几个词连成一句`;
  if (password.length > mostCharacters) return `密码最多 ${mostCharacters} 个字符`;
  const small = password.toLowerCase();
  const own = [normalizeSignInName(signInName), name.normalize('NFKC').trim().toLowerCase()];
  const rest = own.filter((word) => [...word].length >= 2).reduce((left, word) => left.replaceAll(word, ''), small);
  if (rest !== small && countOwn(rest) < LEAST_OWN) return '密码不能由登录名或姓名组成，请换一个';
  if (new Set(small).size < LEAST_DIFFERENT || countOwn(small) < LEAST_OWN)
    return '这个密码很常见，容易被猜到，请换一个';
  return null;
}

/** How many different characters are left that nobody guesses at once. */
function countOwn(password: string): number {
  const withoutRuns = takeOutRuns(password);
  const withoutWords = COMMON_WORDS.reduce((left, word) => left.replaceAll(word, ''), withoutRuns);
  const letters = withoutWords.replace(/(.{1,6}?)\1+/gu, '$1').replace(/[^\p{L}]/gu, '');
  const digits = withoutWords.replace(/(?:19|20)\d\d/g, '').replace(/\D/g, '');
  return new Set(letters).size + new Set(digits).size;
}

function takeOutRuns(password: string): string {
  const runs = COMMON_RUNS.flatMap((run) => [run, [...run].reverse().join('')]);
  let left = password;
  for (let length = Math.max(...runs.map((run) => run.length)); length >= SHORTEST_RUN; length -= 1) {
    for (const run of runs)
      for (let from = 0; from + length <= run.length; from += 1)
        left = left.replaceAll(run.slice(from, from + length), '');
  }
  return left;
}
