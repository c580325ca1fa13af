import { expect, test } from 'vitest';
import { ADMIN, calculateCode, PASSWORD } from '../accounts/accounts-fixture.ts';
import { openSite, readHidden, SIGN_IN, type Visitor } from './accounts-fixture.ts';

const CHOSEN = { password: PASSWORD, repeated: PASSWORD };

/** The form of a page, sent twice before either is answered. */
async function sendTwice(visitor: Visitor, page: string, path: string, fields: Record<string, string>) {
  const mark = readHidden(page, 'form-mark');
  const send = () => visitor.post(path, { ...fields, 'form-mark': mark });
  return Promise.all([send(), send()]);
}

test('a link that is used once leads both clicks to signing in', async () => {
  const { accounts, visit } = await openSite({ isNew: true });
  const visitor = visit();
  const first = `/first-start/${accounts.links.beginFirstStart()}`;
  const started = await sendTwice(visitor, (await visitor.get(first)).html, first, { ...ADMIN, ...CHOSEN });
  expect(started.map(({ location }) => location)).toEqual(Array(2).fill('/sign-in?done=started'));

  const member = { name: '成员乙', signInName: 'cheng.yuan.yi', isAdministrator: false, canCreateProcurements: false };
  const made = await accounts.directory.create(member, null);
  const invitation = `/invitations/${'token' in made ? made.token : ''}`;
  const chosen = await sendTwice(visitor, (await visitor.get(invitation)).html, invitation, CHOSEN);
  expect(chosen.map(({ location }) => location)).toEqual(Array(2).fill('/sign-in?done=password'));
});

test('what is shown this once is shown to both clicks', async () => {
  const visitor = (await openSite()).visit();
  await visitor.post('/sign-in', SIGN_IN);
  const person = { name: '成员乙', signInName: 'cheng.yuan.yi' };
  const links = await sendTwice(visitor, (await visitor.get('/accounts')).html, '/accounts', person);
  const [link, same] = links.map(({ html }) => /\/invitations\/[\w-]+/.exec(html)?.[0]);
  expect(link).toMatch(/^\/invitations\//);
  expect(same).toBe(link);

  const begun = await visitor.post('/account/second-factor', { confirmation: PASSWORD });
  const secret = (/<code class="secret">([^<]*)</.exec(begun.html)?.[1] ?? '').replaceAll(' ', '');
  const code = { code: calculateCode(secret) };
  const confirmed = await sendTwice(visitor, begun.html, '/account/second-factor/confirm', code);
  const [codes, again] = confirmed.map(({ html }) => /<ul class="codes">.*<\/ul>/s.exec(html)?.[0]);
  expect(codes).toContain('<code>');
  expect(again).toBe(codes);
});
