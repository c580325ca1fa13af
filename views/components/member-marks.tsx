import type { Explanation, ExplanationInput } from '../../src/domain/explanation.ts';
import type { Mark } from '../../src/domain/review.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import { PlaceLine } from './place-line.tsx';

type Flaw = Exclude<Mark['flaws'], number | undefined>[number];

interface MemberMarksProps {
  context: EvaluationContext;
  node: Explanation;
  marks: readonly ExplanationInput[];
  tendererNumber: number | undefined;
}

/** What each member gave and why: the flaws recorded, with their places. */
export function MemberMarks({ context, node, marks, tendererNumber }: MemberMarksProps) {
  return (
    <ul class="marks">
      {marks.map(({ name, value }) => {
        const mark = findMark(context, node, name, tendererNumber);
        return (
          <li class={hasDetails(mark) ? 'detailed' : undefined}>
            <span>
              <span>{name}</span> <b class="fact-value">{value}</b>
            </span>
            {mark !== null && hasDetails(mark) ? <MarkDetails context={context} mark={mark} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function findMark({ view }: EvaluationContext, { id }: Explanation, member: string, number: number | undefined) {
  if (number === undefined) return null;
  const tenderer = view.evaluation.tenderers[number - 1]?.name ?? '';
  const item = id.slice(`t${number}.`.length);
  return view.reviews?.find((review) => review.member === member)?.marks[tenderer]?.[item] ?? null;
}

function hasDetails(mark: Mark | null): boolean {
  return (
    mark !== null &&
    (Array.isArray(mark.flaws) ||
      (mark.missing ?? []).length > 0 ||
      (mark.wrong ?? []).length > 0 ||
      mark.note !== undefined)
  );
}

function MarkDetails({ context, mark }: { context: EvaluationContext; mark: Mark }) {
  const flaws = Array.isArray(mark.flaws) ? mark.flaws : [];
  const missing = mark.missing ?? [];
  const wrong = mark.wrong ?? [];
  return (
    <ul class="flaws">
      {flaws.map((flaw) => (
        <li>
          <FlawLine context={context} flaw={flaw} />
        </li>
      ))}
      {missing.length === 0 ? null : <li>缺项：{missing.join('、')}</li>}
      {wrong.length === 0 ? null : <li>错项：{wrong.join('、')}</li>}
      {mark.note === undefined ? null : <li>说明：{mark.note}</li>}
    </ul>
  );
}

function FlawLine({ context, flaw }: { context: EvaluationContext; flaw: Flaw }) {
  const type = context.view.scheme.procurement.rules.flawTypes.find(({ id }) => id === flaw.type)?.title ?? flaw.type;
  return (
    <>
      {type}
      {flaw.place === undefined ? null : `，${flaw.place}`}
      {flaw.note === undefined ? null : `：${flaw.note}`}
      {flaw.location === null ? null : <PlaceLine view={context.view} location={flaw.location} />}
    </>
  );
}
