import type { PropsWithChildren } from 'hono/jsx';
import type { Location } from '../../src/domain/location.ts';

interface BidPlaceLinkProps {
  place: Pick<Location, 'file' | 'path'>;
  class?: 'place';
}

/** Opens the bid beside the form at a place; where scripts run, what is typed in the form stays. */
export function BidPlaceLink({
  place: { file, path },
  class: className,
  children,
}: PropsWithChildren<BidPlaceLinkProps>) {
  const href = `?file=${encodeURIComponent(file)}&at=${encodeURIComponent(path)}#viewer`;
  return (
    <a class={className} href={href} hx-boost="target:'#viewer', select:'#viewer', swap:'outerHTML', push:'false'">
      {children}
    </a>
  );
}
