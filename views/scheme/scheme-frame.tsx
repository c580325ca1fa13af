import type { Child, PropsWithChildren } from 'hono/jsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { lotHref } from '../workspace-addresses.ts';

interface SchemeFrameProps {
  place: LotPlace;
  title: string;
  /** Beside the title. */
  aside?: Child;
  scripts?: readonly string[];
  /** It shows a document. */
  hasViewer?: boolean;
}

/** Pages behind the scheme of a lot. */
export function SchemeFrame({ place, title, aside, children, ...loaded }: PropsWithChildren<SchemeFrameProps>) {
  const trail = [{ text: '评审方案', href: draftHref(place) }];
  return (
    <LotFrame
      place={place}
      tab="/scheme"
      title={title}
      trail={trail}
      {...loaded}
      {...(aside === undefined ? {} : { aside })}
    >
      {children}
    </LotFrame>
  );
}

/** @param page behind the scheme, such as `/items/price` */
export function schemeHref({ procurement, lot }: Pick<LotPlace, 'procurement' | 'lot'>, page = ''): string {
  return lotHref(procurement, lot.number, `/scheme${page}`);
}

/** The page of what is being written: the scheme itself until it is published, then its correction. */
export function draftHref(place: Pick<LotPlace, 'procurement' | 'lot'>): string {
  return schemeHref(place, place.lot.scheme === null ? '' : '/correction');
}

export function itemHref(place: Pick<LotPlace, 'procurement' | 'lot'>, item: string): string {
  return schemeHref(place, `/items/${encodeURIComponent(item)}`);
}

export function requirementHref(place: Pick<LotPlace, 'procurement' | 'lot'>, requirement: string): string {
  return schemeHref(place, `/requirements/${encodeURIComponent(requirement)}`);
}
