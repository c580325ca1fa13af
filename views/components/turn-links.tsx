import type { PropsWithChildren } from 'hono/jsx';

interface Turn {
  text: string;
  /** Null where there is nothing further. */
  href: string | null;
}

/** Back and on, and where between them the reader is. */
export function TurnLinks({ label, back, on, children }: PropsWithChildren<{ label: string; back: Turn; on: Turn }>) {
  return (
    <nav class="turn" aria-label={label}>
      <TurnLink {...back} />
      <span class="num">{children}</span>
      <TurnLink {...on} />
    </nav>
  );
}

function TurnLink({ text, href }: Turn) {
  return href === null ? <span class="none">{text}</span> : <a href={href}>{text}</a>;
}
