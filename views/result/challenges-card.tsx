import type { RegulationInForce } from '../../src/domain/regulation.ts';
import type { FieldProblem } from '../components/form-field.tsx';
import { Field } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import { Tag } from '../components/tag.tsx';
import { showMoment } from '../times.ts';
import { lotHref } from '../workspace-addresses.ts';
import { Deadline } from './deadline.tsx';

interface ChallengesCardProps {
  place: LotPlace;
  deadlines: { challenge: RegulationInForce | null; answer: RegulationInForce | null };
  mayRecord: boolean;
  mayAnswer: boolean;
  problems: readonly FieldProblem[];
  typed: Readonly<Record<string, string>>;
}

/** What tenderers object to, and what they were answered. */
export function ChallengesCard({ place, deadlines, mayRecord, mayAnswer, problems, typed }: ChallengesCardProps) {
  const { lot, procurement } = place;
  const all = [...lot.challenges];
  if (all.length === 0 && !mayRecord) return null;
  return (
    <section class="card" aria-labelledby="challenges-title" id="challenges">
      <h2 id="challenges-title">质疑</h2>
      <Deadline rule={deadlines.challenge} />
      <Deadline rule={deadlines.answer} />
      {all.length === 0 ? <p class="empty">没有收到质疑。</p> : null}
      <ul class="notices">
        {all.map(([id, { challenge, answer }], index) => (
          <li>
            <p>
              {showMoment(challenge.at)}　<b>{challenge.value.from}</b>　{challenge.value.subject}
            </p>
            {answer !== null ? (
              <p>
                <Tag tone="good">已答复</Tag> {showMoment(answer.at)}　{answer.value}
              </p>
            ) : mayAnswer ? (
              <form method="post" action={lotHref(procurement, lot.number, '/result/challenges/answers')} class="form">
                <FormMark />
                <input type="hidden" name="id" value={id} />
                <Field
                  name="answer"
                  id={`answer-${index + 1}`}
                  label="答复"
                  problems={typed['id'] === id ? problems : []}
                  control={(attributes) => (
                    <textarea {...attributes} rows={3} maxlength={4000}>
                      {typed['id'] === id ? typed['answer'] : ''}
                    </textarea>
                  )}
                />
                <button class="quiet" type="submit">
                  记录答复
                </button>
              </form>
            ) : (
              <p class="open">尚未答复</p>
            )}
          </li>
        ))}
      </ul>
      {mayRecord ? <ReceiveForm place={place} problems={problems} typed={typed} /> : null}
    </section>
  );
}

function ReceiveForm({ place, problems, typed }: Pick<ChallengesCardProps, 'place' | 'problems' | 'typed'>) {
  return (
    <details open={problems.some(({ field }) => field === 'from' || field === 'subject')}>
      <summary>记录收到的质疑</summary>
      <form method="post" action={lotHref(place.procurement, place.lot.number, '/result/challenges')} class="form">
        <FormMark />
        <Field
          name="from"
          label="质疑供应商"
          problems={problems}
          control={(attributes) => <input {...attributes} value={typed['from'] ?? ''} maxlength={200} />}
        />
        <Field
          name="subject"
          label="质疑事项"
          problems={problems}
          control={(attributes) => (
            <textarea {...attributes} rows={3} maxlength={4000}>
              {typed['subject'] ?? ''}
            </textarea>
          )}
        />
        <button class="quiet" type="submit">
          记录
        </button>
      </form>
    </details>
  );
}
