import { AccountAdminPage } from '../../../views/accounts/account-admin-page.tsx';
import { AccountListPage, type NewAccountForm } from '../../../views/accounts/account-list-page.tsx';
import { LinkMadePage } from '../../../views/accounts/link-made-page.tsx';
import { type FormFields, fieldOf } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import type { Visit } from '../visit.ts';
import { type AccountRoutes, readNotice, setCookies } from './account-routes.ts';

const ADMINISTRATORS = { for: 'administrators' } as const;

const NOTICES: Readonly<Record<string, string>> = {
  rights: '权限已保存。',
  locked: '账号已锁定，已登录的都已退出。',
  unlocked: '账号已解锁。',
};

/** 账号管理 */
export function registerAccountList(pages: Pages, { accounts, publicUrl }: AccountRoutes): void {
  const { directory, settings } = accounts;
  const { invitationHours } = settings;
  const idOf = ({ c }: Visit) => c.req.param('id') ?? '';

  const showLink = (visit: Visit, person: { name: string; signInName: string }, token: string) => {
    setCookies(visit, []);
    const link = `${publicUrl ?? new URL(visit.c.req.url).origin}/invitations/${token}`;
    return visit.page(<LinkMadePage assets={visit.assets} person={person} link={link} hours={invitationHours} />);
  };

  pages.get('/accounts', ADMINISTRATORS, (visit) =>
    visit.page(<AccountListPage assets={visit.assets} accounts={directory.list()} invitationHours={invitationHours} />),
  );

  pages.post('/accounts', ADMINISTRATORS, async (visit) => {
    const typed = readNewAccount(await visit.readForm());
    const made = await directory.create(typed, visit.account.id);
    if ('token' in made) return showLink(visit, directory.find(typed.signInName) ?? typed, made.token);
    return visit.page(
      <AccountListPage
        assets={visit.assets}
        accounts={directory.list()}
        typed={typed}
        problems={made.problems}
        invitationHours={invitationHours}
      />,
      422,
    );
  });

  pages.get('/accounts/:id', ADMINISTRATORS, (visit) =>
    visit.page(
      <AccountAdminPage
        assets={visit.assets}
        account={directory.get(idOf(visit))}
        invitationHours={invitationHours}
        notice={readNotice(visit, NOTICES)}
        events={directory.listEvents(idOf(visit))}
      />,
    ),
  );

  pages.post('/accounts/:id/rights', ADMINISTRATORS, async (visit) => {
    directory.setRights(idOf(visit), readRights(await visit.readForm()), visit.account.id);
    return visit.redirect(`/accounts/${idOf(visit)}?done=rights`);
  });

  pages.post('/accounts/:id/lock', ADMINISTRATORS, (visit) => {
    directory.lock(idOf(visit), visit.account.id);
    return visit.redirect(`/accounts/${idOf(visit)}?done=locked`);
  });

  pages.post('/accounts/:id/unlock', ADMINISTRATORS, (visit) => {
    directory.unlock(idOf(visit), visit.account.id);
    return visit.redirect(`/accounts/${idOf(visit)}?done=unlocked`);
  });

  pages.post('/accounts/:id/link', ADMINISTRATORS, async (visit) => {
    const dropSecondFactor = fieldOf(await visit.readForm(), 'dropSecondFactor') === 'yes';
    const token = directory.makePasswordLink(idOf(visit), visit.account.id, { dropSecondFactor });
    return showLink(visit, directory.get(idOf(visit)), token);
  });
}

function readNewAccount(fields: FormFields): NewAccountForm {
  return { name: fieldOf(fields, 'name'), signInName: fieldOf(fields, 'signInName'), ...readRights(fields) };
}

function readRights(fields: FormFields) {
  return {
    isAdministrator: fieldOf(fields, 'isAdministrator') === 'yes',
    canCreateProcurements: fieldOf(fields, 'canCreateProcurements') === 'yes',
  };
}
