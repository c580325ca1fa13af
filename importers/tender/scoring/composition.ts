import { Decimal, sum } from '../../../src/domain/decimal.ts';
import type { ImportedDocument } from '../../../src/domain/document.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import { normaliseForMatching } from '../../matching.ts';
import { scopeBlocks } from '../lot-scope.ts';
import { quoteOf } from './grid.ts';
import { itemPoints } from './item-points.ts';
import { isPriceTitle } from './judge-run.ts';
import { readLotNumbers } from './lot-words.ts';
import type { Group, RawItem } from './raw-item.ts';
import { sumItems } from './scored-part.ts';

/** What a sentence or a row says of the parts of the whole: 总分100分，其中报价20分、技术50分、商务30分. */
export interface Composition {
  total: DecimalText | null;
  parts: { name: string; points: DecimalText }[];
  location: Location;
  /** Lots it is for; empty where it names none. */
  lots: number[];
}

const ABOUT = /分值构成|总分|满分|其中|评分构成|权重|分值分配|百分制/;
const PART =
  /(?<name>[\p{Script=Han}]{2,14}?)(?:部分|评审|评分|得分|分值|因素|标准|权重|满分|标)*(?:\(|为|占|共|计|:|=)*(?<points>\d{1,3}(?:\.\d{1,2})?)(?:分|%)\)?(?=$|[,、;。\n+)]|和)/gu;
const TOTAL = /(?:总分值?|满分|总计|合计)(?:为|共|:|=)*(?<total>\d{2,3})分/;
const NAMES = /价格|报价|技术|商务|服务|资信|信誉|业绩|施工组织设计|项目管理机构|资格|综合|实力|履约/;
const LONGEST = 300;

/** Every statement of how a whole is made up that stands in a document's running text; one of its parts is the price. */
export function findCompositions(document: ImportedDocument): Composition[] {
  const scopes = scopeBlocks(document.blocks);
  return document.blocks.flatMap((block, position) => {
    if (block.type === 'table' || block.type === 'image' || block.text.length > LONGEST) return [];
    const read = readComposition(block.text);
    if (read === null || !read.parts.some(({ name }) => isPriceTitle(name))) return [];
    const scope = scopes[position] ?? null;
    const named = readLotNumbers(block.text);
    const lots = named.length > 0 ? named : scope === null ? [] : [scope];
    return [
      {
        ...read,
        lots,
        location: { file: document.file, page: block.page, path: block.path, quote: quoteOf(block.text) },
      },
    ];
  });
}

/** Reads 施工组织设计：35分↵投标报价：50分 and the like; null for a text that says anything else of points. */
export function readComposition(text: string): Pick<Composition, 'total' | 'parts'> | null {
  const listed = text.replace(/(?<=\d\s?(?:分|%)[)）]?)[ \t\u3000\u00a0]+(?=\p{Script=Han})/gu, '、');
  const plain = normaliseForMatching(listed).replace(/ /g, '');
  if (!ABOUT.test(plain) || /得\d|扣|每|[×*÷]/.test(plain)) return null;
  const whole = TOTAL.exec(plain);
  const rest = whole === null ? plain : plain.slice(whole.index + whole[0].length);
  const parts = [...rest.matchAll(PART)].flatMap(({ groups }) => {
    const name = (groups?.['name'] ?? '').replace(/^(?:其中|包括|分别为|由|即|和|及)+/, '');
    return NAMES.test(name) ? [{ name, points: new Decimal(groups?.['points'] ?? '0').toFixed() }] : [];
  });
  const mentions = rest.match(/\d(?:分|%)/g)?.length ?? 0;
  if (parts.length < 2 || parts.length !== mentions) return null;
  return { total: whole?.groups?.['total'] ?? null, parts };
}

/** The statements that can only be meant for a table: those of its lots, or of no lot where there is one table only. */
export function compositionsOf(
  compositions: readonly Composition[],
  lots: readonly number[],
  isOnly: boolean,
): Composition[] {
  return compositions.filter((composition) =>
    composition.lots.length === 0 ? isOnly : lots.length === 0 || composition.lots.some((lot) => lots.includes(lot)),
  );
}

/** A statement of the whole's parts against itself and against the groups of the items: both places are shown. */
export function checkComposition(composition: Composition, items: readonly RawItem[]): Finding[] {
  const { total, parts, location } = composition;
  const findings: Finding[] = [];
  const added = sum(parts.map(({ points }) => new Decimal(points)));
  if (total !== null && !added.eq(total))
    findings.push(
      contradiction(`这里写明总分 ${total} 分，所列各部分合计 ${added.toFixed()} 分；请核对后改成一致`, [location]),
    );
  for (const part of parts) {
    const found = findPart(part.name, items, parts);
    if (found === null || new Decimal(found.points).eq(part.points)) continue;
    findings.push(
      contradiction(
        `“${part.name}”一处写 ${part.points} 分，评分标准中“${found.title}”为 ${found.points} 分；请核对后改成一致`,
        [location, found.location],
      ),
    );
  }
  return findings;
}

/** The only group, or item without a group, that goes by a part's name. */
function findPart(
  name: string,
  items: readonly RawItem[],
  parts: Composition['parts'],
): { title: string; points: DecimalText; location: Location } | null {
  const groups = new Map<Group, RawItem[]>();
  const bare: RawItem[] = [];
  for (const item of items) {
    const [group] = item.groups;
    if (group === undefined) bare.push(item);
    else groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  const candidates = [
    ...[...groups].map(([group, list]) => ({
      title: group.title,
      points: group.points ?? sumItems(list).toFixed(),
      location: group.location,
      isRead: group.points !== null || list.every((item) => itemPoints(item).value !== null),
    })),
    ...bare.flatMap((item) => {
      const [location] = item.locations;
      const { value } = itemPoints(item);
      return location === undefined || value === null
        ? []
        : [{ title: item.title, points: value, location, isRead: true }];
    }),
  ].filter(({ title }) => isCalled(title, name));
  const [only] = candidates;
  const isClear = only !== undefined && candidates.length === 1 && only.isRead;
  const fits = parts.filter((part) => only !== undefined && isCalled(only.title, part.name));
  return isClear && fits.length === 1 ? only : null;
}

const ENDING = /(?:部分|评审|评分|评分标准|因素|得分|分值|标准|标|分)+$/;

function isCalled(title: string, name: string): boolean {
  const [one, other] = [title.replace(/\s/g, '').replace(ENDING, ''), name.replace(ENDING, '')];
  return one === other || (PRICE.test(one) && PRICE.test(other));
}

const PRICE = /^(?:投标|磋商|最后|响应|商务)?(?:报价|价格)$/;

function contradiction(message: string, locations: Location[]): Finding {
  return finding('error', 'total-contradictory', message, { locations });
}
