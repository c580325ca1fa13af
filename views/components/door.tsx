import { closeHref, openHref } from '../addresses.ts';
import type { Opened } from '../opened.ts';

interface DoorProps {
  /** What it opens. */
  id: string;
  opened: Opened | null;
  /** Number of the tenderer in whose row it stands. */
  number: number;
  title: string;
  figure: string | null;
}

/** A figure that opens what it rests on, and closes it again. */
export function Door({ id, opened, number, title, figure }: DoorProps) {
  if (figure === null) return <span class="none">—</span>;
  const isOpen = opened?.id === id;
  return (
    <a class="door" href={isOpen ? closeHref(number) : openHref(id)} aria-expanded={isOpen ? 'true' : 'false'}>
      {figure}
      <span class="sr">，{title}的依据</span>
    </a>
  );
}
