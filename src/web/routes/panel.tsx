import { z } from 'zod';
import { type PanelForm, PanelPage, type ScheduleForm, type SeatRow } from '../../../views/panel/panel-page.tsx';
import { termsOfLot } from '../../../views/terms.ts';
import { lotHref } from '../../../views/workspace-addresses.ts';
import { AppError } from '../../domain/app-error.ts';
import { isPanelRole, PANEL_ROLES, type PanelRole } from '../../ledger/roles.ts';
import { judgePanel } from '../../use-cases/judge-panel.ts';
import { acceptForm, type FormFields, fieldOf, optionalText, parseForm, requiredText } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import { nameMembers, resolvePerson } from '../panel/seats.ts';
import type { PeopleDirectory, Person } from '../people-directory.ts';
import type { LotVisit } from '../visit.ts';

const LEAST_ROWS = 5;
const MOST_ROWS = 40;
const MORE_ROWS = 2;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

const recusalSchema = z.object({
  member: requiredText('请选择成员'),
  reason: requiredText('请写明回避的原因'),
  replacement: optionalText(),
});
const scheduleSchema = z.object({
  startsAt: z.string({ error: '请填写开始时间' }).regex(LOCAL_TIME, { error: '请填写开始时间，如 2026-03-01 09:00' }),
  venue: requiredText('请填写地点', 500),
  change: optionalText(),
});

/** 评审小组: forming it, recusals and replacements, when and where it meets. */
export function registerPanelPages(pages: Pages, people: PeopleDirectory): void {
  pages.getOfLot('/panel', { see: 'panel' }, async (visit) => {
    const rows = await listRows(visit, people);
    return show(visit, { rows, reason: '', findings: [], problems: [] });
  });

  pages.postOfLot('/panel', { record: ['panel.formed'] }, async (visit) => {
    const fields = await visit.readForm();
    const rows = readRows(fields);
    const form: PanelForm = { rows, reason: fieldOf(fields, 'reason'), findings: [], problems: [] };
    if (fieldOf(fields, 'more') !== '') return show(visit, { ...form, rows: pad(rows, rows.length + MORE_ROWS) });
    const { seats, problems } = await resolveRows(people, rows);
    if (visit.lot.panel !== null && form.reason.trim() === '')
      problems.push({ field: 'reason', message: '请写明重新组成的原因' });
    if (problems.length > 0) return show(visit, { ...form, problems }, 422);
    const findings = judgePanel(visit.lot, seats, visit.today, pages.desk.reference);
    const isBarred = findings.some(({ severity }) => severity === 'error');
    if (isBarred || (findings.length > 0 && fieldOf(fields, 'confirmed') === '')) {
      const message = isBarred ? '组成不符合规定，请调整成员' : '请核对组成是否符合规定，再确认';
      return show(visit, { ...form, findings, problems: [{ field: 'forming', message }] }, 422);
    }
    const { number } = visit.lot;
    const reason = form.reason.trim() === '' ? null : form.reason.trim();
    try {
      await visit.record([
        { type: 'panel.formed', data: { lot: number, members: nameMembers(seats, visit.lot), reason } },
      ]);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'input-invalid') throw error;
      const refused = error.problems.map(({ message }) => ({ field: 'forming', message }));
      return show(visit, { ...form, findings, problems: refused }, 422);
    }
    return visit.redirect(lotHref(visit.procurement, number, '/panel'));
  });

  pages.postOfLot('/panel/recusals', { record: ['member.recused'] }, async (visit) => {
    const { member, reason, replacement: typed } = acceptForm(recusalSchema, await visit.readForm());
    const { number, panel } = visit.lot;
    const role = panel?.value.find(({ id }) => id === member)?.role ?? 'panel-member';
    const person = typed === null ? null : await resolvePerson(people, typed);
    if (typeof person === 'string') throw new AppError('input-invalid', person);
    const [replacement = null] = person === null ? [] : nameMembers([{ person, role }], visit.lot);
    await visit.record([{ type: 'member.recused', data: { lot: number, member, reason, replacement } }]);
    return visit.redirect(lotHref(visit.procurement, number, '/panel'));
  });

  pages.postOfLot('/panel/schedule', { record: ['evaluation.scheduled'] }, async (visit) => {
    const fields = await visit.readForm();
    const parsed = parseForm(scheduleSchema, fields);
    const { number } = visit.lot;
    if (!parsed.ok) {
      const form = { rows: await listRows(visit, people), reason: '', findings: [], problems: parsed.problems };
      const typed = {
        startsAt: fieldOf(fields, 'startsAt'),
        venue: fieldOf(fields, 'venue'),
        reason: fieldOf(fields, 'change'),
      };
      return show(visit, form, 422, typed);
    }
    const { startsAt: local, venue, change: reason } = parsed.value;
    const startsAt = new Date(`${local}:00.000+08:00`);
    if (Number.isNaN(startsAt.getTime())) throw new AppError('input-invalid', '没有这个时间，请重新填写开始时间');
    const data = { lot: number, startsAt: startsAt.toISOString(), venue, reason };
    await visit.record([{ type: 'evaluation.scheduled', data }]);
    return visit.redirect(lotHref(visit.procurement, number, '/panel'));
  });

  async function show(visit: LotVisit, form: PanelForm, status: 200 | 422 = 200, typed?: ScheduleForm) {
    const { lot } = visit;
    const seats = lot.panel?.value ?? [];
    return visit.page(
      <PanelPage
        place={visit}
        terms={termsOfLot(visit)}
        names={
          isPanelRole(visit.actor.role)
            ? null
            : await listNames(people, [...seats.map(({ id }) => id), ...lot.recused.keys()])
        }
        standing={lot.panel === null ? [] : judgePanel(lot, seats, visit.today, pages.desk.reference)}
        form={visit.may('panel.formed') ? form : null}
        schedule={visit.may('evaluation.scheduled') ? (typed ?? { startsAt: '', venue: '', reason: '' }) : null}
        canRecuse={visit.may('member.recused')}
      />,
      status,
    );
  }
}

async function listNames(people: PeopleDirectory, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all(ids.map((id) => people.find(id)));
  return new Map(found.flatMap((person) => (person === null ? [] : [[person.id, person.name]])));
}

/** The panel as it stands, with empty rows behind it. */
async function listRows({ lot }: LotVisit, people: PeopleDirectory): Promise<SeatRow[]> {
  const rows: SeatRow[] = [];
  for (const { id, role } of lot.panel?.value ?? [])
    rows.push({ who: (await people.find(id))?.signInName ?? '', role });
  return pad(rows, Math.max(LEAST_ROWS, rows.length));
}

function pad(rows: readonly SeatRow[], length: number): SeatRow[] {
  const wanted = Math.min(length, MOST_ROWS);
  const empty = (index: number): SeatRow => ({ who: '', role: index === 0 ? 'panel-chair' : 'panel-member' });
  return Array.from({ length: wanted }, (_, index) => rows[index] ?? empty(index));
}

function readRows(fields: FormFields): SeatRow[] {
  const roles = fields['role'] ?? [];
  return (fields['who'] ?? []).slice(0, MOST_ROWS).map((who, index) => ({ who: who.trim(), role: roles[index] ?? '' }));
}

async function resolveRows(people: PeopleDirectory, rows: readonly SeatRow[]) {
  const seats: { person: Person; role: PanelRole }[] = [];
  const problems: { field: string; message: string }[] = [];
  for (const [index, { who, role: typed }] of rows.entries()) {
    const field = `who-${index + 1}`;
    const role = PANEL_ROLES.find((one) => one === typed);
    if (who === '') continue;
    const person = await resolvePerson(people, who);
    if (typeof person === 'string') problems.push({ field, message: person });
    else if (role === undefined) problems.push({ field, message: '请选择身份' });
    else if (seats.some((seat) => seat.person.id === person.id))
      problems.push({ field, message: `“${who}”已在前面填写` });
    else seats.push({ person, role });
  }
  if (seats.length === 0 && problems.length === 0) problems.push({ field: 'who-1', message: '请填写成员' });
  return { seats, problems };
}
