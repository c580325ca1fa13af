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
            <BlockAsItStands block={block} at={at} cited={cited} />
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

function BlockAsItStands({ block, at, cited }: BlockProps) {
  const className = markOf(block.path, at, cited);
  switch (block.type) {
    case 'heading':
      return <Heading block={block} className={className} />;
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
function Heading({ block, className }: { block: HeadingBlock; className: string | undefined }) {
  const { level, path, text } = block;
  if (level <= 1)
    return (
      <h3 id={path} class={className}>
        {text}
      </h3>
    );
  if (level === 2)
    return (
      <h4 id={path} class={className}>
        {text}
      </h4>
    );
  return (
    <h5 id={path} class={className}>
      {text}
    </h5>
  );
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
