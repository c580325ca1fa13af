import type { Child } from 'hono/jsx';
import type { Location } from '../../src/domain/location.ts';
import type { Lot } from '../../src/domain/lot.ts';
import { countVersions } from '../../src/ledger/versions.ts';
import { BesideDocument } from '../components/beside-document.tsx';
import { ErrorSummary, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { PlaceFields } from '../components/place-fields.tsx';
import { FieldForm } from '../scheme/field-form.tsx';
import type { SchemeField, Typed } from '../scheme/fields.ts';
import { FactHistory, FactPlace, FactStatus, FactValues } from './fact-entry.tsx';
import { FACT_KIND_NAMES, type FactKind } from './fact-fields.ts';
import { type NamedFact, nameFact } from './facts.ts';
import { reviewHref, tendererHref } from './review-address.ts';

export interface FactPageProps {
  place: LotPlace;
  scheme: Lot;
  tenderer: string;
  about: FactKind;
  /** Title of the item that it is about; null for other kinds. */
  item: { id: string; title: string } | null;
  /** The fact as it stands; null for one that is added. */
  known: NamedFact | null;
  fields: readonly SchemeField[];
  typed: Typed;
  location: Location | null;
  why: string;
  problems: readonly FieldProblem[];
  longer: string | null;
  hrefOf: (location: Location) => string | null;
  /** Null for whoever may not change it. */
  mayChange: boolean;
  choice: Child;
  viewer: Child;
}

/** One fact beside the bid: corrected or denied with a reason, or added by hand. */
export function FactPage(props: FactPageProps) {
  const { place, scheme, tenderer, about, item, known, hrefOf, mayChange, choice, viewer } = props;
  const kind = FACT_KIND_NAMES[about];
  const facts = tendererHref(place, tenderer, '/facts');
  const title = known === null ? `补记${item?.title ?? kind}` : nameFact(known.fact.current.value, scheme);
  return (
    <LotFrame
      place={place}
      tab="/review"
      title={title}
      trail={[
        { text: '审查', href: reviewHref(place) },
        { text: tenderer, href: facts },
      ]}
      aside={<span class="full">{kind}</span>}
      hasViewer
    >
      {choice}
      <BesideDocument label={kind} viewer={viewer}>
        {known === null ? null : (
          <section class="card fact-cards" aria-label="现在的记录">
            <p>
              <FactStatus status={known.fact.status} />
            </p>
            <FactValues fact={known.fact.current.value} lot={scheme} />
            <FactPlace fact={known.fact.current.value} hrefOf={hrefOf} />
            <FactHistory current={known.fact.current} scheme={scheme} seats={place.lot} />
          </section>
        )}
        {mayChange ? <FactForm {...props} /> : null}
      </BesideDocument>
    </LotFrame>
  );
}

function FactForm({
  place,
  tenderer,
  about,
  item,
  known,
  fields,
  typed,
  location,
  why,
  problems,
  longer,
}: FactPageProps) {
  const facts = tendererHref(place, tenderer, '/facts');
  const action = known === null ? facts : `${facts}/${encodeURIComponent(known.id)}`;
  return (
    <form
      class="card form"
      method="post"
      action={action}
      aria-label={known === null ? '补记' : '更正'}
      data-takes-place
    >
      <ErrorSummary problems={problems} />
      <FormMark />
      {known === null ? (
        <>
          <input type="hidden" name="about" value={about} />
          {item === null ? null : <input type="hidden" name="item" value={item.id} />}
        </>
      ) : (
        <input type="hidden" name="replaces" value={String(countVersions(known.fact.current))} />
      )}
      <FieldForm fields={fields} typed={typed} problems={problems} longer={longer} />
      <PlaceFields location={location} />
      {known === null ? (
        <div class="form-actions">
          <button type="submit">补记，待确认</button>
          <a href={facts}>返回</a>
        </div>
      ) : (
        <>
          <TextField name="why" label="更正或否定的理由" value={why} problems={problems} maxlength={2000} />
          <div class="form-actions">
            <button type="submit" name="action" value="correct">
              保存更正
            </button>
            {known.fact.status === 'rejected' ? null : (
              <button type="submit" name="action" value="reject" class="quiet">
                否定，不予采用
              </button>
            )}
            <a href={facts}>返回</a>
          </div>
        </>
      )}
    </form>
  );
}
