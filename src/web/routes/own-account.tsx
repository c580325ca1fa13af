import { BackupCodesPage } from '../../../views/accounts/backup-codes-page.tsx';
import { OwnAccountPage } from '../../../views/accounts/own-account-page.tsx';
import { SecondFactorPage } from '../../../views/accounts/second-factor-page.tsx';
import type { AccountProblem } from '../../accounts/open-accounts.ts';
import { fieldOf } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import type { SignedInVisit } from '../visit.ts';
import { type AccountRoutes, readNotice, setCookies } from './account-routes.ts';

const OWN_ACCOUNT = { for: 'own-account' } as const;

const NOTICES: Readonly<Record<string, string>> = {
  password: '密码已修改，在其他地方的登录已全部退出。',
  'factor-off': '动态口令已停用。',
  ended: '已退出那里的登录。',
};

/** 我的账号 */
export function registerOwnAccount(pages: Pages, { accounts, readCaller }: AccountRoutes): void {
  const { own, settings } = accounts;

  async function show(visit: SignedInVisit, problems: readonly AccountProblem[] = []): Promise<Response> {
    const { assets, account, c } = visit;
    setCookies(visit, []);
    return visit.page(
      <OwnAccountPage
        assets={assets}
        account={account}
        hasSecondFactor={own.hasSecondFactor(account)}
        sessions={await own.listSessions(readCaller(c))}
        events={accounts.directory.listEvents(account.id)}
        hints={settings.password}
        problems={problems}
        notice={problems.length > 0 ? null : readNotice(visit, NOTICES)}
      />,
      problems.length === 0 ? 200 : 422,
    );
  }

  pages.get('/account', OWN_ACCOUNT, (visit) => show(visit));

  pages.post('/account/password', OWN_ACCOUNT, async (visit) => {
    const fields = await visit.readForm();
    const typed = {
      current: fieldOf(fields, 'current'),
      password: fieldOf(fields, 'password'),
      repeated: fieldOf(fields, 'repeated'),
    };
    const changed = await own.changePassword(readCaller(visit.c), visit.account, typed);
    if ('problems' in changed) return show(visit, changed.problems);
    setCookies(visit, changed.cookies);
    return visit.redirect('/account?done=password');
  });

  pages.post('/account/second-factor', OWN_ACCOUNT, async (visit) => {
    const password = fieldOf(await visit.readForm(), 'confirmation');
    const begun = await own.beginSecondFactor(readCaller(visit.c), visit.account, password);
    if ('problems' in begun) return show(visit, begun.problems);
    setCookies(visit, []);
    return visit.page(<SecondFactorPage assets={visit.assets} setup={begun} />);
  });

  pages.post('/account/second-factor/confirm', OWN_ACCOUNT, async (visit) => {
    const code = fieldOf(await visit.readForm(), 'code');
    const done = await own.confirmSecondFactor(readCaller(visit.c), visit.account, code);
    if ('problems' in done)
      return visit.page(<SecondFactorPage assets={visit.assets} setup={null} problems={done.problems} />, 422);
    setCookies(visit, done.cookies);
    return visit.page(<BackupCodesPage assets={visit.assets} codes={done.backupCodes} isNew />);
  });

  pages.post('/account/second-factor/remove', OWN_ACCOUNT, async (visit) => {
    const password = fieldOf(await visit.readForm(), 'confirmation');
    const removed = await own.removeSecondFactor(readCaller(visit.c), visit.account, password);
    if ('problems' in removed) return show(visit, removed.problems);
    setCookies(visit, removed.cookies);
    return visit.redirect('/account?done=factor-off');
  });

  pages.post('/account/backup-codes', OWN_ACCOUNT, async (visit) => {
    const password = fieldOf(await visit.readForm(), 'confirmation');
    const renewed = await own.renewBackupCodes(readCaller(visit.c), visit.account, password);
    if ('problems' in renewed) return show(visit, renewed.problems);
    setCookies(visit, []);
    return visit.page(<BackupCodesPage assets={visit.assets} codes={renewed.backupCodes} isNew={false} />);
  });

  pages.post('/account/sessions/end', OWN_ACCOUNT, async (visit) => {
    own.endSession(visit.account, fieldOf(await visit.readForm(), 'session'));
    return visit.redirect('/account?done=ended');
  });

  pages.post('/account/sessions/end-all', OWN_ACCOUNT, async (visit) => {
    setCookies(visit, await own.endAllSessions(readCaller(visit.c)));
    return visit.redirect('/sign-in?done=everywhere');
  });
}
