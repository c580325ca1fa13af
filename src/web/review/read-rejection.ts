import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { type Ground, OTHER_GROUND } from '../../../views/review/grounds.ts';
import type { RejectionForm } from '../../../views/review/rejection-page.tsx';
import type { EventData } from '../../ledger/events/index.ts';
import type { PanelMember } from '../../ledger/events/panel-events.ts';
import { type FormFields, fieldOf } from '../forms.ts';

const LONGEST = 2_000;

type Decision = Pick<EventData<'bid.rejected'>, 'rejection' | 'dissent'>;

/** A decision of the panel: on which ground, why, how each member voted, and what those against it say. */
export function readRejection(
  grounds: readonly Ground[],
  members: readonly PanelMember[],
  fields: FormFields,
): { form: RejectionForm; decision: Decision | null } {
  const typed = {
    ground: fieldOf(fields, 'ground'),
    basis: fieldOf(fields, 'basis').trim(),
    reason: fieldOf(fields, 'reason').trim(),
    votes: new Map(
      members.flatMap(({ id }): [string, 'for' | 'against'][] => {
        const vote = fieldOf(fields, `vote.${id}`);
        return vote === 'for' || vote === 'against' ? [[id, vote]] : [];
      }),
    ),
    dissent: new Map(members.map(({ id }) => [id, fieldOf(fields, `dissent.${id}`).trim()])),
  };
  const chosen = grounds.find(({ code }) => code === typed.ground) ?? null;
  const problems = listProblems(typed, chosen, members);
  const form = { ...typed, problems };
  if (problems.length > 0) return { form, decision: null };
  const names = (vote: 'for' | 'against') =>
    members.filter(({ id }) => typed.votes.get(id) === vote).map(({ name }) => name);
  return {
    form,
    decision: {
      rejection: {
        code: chosen?.code ?? OTHER_GROUND,
        reason: typed.reason,
        legalBasis: chosen?.legalBasis ?? `采购文件 ${typed.basis}`,
        votes: { for: names('for'), against: names('against') },
        location: chosen?.location ?? null,
      },
      dissent: members
        .filter(({ id }) => typed.votes.get(id) === 'against')
        .map(({ id, name }) => ({ member: name, reason: typed.dissent.get(id) ?? '' })),
    },
  };
}

function listProblems(
  { ground, basis, reason, votes, dissent }: Omit<RejectionForm, 'problems'>,
  chosen: Ground | null,
  members: readonly PanelMember[],
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (chosen === null && ground !== OTHER_GROUND) problems.push({ field: 'ground', message: '请选择事由和依据' });
  if (ground === OTHER_GROUND && basis === '') problems.push({ field: 'basis', message: '请写明是采购文件的哪一条' });
  if (reason === '') problems.push({ field: 'reason', message: '请写明理由' });
  for (const [field, text] of [
    ['basis', basis],
    ['reason', reason],
  ] as const)
    if (text.length > LONGEST) problems.push({ field, message: `不能超过 ${LONGEST} 个字` });
  const silent = members.filter(({ id }) => !votes.has(id)).map(({ name }) => name);
  if (silent.length > 0) problems.push({ field: 'votes', message: `请记录${silent.join('、')}的意见` });
  const against = [...votes.values()].filter((vote) => vote === 'against').length;
  if (silent.length === 0 && votes.size - against <= against)
    problems.push({ field: 'votes', message: '同意的没有过半数，不能认定无效' });
  for (const { id, name } of members) {
    const text = dissent.get(id) ?? '';
    const field = `dissent.${id}`;
    if (votes.get(id) === 'against' && text === '') problems.push({ field, message: `请写明${name}不同意的理由` });
    if (text.length > LONGEST) problems.push({ field, message: `不能超过 ${LONGEST} 个字` });
  }
  return problems;
}
