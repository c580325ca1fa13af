import { showMoment } from '../times.ts';
import { describeRights } from './account-view.ts';

/** Something that happened to an account. */
export interface EventView {
  at: Date;
  type: keyof typeof EVENTS;
  /** Name of who did it; null: the person at the machine, or somebody who was not signed in. */
  by: string | null;
  address: string | null;
  detail: string | null;
}

const EVENTS = {
  created: '建立账号',
  'rights-set': '设定权限',
  'link-made': '生成设置密码的链接',
  'password-set': '用链接设置密码',
  'password-changed': '修改密码',
  locked: '锁定账号',
  unlocked: '解锁账号',
  'signed-in': '登录',
  'locked-out': '登录失败过多，暂停登录',
  'second-factor-on': '启用动态口令',
  'second-factor-off': '停用动态口令',
  'backup-codes-renewed': '更换备用码',
} as const;

/** What happened to an account, the latest first. */
export function AccountEvents({ events }: { events: readonly EventView[] }) {
  return (
    <section class="card" aria-labelledby="events-title">
      <h2 id="events-title">最近的记录</h2>
      <table class="list cards">
        <caption class="sr">账号最近的记录</caption>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">事项</th>
            <th scope="col">办理人</th>
            <th scope="col">网络地址</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr>
              <th scope="row">{showMoment(event.at)}</th>
              <td class="pair">
                <span class="label">事项</span>
                {describeEvent(event)}
              </td>
              <td class="pair">
                <span class="label">办理人</span>
                {event.by ?? describeNobody(event)}
              </td>
              <td class="pair">
                <span class="label">网络地址</span>
                {event.address === null || event.address === '' ? '—' : event.address}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function describeEvent({ type, detail }: EventView): string {
  const text = EVENTS[type];
  if (detail === null) return text;
  const rights = detail.split(' ');
  return `${text}：${describeRights({
    isAdministrator: rights.includes('administrator'),
    canCreateProcurements: rights.includes('creator'),
  })}`;
}

function describeNobody({ type }: EventView): string {
  if (type === 'locked-out') return '—';
  return type === 'password-set' || type === 'created' ? '持链接的人' : '本机操作人员';
}
