import type { Finding } from '../../src/domain/finding.ts';
import type { PanelMember } from '../../src/ledger/events/panel-events.ts';
import { PANEL_ROLES, ROLE_NAMES } from '../../src/ledger/roles.ts';
import { ErrorSummary, Field, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LawFindings } from '../components/law-findings.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import type { Terms } from '../terms.ts';
import { showMoment } from '../times.ts';
import { lotHref } from '../workspace-addresses.ts';

/** One row of the form: who was typed, and as what. */
export interface SeatRow {
  who: string;
  role: string;
}

export interface PanelForm {
  rows: readonly SeatRow[];
  reason: string;
  /** What the law says about the panel that was typed. */
  findings: readonly Finding[];
  problems: readonly FieldProblem[];
}

export interface ScheduleForm {
  startsAt: string;
  venue: string;
  reason: string;
}

interface PanelPageProps {
  place: LotPlace;
  terms: Terms;
  /** Names of accounts by id, for those who may know who sits behind a number; null: not told. */
  names: ReadonlyMap<string, string> | null;
  /** What the law says about the panel as it stands. */
  standing: readonly Finding[];
  form: PanelForm | null;
  schedule: ScheduleForm | null;
  canRecuse: boolean;
}

/** 评审小组: who sits on it, when it meets, recusals, and forming it within the law of the day. */
export function PanelPage(props: PanelPageProps) {
  const { place, terms, form, schedule } = props;
  return (
    <LotFrame place={place} tab="/panel" title={terms.panel}>
      {form === null ? null : <ErrorSummary problems={form.problems} />}
      <Members {...props} />
      <Schedule place={place} schedule={schedule} problems={form?.problems ?? []} />
      {form === null ? null : <Forming place={place} terms={terms} form={form} />}
    </LotFrame>
  );
}

function Members({ place, terms, names, standing, canRecuse }: PanelPageProps) {
  const { panel, recused } = place.lot;
  return (
    <section class="card" aria-labelledby="members-title">
      <h2 id="members-title">成员</h2>
      {panel === null ? (
        <p class="empty">尚未组成{terms.panel}。</p>
      ) : (
        <table class="cards list">
          <caption class="sr">{terms.panel}成员</caption>
          <thead>
            <tr>
              <th scope="col">编号</th>
              {names === null ? null : <th scope="col">姓名</th>}
              <th scope="col">身份</th>
              {canRecuse ? <th scope="col">回避</th> : null}
            </tr>
          </thead>
          <tbody>
            {panel.value.map((member) => (
              <tr>
                <th scope="row">
                  <span class="entry">{member.name}</span>
                </th>
                {names === null ? null : (
                  <td>
                    <span class="label">姓名</span>
                    {names.get(member.id) ?? '账号已不存在'}
                  </td>
                )}
                <td>
                  <span class="label">身份</span>
                  {ROLE_NAMES[member.role]}
                </td>
                {canRecuse ? (
                  <td>
                    <RecusalForm place={place} member={member} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <LawFindings findings={standing} />
      {[...recused].map(([id, { at, value }]) => (
        <p class="sub">
          {names?.get(id) ?? '一名成员'}已回避：{value}（{showMoment(at)}）
        </p>
      ))}
      {names === null ? <p class="hint">评审期间成员以编号相称，姓名不在此显示。</p> : null}
    </section>
  );
}

function RecusalForm({ place, member }: { place: LotPlace; member: PanelMember }) {
  const reason = `recuse-${member.id}`;
  const replacement = `replace-${member.id}`;
  return (
    <details class="inline-form">
      <summary aria-label={`${member.name}回避`}>回避</summary>
      <form method="post" action={lotHref(place.procurement, place.lot.number, '/panel/recusals')}>
        <FormMark />
        <input type="hidden" name="member" value={member.id} />
        <label for={reason}>回避的原因</label>
        <input id={reason} name="reason" type="text" required maxlength={2000} />
        <label for={replacement}>递补的人（登录名）</label>
        <input id={replacement} name="replacement" type="text" maxlength={200} autocomplete="off" />
        <p class="field-hint">
          递补的人接任{ROLE_NAMES[member.role]}。
          {member.role === 'panel-chair' ? '组长须有人接任。' : '可以留空，之后再补。'}
        </p>
        <button type="submit" class="quiet">
          记录回避
        </button>
      </form>
    </details>
  );
}

interface ScheduleProps {
  place: LotPlace;
  schedule: ScheduleForm | null;
  problems: readonly FieldProblem[];
}

function Schedule({ place, schedule, problems }: ScheduleProps) {
  const set = place.lot.schedule;
  return (
    <section class="card" aria-labelledby="schedule-title">
      <h2 id="schedule-title">评审时间和地点</h2>
      {set === null ? (
        <p class="empty">尚未安排。</p>
      ) : (
        <p>
          {showMoment(set.value.startsAt)}，{set.value.venue}
          {set.superseded === null ? null : (
            <span class="sub">
              　原定 {showMoment(set.superseded.value.startsAt)}，{set.superseded.value.venue}
              {set.value.reason === null ? '' : `；改期原因：${set.value.reason}`}
            </span>
          )}
        </p>
      )}
      {schedule === null ? null : (
        <details class="inline-form" open={problems.some(({ field }) => field === 'startsAt' || field === 'venue')}>
          <summary>{set === null ? '安排' : '改期'}</summary>
          <form class="form" method="post" action={lotHref(place.procurement, place.lot.number, '/panel/schedule')}>
            <FormMark />
            <Field
              name="startsAt"
              label="开始时间"
              problems={problems}
              control={(attributes) => (
                <input {...attributes} type="datetime-local" value={schedule.startsAt} required />
              )}
            />
            <TextField name="venue" label="地点" value={schedule.venue} problems={problems} maxlength={500} required />
            {set === null ? null : (
              <TextField name="change" label="改期的原因" value={schedule.reason} problems={problems} required />
            )}
            <button type="submit" class="quiet">
              保存
            </button>
          </form>
        </details>
      )}
    </section>
  );
}

function Forming({ place, terms, form }: { place: LotPlace; terms: Terms; form: PanelForm }) {
  const { rows, reason, findings, problems } = form;
  const isNew = place.lot.panel === null;
  const mayConfirm = findings.length > 0 && findings.every(({ severity }) => severity !== 'error');
  return (
    <section class="card" aria-labelledby="forming-title" id="forming">
      <h2 id="forming-title">{isNew ? `组成${terms.panel}` : `重新组成${terms.panel}`}</h2>
      <p class="hint">
        填写成员的登录名或姓名，须有且只有一名组长。经办人、监督人员、档案管理员和供应商的人不能担任成员，采购人的人只能担任采购人代表。
      </p>
      <LawFindings findings={findings} />
      <form class="form" method="post" action={lotHref(place.procurement, place.lot.number, '/panel')}>
        <FormMark />
        <ol class="seats">
          {rows.map((row, index) => (
            <li>
              <SeatFields row={row} number={index + 1} problems={problems} />
            </li>
          ))}
        </ol>
        <button type="submit" class="quiet" name="more" value="1" formnovalidate>
          再加两行
        </button>
        {isNew ? null : (
          <TextField name="reason" label="重新组成的原因" value={reason} problems={problems} maxlength={2000} />
        )}
        {mayConfirm ? (
          <label class="check">
            <input type="checkbox" name="confirmed" value="1" /> 已核对以上各点，仍按此组成
          </label>
        ) : null}
        <button type="submit">{isNew ? '组成' : '重新组成'}</button>
      </form>
    </section>
  );
}

function SeatFields({ row, number, problems }: { row: SeatRow; number: number; problems: readonly FieldProblem[] }) {
  const name = `who-${number}`;
  const wrong = problems.find(({ field }) => field === name);
  return (
    <div class={wrong === undefined ? 'seat' : 'seat field is-wrong'}>
      {wrong === undefined ? null : (
        <p class="field-error" id={`${name}-error`}>
          {wrong.message}
        </p>
      )}
      <input
        id={name}
        name="who"
        type="text"
        value={row.who}
        maxlength={200}
        autocomplete="off"
        aria-label={`第 ${number} 人的登录名或姓名`}
        aria-invalid={wrong === undefined ? undefined : 'true'}
        aria-describedby={wrong === undefined ? undefined : `${name}-error`}
      />
      <select name="role" aria-label={`第 ${number} 人的身份`}>
        {PANEL_ROLES.map((role) => (
          <option value={role} selected={role === row.role}>
            {ROLE_NAMES[role]}
          </option>
        ))}
      </select>
    </div>
  );
}
