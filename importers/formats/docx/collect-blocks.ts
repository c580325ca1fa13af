import type { Block, TableBlock, TableCell } from '../../../src/domain/document.ts';
import type { MammothCell, MammothDocument, MammothElement, MammothTable } from './mammoth-document.ts';
import { type ParagraphMarks, readMarks } from './paragraph-marks.ts';

/** What hangs on a paragraph or cell besides its text. */
interface Attachments {
  images: string[];
  notes: MammothElement[];
  isChanged: boolean;
  isHidden: boolean;
}

interface ParagraphContent extends Attachments {
  text: string;
}

/** A place in the file and what stands there. */
export interface Place {
  path: string;
  text: string;
}

export interface CollectedBlocks {
  blocks: Block[];
  /** Where tracked changes were made or hidden text was left out. */
  changed: Place[];
  hidden: Place[];
}

/** A stretch of text whose paragraphs and tables are counted from 1: the body, a text box, a header or a footer. */
interface Story {
  paragraphs: number;
  tables: number;
}

/**
 * The blocks of mammoth's tree in reading order: a block's images, notes and text boxes follow it; headers, footers and
 * comments come last.
 */
export function collectBlocks(document: MammothDocument): CollectedBlocks {
  const collector = new BlockCollector(document);
  collector.addBody();
  collector.addComments();
  return collector;
}

class BlockCollector implements CollectedBlocks {
  readonly blocks: Block[] = [];
  readonly changed: Place[] = [];
  readonly hidden: Place[] = [];
  private readonly document: MammothDocument;
  private readonly stories = new Map<string, Story>();

  constructor(document: MammothDocument) {
    this.document = document;
  }

  addBody(): void {
    for (const element of this.document.children) {
      if (element.type === 'paragraph') this.addParagraph(element.children);
      else if (element.type === 'table') this.addTable(element);
    }
  }

  addComments(): void {
    this.document.comments.forEach((comment, index) => {
      this.addLines(`comment[${index + 1}]`, comment.body);
    });
  }

  private addParagraph(children: MammothElement[]): void {
    const marks = findMarks(children);
    const story = this.findStory(marks.story);
    story.paragraphs += 1;
    const path = `${marks.story}p[${story.paragraphs}]`;
    const content = readParagraph(children);
    if (marks.level !== null && content.text.trim() !== '') {
      this.blocks.push({ type: 'heading', path, page: null, level: marks.level, text: content.text });
    } else {
      this.addText(path, content.text);
    }
    this.addAttachments({ path, text: content.text }, content);
  }

  private addTable(table: MammothTable): void {
    const prefix = findTableStory(table) ?? '';
    const story = this.findStory(prefix);
    story.tables += 1;
    const path = `${prefix}table[${story.tables}]`;
    const attached: [place: Place, attachments: Attachments][] = [];
    const rows = table.children
      .filter((row) => row.type === 'tableRow')
      .map((row, rowIndex) =>
        row.children.map((cell, cellIndex) => {
          const attachments = noAttachments();
          const read = readCell(cell, attachments);
          attached.push([
            { path: `${path}/row[${rowIndex + 1}]/cell[${cellIndex + 1}]`, text: read.text },
            attachments,
          ]);
          return read;
        }),
      );
    const block: TableBlock = { type: 'table', path, page: null, rows };
    if (rows.some((row) => row.length > 0)) this.blocks.push(block);
    for (const [place, attachments] of attached) this.addAttachments(place, attachments);
  }

  private addLines(path: string, elements: readonly MammothElement[]): void {
    const attachments = noAttachments();
    const text = readLines(elements, attachments);
    this.addText(path, text);
    this.addLeftOut({ path, text }, attachments);
  }

  private addText(path: string, text: string): void {
    if (text.trim() !== '') this.blocks.push({ type: 'paragraph', path, page: null, text });
  }

  private addLeftOut(place: Place, { isChanged, isHidden }: Attachments): void {
    if (isChanged) this.changed.push(place);
    if (isHidden) this.hidden.push(place);
  }

  private addAttachments(place: Place, attachments: Attachments): void {
    const { path } = place;
    this.addLeftOut(place, attachments);
    attachments.images.forEach((text, index) => {
      this.blocks.push({ type: 'image', path: `${path}/image[${index + 1}]`, page: null, text });
    });
    const counts = { footnote: 0, endnote: 0 };
    for (const reference of attachments.notes) {
      if (reference.type !== 'noteReference') continue;
      counts[reference.noteType] += 1;
      const body = this.document.notes.resolve(reference)?.body ?? [];
      this.addLines(`${path}/${reference.noteType}[${counts[reference.noteType]}]`, body);
    }
  }

  private findStory(prefix: string): Story {
    const known = this.stories.get(prefix);
    if (known !== undefined) return known;
    const story: Story = { paragraphs: 0, tables: 0 };
    this.stories.set(prefix, story);
    return story;
  }
}

function noAttachments(): Attachments {
  return { images: [], notes: [], isChanged: false, isHidden: false };
}

function findMarks(children: readonly MammothElement[]): ParagraphMarks {
  const mark = children.find((child) => child.type === 'bookmarkStart');
  return readMarks(mark?.name ?? '');
}

/** A table stands where its first paragraph does. */
function findTableStory(element: MammothElement): string | null {
  if (element.type === 'paragraph') return findMarks(element.children).story;
  for (const child of 'children' in element ? element.children : []) {
    const story = findTableStory(child);
    if (story !== null) return story;
  }
  return null;
}

function readCell(element: MammothElement, attachments: Attachments): TableCell {
  const cell: Pick<MammothCell, 'rowSpan' | 'colSpan'> =
    element.type === 'tableCell' ? element : { rowSpan: 1, colSpan: 1 };
  const content = element.type === 'tableCell' ? element.children : [element];
  return { text: readLines(content, attachments), rowSpan: cell.rowSpan, colSpan: cell.colSpan };
}

/** Paragraphs and inner tables one per line; a row of an inner table is one line, its cells separated by tabs. */
function readLines(elements: readonly MammothElement[], attachments: Attachments): string {
  const lines: string[] = [];
  for (const element of elements) {
    if (element.type === 'paragraph') {
      const content = readParagraph(element.children);
      lines.push(content.text);
      attachments.images.push(...content.images);
      attachments.notes.push(...content.notes);
      attachments.isChanged ||= content.isChanged;
      attachments.isHidden ||= content.isHidden;
    } else if (element.type === 'table') {
      for (const row of element.children) {
        if (row.type !== 'tableRow') continue;
        lines.push(row.children.map((cell) => readCell(cell, attachments).text).join('\t'));
      }
    }
  }
  return lines.filter((line) => line.trim() !== '').join('\n');
}

/** Stands for a page or column break until it is known whether text stands on both sides of it. */
const BREAK = '\f';

function readParagraph(children: readonly MammothElement[]): ParagraphContent {
  const { isChanged, isHidden } = findMarks(children);
  const content: ParagraphContent = { text: '', images: [], notes: [], isChanged, isHidden };
  readInline(children, content);
  if (content.text.includes(BREAK)) {
    content.text = content.text
      .split(BREAK)
      .filter((piece) => piece.trim() !== '')
      .join('\n');
  }
  return content;
}

function readInline(elements: readonly MammothElement[], content: ParagraphContent): void {
  for (const element of elements) {
    switch (element.type) {
      case 'text':
        content.text += element.value;
        break;
      case 'run':
      case 'hyperlink':
        readInline(element.children, content);
        break;
      case 'tab':
        content.text += '\t';
        break;
      case 'break':
        content.text += element.breakType === 'line' ? '\n' : BREAK;
        break;
      case 'checkbox':
        content.text += element.checked ? '☑' : '☐';
        break;
      case 'image':
        content.images.push(element.altText ?? '');
        break;
      case 'noteReference':
        content.notes.push(element);
        break;
    }
  }
}
