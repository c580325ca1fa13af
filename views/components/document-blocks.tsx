import type { Block, HeadingBlock, TableBlock } from '../../src/domain/document.ts';
import { describePath } from '../place.ts';

interface DocumentBlocksProps {
  blocks: readonly Block[];
  /** Place that was asked for, and the place above it that exists. */
  at: string | null;
  /** Places that the result rests on. */
  cited: ReadonlySet<string>;
}

/** A document's blocks as they stand; every place can be addressed by its path. */
export function DocumentBlocks({ blocks, at, cited }: DocumentBlocksProps) {
  return (
    <>
      {blocks.map((block) => (
        <BlockAsItStands block={block} at={at} cited={cited} />
      ))}
    </>
  );
}

function BlockAsItStands({ block, at, cited }: { block: Block; at: string | null; cited: ReadonlySet<string> }) {
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

function Table({ block, at, cited }: { block: TableBlock; at: string | null; cited: ReadonlySet<string> }) {
  return (
    <section class="doc-table" id={block.path} aria-label={describePath(block.path)} tabindex={0}>
      <table class={markOf(block.path, at, cited)}>
        <tbody>
          {block.rows.map((row, rowIndex) => {
            const rowPath = `${block.path}/row[${rowIndex + 1}]`;
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
