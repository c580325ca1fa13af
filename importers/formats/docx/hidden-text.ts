import type { XmlElement } from '../xml-tree.ts';
import type { StyleSheet } from './style-sheet.ts';
import { readFlag } from './word-values.ts';

/** Whether Word shows a run, by its own properties, its character style and the style of its paragraph. */
export class HiddenText {
  private readonly styles: StyleSheet;
  private readonly known = new Map<string, boolean>();

  constructor(styles: StyleSheet) {
    this.styles = styles;
  }

  isParagraphHidden(properties: XmlElement | undefined): boolean {
    return this.findByStyle('paragraph', properties?.first('w:pStyle')?.attribute('w:val'));
  }

  isRunHidden(properties: XmlElement | undefined, isParagraphHidden: boolean): boolean {
    if (properties === undefined || properties.children.length === 0) return isParagraphHidden;
    const own = readFlag(properties.first('w:vanish'));
    if (own !== null) return own;
    const styleId = properties.first('w:rStyle')?.attribute('w:val');
    // Switches of a paragraph's and a character's style undo each other.
    return styleId === undefined ? isParagraphHidden : this.findByStyle('character', styleId) !== isParagraphHidden;
  }

  private findByStyle(type: 'paragraph' | 'character', styleId: string | undefined): boolean {
    const key = `${type} ${styleId ?? ''}`;
    let isHidden = this.known.get(key);
    if (isHidden === undefined) {
      const deciding = this.styles.chain(type, styleId).find((style) => style.isHidden !== null);
      isHidden = deciding?.isHidden === true;
      this.known.set(key, isHidden);
    }
    return isHidden;
  }
}
