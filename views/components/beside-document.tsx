import type { Child, PropsWithChildren } from 'hono/jsx';

interface BesideDocumentProps {
  /** The document viewer. */
  viewer: Child;
  /** What the part beside it is. */
  label: string;
  /** Both are equally wide: for forms that need the room. */
  isEven?: boolean;
}

/** Document left, and what is done with it right; on narrow screens the document comes after it. */
export function BesideDocument({ viewer, label, isEven = false, children }: PropsWithChildren<BesideDocumentProps>) {
  return (
    <div class={isEven ? 'beside even' : 'beside'}>
      <section class="beside-part" aria-label={label}>
        <a class="to-viewer" href="#viewer">
          到文件
        </a>
        {children}
      </section>
      {viewer}
    </div>
  );
}
