import type { XmlElement } from '../xml-tree.ts';
import { writeEquation } from './equation-text.ts';
import type { HeadingLevels } from './heading-levels.ts';
import { WORD_DECLARATIONS } from './namespaces.ts';
import { writeMarks } from './paragraph-marks.ts';
import type { PartTally } from './part-tally.ts';
import { findGraphics, type GraphicImage, type Graphics } from './word-graphics.ts';
import {
  readSpan,
  writeBreak,
  writeEmpty,
  writeFieldChar,
  writeOpen,
  writeSpan,
  writeSymbol,
} from './write-element.ts';

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
        return writeSymbol(element) ?? this.leaveOut('unreadableSymbols');
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
        return this.leaveOut('deletions');
      case 'w:altChunk':
        return this.leaveOut('embeddedDocuments');
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
    // Without its mark a paragraph runs on into the next and is formatted like it.
    if (isMarkDeleted) return `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${this.writeChildren(element)}</w:p>`;
    const level = this.context.headingLevels.find(properties);
    return `<w:p>${writeMarks({ level, textBox: this.openTextBox })}${this.writeChildren(element)}</w:p>`;
  }

  private writeRow(element: XmlElement): string {
    const properties = element.first('w:trPr');
    const isDeleted = properties?.first('w:del') !== undefined;
    if (isDeleted) this.context.tally.deletions += 1;
    if (properties?.first('w:ins') !== undefined) this.context.tally.insertions += 1;
    const before = readSpan(properties?.first('w:gridBefore'), 0);
    const indent = before > 0 ? `<w:tc>${writeSpan(before)}<w:p/></w:tc>` : '';
    return `<w:tr>${isDeleted ? '<w:trPr><w:del/></w:trPr>' : ''}${indent}${this.writeChildren(element)}</w:tr>`;
  }

  private writeCell(element: XmlElement): string {
    const properties = element.first('w:tcPr');
    const span = readSpan(properties?.first('w:gridSpan'), 1);
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
    if (part === undefined) return this.leaveOut('missingImages');
    if (/\.[ew]mf$/i.test(part)) this.context.tally.windowsImages += 1;
    return (
      `<w:drawing><wp:inline><wp:docPr descr="${text}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
      `<a:blip r:embed="${relationshipId}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
    );
  }

  private writeTextBox(content: XmlElement): string {
    const outer = this.openTextBox;
    this.textBoxes += 1;
    this.openTextBox = this.textBoxes;
    const written = this.writeChildren(content);
    this.openTextBox = outer;
    return `<w:pict><v:textbox><w:txbxContent>${written}</w:txbxContent></v:textbox></w:pict>`;
  }

  private leaveOut(counter: keyof PartTally): '' {
    this.context.tally[counter] += 1;
    return '';
  }
}

function prefer<T>(first: T[] = [], second: T[] = []): T[] {
  return first.length > 0 ? first : second;
}
