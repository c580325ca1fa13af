import type { XmlElement } from '../xml-tree.ts';
import { writeEquation } from './equation-text.ts';
import type { HeadingLevels } from './heading-levels.ts';
import { WORD_DECLARATIONS } from './namespaces.ts';
import { type ParagraphMarks, writeMarks } from './paragraph-marks.ts';
import { findGraphics, type GraphicImage, type Graphics } from './word-graphics.ts';

const SYMBOL_FONTS = new Set(['Symbol', 'Webdings', 'Wingdings', 'Wingdings 2', 'Wingdings 3']);

/** What a part holds that no block can show. */
export interface PartTally {
  insertions: number;
  deletions: number;
  embeddedObjects: number;
  embeddedDocuments: number;
  charts: number;
  missingImages: number;
  /** Pictures in formats made for Windows programs (EMF, WMF). */
  windowsImages: number;
  unreadableSymbols: number;
}

export function startTally(): PartTally {
  return {
    insertions: 0,
    deletions: 0,
    embeddedObjects: 0,
    embeddedDocuments: 0,
    charts: 0,
    missingImages: 0,
    windowsImages: 0,
    unreadableSymbols: 0,
  };
}

export interface PartContext {
  headingLevels: HeadingLevels;
  /** Relationship → the picture it leads to. */
  imageParts: ReadonlyMap<string, string>;
  tally: PartTally;
}

/**
 * Rewrites a part of a Word file for mammoth: what mammoth would drop is put where it reads (simple fields, equations,
 * text boxes without fallback, grouped pictures), what the neutral model has no use for is left out (run formats,
 * bookmarks, links), and what mammoth does not tell rides along as marks on the paragraph.
 */
export function preparePart(root: XmlElement, context: PartContext): string {
  return `<${root.name} ${WORD_DECLARATIONS}>${new PartWriter(context).writeChildren(root)}</${root.name}>`;
}

class PartWriter {
  private readonly context: PartContext;
  private textBoxes = 0;
  private openTextBox: number | null = null;

  constructor(context: PartContext) {
    this.context = context;
  }

  writeChildren(element: XmlElement): string {
    let written = '';
    for (const child of element.children) if (typeof child !== 'string') written += this.write(child);
    return written;
  }

  private write(element: XmlElement): string {
    switch (element.name) {
      case 'w:p':
        return this.writeParagraph(element);
      case 'w:r':
        return `<w:r>${this.writeChildren(element)}</w:r>`;
      case 'w:t':
        return `<w:t>${element.text()}</w:t>`;
      case 'w:body':
      case 'w:tbl':
        return `<${element.name}>${this.writeChildren(element)}</${element.name}>`;
      case 'w:tr':
        return this.writeRow(element);
      case 'w:tc':
        return this.writeCell(element);
      case 'w:tab':
      case 'w:noBreakHyphen':
      case 'w:softHyphen':
        return `<${element.name}/>`;
      case 'w:ptab':
        return '<w:tab/>';
      case 'w:cr':
        return '<w:br/>';
      case 'w:br':
        return writeBreak(element);
      case 'w:sym':
        return this.writeSymbol(element);
      case 'w:footnoteReference':
      case 'w:endnoteReference':
      case 'w:commentReference':
        return writeEmpty(element, ['w:id']);
      case 'w:footnote':
      case 'w:endnote':
      case 'w:comment':
        return `${writeOpen(element, ['w:id', 'w:type'])}>${this.writeChildren(element)}</${element.name}>`;
      case 'w:fldChar':
        return writeFieldChar(element);
      case 'w:instrText':
        return `<w:instrText>${element.text()}</w:instrText>`;
      case 'w:ins':
      case 'w:moveTo':
        this.context.tally.insertions += 1;
        return this.writeChildren(element);
      case 'w:del':
      case 'w:moveFrom':
        this.context.tally.deletions += 1;
        return '';
      case 'w:altChunk':
        this.context.tally.embeddedDocuments += 1;
        return '';
      case 'w:hyperlink':
      case 'w:fldSimple':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:sdt':
      case 'w:sdtContent':
      case 'w:dir':
      case 'w:bdo':
      case 'w:ruby':
      case 'w:rubyBase':
        return this.writeChildren(element);
      case 'm:oMath':
        return `<w:r><w:t>${writeEquation(element)}</w:t></w:r>`;
      case 'm:oMathPara':
        return element
          .elements()
          .map((equation) => this.write(equation))
          .join('<w:r><w:br/></w:r>');
      case 'mc:AlternateContent':
        return this.writeAlternatives(element);
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.writeGraphics(findGraphics(element));
      default:
        return '';
    }
  }

  private writeParagraph(element: XmlElement): string {
    const properties = element.first('w:pPr');
    const markProperties = properties?.first('w:rPr');
    const isMarkDeleted = markProperties?.first('w:del') !== undefined;
    if (isMarkDeleted) this.context.tally.deletions += 1;
    if (markProperties?.first('w:ins') !== undefined) this.context.tally.insertions += 1;
    const marks: ParagraphMarks = {
      level: this.context.headingLevels.find(properties),
      textBox: this.openTextBox,
    };
    const deleted = isMarkDeleted ? '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>' : '';
    return `<w:p>${deleted}${writeMarks(marks)}${this.writeChildren(element)}</w:p>`;
  }

  private writeRow(element: XmlElement): string {
    const properties = element.first('w:trPr');
    const isDeleted = properties?.first('w:del') !== undefined;
    if (isDeleted) this.context.tally.deletions += 1;
    if (properties?.first('w:ins') !== undefined) this.context.tally.insertions += 1;
    const before = readSpan(properties?.first('w:gridBefore')?.attribute('w:val') ?? '0');
    const indent = before > 0 ? `<w:tc>${writeSpan(before)}<w:p/></w:tc>` : '';
    return `<w:tr>${isDeleted ? '<w:trPr><w:del/></w:trPr>' : ''}${indent}${this.writeChildren(element)}</w:tr>`;
  }

  private writeCell(element: XmlElement): string {
    const properties = element.first('w:tcPr');
    const span = readSpan(properties?.first('w:gridSpan')?.attribute('w:val') ?? '1');
    const merge = properties?.first('w:vMerge');
    return `<w:tc>${writeSpan(span, merge)}${this.writeChildren(element)}</w:tc>`;
  }

  /** Word offers the same drawing in a new and an old form; the text of a text box may stand in either alone. */
  private writeAlternatives(element: XmlElement): string {
    const choice = element.first('mc:Choice');
    const fallback = element.first('mc:Fallback');
    const offered = choice === undefined ? null : findGraphics(choice);
    const old = fallback === undefined ? null : findGraphics(fallback);
    if (offered?.isPresent !== true && old?.isPresent !== true) {
      return this.writeChildren(fallback ?? choice ?? element);
    }
    return this.writeGraphics({
      isPresent: true,
      images: prefer(old?.images, offered?.images),
      textBoxes: prefer(offered?.textBoxes, old?.textBoxes),
      charts: offered?.charts ?? 0,
      objects: Math.max(offered?.objects ?? 0, old?.objects ?? 0),
    });
  }

  private writeGraphics(graphics: Graphics): string {
    this.context.tally.charts += graphics.charts;
    this.context.tally.embeddedObjects += graphics.objects;
    const images = graphics.images.map((image) => this.writeImage(image));
    return images.join('') + graphics.textBoxes.map((box) => this.writeTextBox(box)).join('');
  }

  private writeImage({ relationshipId, text }: GraphicImage): string {
    const part = this.context.imageParts.get(relationshipId);
    if (part === undefined) {
      this.context.tally.missingImages += 1;
      return '';
    }
    if (/\.[ew]mf$/i.test(part)) this.context.tally.windowsImages += 1;
    return (
      `<w:drawing><wp:inline><wp:docPr descr="${text}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
      `<a:blip r:embed="${relationshipId}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
    );
  }

  /** A character of a symbol font (ticks, boxes); mammoth knows what those of the usual fonts show. */
  private writeSymbol(element: XmlElement): string {
    const char = element.attribute('w:char') ?? '';
    const font = element.attribute('w:font') ?? '';
    const isSymbolFont = SYMBOL_FONTS.has(font);
    if (isSymbolFont && /^(?:F0|00)?[0-9A-F]{2}$/i.test(char)) {
      return `<w:sym w:font="${font}" w:char="${char.slice(-2).toUpperCase()}"/>`;
    }
    const isPlainCharacter = !isSymbolFont && /^(?!D[89A-F]|E|F[0-8]|00[01])[0-9A-F]{4}$/i.test(char);
    if (isPlainCharacter) return `<w:t>&#x${char};</w:t>`;
    this.context.tally.unreadableSymbols += 1;
    return '';
  }

  private writeTextBox(content: XmlElement): string {
    const outer = this.openTextBox;
    this.textBoxes += 1;
    this.openTextBox = this.textBoxes;
    const written = this.writeChildren(content);
    this.openTextBox = outer;
    return `<w:pict><v:textbox><w:txbxContent>${written}</w:txbxContent></v:textbox></w:pict>`;
  }
}

function prefer<T>(first: T[] = [], second: T[] = []): T[] {
  return first.length > 0 ? first : second;
}

function writeOpen(element: XmlElement, attributes: readonly string[]): string {
  let written = `<${element.name}`;
  for (const name of attributes) {
    const value = element.attribute(name);
    if (value !== undefined) written += ` ${name}="${value}"`;
  }
  return written;
}

function writeEmpty(element: XmlElement, attributes: readonly string[]): string {
  return `${writeOpen(element, attributes)}/>`;
}

function writeBreak(element: XmlElement): string {
  const type = element.attribute('w:type');
  return type === 'page' || type === 'column' ? `<w:br w:type="${type}"/>` : '<w:br/>';
}

/** The tick of an old form's check box stands in the properties of its field. */
function writeFieldChar(element: XmlElement): string {
  const checkBox = element.first('w:ffData')?.first('w:checkBox');
  if (checkBox === undefined) return writeEmpty(element, ['w:fldCharType']);
  const states = checkBox.elements().filter((state) => state.name === 'w:default' || state.name === 'w:checked');
  const written = states.map((state) => writeEmpty(state, ['w:val'])).join('');
  const data = `<w:ffData><w:checkBox>${written}</w:checkBox></w:ffData>`;
  return `${writeOpen(element, ['w:fldCharType'])}>${data}</w:fldChar>`;
}

/** Damaged files carry spans such as 0, -1 or a billion; Word's own widest table has 63 columns. */
const WIDEST_SPAN = 1_000;

function readSpan(value: string): number {
  const span = /^\d{1,9}$/.test(value) ? Number.parseInt(value, 10) : 1;
  return Math.min(span, WIDEST_SPAN);
}

function writeSpan(span: number, merge?: XmlElement): string {
  const gridSpan = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
  const vMerge = merge === undefined ? '' : writeEmpty(merge, ['w:val']);
  return gridSpan === '' && vMerge === '' ? '' : `<w:tcPr>${gridSpan}${vMerge}</w:tcPr>`;
}
