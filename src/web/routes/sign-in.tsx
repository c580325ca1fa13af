import { CodePage } from '../../../views/accounts/code-page.tsx';
import { ResumePage } from '../../../views/accounts/resume-page.tsx';
import { SignInPage } from '../../../views/accounts/sign-in-page.tsx';
import { MessagePage } from '../../../views/message-page.tsx';
import { showMoment } from '../../../views/times.ts';
import type { SignInOutcome } from '../../accounts/signing-in.ts';
import { replayRequest, unpackResume } from '../auth/resume-request.tsx';
import { readSitePath } from '../auth/site-path.ts';
import { type FormFields, fieldOf } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import type { Visit } from '../visit.ts';
import { type AccountRoutes, readNotice, setCookies } from './account-routes.ts';

const EVERYONE = { for: 'everyone' } as const;

const NOTICES: Readonly<Record<string, string>> = {
  'signed-out': '已退出登录。',
  everywhere: '各处的登录都已退出。',
  started: '系统管理员账号已建立，请登录。',
  password: '密码已设置，请登录。',
};

/** 登录: name and password, then a code where the account wants one; where a form was carried along, it is sent. */
export function registerSignIn(pages: Pages, { accounts, readCaller, dispatch }: AccountRoutes): void {
  pages.get('/sign-in', EVERYONE, (visit) => {
    const next = readSitePath(visit.c.req.query('next'));
    if (visit.account !== null) return visit.redirect(next);
    const notice = readNotice(visit, NOTICES);
    return visit.page(<SignInPage assets={visit.assets} next={next} notice={notice} />);
  });

  pages.post('/sign-in', EVERYONE, async (visit) => {
    const fields = await visit.readForm();
    const typed = { signInName: fieldOf(fields, 'signInName'), password: fieldOf(fields, 'password') };
    const empty = [
      ...(typed.signInName.trim() === '' ? [{ field: 'signInName', message: '请填写登录名' }] : []),
      ...(typed.password === '' ? [{ field: 'password', message: '请填写密码' }] : []),
    ];
    const again = (problems: { field: string; message: string }[], status: 422 | 429) =>
      visit.page(
        <SignInPage assets={visit.assets} signInName={typed.signInName} problems={problems} {...readCarried(fields)} />,
        status,
      );
    if (empty.length > 0) return again(empty, 422);
    const outcome = await accounts.signIn(readCaller(visit.c), typed);
    if (outcome.type === 'code-wanted') return askForCode(visit, outcome.cookies, fields);
    if (outcome.type === 'signed-in') return goOn(visit, outcome, fields);
    return again([{ field: 'password', message: explain(outcome, '登录名或密码不正确') }], statusOf(outcome));
  });

  pages.get('/sign-in/code', EVERYONE, (visit) => {
    const next = readSitePath(visit.c.req.query('next'));
    if (!accounts.isCodeWanted(visit.c.req.raw.headers))
      return visit.redirect(`/sign-in?next=${encodeURIComponent(next)}`);
    return visit.page(<CodePage assets={visit.assets} next={next} />);
  });

  pages.post('/sign-in/code', EVERYONE, async (visit) => {
    const fields = await visit.readForm();
    const code = fieldOf(fields, 'code');
    const again = (message: string, status: 422 | 429) =>
      visit.page(
        <CodePage assets={visit.assets} problems={[{ field: 'code', message }]} {...readCarried(fields)} />,
        status,
      );
    if (code.trim() === '') return again('请填写验证码', 422);
    const outcome = await accounts.answerCode(readCaller(visit.c), code);
    if (outcome.type === 'signed-in') return goOn(visit, outcome, fields);
    if (outcome.type !== 'over' && outcome.type !== 'locked')
      return again(explain(outcome, '验证码不正确，或者备用码已经用过'), statusOf(outcome));
    const message = explain(outcome, '');
    return visit.page(
      <SignInPage assets={visit.assets} problems={[{ field: 'signInName', message }]} {...readCarried(fields)} />,
      422,
    );
  });

  pages.post('/sign-out', EVERYONE, async (visit) => {
    setCookies(visit, await accounts.signOut(readCaller(visit.c)));
    return visit.redirect('/sign-in?done=signed-out');
  });

  function askForCode(visit: Visit, cookies: readonly string[], fields: FormFields): Response {
    setCookies(visit, cookies);
    const { next, carried } = readCarried(fields);
    if (carried === null) return visit.redirect(`/sign-in/code?next=${encodeURIComponent(next)}`);
    return visit.page(<CodePage assets={visit.assets} next={next} carried={carried} />);
  }

  async function goOn(
    visit: Visit,
    { accountId, cookies }: Extract<SignInOutcome, { type: 'signed-in' }>,
    fields: FormFields,
  ): Promise<Response> {
    const resume = unpackResume(fieldOf(fields, 'resume'));
    if (resume !== null && resume.owner === accountId) return replayRequest(visit.c, resume, cookies, dispatch);
    setCookies(visit, cookies);
    if (resume === null) return visit.redirect(readSitePath(fieldOf(fields, 'next')));
    if (resume.owner === null)
      return visit.page(<ResumePage assets={visit.assets} path={resume.path} fields={resume.fields} />);
    return visit.page(
      <MessagePage
        assets={visit.assets}
        title="没有提交"
        lines={['登录前填写的内容属于另一个账号，没有提交。您已登录，可以继续办理自己的事项。']}
        links={[{ text: '返回采购项目', href: '/' }]}
      />,
      409,
    );
  }
}

function readCarried(fields: FormFields) {
  const written = fieldOf(fields, 'resume');
  const carried = unpackResume(written) === null ? null : { packed: written };
  return { next: readSitePath(fieldOf(fields, 'next')), carried };
}

function explain(outcome: SignInOutcome, wrong: string): string {
  switch (outcome.type) {
    case 'wait':
      return `失败次数过多，${showMoment(outcome.until)} 后可以再试；急需登录的，请系统管理员解锁`;
    case 'locked':
      return '这个账号已被锁定，请联系系统管理员';
    case 'over':
      return '验证码填写超时或错误过多，请重新登录';
    default:
      return wrong;
  }
}

function statusOf({ type }: SignInOutcome): 422 | 429 {
  return type === 'wait' ? 429 : 422;
}
