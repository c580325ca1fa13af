import type { RegulationInForce } from '../../src/domain/regulation.ts';
import type { FieldProblem } from '../components/form-field.tsx';
import { Field } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { showMoment } from '../times.ts';
import { lotHref } from '../workspace-addresses.ts';
import { Deadline } from './deadline.tsx';
import { listNotices } from './decision.ts';
import { draftNotice, findNoticeKind, type NoticeKind, type NoticeSubject, nameNotice } from './draft-notice.ts';

interface NoticesCardProps {
  place: LotPlace;
  subject: NoticeSubject;
  deadline: RegulationInForce | null;
  maySend: boolean;
  problems: readonly FieldProblem[];
  typed: Readonly<Record<string, string>>;
}

/** Every tenderer's notice: drafted from the result, looked over, sent, kept as it was sent. */
export function NoticesCard({ place, subject, deadline, maySend, problems, typed }: NoticesCardProps) {
  const { lot, procurement } = place;
  const sent = listNotices(lot);
  return (
    <section class="card" aria-labelledby="notices-title" id="notices">
      <h2 id="notices-title">通知</h2>
      <Deadline rule={deadline} />
      <ul class="notices">
        {[...lot.bids.keys()].map((tenderer) => {
          const kind = findNoticeKind(lot, tenderer);
          const own = sent.filter(({ value }) => value.to === tenderer);
          return kind === null ? null : (
            <li>
              <h3>{tenderer}</h3>
              {own.map(({ value, at }) => (
                <div>
                  <Tag tone="good">已发出</Tag> {showMoment(at)}
                  <p class="notice-text">{value.text}</p>
                </div>
              ))}
              {own.length > 0 ? null : maySend ? (
                <NoticeForm
                  place={place}
                  subject={subject}
                  tenderer={tenderer}
                  kind={kind}
                  problems={typed['to'] === tenderer ? problems : []}
                  text={typed['to'] === tenderer ? typed['text'] : undefined}
                />
              ) : (
                <p class="open">{nameNotice(kind, subject.terms)}尚未发出，由采购代理机构经办人发出。</p>
              )}
              <p>
                <a
                  href={`${lotHref(procurement, lot.number, '/result/notices')}/${encodeURIComponent(tenderer)}`}
                  download
                >
                  下载 Word 文件
                </a>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface NoticeFormProps {
  place: LotPlace;
  subject: NoticeSubject;
  tenderer: string;
  kind: NoticeKind;
  problems: readonly FieldProblem[];
  /** What was typed, where the form came back. */
  text: string | undefined;
}

function NoticeForm({ place, subject, tenderer, kind, problems, text }: NoticeFormProps) {
  return (
    <form method="post" action={lotHref(place.procurement, place.lot.number, '/result/notices')} class="form">
      <FormMark />
      <input type="hidden" name="to" value={tenderer} />
      <Field
        name="text"
        id={`notice-${[...place.lot.bids.keys()].indexOf(tenderer) + 1}`}
        label={nameNotice(kind, subject.terms)}
        hint="文字由系统按结果草拟，请核对后再发出"
        problems={problems}
        control={(attributes) => (
          <textarea {...attributes} rows={5} maxlength={4000}>
            {text ?? draftNotice(subject, tenderer)}
          </textarea>
        )}
      />
      <button class="quiet" type="submit">
        记为已发出
      </button>
    </form>
  );
}
