import { RECHECK_GROUNDS } from '../../src/ledger/events/marking-events.ts';
import { GROUND_NAMES } from '../../src/ledger/recheck-grounds.ts';
import { FormMark } from '../components/form-mark.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import type { Terms } from '../terms.ts';
import { lotHref } from '../workspace-addresses.ts';

export interface MemberProgress {
  id: string;
  name: string;
  isSubmitted: boolean;
  isOwn: boolean;
}

interface MemberListProps {
  place: LotPlace;
  terms: Terms;
  members: readonly MemberProgress[];
  mayReturn: boolean;
}

/** Who has handed in; nothing of what they gave. The chair may return a sheet on a ground of the law. */
export function MemberList({ place, terms, members, mayReturn }: MemberListProps) {
  return (
    <section class="card" aria-labelledby="members-title">
      <h2 id="members-title">{terms.panel}各成员</h2>
      <p class="soft">这里只显示是否提交；其他成员的评分在双方都提交后，到“结果与报告”中查看。</p>
      <ul class="member-list">
        {members.map(({ id, name, isSubmitted, isOwn }) => (
          <li>
            <b>{name}</b>
            {isOwn ? '（本人）' : ''}：{isSubmitted ? '已提交' : '尚未提交'}
            {mayReturn && isSubmitted ? (
              <details>
                <summary>退回复核</summary>
                <form
                  method="post"
                  action={lotHref(place.procurement, place.lot.number, '/marking/returns')}
                  class="form"
                >
                  <FormMark />
                  <input type="hidden" name="member" value={id} />
                  <div class="field">
                    <label for={`ground-${id}`}>法定情形</label>
                    <select id={`ground-${id}`} name="ground">
                      {RECHECK_GROUNDS.map((ground) => (
                        <option value={ground}>{GROUND_NAMES[ground]}</option>
                      ))}
                    </select>
                  </div>
                  <div class="field">
                    <label for={`reason-${id}`}>具体情况</label>
                    <textarea id={`reason-${id}`} name="reason" rows={2} maxlength={2000} required />
                  </div>
                  <button type="submit">退回</button>
                </form>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
