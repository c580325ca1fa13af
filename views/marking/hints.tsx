import type { Finding } from '../../src/domain/finding.ts';
import type { Location } from '../../src/domain/location.ts';
import { Tag } from '../components/tag.tsx';
import { BidPlaceLink } from './bid-place-link.tsx';

interface HintsProps {
  hints: readonly Finding[];
  /** A hint may be made the draft of a flaw. */
  isFlawItem: boolean;
  /** Whose hints: what one person set aside, others still see. */
  account: string;
}

/** What the tool noticed. A member makes it the draft of a flaw, or sets it aside; scripts remember that on this machine. */
export function Hints({ hints, isFlawItem, account }: HintsProps) {
  if (hints.length === 0) return null;
  return (
    <section class="hints" aria-label="系统提示" data-hints={account}>
      <h3>系统提示</h3>
      <ul>
        {hints.map(({ code, message, locations: [first] }, index) => (
          <li data-hint={`${code} ${message}`}>
            <Tag tone="look">请看</Tag> {message}
            <span class="hint-actions">
              {first === undefined || first.path === '' ? null : <BidPlaceLink place={first}>查看原文</BidPlaceLink>}
              {isFlawItem ? (
                <a href={draftHref(index, first)} data-note={message} {...placeData(first)}>
                  记为瑕疵
                </a>
              ) : null}
              <button class="plain" type="button" data-set-aside hidden>
                不计为瑕疵
              </button>
            </span>
          </li>
        ))}
      </ul>
      <p class="soft">
        是否算作瑕疵由您判断。<span data-aside-count></span>
        <button class="plain" type="button" data-show-aside hidden>
          重新显示
        </button>
      </p>
    </section>
  );
}

/** The page with the hint in the row for the next flaw, its place taken. */
function draftHref(index: number, place: Location | undefined): string {
  const query = new URLSearchParams({ hint: String(index + 1) });
  if (place !== undefined && place.path !== '') {
    query.set('file', place.file);
    query.set('at', place.path);
    query.set('take', place.path);
  }
  return `?${query}#new-type`;
}

function placeData(place: Location | undefined) {
  if (place === undefined || place.path === '') return {};
  const { file, page, path, quote } = place;
  return { 'data-file': file, 'data-page': page === null ? '' : String(page), 'data-path': path, 'data-quote': quote };
}
