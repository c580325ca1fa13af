import { escapeXml, unescapeXml, type XmlElement } from '../xml-tree.ts';
import { writeEquation } from './equation-text.ts';
import type { HeadingLevels } from './heading-levels.ts';
import type { HiddenText } from './hidden-text.ts';
import type { ListCounter, ListNumbers } from './list-numbers.ts';
import { type ParagraphMarks, writeMarks } from './paragraph-marks.ts';
import type { PartTally } from './part-tally.ts';
import { findAlternativeGraphics, findGraphics, type GraphicImage, type Graphics } from './word-graphics.ts';
import {
  readSpan,
  writeBreak,
  writeEmpty,
  writeField,
  writeFieldChar,
  writeOpen,
  writePicture,
  writeSpan,
  writeSymbol,
} from './write-element.ts';

/** What holds for all parts of a file. */
export interface DocumentContext {
  headingLevels: HeadingLevels;
  listNumbers: ListNumbers;
  hiddenText: HiddenText;
  tally: PartTally;
}

export interface PartContext extends DocumentContext {
  /** Path of all that stands in the part, `header[1]/`; empty where the part has its own. */
  story: string;
  counter: ListCounter;
  /** Relationship → the picture it leads to. */
  imageParts: ReadonlyMap<string, string>;
  /** Put before the names of relationships, so that those of several parts may stand in one. */
  relationshipPrefix: string;
}

export interface PreparedPart {
  /** What stands inside the root or the given element of the part. */
  content: string;
  /** The `w:sectPr` elements in order. */
  sections: XmlElement[];
}

/**
 * Rewrites a part of a Word file for mammoth: what mammoth would drop is put where it reads (numbers of lists, simple
 * fields, equations, text boxes without fallback, grouped pictures), tracked changes are made, what the neutral model
 * has no use for is left out (run formats, bookmarks, links, hidden text), and what mammoth does not tell rides along as
 * marks on the paragraph.
 */
export function preparePart(root: XmlElement, context: PartContext): PreparedPart {
  const writer = new PartWriter(context);
  return { content: writer.writeContainer(root), sections: writer.sections };
}

/** What was left out of the paragraph that is being written. */
type LeftOut = Pick<ParagraphMarks, 'isChanged' | 'isHidden'>;

/** The first character of a paragraph written here, or the sign that stands for one. */
const FIRST_TEXT = /<w:t>([^<])|<w:(?:tab\/|sym |noBreakHyphen|ffData)/u;

class PartWriter {
  readonly sections: XmlElement[] = [];
  private readonly context: PartContext;
  private story: string;
  private counter: ListCounter;
  private readonly boxCounter: ListCounter;
  private textBoxes = 0;
  private isParagraphHidden = false;
  private leftOut: LeftOut = { isChanged: false, isHidden: false };
  /** Text of paragraphs whose marks were deleted: it runs on into the next paragraph, which decides the format. */
  private joined = '';

  constructor(context: PartContext) {
    this.context = context;
    this.story = context.story;
    this.counter = context.counter;
    this.boxCounter = context.listNumbers.startCounting();
  }

  /** Paragraphs and tables that stand together in one place. */
  writeContainer(element: XmlElement): string {
    const outer = this.joined;
    this.joined = '';
    const written = this.writeChildren(element) + this.writeJoined();
    this.joined = outer;
    return written;
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
        return this.writeRun(element);
      case 'w:t':
        return `<w:t>${element.text()}</w:t>`;
      case 'w:tbl':
        return `${this.writeJoined()}<w:tbl>${this.writeChildren(element)}</w:tbl>`;
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
        return `${writeOpen(element, ['w:id', 'w:type'])}>${this.writeContainer(element)}</${element.name}>`;
      case 'w:fldChar':
        return writeFieldChar(element);
      case 'w:instrText':
        return `<w:instrText>${element.text()}</w:instrText>`;
      case 'w:ins':
        this.noteChange('insertions');
        return this.writeChildren(element);
      case 'w:moveTo':
        this.noteChange('moves');
        return this.writeChildren(element);
      case 'w:del':
        return this.noteChange('deletions');
      case 'w:moveFrom':
        return '';
      case 'w:sectPr':
        this.sections.push(element);
        return '';
      case 'w:altChunk':
        return this.leaveOut('embeddedDocuments');
      case 'w:fldSimple':
        return writeField(element.attribute('w:instr') ?? '', this.writeChildren(element));
      case 'w:hyperlink':
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
    const { headingLevels, hiddenText } = this.context;
    const properties = element.first('w:pPr');
    const section = properties?.first('w:sectPr');
    if (section !== undefined) this.sections.push(section);
    const before = this.joined;
    this.joined = '';
    const mark = properties?.first('w:rPr');
    if (mark?.first('w:ins') !== undefined) this.noteChange('insertions');
    this.isParagraphHidden = hiddenText.isParagraphHidden(properties);
    const isMarkHidden = hiddenText.isRunHidden(mark, this.isParagraphHidden);
    const content = before + this.writeChildren(element);
    if (mark?.first('w:del') !== undefined || mark?.first('w:moveFrom') !== undefined) {
      if (mark.first('w:del') !== undefined) this.noteChange('deletions');
      this.joined = content;
      return '';
    }
    const first = FIRST_TEXT.exec(content);
    const number = isMarkHidden && first === null ? '' : this.writeNumber(properties, first);
    return this.closeParagraph(headingLevels.find(properties), number + content);
  }

  private writeNumber(properties: XmlElement | undefined, first: RegExpExecArray | null): string {
    const following = first === null ? '' : (first[1] ?? first[0]);
    const number = this.counter.next(properties, following);
    return number === '' ? '' : `<w:r><w:t>${escapeXml(number)}</w:t></w:r>`;
  }

  private closeParagraph(level: number | null, content: string): string {
    const marks = writeMarks({ level, story: this.story, ...this.leftOut });
    this.leftOut = { isChanged: false, isHidden: false };
    return `<w:p>${marks}${content}</w:p>`;
  }

  private writeJoined(): string {
    const content = this.joined;
    this.joined = '';
    return content === '' ? '' : this.closeParagraph(null, content);
  }

  private writeRun(element: XmlElement): string {
    if (!this.context.hiddenText.isRunHidden(element.first('w:rPr'), this.isParagraphHidden)) {
      return `<w:r>${this.writeChildren(element)}</w:r>`;
    }
    let fields = '';
    for (const child of element.elements()) {
      // Fields begin and end in runs of their own, hidden or not.
      if (child.name === 'w:fldChar' || child.name === 'w:instrText') fields += this.write(child);
      const text = child.name === 'w:t' ? unescapeXml(child.text()).trim() : '';
      this.context.tally.hiddenCharacters += text.length;
      if (text !== '' || findGraphics(child).isPresent) this.leftOut.isHidden = true;
    }
    return fields === '' ? '' : `<w:r>${fields}</w:r>`;
  }

  private writeRow(element: XmlElement): string {
    const properties = element.first('w:trPr');
    if (properties?.first('w:del') !== undefined) return this.noteChange('deletions');
    if (properties?.first('w:ins') !== undefined) this.noteChange('insertions');
    const before = readSpan(properties?.first('w:gridBefore'), 0);
    const indent = before > 0 ? `<w:tc>${writeSpan(before)}<w:p/></w:tc>` : '';
    return `<w:tr>${indent}${this.writeChildren(element)}</w:tr>`;
  }

  private writeCell(element: XmlElement): string {
    const properties = element.first('w:tcPr');
    if (properties?.first('w:cellDel') !== undefined) return this.noteChange('deletions');
    if (properties?.first('w:cellIns') !== undefined) this.noteChange('insertions');
    const span = readSpan(properties?.first('w:gridSpan'), 1);
    const merge = properties?.first('w:vMerge');
    return `<w:tc>${writeSpan(span, merge)}${this.writeContainer(element)}</w:tc>`;
  }

  private writeAlternatives(element: XmlElement): string {
    const graphics = findAlternativeGraphics(element);
    if (graphics !== null) return this.writeGraphics(graphics);
    return this.writeChildren(element.first('mc:Fallback') ?? element.first('mc:Choice') ?? element);
  }

  private writeGraphics(graphics: Graphics): string {
    this.context.tally.charts += graphics.charts;
    this.context.tally.embeddedObjects += graphics.objects;
    const images = graphics.images.map((image) => this.writeImage(image));
    return images.join('') + graphics.textBoxes.map((box) => this.writeTextBox(box)).join('');
  }

  private writeImage({ relationshipId, text }: GraphicImage): string {
    const { imageParts, relationshipPrefix, tally } = this.context;
    const part = imageParts.get(relationshipId);
    if (part === undefined) return this.leaveOut('missingImages');
    if (/\.[ew]mf$/i.test(part)) tally.windowsImages += 1;
    return writePicture(`${relationshipPrefix}${relationshipId}`, text);
  }

  /** Text boxes count their lists together, apart from the text around them. */
  private writeTextBox(content: XmlElement): string {
    const { story, counter, leftOut, isParagraphHidden } = this;
    this.textBoxes += 1;
    this.story = `${this.context.story}textbox[${this.textBoxes}]/`;
    this.counter = this.boxCounter;
    this.leftOut = { isChanged: false, isHidden: false };
    const written = this.writeContainer(content);
    this.story = story;
    this.counter = counter;
    this.leftOut = leftOut;
    this.isParagraphHidden = isParagraphHidden;
    return `<w:pict><v:textbox><w:txbxContent>${written}</w:txbxContent></v:textbox></w:pict>`;
  }

  private noteChange(kind: 'insertions' | 'deletions' | 'moves'): '' {
    this.context.tally[kind] += 1;
    this.leftOut.isChanged = true;
    return '';
  }

  private leaveOut(counter: keyof PartTally): '' {
    this.context.tally[counter] += 1;
    return '';
  }
}
