import type { LotView } from '../state.ts';
import { checkSeats } from './people-rules.ts';
import { isRejected, knowsBid, type Rules, refuseIf, replacesCurrent } from './refusal.ts';

function refuseOtherLot(number: number, lot: LotView) {
  return refuseIf(number !== lot.number, 'other-lot', `这是第 ${number} 包的方案，不能用于第 ${lot.number} 包`);
}

export const OTHER_RULES: Rules<
  | 'scheme.drafted'
  | 'scheme.edited'
  | 'scheme.published'
  | 'scheme.superseded'
  | 'document.read'
  | 'panel.formed'
  | 'member.recused'
  | 'report.signed'
  | 'report.dissented'
  | 'award.made'
  | 'challenge.answered'
> = {
  'scheme.drafted': ({ data }, lot) => [refuseOtherLot(data.scheme.lot.number, lot)],
  'scheme.edited': ({ data }, lot) => [
    refuseOtherLot(data.scheme.lot.number, lot),
    replacesCurrent(lot.draft, data.replaces),
  ],
  'scheme.published': ({ data }, lot) => [refuseOtherLot(data.scheme.lot.number, lot)],
  'scheme.superseded': ({ data }, lot) => [
    refuseOtherLot(data.scheme.lot.number, lot),
    replacesCurrent(lot.scheme, data.replaces),
  ],
  'document.read': ({ data: { document, tenderer } }, lot) => {
    if (tenderer === null) return [];
    const bid = lot.bids.get(tenderer);
    const part = bid?.documents.find(({ sha256 }) => sha256 === document)?.part;
    return [
      knowsBid(lot, tenderer),
      refuseIf(part === undefined, 'unknown-document', `“${tenderer}”没有提交这份文件`),
      refuseIf(
        part !== undefined && bid?.opened.has(part) !== true,
        'bid-unopened',
        `“${tenderer}”的这份文件还没有开启，不能读取`,
      ),
    ];
  },
  'panel.formed': ({ data: { members } }, _, state) => [
    ...checkSeats(members, state),
    refuseIf(
      members.filter(({ role }) => role === 'panel-chair').length !== 1,
      'one-chair',
      '评审小组须有且只有一名组长',
    ),
    refuseIf(new Set(members.map(({ id }) => id)).size < members.length, 'member-twice', '评审小组中有重复的成员'),
    refuseIf(new Set(members.map(({ name }) => name)).size < members.length, 'name-twice', '评审小组成员的名称有重复'),
  ],
  'member.recused': ({ data: { member, replacement } }, lot, state) => [
    ...(replacement === null ? [] : checkSeats([replacement], state)),
    refuseIf(
      replacement !== null && lot.panel?.value.some(({ id }) => id === replacement.id) === true,
      'member-twice',
      '递补的人已经是本包评审小组的成员',
    ),
    refuseIf(
      replacement !== null && lot.recused.has(replacement.id),
      'recused-already',
      '递补的人已在本包回避，请另选一人',
    ),
    refuseIf(
      replacement?.role !== 'panel-chair' &&
        lot.panel?.value.some(({ id, role }) => id === member && role === 'panel-chair') === true,
      'one-chair',
      '回避的是组长，递补的人须担任组长；由原成员任组长的，请重新组成评审小组',
    ),
    refuseIf(
      replacement?.role === 'panel-chair' &&
        lot.panel?.value.some(({ id, role }) => id !== member && role === 'panel-chair') === true,
      'one-chair',
      '评审小组已有组长',
    ),
    refuseIf(
      lot.panel?.value.some(({ id }) => id === member) !== true,
      'unknown-member',
      '要回避的人不是本包评审小组的成员',
    ),
  ],
  'report.signed': ({ data, by }, lot) => checkSignature(data.evaluation, by.id, lot),
  'report.dissented': ({ data, by }, lot) => checkSignature(data.evaluation, by.id, lot),
  'award.made': ({ data: { supplier } }, lot) => [
    knowsBid(lot, supplier),
    refuseIf(isRejected(lot.bids.get(supplier)), 'bid-invalid', `“${supplier}”的响应（投标）已被认定无效`),
  ],
  'challenge.answered': ({ data: { id } }, lot) => [
    refuseIf(!lot.challenges.has(id), 'unknown-challenge', '没有收到这件质疑，请重新选择'),
  ],
};

function checkSignature(evaluation: string, member: string, lot: LotView) {
  return [
    refuseIf(
      lot.totals?.value.evaluation !== evaluation,
      'other-evaluation',
      '汇总结果已有更新，请查看最新的评审报告后再签署',
    ),
    refuseIf(lot.signatures.has(member), 'signed-already', '已经签署'),
  ];
}
