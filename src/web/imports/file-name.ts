/** Control characters, and the marks that turn the direction of writing around. */
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const LONGEST = 1000;

/** The name a browser sent, as it may be shown: without folders and without characters that hide what it is. */
export function cleanFileName(sent: string): string {
  const name = (sent.split(/[\\/]/).at(-1) ?? '').replace(INVISIBLE, '').trim();
  return name === '' ? '未命名文件' : [...name].slice(0, LONGEST).join('');
}

/** File systems take 255 bytes, and a Chinese character needs three. */
const LONGEST_SAVED = 70;

/** A header that offers an answer to be saved under a name with an ending, which stays where the name is cut. */
export function offerAs(name: string, ending = '.json'): string {
  const characters = [...name.replace(/[<>:"/\\|?*]/g, '_')];
  const saved = characters.length <= LONGEST_SAVED ? characters : [...characters.slice(0, LONGEST_SAVED), '…'];
  return `attachment; filename*=UTF-8''${encodeURIComponent(`${saved.join('')}${ending}`).replace(/['()*]/g, encodeMark)}`;
}

function encodeMark(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}
