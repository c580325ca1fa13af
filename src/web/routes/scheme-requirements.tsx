import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { REQUIREMENT_FIELDS, REQUIREMENT_PLACE_FIELDS } from '../../../views/scheme/lot-fields.ts';
import { RequirementRemoval, RequirementsPage } from '../../../views/scheme/requirements-page.tsx';
import { draftHref, schemeHref } from '../../../views/scheme/scheme-frame.tsx';
import type { DraftScheme } from '../../domain/draft.ts';
import {
  createId,
  findRequirement,
  listRequirements,
  putRequirement,
  REQUIREMENT_PLACES,
  type RequirementPlace,
  removeRequirement,
} from '../../domain/edit-draft.ts';
import { type Requirement, requirementSchema } from '../../domain/requirement.ts';
import { countVersions } from '../../ledger/versions.ts';
import type { Pages } from '../pages.tsx';
import { readReplaces } from '../read-replaced.ts';
import { answerPart, type SchemePart, showPart } from '../scheme/answer-part.tsx';
import { besideOriginal } from '../scheme/beside-original.tsx';
import { locateTyped, readTypedPlace } from '../scheme/originals.ts';
import { findShown, getDraft, saveDraft } from '../scheme/save-draft.ts';
import type { LotVisit } from '../visit.ts';

const EDIT = { record: ['scheme.edited'] } as const;
const NOWHERE: FieldProblem = { field: 'location.quote', message: '采购文件里没有这句话，请从原文复制一句' };
const FIELDS = [...REQUIREMENT_PLACE_FIELDS, ...REQUIREMENT_FIELDS];

interface PlacedRequirement {
  requirement: Requirement;
  place: RequirementPlace;
}

/** ★ clauses and other requirements, of the lot and of all lots. */
export function registerSchemeRequirementPages(pages: Pages): void {
  const { store } = pages.desk;
  const orders = () => pages.desk.reference.levelOrders;

  pages.getOfLot('/scheme/requirements', { see: 'scheme' }, (visit) => {
    const scheme = findShown(visit)?.value;
    if (scheme === undefined) return visit.notFound('评审方案还没有发布。');
    const canEdit = visit.may('scheme.edited') && visit.lot.draft !== null;
    return visit.page(<RequirementsPage place={visit} scheme={scheme} canEdit={canEdit} />);
  });

  const buildPart = (visit: LotVisit, known: PlacedRequirement | null): SchemePart<PlacedRequirement> => {
    const scheme = getDraft(visit).value;
    const id = known?.requirement.id ?? createId('requirement', listIds(scheme));
    const page = known === null ? '/new-requirement' : `/requirements/${encodeURIComponent(id)}`;
    return {
      title: known === null ? '增加条款' : `条款 ${known.requirement.number}`,
      page,
      fields: FIELDS,
      before: known === null ? null : { ...known.requirement, ...known.place },
      proposed: { isMandatory: 'false', isShared: 'false', form: 'technical' },
      read: async (written, form) => {
        const { isMandatory, isShared, ...requirement } = written;
        const location = await locateTyped(visit, store, readTypedPlace(form), known?.requirement.location ?? null);
        if (location === null) return { problems: [NOWHERE] };
        const place = { ...location, page: location.page === null ? null : String(location.page) };
        const parsed = requirementSchema.safeParse({ ...requirement, id, location: place });
        if (!parsed.success) return { error: parsed.error };
        return {
          value: {
            requirement: parsed.data,
            place: { isMandatory: isMandatory === 'true', isShared: isShared === 'true' },
          },
        };
      },
      change: (before, { requirement, place }) => putRequirement(before, requirement, place),
      isShared: ({ place }) => place.isShared || known?.place.isShared === true,
      surround: async ({ form, problems }) => {
        const { field, ...beside } = await besideOriginal(visit, store, {
          address: schemeHref(visit, page),
          form,
          before: known?.requirement.location ?? null,
          problems,
          otherwise: '条款须有出处',
        });
        const replaces = countVersions(getDraft(visit));
        return {
          rest: field,
          ...beside,
          ...(known === null
            ? {}
            : { after: <RequirementRemoval place={visit} requirement={known.requirement} replaces={replaces} /> }),
        };
      },
    };
  };

  const find = (visit: LotVisit) => findRequirement(getDraft(visit).value, visit.c.req.param('requirement') ?? '');
  const missing = (visit: LotVisit) =>
    visit.notFound('方案中没有这个条款，可能已被删除。', { text: '返回评审方案', href: draftHref(visit) });

  pages.getOfLot('/scheme/new-requirement', EDIT, (visit) => showPart(visit, buildPart(visit, null)));
  pages.postOfLot('/scheme/new-requirement', EDIT, (visit) => answerPart(visit, buildPart(visit, null), orders()));
  pages.getOfLot('/scheme/requirements/:requirement', EDIT, (visit) => {
    const known = find(visit);
    return known === null ? missing(visit) : showPart(visit, buildPart(visit, known));
  });
  pages.postOfLot('/scheme/requirements/:requirement', EDIT, (visit) => {
    const known = find(visit);
    return known === null ? missing(visit) : answerPart(visit, buildPart(visit, known), orders());
  });
  pages.postOfLot('/scheme/requirements/:requirement/delete', EDIT, async (visit) => {
    const known = find(visit);
    if (known === null) return missing(visit);
    const { requirement, place } = known;
    await saveDraft(visit, (scheme) => removeRequirement(scheme, requirement.id), {
      replaces: readReplaces(await visit.readForm()),
      reason: `删除条款 ${requirement.number}`,
      isShared: place.isShared,
    });
    return visit.redirect(schemeHref(visit, '/requirements'));
  });
}

function listIds(scheme: DraftScheme): string[] {
  return REQUIREMENT_PLACES.flatMap((place) => listRequirements(scheme, place).map(({ id }) => id));
}
