import type { FieldProblem } from '../../../views/components/form-field.tsx';
import type { TypedPrices } from '../../../views/self-check/self-check-view.ts';
import { MOST_PRICES, parsePriceList } from '../../domain/price-list.ts';
import { procurementSchema } from '../../domain/procurement.ts';
import { type DecimalText, isoDate } from '../../domain/scalars.ts';
import { buildProvisionalScheme } from '../../use-cases/provisional-scheme.ts';
import type { CheckBasis, SelfCheckStore } from './self-check-store.ts';

export function readDate(typed: string | undefined): { value: string; problems: FieldProblem[] } {
  const parsed = isoDate.safeParse(typed?.trim());
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { value: '', problems: [{ field: 'date', message: '请填写检查日期，写成 2025-12-15 这样的形式' }] };
}

/** What a bid is to be held against: a lot of a procurement document that was read, or that of an earlier check. */
export function readBidForm(
  store: SelfCheckStore,
  id: string,
  fields: Readonly<Record<string, string>>,
): { basis: CheckBasis } | { problems: FieldProblem[] } {
  const earlier = store.findBasis(id);
  if (earlier !== null) return { basis: earlier };
  const view = store.view(id);
  if (view?.type !== 'requirements' || view.read.type !== 'done')
    return { problems: [{ field: 'lot', message: '采购文件还没有读完，请读完后再选择采购包' }] };
  const { procurement, lots, doubts } = view.read.value;
  const chosen = lots.find(({ lot }) => String(lot.number) === fields['lot']);
  const title = procurement.title ?? fields['title']?.trim() ?? '';
  const category = procurementSchema.shape.category.safeParse(procurement.category ?? fields['category']);
  const date = readDate(fields['date']);
  const problems: FieldProblem[] = [
    ...(chosen === undefined ? [{ field: 'lot', message: '请选择要检查的采购包' }] : []),
    ...(title === '' ? [{ field: 'title', message: '请填写项目名称' }] : []),
    ...(category.success ? [] : [{ field: 'category', message: '请选择采购类别' }]),
    ...date.problems,
  ];
  if (chosen === undefined || !category.success || problems.length > 0) return { problems };
  const { scheme } = buildProvisionalScheme({ procurement, lot: chosen.lot }, { title, category: category.data });
  return { basis: { scheme, source: { id, doubts: [...chosen.doubts, ...doubts] }, date: date.value } };
}

export interface ReadPrices {
  prices: DecimalText[];
  others: DecimalText[];
  problems: FieldProblem[];
}

/** Prices as they were typed; nothing at all takes back what was computed before. */
export function readPrices(typed: TypedPrices): ReadPrices {
  const own = readList('own', typed.own);
  const others = readList('others', typed.others);
  const problems = [...own.problems, ...others.problems];
  if (problems.length === 0 && own.prices.length === 0 && others.prices.length > 0)
    problems.push({ field: 'own', message: '请写自己的报价，才能和其他供应商比较' });
  return { prices: own.prices, others: others.prices, problems };
}

function readList(field: keyof TypedPrices, text: string): Pick<ReadPrices, 'prices' | 'problems'> {
  const read = parsePriceList(text);
  const refuse = (message: string) => ({ prices: [], problems: [{ field, message }] });
  if ('wrong' in read) return refuse(`“${read.wrong}”不是价格；请以元为单位写数字，最多两位小数，用空格分开`);
  return read.prices.length > MOST_PRICES
    ? refuse(`最多 ${MOST_PRICES} 个价格，现在有 ${read.prices.length} 个`)
    : { prices: read.prices, problems: [] };
}
