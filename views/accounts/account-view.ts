import { showMoment } from '../times.ts';

/** An account as administrators see it. */
export interface AccountView {
  id: string;
  name: string;
  signInName: string;
  isAdministrator: boolean;
  canCreateProcurements: boolean;
  isActivated: boolean;
  isLocked: boolean;
  lockedOutUntil: Date | null;
  hasSecondFactor: boolean;
}

/** A place somebody is signed in at. */
export interface SessionView {
  id: string;
  isThis: boolean;
  address: string;
  browser: string;
  since: Date;
  lastSeen: Date;
}

export interface Standing {
  tone: 'good' | 'look' | 'plain';
  text: string;
}

/** What stands in the way of signing in, most lasting first. */
export function describeStanding(account: AccountView): Standing {
  if (account.isLocked) return { tone: 'look', text: '已锁定' };
  if (!account.isActivated) return { tone: 'plain', text: '待设置密码' };
  if (account.lockedOutUntil !== null)
    return { tone: 'look', text: `登录失败过多，${showMoment(account.lockedOutUntil)} 后可再登录` };
  return { tone: 'good', text: '正常' };
}

export function describeRights({
  isAdministrator,
  canCreateProcurements,
}: Pick<AccountView, 'isAdministrator' | 'canCreateProcurements'>): string {
  const rights = [isAdministrator ? '系统管理员' : '', canCreateProcurements ? '可以新建采购项目' : ''].filter(Boolean);
  return rights.length === 0 ? '—' : rights.join('、');
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/Edg[e/A]/, 'Edge 浏览器'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/360SE|QihooBrowser|360EE/, '360 浏览器'],
  [/Firefox/, 'Firefox 浏览器'],
  [/Chrome|CriOS/, 'Chrome 浏览器'],
  [/Safari/, 'Safari 浏览器'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/OpenHarmony|HarmonyOS/, '鸿蒙'],
  [/Android/, '安卓'],
  [/iPhone|iPad/, '苹果手机或平板'],
  [/Windows/, 'Windows'],
  [/Macintosh/, '苹果电脑'],
  [/Linux/, 'Linux'],
];

/** A browser by what it says of itself, which it may say wrongly. */
export function describeBrowser(agent: string): string {
  const name = BROWSERS.find(([pattern]) => pattern.test(agent))?.[1] ?? '未知浏览器';
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
  return system === undefined ? name : `${name}（${system}）`;
}
