import type { XmlElement } from '../xml-tree.ts';

/** A switch such as `<w:vanish/>` or `<w:vanish w:val="0"/>`; null where it is not there. */
export function readFlag(element: XmlElement | undefined): boolean | null {
  if (element === undefined) return null;
  return !/^(?:0|false|off)$/.test(element.attribute('w:val') ?? '');
}

/** A whole number from 0 on; null where there is none, or one no Word file needs. */
export function readInteger(element: XmlElement | undefined): number | null {
  const value = element?.attribute('w:val') ?? '';
  return /^\d{1,9}$/.test(value) ? Number.parseInt(value, 10) : null;
}
