import type { DraftScheme } from '../../src/domain/draft.ts';
import { listRequirements, REQUIREMENT_PLACES, type RequirementPlace } from '../../src/domain/edit-draft.ts';
import type { Requirement } from '../../src/domain/requirement.ts';
import { FormMark } from '../components/form-mark.tsx';
import type { LotPlace } from '../components/lot-frame.tsx';
import { requirementHref, SchemeFrame, schemeHref } from './scheme-frame.tsx';
import { SourceLink } from './source-link.tsx';

const COMPARATORS = { '<': '＜', '<=': '≤', '=': '＝', '>=': '≥', '>': '＞' } as const;

interface RequirementsPageProps {
  place: LotPlace;
  scheme: DraftScheme;
  canEdit: boolean;
}

/** Everything a bid has to answer: ★ clauses first, those of all lots before those of this one. */
export function RequirementsPage({ place, scheme, canEdit }: RequirementsPageProps) {
  const lists = REQUIREMENT_PLACES.map((one) => ({ place: one, requirements: listRequirements(scheme, one) }));
  const isEmpty = lists.every(({ requirements }) => requirements.length === 0);
  return (
    <SchemeFrame place={place} title="条款">
      {canEdit ? (
        <p>
          <a class="button quiet" href={schemeHref(place, '/new-requirement')}>
            增加条款
          </a>
        </p>
      ) : null}
      {isEmpty ? (
        <section class="card" aria-label="条款">
          <p class="empty">还没有条款。</p>
        </section>
      ) : null}
      {lists
        .filter(({ requirements }) => requirements.length > 0)
        .map((list) => (
          <RequirementList place={place} kind={list.place} requirements={list.requirements} canEdit={canEdit} />
        ))}
    </SchemeFrame>
  );
}

interface RequirementListProps {
  place: LotPlace;
  kind: RequirementPlace;
  requirements: readonly Requirement[];
  canEdit: boolean;
}

function RequirementList({ place, kind, requirements, canEdit }: RequirementListProps) {
  const title = `${kind.isShared ? '各包' : '本包'}的${kind.isMandatory ? '★ 实质性条款' : '其他要求'}`;
  const key = `${kind.isShared ? 'shared' : 'own'}-${kind.isMandatory ? 'mandatory' : 'other'}`;
  return (
    <section class="card" aria-labelledby={key}>
      <h2 id={key}>
        {title} <span class="sub">{requirements.length} 条</span>
      </h2>
      <table class="cards list">
        <caption class="sr">{title}</caption>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">要求</th>
            <th scope="col">可以比较的数值</th>
          </tr>
        </thead>
        <tbody>
          {requirements.map((requirement) => (
            <tr>
              <th scope="row" class="number">
                {canEdit ? (
                  <a href={requirementHref(place, requirement.id)}>{requirement.number}</a>
                ) : (
                  requirement.number
                )}
              </th>
              <td>
                {requirement.text}
                <span class="sub">
                  <SourceLink place={place} location={requirement.location} />
                </span>
              </td>
              <td class="pair">
                {requirement.quantities.map(({ what, comparator, value, unit }) => (
                  <span class="sub quantity">
                    {what} {COMPARATORS[comparator]} {value} {unit}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RequirementRemovalProps {
  place: LotPlace;
  requirement: Requirement;
  replaces: number;
}

export function RequirementRemoval({ place, requirement, replaces }: RequirementRemovalProps) {
  return (
    <section class="card removal">
      <details class="confirm">
        <summary>删除这个条款</summary>
        <form method="post" action={`${requirementHref(place, requirement.id)}/delete`}>
          <FormMark />
          <input type="hidden" name="replaces" value={String(replaces)} />
          <p>条款 {requirement.number} 从方案中删除；以前的版本里仍能查到。</p>
          <button class="quiet" type="submit">
            确认删除
          </button>
        </form>
      </details>
    </section>
  );
}
