import { z } from 'zod';
import type { FieldProblem } from '../../../views/components/form-field.tsx';
import {
  type DraftedForm,
  DraftedPage,
  DraftingPage,
  DraftingStatus,
  UndraftedPage,
} from '../../../views/procurements/drafted-page.tsx';
import { NOTHING_TYPED, type TypedHead } from '../../../views/procurements/head-fields.tsx';
import { NewProcurementPage } from '../../../views/procurements/new-procurement-page.tsx';
import { lotHref, NEW_PROCUREMENT } from '../../../views/workspace-addresses.ts';
import { type DraftLot, draftLotSchema, draftProcurementSchema, type TenderDraft } from '../../domain/draft.ts';
import { METHODS, procurementSchema } from '../../domain/procurement.ts';
import { createProcurement, type ProcurementFile } from '../../use-cases/create-procurement.ts';
import { type FormFields, fieldOf, optionalText, parseForm, requiredText } from '../forms.ts';
import { answerUpload } from '../imports/answer-upload.ts';
import type { DraftedImports } from '../new-procurement/drafted-imports.ts';
import type { Pages } from '../pages.tsx';
import { streamChanges } from '../stream-changes.tsx';
import type { SignedInVisit } from '../visit.ts';

const RULE = { for: 'creators' } as const;
const AT = `${NEW_PROCUREMENT}/from/:import`;
const LONGEST_NAME = 500;
const MOST_LOTS = 100;

const choice = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.literal(''), z.enum(values)], { error: '请从列表中选择' })
    .optional()
    .transform((value) => (value === undefined || value === '' ? null : value));

const headSchema = z.object({
  title: requiredText('请填写项目名称', LONGEST_NAME),
  number: optionalText(200),
  method: choice(METHODS),
  category: choice(procurementSchema.shape.category.options as unknown as readonly ['goods', 'services', 'works']),
  buyer: optionalText(LONGEST_NAME),
  agency: optionalText(LONGEST_NAME),
  role: z.enum(['purchaser', 'clerk'], { error: '请选择您在本项目中的角色' }),
});
type Head = z.output<typeof headSchema>;

/** 新建采购项目: from the procurement document, or by hand. */
export function registerNewProcurementPages(pages: Pages, drafted: DraftedImports): void {
  const { imports } = drafted;
  const { uploadBytes, filesAtATime, minutesKept } = imports.settings;
  const limits = { uploadBytes, files: filesAtATime, minutesKept };

  const showStart = (visit: SignedInVisit, typed = { ...NOTHING_TYPED, lots: '' }, problems: FieldProblem[] = []) =>
    visit.page(
      <NewProcurementPage assets={visit.assets} limits={limits} typed={typed} problems={problems} />,
      problems.length === 0 ? 200 : 422,
    );

  const create = async (
    visit: SignedInVisit,
    { title, number, method, category, buyer, agency, role }: Head,
    parts: Pick<TenderDraft, 'procurement' | 'lots'>,
    files: readonly ProcurementFile[],
  ) => {
    const id = await createProcurement(pages.desk, {
      procurement: { ...parts.procurement, title, number, method, category, buyer, procurementAgency: agency },
      lots: parts.lots,
      files,
      by: { id: visit.account.id, name: visit.account.name, role },
      at: visit.now().toISOString(),
      today: visit.today,
    });
    return visit.redirect(lotHref(id, parts.lots[0]?.number ?? 1, '/scheme'));
  };

  pages.get(NEW_PROCUREMENT, RULE, (visit) => showStart(visit));

  pages.post(`${NEW_PROCUREMENT}/by-hand`, RULE, async (visit) => {
    const fields = await visit.readForm();
    const form = parseForm(headSchema, fields);
    const titles = fieldOf(fields, 'lots')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const problems = [...(form.ok ? [] : form.problems), ...checkLotTitles(titles)];
    if (!form.ok || problems.length > 0)
      return showStart(visit, { ...readHead(fields), lots: fieldOf(fields, 'lots') }, problems);
    const lots = titles.map((title, index) =>
      draftLotSchema.parse({ schemaVersion: '1', number: String(index + 1), title }),
    );
    return create(visit, form.value, { procurement: draftProcurementSchema.parse({ schemaVersion: '1' }), lots }, []);
  });

  pages.post(`${NEW_PROCUREMENT}/upload`, RULE, (visit) =>
    answerUpload(visit, imports, {
      refuse: (message) => showStart(visit, undefined, [{ field: 'files', message }]),
      open: (files, form) => drafted.open(files, form, { owner: visit.account.id, date: visit.today }),
      hrefOf: (id) => `${NEW_PROCUREMENT}/from/${id}`,
    }),
  );

  const find = (visit: SignedInVisit) => {
    const id = visit.c.req.param('import') ?? '';
    const found = drafted.find(id, visit.account.id);
    const view = found === null ? null : imports.view(id, 'new-procurement');
    return found === null || view === null ? null : { ...found, view, id };
  };
  const missing = (visit: SignedInVisit) =>
    visit.notFound('上传的文件已经清除（超过保留时间，或者已经建立项目、放弃）。请重新上传。', {
      text: '新建采购项目',
      href: NEW_PROCUREMENT,
    });

  pages.get(AT, RULE, (visit) => {
    const found = find(visit);
    if (found === null) return missing(visit);
    const { view, drafted: state } = found;
    if (state.type === 'drafted') {
      const typed = proposeForm(state.draft);
      return visit.page(<DraftedPage assets={visit.assets} view={view} draft={state.draft} typed={typed} />);
    }
    if (state.type === 'refused' || !view.isRunning) {
      const message = state.type === 'refused' ? state.message : '已停止，没有整理';
      return visit.page(<UndraftedPage assets={visit.assets} view={view} message={message} />);
    }
    return visit.page(<DraftingPage assets={visit.assets} view={view} />);
  });

  pages.get(`${AT}/events`, RULE, (visit) =>
    streamChanges(visit.c, {
      look: () => {
        const view = find(visit)?.view ?? null;
        const isRunning = view?.isRunning === true;
        return {
          title: isRunning ? '正在整理采购文件' : '采购文件的整理结果',
          part: <DraftingStatus view={view} />,
          isRunning,
        };
      },
      nextChange: async (signal) => find(visit)?.session.nextChange(signal),
    }),
  );

  pages.post(`${AT}/discard`, RULE, (visit) => {
    const found = find(visit);
    if (found === null) return missing(visit);
    imports.delete(found.id);
    return visit.redirect(NEW_PROCUREMENT);
  });

  pages.post(AT, RULE, async (visit) => {
    const found = find(visit);
    if (found === null || found.drafted.type !== 'drafted') return missing(visit);
    const { draft } = found.drafted;
    const fields = await visit.readForm();
    const form = parseForm(headSchema, fields);
    const lots = chooseLots(draft.lots, fields);
    const problems = [...(form.ok ? [] : form.problems), ...checkLots(lots)];
    if (!form.ok || problems.length > 0) {
      const typed = readDraftedForm(draft, fields);
      const page = (
        <DraftedPage assets={visit.assets} view={found.view} draft={draft} typed={typed} problems={problems} />
      );
      return visit.page(page, 422);
    }
    const answer = await create(visit, form.value, { procurement: draft.procurement, lots }, found.session.listKept());
    imports.delete(found.id);
    return answer;
  });
}

function checkLotTitles(titles: readonly string[]): FieldProblem[] {
  if (titles.length === 0) return [{ field: 'lots', message: '请至少写一包的名称' }];
  if (titles.length > MOST_LOTS) return [{ field: 'lots', message: `最多 ${MOST_LOTS} 包` }];
  if (titles.some((title) => [...title].length > LONGEST_NAME))
    return [{ field: 'lots', message: `每包的名称不能超过 ${LONGEST_NAME} 个字` }];
  return [];
}

function readHead(fields: FormFields): TypedHead {
  const keys = Object.keys(NOTHING_TYPED) as (keyof TypedHead)[];
  return Object.fromEntries(keys.map((key) => [key, fieldOf(fields, key)])) as unknown as TypedHead;
}

/** What was read, as it stands in the form before anybody typed. */
function proposeForm({ procurement, lots }: TenderDraft): DraftedForm {
  const { title, number, method, category, buyer, procurementAgency } = procurement;
  return {
    head: {
      title: title ?? '',
      number: number ?? '',
      method: method ?? '',
      category: category ?? '',
      buyer: buyer ?? '',
      agency: procurementAgency ?? '',
      role: '',
    },
    lots: lots.map((lot) => ({ isChosen: true, title: lot.title })),
  };
}

function readDraftedForm(draft: TenderDraft, fields: FormFields): DraftedForm {
  const chosen = fields['lot'] ?? [];
  return {
    head: readHead(fields),
    lots: draft.lots.map((_, index) => ({
      isChosen: chosen.includes(String(index)),
      title: fieldOf(fields, `title-${index}`),
    })),
  };
}

function chooseLots(lots: readonly DraftLot[], fields: FormFields): DraftLot[] {
  const chosen = fields['lot'] ?? [];
  return lots.flatMap((lot, index) =>
    chosen.includes(String(index)) ? [{ ...lot, title: fieldOf(fields, `title-${index}`).trim() }] : [],
  );
}

function checkLots(lots: readonly DraftLot[]): FieldProblem[] {
  if (lots.length === 0) return [{ field: 'lots', message: '请至少选择一包收进项目' }];
  const nameless = lots.find(({ title }) => title === '');
  if (nameless !== undefined) return [{ field: 'lots', message: `请填写第 ${nameless.number} 包的名称` }];
  if (lots.some(({ title }) => [...title].length > LONGEST_NAME))
    return [{ field: 'lots', message: `每包的名称不能超过 ${LONGEST_NAME} 个字` }];
  return [];
}
