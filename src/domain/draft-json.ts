import { z } from 'zod';
import {
  type DraftItem,
  type DraftLot,
  draftItemSchema,
  draftLotSchema,
  draftProcurementSchema,
  type TenderDraft,
} from './draft.ts';
import type { Requirement } from './requirement.ts';
import { bool } from './scalars.ts';

/**
 * A draft as other programs get it (the form of `hengbiao draft --json`). Beside what the lot itself says, each lot repeats what
 * all lots share (`common`), sections are named by their titles, and `setAside` is false where the document is silent (`isStated`).
 */
export function writeDraftJson({ procurement, lots, assessments, messages }: TenderDraft) {
  const { requirements, mandatoryRequirements, ...shared } = procurement;
  return {
    procurement: shared,
    lots: lots.map((lot) => ({
      ...writeLot(lot),
      mandatoryRequirements: [...flag(mandatoryRequirements, true), ...flag(lot.mandatoryRequirements, false)],
      requirements: [...flag(requirements, true), ...flag(lot.requirements, false)],
    })),
    assessments: assessments.map(writeLot),
    messages,
  };
}

function writeLot(lot: DraftLot) {
  const { setAside } = lot.sme;
  return {
    ...lot,
    sme: { ...lot.sme, setAside: setAside ?? false, isStated: setAside !== null },
    items: lot.items.map((item) => writeItem(item, lot)),
  };
}

function writeItem(item: DraftItem, lot: DraftLot) {
  const section = lot.sections.find(({ id }) => id === item.section);
  const pointsEach = item.kind === 'people' ? onlyOf(item.roles.map((role) => role.pointsEach)) : undefined;
  return {
    ...item,
    section: section?.title ?? null,
    ...(section === undefined ? {} : { sectionId: section.id }),
    ...(pointsEach === undefined ? {} : { pointsEach }),
  };
}

/** The one value of a list whose values are all the same. */
function onlyOf(values: readonly string[]): string | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

function flag(requirements: readonly Requirement[], common: boolean) {
  return requirements.map((requirement) => ({ ...requirement, common }));
}

const record = z.record(z.string(), z.unknown());
type Written = z.output<typeof record>;
const writtenRequirements = z.array(record).default([]);

const ITEM_KEYS = new Map<unknown, readonly string[]>(
  draftItemSchema.options.map((option) => [option.shape.kind.value, Object.keys(option.shape)]),
);

const draftSchema = z
  .looseObject({
    procurement: z.preprocess(prepareProcurement, draftProcurementSchema),
    lots: z.array(z.preprocess(prepareLot, draftLotSchema)).min(1, { error: '至少要有一个采购包' }),
    assessments: z.array(z.preprocess(prepareLot, draftLotSchema)).default([]),
  })
  .transform(({ procurement, lots, assessments }): TenderDraft => ({ procurement, lots, assessments, messages: [] }));

/**
 * Reads a draft back, every scalar as text (see scalars.ts). Drafts written by other programs may leave out ids and whatever the
 * contract does not name; an item whose kind lacks what it needs (a price without a formula) becomes one of kind `unknown`.
 */
export const draftJsonSchema = z.preprocess(gatherShared, draftSchema);

/** Takes apart what all lots share and each lot repeats. */
function gatherShared(file: unknown): unknown {
  const written = leaveOutNull(file);
  const draft = record.safeParse(written);
  const procurement = record.safeParse(draft.data?.['procurement']);
  const lots = z.array(record).safeParse(draft.data?.['lots']);
  if (!draft.success || !procurement.success || !lots.success) return written;
  const shared = (key: string) => (writtenRequirements.safeParse(lots.data[0]?.[key]).data ?? []).filter(isCommon);
  return {
    ...draft.data,
    procurement: {
      ...procurement.data,
      mandatoryRequirements: shared('mandatoryRequirements'),
      requirements: shared('requirements'),
    },
  };
}

/** JSON's null is the text `null` by now, which only some parts of a scheme take for absent; so is a text without content. */
function leaveOutNull(written: unknown): unknown {
  if (Array.isArray(written)) return written.map(leaveOutNull);
  if (written === null || typeof written !== 'object') return written;
  const stated = Object.entries(written).filter(
    ([key, value]) => value !== 'null' && (value !== '' || key === 'quote'),
  );
  return Object.fromEntries(stated.map(([key, value]) => [key, leaveOutNull(value)]));
}

function isCommon(requirement: Written): boolean {
  return bool.safeParse(requirement['common']).data === true;
}

function prepareProcurement(written: unknown): unknown {
  const procurement = record.safeParse(written);
  if (!procurement.success) return written;
  return {
    schemaVersion: '1',
    ...procurement.data,
    mandatoryRequirements: prepareRequirements(procurement.data['mandatoryRequirements'], true, 'common-mandatory'),
    requirements: prepareRequirements(procurement.data['requirements'], true, 'common-requirement'),
  };
}

function prepareLot(written: unknown): unknown {
  const lot = record.safeParse(written);
  if (!lot.success) return written;
  const items = z.array(record).safeParse(lot.data['items']);
  return {
    schemaVersion: '1',
    ...lot.data,
    sme: prepareSme(lot.data['sme']),
    ...(items.success ? { items: items.data.map(prepareItem) } : {}),
    mandatoryRequirements: prepareRequirements(lot.data['mandatoryRequirements'], false, 'mandatory'),
    requirements: prepareRequirements(lot.data['requirements'], false, 'requirement'),
  };
}

function prepareSme(written: unknown): unknown {
  const sme = record.safeParse(written);
  if (!sme.success) return written;
  const { isStated, setAside, ...policy } = sme.data;
  return isStated === 'false' ? policy : { ...policy, setAside };
}

function prepareRequirements(written: unknown, common: boolean, prefix: string): unknown {
  const requirements = writtenRequirements.safeParse(written);
  if (!requirements.success) return written;
  return requirements.data
    .filter((requirement) => isCommon(requirement) === common)
    .map(({ common: _, ...requirement }, index) => ({ id: `${prefix}-${index + 1}`, ...requirement }));
}

function prepareItem({ sectionId, section: _, ...written }: Written): unknown {
  const item = pick({ ...written, section: sectionId }, written['kind']);
  const parsed = draftItemSchema.safeParse(item);
  const isOnlyLacking = parsed.error?.issues.every(
    (issue) => issue.code === 'invalid_type' && isAbsent(item, issue.path),
  );
  return isOnlyLacking === true ? { ...pick(item, 'unknown'), kind: 'unknown' } : item;
}

function pick(item: Written, kind: unknown): Written {
  const keys = ITEM_KEYS.get(kind);
  return keys === undefined ? item : Object.fromEntries(Object.entries(item).filter(([key]) => keys.includes(key)));
}

function isAbsent(item: Written, path: readonly PropertyKey[]): boolean {
  return (
    path.length === 1 &&
    item[String(path[0])] === undefined &&
    ITEM_KEYS.get('unknown')?.includes(String(path[0])) !== true
  );
}
