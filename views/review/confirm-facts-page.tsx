import type { Location } from '../../src/domain/location.ts';
import type { Lot } from '../../src/domain/lot.ts';
import type { Fact } from '../../src/ledger/events/fact-events.ts';
import { countVersions } from '../../src/ledger/versions.ts';
import { ErrorSummary, type FieldProblem } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { LotFrame, type LotPlace } from '../components/lot-frame.tsx';
import { FactPlace, FactValues } from './fact-entry.tsx';
import { FACT_KIND_NAMES } from './fact-fields.ts';
import { type NamedFact, nameFact } from './facts.ts';
import { reviewHref, tendererHref } from './review-address.ts';

export interface ConfirmFactsPageProps {
  place: LotPlace;
  scheme: Lot;
  tenderer: string;
  /** Nothing speaks against these. */
  clear: readonly NamedFact[];
  /** These have to be looked at one by one. */
  doubtful: readonly { named: NamedFact; doubt: string }[];
  hrefOf: (location: Location) => string | null;
  problems: readonly FieldProblem[];
}

/** Everything that is confirmed together, to be read before it is; what is in doubt stays out. */
export function ConfirmFactsPage(props: ConfirmFactsPageProps) {
  const { place, scheme, tenderer, clear, doubtful, hrefOf, problems } = props;
  const facts = tendererHref(place, tenderer, '/facts');
  return (
    <LotFrame
      place={place}
      tab="/review"
      title="一并确认"
      trail={[
        { text: '审查', href: reviewHref(place) },
        { text: tenderer, href: facts },
      ]}
      aside={<span class="full">{tenderer}</span>}
    >
      <ErrorSummary problems={problems} />
      <section class="card" aria-labelledby="clear-title" id="fact">
        <h2 id="clear-title">没有疑问的 {clear.length} 项</h2>
        {clear.length === 0 ? (
          <p class="empty">
            没有可以一并确认的事实。<a href={facts}>返回逐项核对</a>
          </p>
        ) : (
          <form class="form" method="post" action={`${facts}/confirm`}>
            <p class="hint">以下各项由系统从文件中读出，请核对后确认；不确认的取消勾选。确认之后仍可更正。</p>
            <FormMark />
            <ul class="fact-list is-choice">
              {clear.map(({ id, fact: { current } }) => (
                <li>
                  <label class="check">
                    <input type="checkbox" name="fact" value={`${countVersions(current)}:${id}`} checked />
                    <KindOf fact={current.value} />
                    <b>{nameFact(current.value, scheme)}</b>
                  </label>
                  <FactValues fact={current.value} lot={scheme} />
                  <FactPlace fact={current.value} hrefOf={hrefOf} />
                </li>
              ))}
            </ul>
            <div class="form-actions">
              <button type="submit">确认所选</button>
              <a href={facts}>返回</a>
            </div>
          </form>
        )}
      </section>
      {doubtful.length === 0 ? null : (
        <section class="card" aria-labelledby="doubt-title">
          <h2 id="doubt-title">须逐项核对的 {doubtful.length} 项</h2>
          <ul class="fact-list">
            {doubtful.map(({ named: { id, fact }, doubt }) => (
              <li>
                <a href={`${facts}/${encodeURIComponent(id)}`}>
                  <KindOf fact={fact.current.value} />
                  {nameFact(fact.current.value, scheme)}
                </a>
                <span class="sub">　{doubt}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </LotFrame>
  );
}

/** What kind of fact it is, where its name does not say so. */
function KindOf({ fact }: { fact: Fact }) {
  return fact.about === 'policy' ? null : <>{FACT_KIND_NAMES[fact.about]}：</>;
}
