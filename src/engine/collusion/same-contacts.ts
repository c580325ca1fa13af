import type { Contact, ContactKind } from '../../domain/contact.ts';
import type { ComparedBid } from './compared-bid.ts';
import type { KnownText } from './known-text.ts';
import type { FoundSignal, SignalFinder } from './signal-finder.ts';
import { strengthOf } from './strength.ts';

const KINDS: Readonly<Record<ContactKind, { title: string; single: string; provision: string }>> = {
  account: { title: '银行账号', single: '0.95', provision: 'same-account' },
  'credit-code': { title: '统一社会信用代码', single: '0.95', provision: 'same-author' },
  phone: { title: '电话', single: '0.90', provision: 'same-person' },
  email: { title: '电子邮箱', single: '0.90', provision: 'same-person' },
  address: { title: '地址', single: '0.75', provision: 'same-agent' },
};

/** Telephones, addresses and accounts that two tenderers give as their own, and that are not the buyer's or the agency's. */
export const findSameContacts: SignalFinder = (a, b, { known }) => {
  const shared = listOwn(a, known).flatMap((one) => {
    const other = listOwn(b, known).find(({ kind, value }) => kind === one.kind && value === one.value);
    return other === undefined ? [] : [{ kind: one.kind, one, other }];
  });
  if (shared.length === 0) return [];
  const strongest = shared.map(({ kind }) => KINDS[kind]).sort((x, y) => y.single.localeCompare(x.single))[0];
  const signal: FoundSignal = {
    code: 'same-contact',
    provision: strongest?.provision ?? 'same-person',
    strength: strengthOf(strongest?.single ?? '0', shared.length),
    message: `两家写的${[...new Set(shared.map(({ kind }) => KINDS[kind].title))].join('、')}相同（${shared.length} 处）`,
    locations: shared.map(({ one, other }) => [one.location, other.location]),
  };
  return [signal];
};

function listOwn({ facts }: ComparedBid, known: KnownText): Contact[] {
  return (facts.contacts ?? []).filter(({ value }) => !known.mentions(value));
}
