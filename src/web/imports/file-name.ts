/** Control characters, and the marks that turn the direction of writing around. */
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const LONGEST = 1000;

/** The name a browser sent, as it may be shown: without folders and without characters that hide what it is. */
export function cleanFileName(sent: string): string {
  const name = (sent.split(/[\\/]/).at(-1) ?? '').replace(INVISIBLE, '').trim();
  return name === '' ? '未命名文件' : [...name].slice(0, LONGEST).join('');
}

/** What file systems refuse, and what would turn a name round, so that `…fdp.exe` reads as a PDF file. */
const NOT_IN_NAMES = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/gu;

/** File systems take 255 bytes, and a Chinese character needs three. */
const LONGEST_SAVED = 70;

/** A header that offers an answer to be saved as `name.json`, however long the name is. */
export function offerAs(name: string, ending: 'json' | 'yaml' | 'docx' | 'html' | 'zip'): string {
  return offer(name, `.${ending}`);
}

/** A header that offers a file to be saved under its own name. */
export function offerFile(name: string): string {
  const [extension = ''] = /\.[a-z0-9]{1,8}$/i.exec(name) ?? [];
  return offer(name.slice(0, name.length - extension.length), extension);
}

function offer(name: string, extension: string): string {
  const characters = [...name.replace(NOT_IN_NAMES, '_')];
  const saved = characters.length <= LONGEST_SAVED ? characters : [...characters.slice(0, LONGEST_SAVED), '…'];
  const encoded = encodeURIComponent(`${saved.join('')}${extension}`).replace(/['()*]/g, encodeMark);
  return `attachment; filename*=UTF-8''${encoded}`;
}

function encodeMark(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}
