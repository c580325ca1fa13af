import { z } from 'zod';
import type { SchemeField } from '../../../views/scheme/fields.ts';
import { LOT_FIELDS, SECTION_FIELDS, SHARED_FIELDS } from '../../../views/scheme/lot-fields.ts';
import { type DraftLot, type DraftProcurement, draftLotSchema, draftProcurementSchema } from '../../domain/draft.ts';
import { replaceSections } from '../../domain/edit-draft.ts';
import { sectionSchema } from '../../domain/lot.ts';
import { count } from '../../domain/scalars.ts';
import type { Pages } from '../pages.tsx';
import { answerPart, type SchemePart, showPart } from '../scheme/answer-part.tsx';
import { getDraft } from '../scheme/save-draft.ts';
import type { LotVisit } from '../visit.ts';

const EDIT = { record: ['scheme.edited'] } as const;
type Section = DraftLot['sections'][number];

/** What a scheme says beside its items: the lot, its sections, and what all lots share. */
export function registerSchemePartPages(pages: Pages): void {
  const register = <T,>(page: string, build: (visit: LotVisit) => SchemePart<T>) => {
    pages.getOfLot(`/scheme${page}`, EDIT, (visit) => showPart(visit, build(visit)));
    pages.postOfLot(`/scheme${page}`, EDIT, (visit) =>
      answerPart(visit, build(visit), pages.desk.reference.levelOrders),
    );
  };
  register('/lot', buildLot);
  register('/shared', buildShared);
  register('/sections', buildSections);
}

/** The whole owner with the typed fields in it, as its schema reads it. */
function readOwner<S extends z.ZodType>(schema: S, fields: readonly SchemeField[], written: Record<string, unknown>) {
  const parsed = schema.safeParse(written);
  if (parsed.success) return { value: parsed.data };
  const names = fields.map(({ name }) => name.split('.')[0]);
  const own = parsed.error.issues.filter(({ path: [first] }) => names.includes(String(first)));
  return { error: new z.ZodError(own.length === 0 ? parsed.error.issues : own) };
}

function buildLot(visit: LotVisit): SchemePart<DraftLot> {
  return {
    title: '本包信息和政策',
    page: '/lot',
    fields: LOT_FIELDS,
    before: getDraft(visit).value.lot,
    read: (written) => readOwner(draftLotSchema, LOT_FIELDS, written),
    change: (scheme, { title, budget, ceilingPrice, totalPoints, sme, scales }) => ({
      ...scheme,
      lot: { ...scheme.lot, title, budget, ceilingPrice, totalPoints, sme, scales },
    }),
  };
}

function buildShared(visit: LotVisit): SchemePart<DraftProcurement> {
  return {
    title: '项目信息和评审规则',
    page: '/shared',
    note: '各包相同：保存后，所有还在编制（更正）的包一起改动。',
    fields: SHARED_FIELDS,
    before: getDraft(visit).value.procurement,
    read: (written) => readOwner(draftProcurementSchema, SHARED_FIELDS, written),
    change: ({ procurement, lot }, shared) => ({
      procurement: {
        ...shared,
        requirements: procurement.requirements,
        mandatoryRequirements: procurement.mandatoryRequirements,
      },
      lot,
    }),
    isShared: () => true,
  };
}

const orderedSchema = z.object({ sections: z.array(z.looseObject({ order: count })).default([]) });

/** Sections carry their places as numbers, so that they can be put in another order without a script. */
function buildSections(visit: LotVisit): SchemePart<Section[]> {
  const { sections } = getDraft(visit).value.lot;
  return {
    title: '评审方案的部分',
    page: '/sections',
    note: '修改次序号可以调整先后。其中还有评审因素的部分不能删除。',
    fields: SECTION_FIELDS,
    before: { sections: sections.map((section, index) => ({ ...section, order: index + 1 })) },
    read: (written) => {
      const ordered = orderedSchema.safeParse(written);
      if (!ordered.success) return { error: ordered.error };
      const sorted = ordered.data.sections.toSorted((one, other) => one.order - other.order);
      const parsed = z
        .object({ sections: z.array(sectionSchema) })
        .safeParse({ sections: sorted.map(({ order: _, ...section }) => section) });
      return parsed.success ? { value: parsed.data.sections } : { error: parsed.error };
    },
    change: replaceSections,
  };
}
