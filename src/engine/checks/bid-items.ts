import type { BidCheck, BidFacts } from '../../domain/bid.ts';
import { type Facts, NO_FACTS } from '../../domain/facts.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import { isObjective, type ScoringItem } from '../../domain/scoring-item.ts';
import { matchChecklist } from '../criteria/checklist.ts';
import { judgeContract } from '../criteria/count.ts';
import type { CriterionContext, ItemOf } from '../criteria/criterion.ts';
import { criterionOf } from '../criteria/index.ts';
import { likeness } from './likeness.ts';
import { judgePeople } from './person-facts.ts';

type Responses = BidCheck['responses'];

/** Points the objective items would give on what was read; a person decides. */
export function proposePoints(
  bid: BidFacts,
  scheme: Scheme,
  responses: Responses,
  context: CriterionContext,
): BidCheck['items'] {
  const counts = contractItems(scheme);
  const doubtful = bid.contracts.filter(
    ({ qualifies, subject }) => qualifies === null && subjectDoubt(counts, subject, scheme) !== null,
  );
  const contracts = bid.contracts.filter((contract) => !doubtful.includes(contract));
  const facts: Facts = { ...NO_FACTS, contracts, certificates: bid.certificates, people: bid.people };
  return scheme.lot.items.map((item) => {
    const proposal = propose(item, bid, facts, responses, context);
    const open = counts.some(({ id }) => id === item.id) ? doubtful : [];
    const waiting = open.map(({ customer, subject }) => `待认定，未计：${customer} ${subject}`);
    return { id: item.id, ...proposal, reason: [proposal.reason, ...waiting].join('；') };
  });
}

type Proposal = Omit<BidCheck['items'][number], 'id'>;

function propose(
  item: ScoringItem,
  bid: BidFacts,
  facts: Facts,
  responses: Responses,
  context: CriterionContext,
): Proposal {
  if (item.kind === 'price') return { proposedPoints: null, reason: '价格分要等全部报价开启后计算' };
  if (!isObjective(item)) return { proposedPoints: null, reason: '由评审成员评定' };
  if (item.kind === 'commitment') return proposeCommitment(item, bid, responses);
  const outcome = criterionOf(item.kind).fromFacts?.(item as never, facts, context);
  if (outcome === undefined) return { proposedPoints: null, reason: '由评审成员评定' };
  if (outcome.points === null) return { proposedPoints: null, reason: outcome.message };
  const uncounted = outcome.inputs
    .filter(({ value }) => /不计|计 0/.test(value))
    .map(({ name, value }) => `${name}${value}`);
  return { proposedPoints: outcome.points.toFixed(), reason: [outcome.arithmetic, ...uncounted].join('；') };
}

/** An undertaking counts when it names everything it has to cover and no ordinary answer falls short of it. */
function proposeCommitment(item: ItemOf<'commitment'>, bid: BidFacts, responses: Responses): Proposal {
  if (bid.commitments.length === 0) return { proposedPoints: null, reason: '没有找到承诺' };
  const promised = normaliseForMatching(bid.commitments.map(({ text }) => text).join('\n'));
  const missing = item.covers.filter((part) => !promised.includes(coreOf(part)));
  if (missing.length > 0) return { proposedPoints: '0', reason: `承诺没有写到：${missing.join('、')}` };
  const short = responses.filter(({ mandatory, deviation }) => !mandatory && deviation === 'negative');
  if (short.length > 0)
    return { proposedPoints: '0', reason: `有负偏离的条款：${short.map(({ number }) => number).join('、')}` };
  return {
    proposedPoints: item.maxPoints,
    reason: item.covers.length === 0 ? '已作承诺' : `承诺写到了${item.covers.join('、')}`,
  };
}

/** 时间地点要求 → 时间, 技术要求中非“★”号要求 → 技术: the words by which an undertaking names the part. */
function coreOf(part: string): string {
  return normaliseForMatching(part)
    .replace(/(?:地点|方式)?要求.*$/, '')
    .slice(0, 2);
}

/** What was read, each with whether it counts for the items that ask for such a thing, and why. */
export function judgeFacts(bid: BidFacts, scheme: Scheme, context: CriterionContext): BidCheck['facts'] {
  const counts = contractItems(scheme);
  const lists = scheme.lot.items.filter((item) => item.kind === 'checklist');
  const matches = lists.flatMap((item) => matchChecklist(item, bid.certificates, context));
  return {
    contracts: bid.contracts.map((contract) => {
      const judged = counts.map((item) => judgeContract(item, contract));
      const best = judged.find(({ qualifies }) => qualifies) ?? judged[0];
      const { customer, subject, signedOn, location } = contract;
      const doubt = best?.qualifies === true ? subjectDoubt(counts, subject, scheme) : null;
      return {
        customer,
        subject,
        signedOn,
        qualifies: best === undefined || doubt !== null ? null : best.qualifies,
        reason: doubt ?? best?.reason ?? '方案没有业绩评审因素',
        location,
      };
    }),
    certificates: bid.certificates.map((certificate) => {
      const match =
        matches.find(({ fact, judgement }) => fact === certificate && judgement.qualifies) ??
        matches.find(({ fact }) => fact === certificate);
      const { name, level, validUntil, location } = certificate;
      return {
        name,
        level,
        validUntil,
        qualifies: match?.judgement.qualifies ?? (lists.length === 0 ? null : false),
        reason: match?.judgement.reason ?? '不在所列证书之中，或已有更合适的一份',
        location,
      };
    }),
    people: judgePeople(bid.people, scheme, context),
  };
}

function contractItems({ lot }: Scheme): ItemOf<'count'>[] {
  return lot.items.flatMap((item) => (item.kind === 'count' && item.counts === 'contracts' ? [item] : []));
}

/** Below this a past contract is not obviously a project similar to this one. */
const SIMILAR = 0.3;

/** A contract whose subject shares no word with what is asked for needs a person's look; 类似项目 means like this one. */
function subjectDoubt(items: readonly ItemOf<'count'>[], subject: string, { procurement, lot }: Scheme): string | null {
  const wanted = items.flatMap((item) => item.subject ?? []);
  if (wanted.length === 0 || subject === '') return null;
  const plain = normaliseForMatching(subject);
  const words = wanted
    .flatMap((text) =>
      normaliseForMatching(text).split(
        /或|、|和|及|的|相关|类似|同类|相似|软件|系统|项目|服务|开发|运维|运行|维护|业绩|合同/,
      ),
    )
    .filter((word) => word.length > 1);
  const isAlike =
    words.length > 0
      ? words.some((word) => plain.includes(word))
      : wanted.some((text) => likeness(plain, text) > 0) ||
        (wanted.some((text) => /类似|同类|相似/.test(text)) &&
          likeness(plain, `${procurement.title}${lot.title}`) >= SIMILAR);
  return isAlike ? null : `项目内容是否属于“${wanted.join('；')}”，请人工认定`;
}
