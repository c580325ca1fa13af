import type { Location } from '../../domain/location.ts';
import type { ComparedBid } from './compared-bid.ts';
import type { KnownText } from './known-text.ts';
import type { SignalFinder } from './signal-finder.ts';
import { strengthOf } from './strength.ts';

/** Two people may have one name: the shorter it is, the likelier. */
const SHORT_NAME = '0.50';
const LONG_NAME = '0.70';
/** One person who speaks for both, or is put forward by both with the same certificate. */
const SAME_PERSON = '0.90';

const AGENTS = { 'legal-representative': '法定代表人', agent: '授权代表', contact: '联系人' } as const;
const AGENT_TITLES: ReadonlySet<string> = new Set(Object.values(AGENTS));

interface Mention {
  name: string;
  /** 项目经理, 授权代表. */
  role: string;
  /** Certificates with their issuer or validity, as far as they tell one person from another. */
  certificates: string[];
  location: Location;
}

/** People whom both bids name: to do the work, to speak for the tenderer, or to be asked. */
export const findSamePeople: SignalFinder = (a, b, { known }) => {
  const theirs = listMentions(b, known);
  const shared = listMentions(a, known).flatMap((one) => {
    const namesakes = theirs.filter(({ name }) => name === one.name);
    const other = namesakes.find((namesake) => isSurely(one, namesake)) ?? namesakes[0];
    return other === undefined ? [] : [{ one, other, isSure: isSurely(one, other) }];
  });
  const byName = shared.filter(({ one }, index) => shared.findIndex((each) => each.one.name === one.name) === index);
  if (byName.length === 0) return [];
  const isSure = byName.some((each) => each.isSure);
  const isLong = byName.some(({ one }) => [...one.name].length > 2);
  const people = byName.map(({ one, other }) => `${one.name}（${one.role}／${other.role}）`).join('、');
  return [
    {
      code: 'same-person',
      provision: 'same-person',
      strength: strengthOf(isSure ? SAME_PERSON : isLong ? LONG_NAME : SHORT_NAME, byName.length),
      message: `两家都有${people}${isSure ? '' : '；可能只是同名，请核对证件号码'}`,
      locations: byName.map(({ one, other }) => [one.location, other.location]),
    },
  ];
};

function listMentions({ facts, place }: ComparedBid, known: KnownText): Mention[] {
  return [
    ...facts.people.map(({ name, role, certificates, location }) => ({
      name,
      role,
      certificates: certificates.map(
        ({ name: title, issuer, validUntil }) => `${title} ${issuer ?? ''} ${validUntil ?? ''}`,
      ),
      location: location ?? place,
    })),
    ...(facts.agents ?? []).map(({ name, role, location }) => ({
      name,
      role: AGENTS[role],
      certificates: [],
      location,
    })),
  ].filter(({ name }) => IS_NAME.test(name) && !known.mentions(name));
}

/** Codes such as 人员一 and 张工 are no names. */
const IS_NAME = /^(?!人员|成员|项目|技术|专家|工程师)[\p{Script=Han}·]{2,12}$/u;

function isSurely(one: Mention, other: Mention): boolean {
  return (
    (one.role === other.role && speaksFor(one) && speaksFor(other)) ||
    one.certificates.some((certificate) => /\d/.test(certificate) && other.certificates.includes(certificate))
  );
}

/** Rather than work for it. */
function speaksFor({ role, certificates }: Mention): boolean {
  return certificates.length === 0 && AGENT_TITLES.has(role);
}
