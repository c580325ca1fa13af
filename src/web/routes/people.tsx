import { z } from 'zod';
import { GRANTED_ROLES, type PeopleForm, PeoplePage } from '../../../views/people/people-page.tsx';
import { procurementHref } from '../../../views/workspace-addresses.ts';
import { AppError } from '../../domain/app-error.ts';
import { ROLES } from '../../ledger/roles.ts';
import { acceptForm, fieldOf, optionalText, parseForm, requiredText } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import type { PeopleDirectory } from '../people-directory.ts';
import type { ProcurementVisit } from '../visit.ts';

const LONGEST_SEARCH = 200;
const LONGEST_NAME = 500;

const grantSchema = z
  .object({
    person: requiredText('请选择人员'),
    role: z.enum(GRANTED_ROLES, { error: '请选择角色' }),
    tenderer: optionalText(LONGEST_NAME),
  })
  .strip();
const withdrawalSchema = z.object({
  person: requiredText('请选择人员'),
  role: z.enum(ROLES, { error: '没有这个角色' }),
  reason: requiredText('请写明收回的原因'),
});

/** 人员与角色: roles of the whole procurement, given to accounts. */
export function registerPeoplePages(pages: Pages, people: PeopleDirectory): void {
  const show = (visit: ProcurementVisit, form: PeopleForm, status: 200 | 422 = 200) =>
    visit.page(
      <PeoplePage
        place={visit}
        form={form}
        canGrant={visit.may('role.granted')}
        canWithdraw={visit.may('role.withdrawn')}
      />,
      status,
    );
  const page = ({ procurement }: ProcurementVisit) => procurementHref(procurement, '/people');

  pages.getOfProcurement('/people', { see: 'people' }, async (visit) => {
    const words = (visit.c.req.query('words') ?? '').trim().slice(0, LONGEST_SEARCH);
    const found = words === '' ? [] : await people.search(words);
    return show(visit, { words, found, typed: { person: '', role: '', tenderer: '' }, problems: [] });
  });

  pages.postOfProcurement('/people/grants', { record: ['role.granted'] }, async (visit) => {
    const fields = await visit.readForm();
    const words = fieldOf(fields, 'words').slice(0, LONGEST_SEARCH);
    const typed = {
      person: fieldOf(fields, 'person'),
      role: fieldOf(fields, 'role'),
      tenderer: fieldOf(fields, 'tenderer'),
    };
    const again = async (problems: PeopleForm['problems']) =>
      show(visit, { words, found: words === '' ? [] : await people.search(words), typed, problems }, 422);
    const parsed = parseForm(grantSchema, fields);
    if (!parsed.ok) return again(parsed.problems);
    const { person: id, role, tenderer } = parsed.value;
    const person = await people.find(id);
    if (person === null) return again([{ field: 'person', message: '没有这个账号，请重新查找' }]);
    try {
      const given = { id: person.id, name: person.name };
      await visit.record([{ type: 'role.granted', data: { person: given, role, tenderer } }]);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'input-invalid') throw error;
      const field = tenderer === null && role === 'vendor' ? 'tenderer' : 'role';
      return again(error.problems.map(({ message }) => ({ field, message })));
    }
    return visit.redirect(page(visit));
  });

  pages.postOfProcurement('/people/withdrawals', { record: ['role.withdrawn'] }, async (visit) => {
    const data = acceptForm(withdrawalSchema, await visit.readForm());
    await visit.record([{ type: 'role.withdrawn', data }]);
    return visit.redirect(page(visit));
  });
}
