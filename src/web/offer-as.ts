/** File systems take 255 bytes, and a Chinese character needs three. */
const LONGEST_SAVED = 70;

/** A header that offers an answer to be saved under a name, whose end stays where it is too long. */
export function offerAs(name: string): string {
  const characters = [...name.replace(/[<>:"/\\|?*]/g, '_')];
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(characters.join(''))?.[0] ?? '';
  const stem = characters.slice(0, characters.length - extension.length);
  const saved = stem.length <= LONGEST_SAVED ? stem : [...stem.slice(0, LONGEST_SAVED), '…'];
  return `attachment; filename*=UTF-8''${encodeURIComponent(`${saved.join('')}${extension}`).replace(/['()*]/g, encodeMark)}`;
}

function encodeMark(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}
