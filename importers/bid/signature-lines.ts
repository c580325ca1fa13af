import type { BidText, Line } from './bid-text.ts';
import type { Sheet } from './sheet.ts';

const SEAL = '(?:签字|签名|签章|盖章|公章|盖单位章|印章)';
/** 法定代表人（签字）： and what stands behind it, up to the next label. */
const LABELLED = new RegExp(
  `${SEAL}[^:：\\n]{0,8}[:：](?<value>[^:：\\n]*?)(?=$|\\n|\\s{2,}[\\u4e00-\\u9fff（(）)、或]{2,24}[:：]|日\\s*期)`,
  'g',
);
/** 投标人：      （盖章） */
const FOLLOWED = new RegExp(
  `(?:供应商|投标人|响应人|单位|企业|法定代表人|代表|代理人|负责人)[^:：\\n]{0,12}[:：](?<value>[^:：\\n]{0,40}?)[(（][^()（）\\n]{0,8}${SEAL}[^()（）\\n]{0,8}[)）]`,
  'g',
);
const DATE = /日\s*期\s*[:：](?<value>\s*)$/g;
const LONGEST = 90;
/** Of a form's own words: （签字）, 加盖公章, fill-in lines. */
const NOTHING = new RegExp(`^(?:[\\s_＿、，,。/\\\\-]|[(（][^()（）]*[)）]|加盖|${SEAL}|或)*$`);
/** A name that stands below its label. */
const NAME_LENGTH = 14;
const NEAR = 2;

/** Where a text asks for a signature, seal or date and has none; null where it asks for none or has one. */
export function findUnsigned(text: string): { start: number; end: number } | null {
  if (text.length > LONGEST) return null;
  for (const pattern of [LABELLED, FOLLOWED, DATE])
    for (const match of text.matchAll(pattern))
      if (NOTHING.test(match.groups?.['value'] ?? ''))
        return { start: match.index, end: match.index + match[0].length };
  return null;
}

/** A picture stands beside a line or table, or a name below it: somebody signed or sealed there. */
export function isSignedNearby(bid: BidText, part: Line | Sheet): boolean {
  const { position } = part;
  if (bid.pictures.some((before) => before >= position && before <= position + 1 + NEAR)) return true;
  const next = bid.parts[position + 1];
  if (part.type === 'sheet' || next?.type !== 'line' || next.isTitle || next.level !== null) return false;
  const name = next.raw.trim();
  return name.length <= NAME_LENGTH && /^[\p{L}\p{N}\s年月日.\-/]+$/u.test(name) && !/^第?\s*\d+\s*页?$/.test(name);
}
