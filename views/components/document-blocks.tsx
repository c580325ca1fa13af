import type { Child } from 'hono/jsx';
import type { HeadingBlock } from '../../src/domain/document.ts';
import type { ShownBlock } from '../document-parts.ts';
import { describePath } from '../place.ts';

interface DocumentBlocksProps {
  blocks: readonly ShownBlock[];
  /** Place that was asked for, and the place above it that exists. */
  at: string | null;
  /** Places that the result rests on. */
  cited: ReadonlySet<string>;
  /** What is said above a block, or at the beginning of a page. */
  noteAt?: (path: string, type: ShownBlock['type'] | 'page') => Child;
}

/** A document's blocks as they stand; every place can be addressed by its path. */
export function DocumentBlocks({ blocks, at, cited, noteAt }: DocumentBlocksProps) {
  const pages = new Set<number>();
  const spokenLevels = listSpokenLevels(blocks);
  return (
    <>
      {blocks.map((block, index) => {
        const { page } = block;
        const isNewPage = page !== null && page !== blocks[index - 1]?.page;
        const isFirstTime = isNewPage && !pages.has(page);
        if (page !== null) pages.add(page);
        return (
          <>
            {isNewPage ? <PageMark page={page} isFirstTime={isFirstTime} at={at} /> : null}
            {isFirstTime ? noteAt?.(`page[${page}]`, 'page') : null}
            {noteAt?.(block.path, block.type)}
            <BlockAsItStands block={block} at={at} cited={cited} spokenLevel={spokenLevels.get(block)} />
          </>
        );
      })}
    </>
  );
}

/** Where a page of the original begins; notes may lead back to a page that was there before. */
function PageMark({ page, isFirstTime, at }: { page: number; isFirstTime: boolean; at: string | null }) {
  const path = `page[${page}]`;
  return (
    <p id={isFirstTime ? path : undefined} class={path === at ? 'page-mark at' : 'page-mark'}>
      {describePath(path)}
    </p>
  );
}

interface BlockProps {
  block: ShownBlock;
  at: string | null;
  cited: ReadonlySet<string>;
}

function BlockAsItStands({ block, at, cited, spokenLevel }: BlockProps & { spokenLevel: number | undefined }) {
  const className = markOf(block.path, at, cited);
  switch (block.type) {
    case 'heading':
      return <Heading block={block} className={className} spokenLevel={spokenLevel ?? tagLevel(block)} />;
    case 'paragraph':
      return (
        <p id={block.path} class={className}>
          {block.text}
        </p>
      );
    case 'image':
      return (
        <p id={block.path} class={`image ${className ?? ''}`.trim()}>
          {block.text === '' ? '图片' : `图片：${block.text}`}
        </p>
      );
    case 'table':
      return <Table block={block} at={at} cited={cited} />;
  }
}

function markOf(path: string, at: string | null, cited: ReadonlySet<string>): string | undefined {
  if (path === at) return 'at';
  return cited.has(path) ? 'cited' : undefined;
}

/** Headings of the document stand below the page's own h1 and h2. */
const HEADINGS = ['h3', 'h4', 'h5'] as const;
const LEVEL_ABOVE = 2;

function Heading({ block, className, spokenLevel }: HeadingProps) {
  const Element = HEADINGS[tagLevel(block) - LEVEL_ABOVE - 1] ?? 'h5';
  return (
    <Element id={block.path} class={className} aria-level={spokenLevel === tagLevel(block) ? undefined : spokenLevel}>
      {block.text}
    </Element>
  );
}

interface HeadingProps {
  block: HeadingBlock;
  className: string | undefined;
  spokenLevel: number;
}

function tagLevel({ level }: HeadingBlock): number {
  return LEVEL_ABOVE + Math.min(Math.max(level, 1), HEADINGS.length);
}

/** Documents leave levels out, and a part may begin below a heading of an earlier one; to a listener none is left out. */
function listSpokenLevels(blocks: readonly ShownBlock[]): ReadonlyMap<ShownBlock, number> {
  const levels = new Map<ShownBlock, number>();
  let last = LEVEL_ABOVE;
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    last = Math.min(tagLevel(block), last + 1);
    levels.set(block, last);
  }
  return levels;
}

function Table({ block, at, cited }: BlockProps & { block: Extract<ShownBlock, { type: 'table' }> }) {
  const { rowsBefore = 0 } = block;
  return (
    <section class="doc-table" id={block.path} aria-label={describePath(block.path)} tabindex={0}>
      <table class={markOf(block.path, at, cited)}>
        <tbody>
          {block.rows.map((row, rowIndex) => {
            const rowPath = `${block.path}/row[${rowsBefore + rowIndex + 1}]`;
            return (
              <tr id={rowPath} class={markOf(rowPath, at, cited)}>
                {row.map(({ text, rowSpan, colSpan }, cellIndex) => {
                  const cellPath = `${rowPath}/cell[${cellIndex + 1}]`;
                  return (
                    <td
                      id={cellPath === at ? cellPath : undefined}
                      class={markOf(cellPath, at, cited)}
                      rowspan={rowSpan > 1 ? rowSpan : undefined}
                      colspan={colSpan > 1 ? colSpan : undefined}
                    >
                      {text}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
