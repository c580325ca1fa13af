import { offerAs } from '../imports/file-name.ts';
import type { LotVisit } from '../visit.ts';

/** Something to take along, named after the procurement and the lot. */
export function offer(
  { c, state, lot }: LotVisit,
  content: string,
  mediaType: string,
  ending: 'json' | 'yaml',
): Response {
  return c.body(content, 200, {
    'Content-Type': `${mediaType}; charset=utf-8`,
    'Content-Disposition': offerAs(`${state.about?.title ?? ''} 第 ${lot.number} 包`, ending),
  });
}
