import type { BidText } from './bid-text.ts';
import { readContractShares } from './contract-shares.ts';
import { readDomesticDeclaration } from './domestic-declaration.ts';
import type { Reading } from './reading.ts';
import { readSmallEnterpriseDeclaration } from './small-enterprise.ts';
import { readPrisonDeclaration, readWelfareDeclaration } from './welfare-declarations.ts';

/** The declarations that decide over policy help with the price. */
export function readPolicy(bid: BidText): Reading {
  const small = readSmallEnterpriseDeclaration(bid);
  const prison = readPrisonDeclaration(bid);
  const welfare = readWelfareDeclaration(bid);
  const { shares, related, messages } = readContractShares(
    bid,
    small.enterprises.flatMap(({ name }) => name ?? []),
  );
  const { domestic, messages: about } = readDomesticDeclaration(bid);
  return {
    domestic,
    sme: {
      declared: small.declared,
      enterprises: small.enterprises,
      prisonEnterprise: prison.declared,
      disabledWelfareUnit: welfare.declared,
      largeTies: small.ties.large,
      tieLocations: small.ties.locations,
      isNew: small.isNew,
      isUnread: small.isUnread,
      shares,
      relatedParties: related,
      locations: [...small.locations, ...prison.locations, ...welfare.locations],
    },
    messages: [...small.messages, ...prison.messages, ...welfare.messages, ...messages, ...about],
  };
}
