const LEAST_CHARACTERS = 2;
const MOST_CHARACTERS = 32;
const PATTERN = /^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u;

/** One form for all ways to write a name: full-width or not, capitals or not. */
export function normalizeSignInName(written: string): string {
  return written.normalize('NFKC').trim().toLowerCase();
}

/** Why a sign-in name cannot be taken, or null. */
export function checkSignInName(written: string): string | null {
  const name = normalizeSignInName(written);
  const length = [...name].length;
  if (length === 0) return '请填写登录名';
  if (length < LEAST_CHARACTERS || length > MOST_CHARACTERS)
    return `登录名应为 ${LEAST_CHARACTERS} 到 ${MOST_CHARACTERS} 个字符`;
  return PATTERN.test(name) ? null : '登录名只能用汉字、字母、数字和 . _ @ -，并以汉字、字母或数字开头';
}

const MOST_IN_NAME = 50;

/** Why a person's name cannot be taken, or null. */
export function checkPersonName(written: string): string | null {
  const length = [...written.trim()].length;
  if (length === 0) return '请填写姓名';
  if (length > MOST_IN_NAME) return `姓名最多 ${MOST_IN_NAME} 个字符`;
  return /\p{Cc}/u.test(written.trim()) ? '姓名中有不能显示的字符' : null;
}
