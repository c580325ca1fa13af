import type { Block, TableBlock, TableCell } from '../../../src/domain/document.ts';
import type { MammothCell, MammothDocument, MammothElement, MammothTable } from './mammoth-document.ts';
import { type ParagraphMarks, readMarks } from './paragraph-marks.ts';

/** What hangs on a paragraph or cell besides its text. */
interface Attachments {
  images: string[];
  notes: MammothElement[];
}

interface ParagraphContent extends Attachments {
  text: string;
}

/** A stretch of text whose paragraphs and tables are counted from 1: the body or one text box. */
interface Story {
  prefix: string;
  paragraphs: number;
  tables: number;
}

/** The blocks of mammoth's tree in reading order: a block's images, notes and text boxes follow it, comments come last. */
export function collectBlocks(document: MammothDocument): Block[] {
  const collector = new BlockCollector(document);
  collector.addBody();
  collector.addComments();
  return collector.blocks;
}

class BlockCollector {
  readonly blocks: Block[] = [];
  private readonly document: MammothDocument;
  private readonly body: Story = { prefix: '', paragraphs: 0, tables: 0 };
  private readonly textBoxes = new Map<number, Story>();

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
      this.addText(`comment[${index + 1}]`, readLines(comment.body, { images: [], notes: [] }));
    });
  }

  private addParagraph(children: MammothElement[]): void {
    const marks = findMarks(children);
    const story = this.findStory(marks.textBox);
    story.paragraphs += 1;
    const path = `${story.prefix}p[${story.paragraphs}]`;
    const content = readParagraph(children);
    if (marks.level !== null && content.text.trim() !== '') {
      this.blocks.push({ type: 'heading', path, page: null, level: marks.level, text: content.text });
    } else {
      this.addText(path, content.text);
    }
    this.addAttachments(path, content);
  }

  private addTable(table: MammothTable): void {
    const story = this.findStory(findTextBox(table));
    story.tables += 1;
    const path = `${story.prefix}table[${story.tables}]`;
    const attached: [path: string, attachments: Attachments][] = [];
    const rows = table.children
      .filter((row) => row.type === 'tableRow')
      .map((row, rowIndex) =>
        row.children.map((cell, cellIndex) => {
          const attachments: Attachments = { images: [], notes: [] };
          attached.push([`${path}/row[${rowIndex + 1}]/cell[${cellIndex + 1}]`, attachments]);
          return readCell(cell, attachments);
        }),
      );
    const block: TableBlock = { type: 'table', path, page: null, rows };
    if (rows.some((row) => row.length > 0)) this.blocks.push(block);
    for (const [cellPath, attachments] of attached) this.addAttachments(cellPath, attachments);
  }

  private addText(path: string, text: string): void {
    if (text.trim() !== '') this.blocks.push({ type: 'paragraph', path, page: null, text });
  }

  private addAttachments(path: string, attachments: Attachments): void {
    attachments.images.forEach((text, index) => {
      this.blocks.push({ type: 'image', path: `${path}/image[${index + 1}]`, page: null, text });
    });
    const counts = { footnote: 0, endnote: 0 };
    for (const reference of attachments.notes) {
      if (reference.type !== 'noteReference') continue;
      counts[reference.noteType] += 1;
      const body = this.document.notes.resolve(reference)?.body ?? [];
      const notePath = `${path}/${reference.noteType}[${counts[reference.noteType]}]`;
      this.addText(notePath, readLines(body, { images: [], notes: [] }));
    }
  }

  private findStory(textBox: number | null): Story {
    if (textBox === null) return this.body;
    const known = this.textBoxes.get(textBox);
    if (known !== undefined) return known;
    const story: Story = { prefix: `textbox[${textBox}]/`, paragraphs: 0, tables: 0 };
    this.textBoxes.set(textBox, story);
    return story;
  }
}

function findMarks(children: readonly MammothElement[]): ParagraphMarks {
  const mark = children.find((child) => child.type === 'bookmarkStart');
  return readMarks(mark?.name ?? '');
}

function findTextBox(element: MammothElement): number | null {
  if (element.type === 'paragraph') return findMarks(element.children).textBox;
  for (const child of 'children' in element ? element.children : []) {
    const textBox = findTextBox(child);
    if (textBox !== null || child.type === 'paragraph') return textBox;
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
  const content: ParagraphContent = { text: '', images: [], notes: [] };
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
