import { lotHref } from '../workspace-addresses.ts';

/** Where a lot is reviewed. */
export interface ReviewPlace {
  procurement: string;
  lot: { number: number };
}

/** @param page behind the review, such as `/marking` */
export function reviewHref({ procurement, lot }: ReviewPlace, page = ''): string {
  return lotHref(procurement, lot.number, `/review${page}`);
}

/** @param page behind the tenderer, such as `/facts` */
export function tendererHref(place: ReviewPlace, tenderer: string, page: string): string {
  return reviewHref(place, `/${encodeURIComponent(tenderer)}${page}`);
}

/** One tenderer's answer to one requirement. */
export function answerHref(place: ReviewPlace, tenderer: string, requirement: string): string {
  return tendererHref(place, tenderer, `/requirements/${encodeURIComponent(requirement)}`);
}
