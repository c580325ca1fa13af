import type { Child, PropsWithChildren } from 'hono/jsx';
import type { HeadingBlock } from '../../src/domain/document.ts';
import type { ShownBlock } from '../document-parts.ts';
import { describePath } from '../place.ts';
import { MarkedText, type TextMark } from './marked-text.tsx';

interface Shown {
  /** Place that was asked for. */
  at: string | null;
  /** Places that the page speaks of. */
  cited: ReadonlySet<string>;
  /** What is marked in the text at a path, or in a cell of the row that has the path. */
  marks?: ReadonlyMap<string, readonly TextMark[]>;
  /** Address that takes a place into the form beside the document. */
  takeHref?: ((path: string) => string) | undefined;
}

interface DocumentBlocksProps extends Shown {
  blocks: readonly ShownBlock[];
  /** What is said above a block, or at the beginning of a page. */
  noteAt?: ((path: string, type: ShownBlock['type'] | 'page') => Child) | undefined;
}

/** A document's blocks as they stand; every place can be addressed by its path. */
export function DocumentBlocks({ blocks, noteAt, ...shown }: DocumentBlocksProps) {
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
            {isNewPage ? <PageMark page={page} isFirstTime={isFirstTime} at={shown.at} /> : null}
            {isFirstTime ? noteAt?.(`page[${page}]`, 'page') : null}
            {noteAt?.(block.path, block.type)}
            <BlockAsItStands block={block} {...shown} spokenLevel={spokenLevels.get(block)} />
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

interface BlockProps extends Shown {
  block: ShownBlock;
}

function BlockAsItStands({ block, spokenLevel, ...shown }: BlockProps & { spokenLevel: number | undefined }) {
  const { path, page } = block;
  const className = markOf(path, shown.at, shown.cited);
  switch (block.type) {
    case 'heading':
      return (
        <Heading block={block} className={className} spokenLevel={spokenLevel ?? tagLevel(block)}>
          <Words text={block.text} path={path} {...shown} />
        </Heading>
      );
    case 'paragraph':
      return (
        <p id={path} class={className} data-page={page ?? undefined}>
          <Words text={block.text} path={path} {...shown} />
        </p>
      );
    case 'image':
      return (
        <p id={path} class={className === undefined ? 'image' : `image ${className}`} data-page={page ?? undefined}>
          {block.text === '' ? '图片' : `图片：${block.text}`}
        </p>
      );
    case 'table':
      return <Table block={block} {...shown} />;
  }
}

interface WordsProps extends Shown {
  text: string;
  path: string;
}

/** The text at a place, and the way to take the place. */
function Words({ text, path, marks, takeHref }: WordsProps) {
  return (
    <>
      <MarkedText text={text} marks={marks?.get(path) ?? []} />
      {takeHref === undefined ? null : <TakePlace path={path} href={takeHref(path)} />}
    </>
  );
}

function TakePlace({ path, href }: { path: string; href: string }) {
  return <a class="take" href={href} data-take={path} hx-boost="false" aria-label={`引用${describePath(path)}`} />;
}

type Mark = 'at' | 'cited' | undefined;

function markOf(path: string, at: string | null, cited: ReadonlySet<string>): Mark {
  if (path === at) return 'at';
  return cited.has(path) ? 'cited' : undefined;
}

/** Headings of the document stand below the page's own h1 and h2. */
const HEADINGS = ['h3', 'h4', 'h5'] as const;
const LEVEL_ABOVE = 2;

function Heading({ block, className, spokenLevel, children }: PropsWithChildren<HeadingProps>) {
  const Element = HEADINGS[tagLevel(block) - LEVEL_ABOVE - 1] ?? 'h5';
  return (
    <Element
      id={block.path}
      class={className}
      data-page={block.page ?? undefined}
      aria-level={spokenLevel === tagLevel(block) ? undefined : spokenLevel}
    >
      {children}
    </Element>
  );
}

interface HeadingProps {
  block: HeadingBlock;
  className: Mark;
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

function Table({ block, ...shown }: BlockProps & { block: Extract<ShownBlock, { type: 'table' }> }) {
  const { at, cited, marks, takeHref } = shown;
  const { rowsBefore = 0 } = block;
  return (
    <section
      class="doc-table"
      id={block.path}
      aria-label={describePath(block.path)}
      tabindex={0}
      data-page={block.page ?? undefined}
    >
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
                      <MarkedText
                        text={text}
                        marks={[...(marks?.get(rowPath) ?? []), ...(marks?.get(cellPath) ?? [])]}
                      />
                      {takeHref === undefined || cellIndex > 0 ? null : (
                        <TakePlace path={rowPath} href={takeHref(rowPath)} />
                      )}
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
