import type { Block } from '../../../src/domain/document.ts';
import { TableBudget } from '../table-budget.ts';
import { readLists } from './lists.ts';
import { ParagraphReader } from './paragraphs.ts';
import { PieceText } from './pieces.ts';
import { type PlacedBlock, StoryCollector, type StoryContext } from './story-blocks.ts';
import { readStyleSheet } from './style-sheet.ts';
import { TextMarks, type TextTally } from './text-marks.ts';
import { readPlaces, type Story, type StoryName, type TableName, type WordFile } from './word-file.ts';

export interface DocContent {
  blocks: Block[];
  tally: TextTally;
  /** Blocks with tracked changes or hidden text in them. */
  changed: Block[];
  hidden: Block[];
  isTableCut: boolean;
}

/** Stories of headers: six of notes' separators, then six for each section, of which these are shown at the top. */
const SEPARATORS = 6;
const TOPS = new Set([0, 1, 4]);

/** All text of a file as blocks: the body with its notes, then text boxes, headers, footers and comments. */
export function collectBlocks(file: WordFile): DocContent {
  const collector = new DocCollector(file);
  collector.addBody();
  collector.addTextBoxes();
  collector.addMargins();
  collector.addComments();
  return collector.finish();
}

class DocCollector {
  private readonly placed: PlacedBlock[] = [];
  private readonly file: WordFile;
  private readonly marks: TextMarks;
  private readonly paragraphs: ParagraphReader;
  private readonly context: StoryContext;
  private readonly notes = new Map<number, { kind: 'footnote' | 'endnote'; text: string }[]>();
  private isTableCut = false;

  constructor(file: WordFile) {
    this.file = file;
    const pieces = new PieceText(file);
    this.marks = new TextMarks(file, pieces);
    this.paragraphs = new ParagraphReader(file, pieces, this.marks);
    this.context = {
      styles: readStyleSheet(file.readTable('styles'), file.data),
      lists: readLists(file.readTable('lists', true), file.readTable('listOverrides', true)),
      budget: new TableBudget(),
      findNotes: (place) => this.notes.get(place) ?? [],
    };
    this.readNotes('footnote', 'footnotes', 'footnoteReferences', 'footnoteTexts', 2);
    this.readNotes('endnote', 'endnotes', 'endnoteReferences', 'endnoteTexts', 2);
  }

  addBody(): void {
    this.placed.push(...this.collect(this.file.stories.body, ''));
  }

  addTextBoxes(): void {
    const boxes = this.findStories('textBoxes', 'textBoxTexts', 22);
    let count = 0;
    for (const story of boxes) {
      const blocks = this.collect(story, `textbox[${count + 1}]/`);
      if (blocks.length > 0) count += 1;
      this.placed.push(...blocks);
    }
  }

  /** Each header and footer once, however many sections have it. */
  addMargins(): void {
    const counts = { header: 0, footer: 0 };
    const seen = new Set<string>();
    for (const [index, story] of this.findStories('headers', 'headerTexts', 0).entries()) {
      if (index < SEPARATORS) continue;
      const kind = TOPS.has(index % 6) ? 'header' : 'footer';
      const blocks = this.collect(story, `${kind}[${counts[kind] + 1}]/`);
      const text = blocks.map(({ block }) => ('text' in block ? block.text : JSON.stringify(block.rows))).join('\n');
      // A page number alone says nothing, and is another one on every page.
      const key = `${kind} ${text.replace(/\d+/g, '#')}`;
      if (!/[^\d\s\-–—/第页共]/.test(text) || seen.has(key)) continue;
      seen.add(key);
      counts[kind] += 1;
      this.placed.push(...blocks);
    }
  }

  addComments(): void {
    for (const [index, story] of this.findStories('comments', 'commentTexts', 0).entries()) {
      const text = this.readLines(story);
      if (text === '') continue;
      const block: Block = { type: 'paragraph', path: `comment[${index + 1}]`, page: null, text };
      this.placed.push({ block, ...story });
    }
  }

  finish(): DocContent {
    const find = (places: readonly number[]) => {
      const found = new Set<Block>();
      for (const place of places) {
        const at = this.placed.find(({ start, end }) => place >= start && place <= end);
        if (at !== undefined) found.add(at.block);
        if (found.size >= MOST_PLACES) break;
      }
      return [...found];
    };
    return {
      blocks: this.placed.map(({ block }) => block),
      tally: this.marks.tally,
      changed: find(this.marks.changed.slice(0, MOST_SEARCHES)),
      hidden: find(this.marks.hidden.slice(0, MOST_SEARCHES)),
      isTableCut: this.isTableCut,
    };
  }

  private collect(story: Story, prefix: string): PlacedBlock[] {
    const collector = new StoryCollector(prefix, this.context);
    for (const paragraph of this.paragraphs.read(story)) collector.add(paragraph);
    collector.finish();
    if (collector.isTableCut) this.isTableCut = true;
    return collector.placed;
  }

  private readNotes(
    kind: 'footnote' | 'endnote',
    story: StoryName,
    references: TableName,
    texts: TableName,
    itemBytes: number,
  ): void {
    const places = readPlaces(this.file.readTable(references), itemBytes).places;
    for (const [index, note] of this.findStories(story, texts, 0).entries()) {
      const place = places[index];
      const text = this.readLines(note);
      if (place === undefined || index === places.length - 1 || text === '') continue;
      this.notes.set(place, [...(this.notes.get(place) ?? []), { kind, text }]);
    }
  }

  private readLines(story: Story): string {
    const lines = [...this.paragraphs.read(story)].map(({ text }) => text.trim());
    return lines.filter((line) => line !== '').join('\n');
  }

  /** The texts of one kind, by the places between them, which are counted from the beginning of their kind. */
  private findStories(name: StoryName, table: TableName, itemBytes: number): Story[] {
    const { start, end } = this.file.stories[name];
    const { places } = readPlaces(this.file.readTable(table), itemBytes);
    const stories: Story[] = [];
    for (let index = 0; index + 1 < places.length; index += 1) {
      const first = start + (places[index] ?? 0);
      const last = start + (places[index + 1] ?? 0);
      if (last < first || last > end) break;
      stories.push({ start: first, end: last });
    }
    return stories;
  }
}

const MOST_PLACES = 20;
const MOST_SEARCHES = 1000;
