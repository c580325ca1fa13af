import type { ReviewPlace } from './review-address.ts';
import { answerHref, reviewHref, tendererHref } from './review-address.ts';

type Page = 'answers' | 'facts' | 'clarifications' | 'rejection';

interface TendererNavProps {
  place: ReviewPlace;
  tenderer: string;
  /** The first requirement; null where the scheme has none. */
  first: string | null;
  current: Page;
}

/** The pages of the review about one tenderer. */
export function TendererNav({ place, tenderer, first, current }: TendererNavProps) {
  const pages: { page: Page; text: string; href: string }[] = [
    ...(first === null ? [] : [{ page: 'answers' as const, text: '条款', href: answerHref(place, tenderer, first) }]),
    { page: 'facts', text: '事实', href: tendererHref(place, tenderer, '/facts') },
    { page: 'clarifications', text: '澄清', href: tendererHref(place, tenderer, '/clarifications') },
    { page: 'rejection', text: '无效认定', href: tendererHref(place, tenderer, '/rejection') },
  ];
  return (
    <nav class="filters" aria-label={`${tenderer}的审查`}>
      <a href={reviewHref(place)}>各家对照</a>
      {pages.map(({ page, text, href }) => (
        <a href={href} aria-current={page === current ? 'page' : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}
