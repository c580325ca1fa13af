import type { Block, HeadingBlock } from '../../src/domain/document.ts';

/** So many headings are listed; where there are more, the deep ones are left to the text. */
const HEADINGS_SHOWN = 400;

interface DocumentOutlineProps {
  blocks: readonly Block[];
  hrefOf: (path: string) => string;
}

/** The headings of a document. */
export function DocumentOutline({ blocks, hrefOf }: DocumentOutlineProps) {
  const headings = blocks.filter((block) => block.type === 'heading');
  if (headings.length === 0) return null;
  const shown = chooseHeadings(headings);
  return (
    <details class="contents">
      <summary>目录（{headings.length}）</summary>
      <ul class="outline">
        {shown.map(({ path, text, level }) => (
          <li class={level > 1 ? (level > 2 ? 'deeper' : 'deep') : undefined}>
            <a href={hrefOf(path)}>{text}</a>
          </li>
        ))}
      </ul>
      {shown.length === headings.length ? null : (
        <p class="hint">其余 {headings.length - shown.length} 个标题见正文。</p>
      )}
    </details>
  );
}

function chooseHeadings(headings: readonly HeadingBlock[]): readonly HeadingBlock[] {
  if (headings.length <= HEADINGS_SHOWN) return headings;
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => b - a);
  const fitting = levels
    .map((deepest) => headings.filter(({ level }) => level <= deepest))
    .find((kept) => kept.length <= HEADINGS_SHOWN);
  return fitting ?? headings.slice(0, HEADINGS_SHOWN);
}
