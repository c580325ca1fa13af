import { RECHECK_GROUNDS } from '../../src/ledger/events/marking-events.ts';
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

/** The grounds on which marks may be changed after they were handed in (财政部令第87号第六十四条), in words. */
export const GROUND_NAMES: Readonly<Record<(typeof RECHECK_GROUNDS)[number], string>> = {
  'sum-wrong': '分值汇总计算错误',
  'out-of-range': '分项评分超出评分标准范围',
  'objective-marks-differ': '对客观评审因素评分不一致',
  'abnormal-mark': '认为评分畸高、畸低',
  're-review': '重新评审',
};

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
