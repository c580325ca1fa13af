import { Decimal } from '../domain/decimal.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { Scheme } from '../domain/lot.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { codeOfRequirement, type Tenderer } from '../domain/tenderer.ts';
import { checkCeiling } from './over-ceiling.ts';

const ANSWER = { negative: '负偏离', missing: '未应答' } as const;

interface SortedRejections {
  rejections: Finding[];
  /** What follows from facts that nobody has confirmed: shown, but nothing proposed rejects a bid. */
  proposedRejections: Finding[];
}

/**
 * Why a bid is invalid: what the panel decided, and what follows from confirmed facts alone – a price over the
 * ceiling, a confirmed negative or missing answer to a mandatory requirement, a large enterprise in a set-aside lot.
 * An answer that members judged rejects only once the panel has voted so; until then it is proposed.
 * (财政部令第87号第六十三条; elsewhere the procurement document's own clauses; 第六十一条 for the majority)
 */
export function sortRejections(
  tenderer: Tenderer,
  scheme: Scheme,
  regulations: Regulations,
  date: IsoDate,
): SortedRejections {
  const unmet = findUnmetRequirements(tenderer, scheme);
  const isDecided = tenderer.answersDecided !== false;
  const voted = isDecided ? [] : unmet.flatMap((one) => tellVote(one, tenderer));
  const isVoted = ({ code }: { code: string }) => voted.some((one) => one.code === code);
  const decided = tenderer.rejections.filter((one) => !(tenderer.confirmed && isVoted(one))).map(tellDecision);
  const overPrice = overCeiling(tenderer, scheme, regulations, date);
  const aside = outsideSetAside(tenderer, scheme);
  const open = unmet.filter((one) => !isVoted(one)).map(({ found }) => found);
  if (!tenderer.confirmed)
    return {
      rejections: decided,
      proposedRejections: [...overPrice, ...open, ...aside].map((found) => propose(found, '系统提示，确认后')),
    };
  const failed = isDecided ? open : voted.map(({ found }) => found);
  return {
    rejections: [...decided, ...overPrice, ...failed, ...aside],
    proposedRejections: isDecided ? [] : open.map((found) => propose(found, '已判定，经表决认定后')),
  };
}

/** What the panel voted on about an answer, in the words of the vote; nothing where it has not. */
function tellVote({ code, found }: Unmet, { rejections }: Tenderer): Unmet[] {
  const decision = rejections.find((rejection) => rejection.code === code);
  return decision === undefined ? [] : [{ code, found: { ...found, message: describeDecision(decision) } }];
}

function tellDecision(rejection: Tenderer['rejections'][number]): Finding {
  return finding('error', rejection.code, describeDecision(rejection), {
    legalBasis: rejection.legalBasis,
    locations: rejection.location === null ? [] : [rejection.location],
  });
}

function propose(found: Finding, condition: string): Finding {
  return {
    ...found,
    code: 'rejection-proposed',
    severity: 'warning',
    message: `${condition}响应（投标）无效：${found.message}`,
  };
}

function describeDecision({ reason, votes }: Tenderer['rejections'][number]): string {
  if (votes === undefined) return reason;
  const against = votes.against.length === 0 ? '' : `，${votes.against.join('、')}持不同意见`;
  return `${reason}（${votes.for.length} 人赞成${against}）`;
}

function overCeiling(tenderer: Tenderer, scheme: Scheme, regulations: Regulations, date: IsoDate): Finding[] {
  if (tenderer.quotedPrice === null) return [];
  const locations = tenderer.priceLocation === null ? [] : [tenderer.priceLocation];
  const over = checkCeiling(new Decimal(tenderer.quotedPrice), scheme, { regulations, date, locations });
  return over === null ? [] : [over];
}

interface Unmet {
  /** Code under which the panel decides on it. */
  code: string;
  found: Finding;
}

/** Mandatory requirements whose answer is negative or missing. */
export function findUnmetRequirements(tenderer: Tenderer, scheme: Scheme): Unmet[] {
  const mandatory = [...scheme.procurement.mandatoryRequirements, ...scheme.lot.mandatoryRequirements];
  return tenderer.facts.responses.flatMap((response) => {
    const requirement = mandatory.find(({ number, id }) => number === response.number || id === response.number);
    if (requirement === undefined || (response.deviation !== 'negative' && response.deviation !== 'missing')) return [];
    const reason = response.reason === undefined ? '' : `：${response.reason}`;
    const found = finding(
      'error',
      'mandatory-requirement-unmet',
      `实质性条款 ${requirement.number}${ANSWER[response.deviation]}${reason}`,
      {
        legalBasis: `采购文件 ${requirement.location.clause ?? requirement.location.path}`,
        locations: [...(response.location === null ? [] : [response.location]), requirement.location],
      },
    );
    return [{ code: codeOfRequirement(requirement.id), found }];
  });
}

function outsideSetAside(tenderer: Tenderer, scheme: Scheme): Finding[] {
  const policy = tenderer.facts.policy;
  if (scheme.lot.sme.setAside !== true || policy?.enterpriseClass !== 'large') return [];
  if (policy.prisonEnterprise || policy.disabledWelfareUnit) return [];
  return [
    finding('error', 'not-a-small-enterprise', '本包专门面向中小企业，大型企业不具备资格', {
      legalBasis:
        scheme.lot.sme.location === null
          ? null
          : `采购文件 ${scheme.lot.sme.location.clause ?? scheme.lot.sme.location.path}`,
      locations: policy.location === null ? [] : [policy.location],
    }),
  ];
}
