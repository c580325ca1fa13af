import { FirstStartPage } from '../../../views/accounts/first-start-page.tsx';
import { InvitationPage } from '../../../views/accounts/invitation-page.tsx';
import { MessagePage } from '../../../views/message-page.tsx';
import { fieldOf } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import type { Visit } from '../visit.ts';
import { type AccountRoutes, setCookies } from './account-routes.ts';

const LINK_HOLDERS = { for: 'link-holders' } as const;
const FIRST_START = '/first-start/:token';
const INVITATION = '/invitations/:token';

/** Pages behind one-time links. Looking at one uses nothing up: mail programs and messengers look, too. */
export function registerPasswordLinks(pages: Pages, { accounts }: AccountRoutes): void {
  const { links, settings } = accounts;
  const tokenOf = ({ c }: Visit) => c.req.param('token') ?? '';
  const readPassword = async (visit: Visit) => {
    const fields = await visit.readForm();
    return { fields, password: fieldOf(fields, 'password'), repeated: fieldOf(fields, 'repeated') };
  };

  pages.get(FIRST_START, LINK_HOLDERS, (visit) => {
    if (!links.isFirstStart(tokenOf(visit))) return tellFirstStartGone(visit);
    setCookies(visit, []);
    return visit.page(<FirstStartPage assets={visit.assets} action={visit.c.req.path} hints={settings.password} />);
  });

  pages.post(FIRST_START, LINK_HOLDERS, async (visit) => {
    const { fields, ...chosen } = await readPassword(visit);
    const person = { name: fieldOf(fields, 'name'), signInName: fieldOf(fields, 'signInName') };
    const outcome = await links.finishFirstStart(tokenOf(visit), { ...person, ...chosen });
    if (outcome.type === 'done') return visit.redirect('/sign-in?done=started');
    if (outcome.type === 'gone') return tellFirstStartGone(visit);
    const { problems } = outcome;
    return visit.page(
      <FirstStartPage
        assets={visit.assets}
        action={visit.c.req.path}
        hints={settings.password}
        problems={problems}
        {...person}
      />,
      422,
    );
  });

  pages.get(INVITATION, LINK_HOLDERS, (visit) => {
    const person = links.findInvited(tokenOf(visit));
    if (person === null) return tellGone(visit, INVITATION_LINES);
    setCookies(visit, []);
    return visit.page(
      <InvitationPage assets={visit.assets} action={visit.c.req.path} hints={settings.password} person={person} />,
    );
  });

  pages.post(INVITATION, LINK_HOLDERS, async (visit) => {
    const { fields: _, ...chosen } = await readPassword(visit);
    const person = links.findInvited(tokenOf(visit));
    const outcome = await links.finishInvitation(tokenOf(visit), chosen);
    if (outcome.type === 'done') return visit.redirect('/sign-in?done=password');
    if (outcome.type === 'gone' || person === null) return tellGone(visit, INVITATION_LINES);
    const { assets, c } = visit;
    return visit.page(
      <InvitationPage
        assets={assets}
        action={c.req.path}
        hints={settings.password}
        person={person}
        problems={outcome.problems}
      />,
      422,
    );
  });

  const tellFirstStartGone = (visit: Visit) => tellGone(visit, FIRST_START_LINES);
}

const INVITATION_LINES = [
  '链接已经用过、已经过期，或者已被新的链接取代。',
  '需要设置密码的，请向系统管理员要一个新的链接。',
];
const FIRST_START_LINES = [
  '链接已经用过、已经过期，或者已被新的链接取代。',
  '还没有系统管理员的，请在运行本系统的机器上重新启动服务，会显示新的链接；已经有的，请登录。',
];

function tellGone(visit: Visit, lines: readonly string[]): Response {
  const links = [{ text: '登录', href: '/sign-in' }];
  return visit.page(<MessagePage assets={visit.assets} title="链接无效" lines={lines} links={links} />, 404);
}
