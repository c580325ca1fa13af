import type { PropsWithChildren } from 'hono/jsx';

interface TurnLinkProps {
  /** Null at an end. */
  href: string | null;
  /** The key that turns there; the text says it. */
  shortcut: string;
}

/** To the one before or behind, by link or key. */
export function TurnLink({ href, shortcut, children }: PropsWithChildren<TurnLinkProps>) {
  if (href === null) return <span class="soft">{children}</span>;
  return (
    <a href={href} data-key={shortcut}>
      {children}
    </a>
  );
}
