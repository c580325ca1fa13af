/** Control characters, and the marks that turn the direction of writing around. */
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const LONGEST = 1000;

/** The name a browser sent, as it may be shown: without folders and without characters that hide what it is. */
export function cleanFileName(sent: string): string {
  const name = (sent.split(/[\\/]/).at(-1) ?? '').replace(INVISIBLE, '').trim();
  return name === '' ? '未命名文件' : [...name].slice(0, LONGEST).join('');
}
