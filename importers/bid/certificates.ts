import type { CertificateFact } from '../../src/domain/facts.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import type { BidText } from './bid-text.ts';
import { readCertificateLists } from './certificate-lists.ts';
import { readCertificatePassages } from './certificate-passages.ts';
import { type CertificateDraft, isSameName } from './certificate-text.ts';
import type { Reading } from './reading.ts';

/** The tenderer's own certificates, from lists and from the pages behind them; both about one certificate are one fact. */
export function readCertificates(bid: BidText): Reading {
  const drafts = [...readCertificateLists(bid), ...readCertificatePassages(bid)];
  const merged: CertificateDraft[] = [];
  const messages: Finding[] = [];
  for (const draft of drafts) {
    const same = merged.find((candidate) => isSame(candidate, draft));
    if (same === undefined) merged.push({ ...draft });
    else merge(same, draft, messages);
  }
  for (const { name, validUntil, month, location } of merged)
    if (validUntil === null && month !== null)
      messages.push(
        finding('info', 'certificate-date-incomplete', `“${name}”的有效期只写到月份（${month}），未取具体日期。`, {
          locations: [location],
        }),
      );
  return {
    certificates: merged.map(
      ({ name, level, direction, issuer, validUntil, location }): CertificateFact => ({
        name,
        level,
        direction,
        issuer,
        validUntil,
        qualifies: null,
        items: [],
        location,
      }),
    ),
    messages,
  };
}

function isSame(one: CertificateDraft, other: CertificateDraft): boolean {
  const agree = (a: string | null, b: string | null) => a === null || b === null || isSameName(a, b);
  const crossed = one.from !== other.from;
  return (
    isSameName(one.name, other.name) &&
    agree(one.level, other.level) &&
    agree(one.direction, other.direction) &&
    (crossed || one.validUntil === other.validUntil)
  );
}

function merge(into: CertificateDraft, from: CertificateDraft, messages: Finding[]): void {
  if (into.validUntil !== null && from.validUntil !== null && into.validUntil !== from.validUntil) {
    messages.push(
      finding(
        'warning',
        'certificate-dates-differ',
        `“${into.name}”的有效期前后不一致：${into.validUntil}、${from.validUntil}，请核对。`,
        {
          locations: [into.location, from.location],
        },
      ),
    );
    into.validUntil = null;
    into.month = null;
  } else into.validUntil ??= from.validUntil;
  into.level ??= from.level;
  into.direction ??= from.direction;
  into.issuer ??= from.issuer;
  into.month ??= from.month;
}
