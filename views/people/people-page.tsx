import type { PropsWithChildren } from 'hono/jsx';
import { ROLE_NAMES, type Role } from '../../src/ledger/roles.ts';
import type { LedgerState } from '../../src/ledger/state.ts';
import { ErrorSummary, Field, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { ProcurementFrame, type ProcurementPlace } from '../components/procurement-frame.tsx';
import { termsOf } from '../terms.ts';
import { procurementHref } from '../workspace-addresses.ts';

/** Roles that are given here; seats on panels come with the panel. */
export const GRANTED_ROLES = [
  'clerk',
  'purchaser',
  'supervisor',
  'archivist',
  'vendor',
] as const satisfies readonly Role[];

/** An account, as somebody who gives roles sees it. */
export interface FoundPerson {
  id: string;
  name: string;
  signInName: string;
}

/** What was searched for and typed. */
export interface PeopleForm {
  words: string;
  found: readonly FoundPerson[];
  typed: { person: string; role: string; tenderer: string };
  problems: readonly FieldProblem[];
}

interface PeoplePageProps {
  place: ProcurementPlace;
  form: PeopleForm;
  canGrant: boolean;
  canWithdraw: boolean;
}

/** 人员与角色: who takes part in the whole procurement and as what; roles are given to accounts and taken back with a reason. */
export function PeoplePage({ place, form, canGrant, canWithdraw }: PeoplePageProps) {
  return (
    <ProcurementFrame place={place} tab="/people" title="人员与角色">
      <ErrorSummary problems={form.problems} />
      <section class="card" aria-labelledby="holders-title">
        <h2 id="holders-title">参加本项目的人员</h2>
        <p class="hint">成员按包组成，见各包的“{termsOf({ method: place.state.about?.method ?? null }).panel}”页面。</p>
        <Holders place={place} canWithdraw={canWithdraw} />
      </section>
      {canGrant ? <Granting place={place} form={form} /> : null}
    </ProcurementFrame>
  );
}

function Holders({ place, canWithdraw }: { place: ProcurementPlace; canWithdraw: boolean }) {
  const rows = listHolders(place.state);
  return (
    <table class="cards list">
      <caption class="sr">参加本项目的人员</caption>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">角色</th>
          <th scope="col">单位</th>
          {canWithdraw ? <th scope="col">收回</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, role, tenderer }) => (
          <tr>
            <th scope="row">
              <span class="entry">{name}</span>
            </th>
            <td>
              <span class="label">角色</span>
              {ROLE_NAMES[role]}
            </td>
            <td>
              <span class="label">单位</span>
              {tenderer ?? '—'}
            </td>
            {canWithdraw ? (
              <td>
                <WithdrawForm place={place} person={id} name={name} role={role} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WithdrawForm({
  place,
  person,
  name,
  role,
}: {
  place: ProcurementPlace;
  person: string;
  name: string;
  role: Role;
}) {
  const id = `reason-${role}-${person}`;
  return (
    <details class="inline-form">
      <summary aria-label={`收回${name}的${ROLE_NAMES[role]}角色`}>收回</summary>
      <form method="post" action={procurementHref(place.procurement, '/people/withdrawals')}>
        <FormMark />
        <input type="hidden" name="person" value={person} />
        <input type="hidden" name="role" value={role} />
        <label for={id}>收回的原因</label>
        <input id={id} name="reason" type="text" required maxlength={2000} />
        <button type="submit" class="quiet">
          收回角色
        </button>
      </form>
    </details>
  );
}

function Granting({ place, form }: { place: ProcurementPlace; form: PeopleForm }) {
  const { words, found, typed, problems } = form;
  const page = procurementHref(place.procurement, '/people');
  return (
    <section class="card" aria-labelledby="grant-title" id="grant">
      <h2 id="grant-title">授予角色</h2>
      <search>
        <form class="search" method="get" action={`${page}#grant`}>
          <label for="words">查找账号</label>
          <input id="words" name="words" type="search" value={words} maxlength={200} autocomplete="off" />
          <button type="submit" class="quiet">
            查找
          </button>
          <p class="field-hint">姓名或登录名。没有账号的，请系统管理员先建立账号。</p>
        </form>
      </search>
      {words === '' ? null : found.length === 0 ? (
        <Nothing words={words} />
      ) : (
        <form class="form" method="post" action={`${page}/grants`}>
          <FormMark />
          <input type="hidden" name="words" value={words} />
          <Choice legend="人员" name="person" problems={problems}>
            {found.map(({ id, name, signInName }) => (
              <label>
                <input type="radio" name="person" value={id} checked={id === typed.person || found.length === 1} />
                {name} <span class="sub">{signInName}</span>
              </label>
            ))}
          </Choice>
          <Field
            name="role"
            label="角色"
            problems={problems}
            control={(attributes) => (
              <select {...attributes}>
                <option value="">请选择</option>
                {GRANTED_ROLES.map((role) => (
                  <option value={role} selected={role === typed.role}>
                    {ROLE_NAMES[role]}
                  </option>
                ))}
              </select>
            )}
          />
          <TextField
            name="tenderer"
            label="供应商单位名称"
            hint="只有供应商角色填写，与其响应（投标）文件上的名称一致。"
            value={typed.tenderer}
            problems={problems}
            maxlength={500}
          />
          <button type="submit">授予角色</button>
        </form>
      )}
    </section>
  );
}

function Nothing({ words }: { words: string }) {
  return (
    <p class="empty" role="status">
      没有姓名或登录名含“{words}”的账号。请换一个词，或请系统管理员建立账号。
    </p>
  );
}

interface ChoiceProps {
  legend: string;
  name: string;
  problems: readonly FieldProblem[];
}

/** One of several, each with its own label. */
function Choice({ legend, name, problems, children }: PropsWithChildren<ChoiceProps>) {
  const wrong = problems.find(({ field }) => field === name);
  return (
    <fieldset class={wrong === undefined ? 'field choice' : 'field choice is-wrong'} id={name}>
      <legend>{legend}</legend>
      {wrong === undefined ? null : <p class="field-error">{wrong.message}</p>}
      {children}
    </fieldset>
  );
}

function listHolders({ people }: LedgerState) {
  const order: readonly Role[] = GRANTED_ROLES;
  return [...people]
    .flatMap(([id, { name, roles }]) => [...roles].map(([role, { tenderer }]) => ({ id, name, role, tenderer })))
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}
