import type { FieldProblem } from '../../../views/components/form-field.tsx';
import type { Typed } from '../../../views/scheme/fields.ts';
import { listItemFields } from '../../../views/scheme/item-fields.ts';
import { ItemKindChoice, ItemRemoval, TrialSection } from '../../../views/scheme/item-parts.tsx';
import { draftHref, schemeHref } from '../../../views/scheme/scheme-frame.tsx';
import { ItemSum } from '../../../views/scheme/sum-line.tsx';
import { type DraftItem, type DraftScheme, draftItemSchema } from '../../domain/draft.ts';
import { createId, moveItem, putItem, removeItem } from '../../domain/edit-draft.ts';
import type { Location } from '../../domain/location.ts';
import { decimal, price } from '../../domain/scalars.ts';
import { ITEM_KINDS, type ItemKind } from '../../domain/scoring-item.ts';
import { countVersions } from '../../ledger/versions.ts';
import { type Trial, tryFormula, tryPrices } from '../../use-cases/try-item.ts';
import { type FormFields, fieldOf } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import { readReplaces } from '../read-replaced.ts';
import { answerPart, type SchemePart, showPart } from '../scheme/answer-part.tsx';
import { besideOriginal } from '../scheme/beside-original.tsx';
import { locateTyped, readTypedPlace } from '../scheme/originals.ts';
import { writeTyped } from '../scheme/read-fields.ts';
import { getDraft, saveDraft } from '../scheme/save-draft.ts';
import type { LotVisit } from '../visit.ts';

const NOWHERE: FieldProblem = {
  field: 'location.quote',
  message: '采购文件里没有这句话，请从原文复制一句；文件里没有这一项的，请清空',
};
const EDIT = { record: ['scheme.edited'] } as const;

/** Scoring items one by one: each kind has its own form. */
export function registerSchemeItemPages(pages: Pages): void {
  const { desk } = pages;
  const orders = () => desk.reference.levelOrders;

  const buildPart = (visit: LotVisit, before: DraftItem | null, form: FormFields | null) => {
    const { lot } = getDraft(visit).value;
    const kind = readKind(form, before?.kind ?? readKindOf(visit.c.req.query('kind')));
    const id =
      before?.id ??
      createId(
        'item',
        lot.items.map((item) => item.id),
      );
    const fields = listItemFields(kind, lot, orders());
    const isSameKind = before?.kind === kind;
    const kept = before === null ? null : isSameKind ? before : keepBase(before);
    const page = before === null ? '/new-item' : `/items/${encodeURIComponent(before.id)}`;
    const part: SchemePart<DraftItem> = {
      title: before === null ? '增加评审因素' : `评审因素：${before.title}`,
      page,
      fields,
      before: kept,
      proposed: {
        section: visit.c.req.query('section') ?? '',
        technical: 'false',
        flawsDefined: 'true',
        mayCombineRoles: 'true',
      },
      read: async (written, sent) => {
        const stated = readTypedPlace(sent);
        const found = stated.quote.trim() === '' ? null : await locateTyped(visit, desk.store, stated, placeOf(before));
        if (found === null && stated.quote.trim() !== '') return { problems: [NOWHERE] };
        const location = found === null ? null : toText(found);
        const parsed = draftItemSchema.safeParse({
          ...written,
          id,
          kind,
          location,
          proposed: String(location === null),
        });
        return parsed.success ? { value: parsed.data } : { error: parsed.error };
      },
      change: (scheme, item) => putItem(scheme, item),
      surround: async ({ typed, form: sent, problems }) => {
        const { field, ...beside } = await besideOriginal(visit, desk.store, {
          address: `${schemeHref(visit, page)}${before === null ? newItemQuery(visit, kind) : ''}`,
          form: sent,
          before: placeOf(before),
          problems,
          otherwise: '文件里还没有这一项的留空，作为建议稿',
        });
        return {
          lead: (
            <>
              <ItemKindChoice kind={kind} />
              <ItemSum lot={lot} item={id} typed={typed['maxPoints']} />
            </>
          ),
          rest: (
            <>
              {field}
              {kind === 'price' || kind === 'formula' ? (
                <TrialSection
                  kind={kind}
                  given={sent === null ? '' : fieldOf(sent, 'trial')}
                  trials={
                    sent !== null && fieldOf(sent, 'action') === 'try' ? tryOut(visit, typed, sent, id, kind) : []
                  }
                />
              ) : null}
            </>
          ),
          ...beside,
          ...(before === null
            ? {}
            : { after: <ItemRemoval place={visit} item={before} replaces={countVersions(getDraft(visit))} /> }),
        };
      },
    };
    return part;
  };

  const tryOut = (visit: LotVisit, typed: Typed, form: FormFields, id: string, kind: ItemKind): Trial[] => {
    const { lot } = getDraft(visit).value;
    const written = writeTyped(listItemFields(kind, lot, orders()), typed, null);
    const parsed = draftItemSchema.safeParse({ ...written, id, kind });
    if (!parsed.success) return [{ given: '', outcome: '请先填好评审因素的名称、满分和公式，再试算' }];
    const item = parsed.data;
    const basis = { ceiling: lot.ceilingPrice, budget: lot.budget, date: visit.today };
    const lines = fieldOf(form, 'trial')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (item.kind === 'price') {
      const wrong = lines.find((line) => !price.safeParse(line).success);
      if (wrong !== undefined) return [{ given: wrong, outcome: '不是报价，请写成 318000' }];
      return tryPrices(item, lines, basis);
    }
    if (item.kind !== 'formula') return [];
    const pairs = lines.map((line) => line.split(/[=＝]/).map((part) => part.trim()));
    const wrong = pairs.find(([name = '', value = '']) => name === '' || !decimal.safeParse(value).success);
    if (wrong !== undefined) return [{ given: wrong.join(' = '), outcome: '请写成 名称 = 数值' }];
    return [tryFormula(item, Object.fromEntries(pairs), basis)];
  };

  const find = (visit: LotVisit) =>
    getDraft(visit).value.lot.items.find(({ id }) => id === visit.c.req.param('item')) ?? null;
  const missing = (visit: LotVisit) =>
    visit.notFound('方案中没有这个评审因素，可能已被删除。', { text: '返回评审方案', href: draftHref(visit) });

  pages.getOfLot('/scheme/new-item', EDIT, async (visit) => showPart(visit, buildPart(visit, null, null)));
  pages.postOfLot('/scheme/new-item', EDIT, async (visit) =>
    answerPart(visit, buildPart(visit, null, await visit.readForm()), orders()),
  );
  pages.getOfLot('/scheme/items/:item', EDIT, async (visit) => {
    const item = find(visit);
    return item === null ? missing(visit) : showPart(visit, buildPart(visit, item, null));
  });
  pages.postOfLot('/scheme/items/:item', EDIT, async (visit) => {
    const item = find(visit);
    if (item === null) return missing(visit);
    return answerPart(visit, buildPart(visit, item, await visit.readForm()), orders());
  });

  const change = async (
    visit: LotVisit,
    work: (scheme: DraftScheme, id: string) => DraftScheme,
    reason: (item: DraftItem) => string,
  ) => {
    const item = find(visit);
    if (item === null) return missing(visit);
    const replaces = readReplaces(await visit.readForm());
    await saveDraft(visit, (scheme) => work(scheme, item.id), { replaces, reason: reason(item) });
    return visit.redirect(`${draftHref(visit)}#item-${item.id}`);
  };
  pages.postOfLot('/scheme/items/:item/up', EDIT, (visit) =>
    change(
      visit,
      (scheme, id) => moveItem(scheme, id, 'up'),
      ({ title }) => `上移“${title}”`,
    ),
  );
  pages.postOfLot('/scheme/items/:item/down', EDIT, (visit) =>
    change(
      visit,
      (scheme, id) => moveItem(scheme, id, 'down'),
      ({ title }) => `下移“${title}”`,
    ),
  );
  pages.postOfLot('/scheme/items/:item/delete', EDIT, (visit) =>
    change(visit, removeItem, ({ title }) => `删除“${title}”`),
  );
}

function readKindOf(written: string | undefined): ItemKind {
  return ITEM_KINDS.find((kind) => kind === written) ?? 'flaws';
}

/** A kind that was chosen in the form counts with the button beside it, and with saving. */
function readKind(form: FormFields | null, otherwise: ItemKind): ItemKind {
  return form === null ? otherwise : (ITEM_KINDS.find((kind) => kind === fieldOf(form, 'kind')) ?? otherwise);
}

/** What an item keeps when it becomes one of another kind. */
function keepBase({
  id,
  title,
  section,
  maxPoints,
  minPoints,
  objective,
  technical,
  text,
  evidence,
  scale,
  scaleWeight,
}: DraftItem) {
  return { id, title, section, maxPoints, minPoints, objective, technical, text, evidence, scale, scaleWeight };
}

function placeOf(item: DraftItem | null): Location | null {
  return item?.location ?? null;
}

/** Where a new item is begun: in which section, of which kind. */
function newItemQuery({ c }: LotVisit, kind: ItemKind): string {
  const section = c.req.query('section') ?? '';
  return `?kind=${kind}${section === '' ? '' : `&section=${encodeURIComponent(section)}`}`;
}

function toText({ page, ...location }: NonNullable<DraftItem['location']>) {
  return { ...location, page: page === null ? null : String(page) };
}
