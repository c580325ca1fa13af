import type { ContractFact } from '../../src/domain/facts.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import type { IsoDate } from '../../src/domain/scalars.ts';
import type { BidText } from './bid-text.ts';
import { type ContractEvidence, readContractEvidence } from './contract-proofs.ts';
import { readContractSentences } from './contract-sentences.ts';
import { type ListedContract, readContractTables } from './contract-tables.ts';
import type { Reading } from './reading.ts';

/** Stands where no line names the other party. */
const NO_CUSTOMER = '未写明';

/** Past contracts: what the list states, joined with what the proofs behind it show. */
export function readContracts(bid: BidText): Reading {
  const tabled = readContractTables(bid);
  const listed = tabled.length > 0 ? tabled : readContractSentences(bid);
  const evidence = readContractEvidence(bid, listed);
  const messages: Finding[] = [];
  const contracts = listed.map((contract, index) => {
    const own = evidence.filter((group) => group.listed === index);
    return join(contract, own, messages);
  });
  for (const group of evidence.filter(
    ({ listed: index, customer, heading }) => index === null && (customer ?? heading) !== null,
  )) {
    const alone: ListedContract = {
      customer: group.customer ?? NO_CUSTOMER,
      subject: group.subject ?? group.heading ?? '',
      signedOn: null,
      amount: group.amount,
      number: group.number,
      location: group.location,
    };
    contracts.push(join(alone, [group], messages));
  }
  return { contracts, messages };
}

function join(contract: ListedContract, evidence: readonly ContractEvidence[], messages: Finding[]): ContractFact {
  const shown = evidence.flatMap((group) => group.signedOn);
  const dates = new Set<IsoDate>([
    ...(contract.signedOn === null ? [] : [contract.signedOn]),
    ...shown.map(({ date }) => date),
  ]);
  const signedOn = dates.size === 1 ? ([...dates][0] ?? null) : null;
  if (dates.size > 1)
    messages.push(
      finding(
        'warning',
        'contract-dates-differ',
        `“${contract.customer}”合同的签订日期前后不一致：${[...dates].join('、')}，请核对。`,
        {
          locations: [contract.location, ...shown.map(({ location }) => location)],
        },
      ),
    );
  for (const location of evidence.flatMap((group) => group.denied))
    messages.push(
      finding(
        'info',
        'proof-not-counted',
        `“${contract.customer}”的一项证明材料写明缺失、未盖章或有遮挡，未作为证明。`,
        {
          locations: [location],
        },
      ),
    );
  const amounts = evidence.map((group) => group.amount).filter((amount) => amount !== null);
  return {
    customer: contract.customer || evidence.find((group) => group.customer !== null)?.customer || contract.subject,
    subject: contract.subject,
    signedOn,
    amount: contract.amount ?? amounts[0] ?? null,
    proofs: [...new Set(evidence.flatMap((group) => group.proofs))],
    qualifies: null,
    items: [],
    location: contract.location,
  };
}
