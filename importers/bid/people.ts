import type { BidPerson } from '../../src/domain/bid.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import { normaliseForMatching } from '../matching.ts';
import type { BidText } from './bid-text.ts';
import type { LocatedCertificate } from './certificate-text.ts';
import { readPeopleTables } from './people-tables.ts';
import type { InsuranceProof, PersonDraft } from './person-draft.ts';
import type { Reading } from './reading.ts';
import { readResumes } from './resumes.ts';
import { readTenderer } from './tenderer.ts';

/** Stands where no list and no resume names a post. */
const NO_ROLE = '未写明';
const ITSELF = /^(?:本|我)(?:公司|单位|企业|方)|投标(?:人|单位)|供应商|响应人/;

/** The people put forward: staff lists and resumes joined by name; someone with two posts is listed under each. */
export function readPeople(bid: BidText): Reading {
  const listed = readPeopleTables(bid);
  const names = [...new Set(listed.map(({ name }) => name))];
  const drafts = [...listed, ...readResumes(bid, names)];
  const tenderer = readTenderer(bid).tenderer ?? null;
  const groups = new Map<string, PersonDraft[]>();
  for (const draft of drafts) {
    const key = normaliseForMatching(draft.name);
    groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  const messages: Finding[] = [];
  const people = [...groups.values()].flatMap((group) => join(group, tenderer, messages));
  return { people, messages };
}

function join(drafts: readonly PersonDraft[], tenderer: string | null, messages: Finding[]): BidPerson[] {
  const [first] = drafts;
  if (first === undefined) return [];
  const posts = new Map<string, PersonDraft>();
  for (const draft of drafts.filter(({ roles }) => roles.length > 0)) {
    const isFromResume = posts.size > 0 && !draft.location.path.includes('table');
    for (const role of isFromResume ? [] : draft.roles) if (!posts.has(role)) posts.set(role, draft);
  }
  if (posts.size === 0) posts.set(NO_ROLE, first);
  checkDegrees(drafts, messages);
  const insurance = drafts.flatMap((draft) => draft.insurance);
  const months = [
    ...new Set(insurance.filter((proof) => counts(proof, tenderer)).flatMap((proof) => proof.months)),
  ].sort();
  const certificates = distinctCertificates(drafts.flatMap((draft) => draft.certificates));
  const common = {
    name: first.name,
    certificates,
    degree: pick(drafts, 'degree'),
    major: pick(drafts, 'major'),
    title: pick(drafts, 'title') ?? certificates.find(({ name }) => /职称/.test(name))?.name ?? null,
    years: pick(drafts, 'yearsStated') ?? pick(drafts, 'yearsTold') ?? pick(drafts, 'yearsInCompany'),
    socialInsurance: isUndecided(insurance, tenderer) ? null : insurance.some((proof) => counts(proof, tenderer)),
    ...(months.length === 0 ? {} : { insuredMonths: months }),
    qualifies: null,
    items: [],
  };
  return [...posts].map(([role, draft]) => ({ ...common, role, location: draft.location }));
}

/** Nothing is proved, or nobody knows yet whether the tenderer paid it. */
function isUndecided(insurance: readonly InsuranceProof[], tenderer: string | null): boolean {
  return (
    insurance.length === 0 || (tenderer === null && insurance.every(({ isPaid, payer }) => isPaid && payer !== null))
  );
}

/** Social insurance counts when the tenderer paid it. */
function counts({ isPaid, payer }: InsuranceProof, tenderer: string | null): boolean {
  if (!isPaid || payer === null || ITSELF.test(payer)) return isPaid;
  return tenderer !== null && normaliseForMatching(payer) === normaliseForMatching(tenderer);
}

function pick<Key extends 'degree' | 'major' | 'title' | 'yearsStated' | 'yearsTold' | 'yearsInCompany'>(
  drafts: readonly PersonDraft[],
  key: Key,
): string | null {
  return drafts.find((draft) => draft[key] !== null)?.[key] ?? null;
}

function distinctCertificates(certificates: readonly LocatedCertificate[]): LocatedCertificate[] {
  const distinct = new Map<string, LocatedCertificate>();
  for (const certificate of certificates) {
    const key = normaliseForMatching(certificate.name).replace(/\s/g, '');
    const same = distinct.get(key);
    if (same === undefined) distinct.set(key, { ...certificate });
    else {
      same.level ??= certificate.level;
      same.issuer ??= certificate.issuer;
      same.validUntil ??= certificate.validUntil;
    }
  }
  return [...distinct.values()];
}

function checkDegrees(drafts: readonly PersonDraft[], messages: Finding[]): void {
  const stated = drafts.filter(({ degree }) => degree !== null);
  const cores = new Set(stated.map(({ degree }) => (degree ?? '').replace(/大学|全日制|学历|\s/g, '')));
  if (cores.size < 2) return;
  const list = [...new Set(stated.map(({ degree }) => degree))].join('、');
  messages.push(
    finding('warning', 'person-degrees-differ', `“${drafts[0]?.name ?? ''}”的学历前后不一致：${list}，请核对。`, {
      locations: stated.map(({ location }) => location),
    }),
  );
}
