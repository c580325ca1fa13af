import { finding } from '../../../src/domain/finding.ts';
import type { Procurement } from '../../../src/domain/procurement.ts';
import { EMPTY_BOX, findChosen } from '../../language/choice.ts';
import { decide, type Mention } from '../passages/decide.ts';
import { findLabelled } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Fact } from './fact.ts';
import { readTitle } from './title.ts';

type Category = Procurement['category'];

const LABEL =
  '(?:采购|招标)?(?:项目|标的|本项目)?(?:的)?(?:所属|采购|项目)?(?:分类|属性|类别|类型|品目类别|采购类别|采购类型)|项目属性|采购项目属性|货物/服务';
const WORDS: readonly (readonly [RegExp, Category])[] = [
  [/货物/, 'goods'],
  [/服务/, 'services'],
  [/工程(?!师|咨询|设计服务|监理)/, 'works'],
];
/** What a title speaks of, where nothing says the category: last words first. */
const TITLE_WORDS: readonly (readonly [RegExp, Category])[] = [
  [
    /(?:运维|维护|维保|服务|物业|保洁|保安|食堂|餐饮|印刷|租赁|培训|咨询|审计|监理|设计|检测|评估|代维|劳务|外包|保险|绿化养护|运营|管家|点检|调查|规划|编制|软件开发|档案数字化|数字化加工|数据处理)/,
    'services',
  ],
  [/(?:施工|改造工程|建设工程|修缮|装修|装饰工程|土建|绿化工程|安装工程|工程总承包|工程$|工程项目)/, 'works'],
  [
    /(?:设备|仪器|器材|耗材|家具|车辆|图书|文献资源|教材|药品|试剂|电脑|计算机|空调|货物|物资|采购$|柜|服装|开关)/,
    'goods',
  ],
];

/** Goods, services or works: as the document says, else as its declaration form or title read, with a finding; else null. */
export function readCategory(passages: readonly Passage[]): Fact {
  const stated = [...findLabelled(passages, LABEL).flatMap(readStated), ...findInTables(passages)];
  const decision = decide(stated, { code: 'category', name: '采购类别', show: showCategory });
  if (decision.value !== null)
    return { fields: { category: decision.value }, places: decision.locations, messages: decision.messages };
  const form = findDeclarationForm(passages);
  const assumed = form ?? readFromTitle(passages);
  if (assumed === null) {
    const message = '文件没有写明采购类别（货物、服务或工程），请填写。';
    return { fields: { category: null }, messages: [finding('warning', 'category-unknown', message)] };
  }
  const basis = form === null ? '项目名称' : '所附《中小企业声明函》的类别';
  const message = `文件没有写明采购类别，按${basis}暂作${showCategory(assumed.value)}，请核对。`;
  const locations = [assumed.location];
  const messages = [finding('warning', 'category-assumed', message, { locations })];
  return { fields: { category: assumed.value }, places: locations, messages };
}

function readStated({
  value,
  location,
}: {
  value: string;
  location: Mention<Category>['location'];
}): Mention<Category>[] {
  const plain = value.replace(/\s/g, '');
  const chosen = findChosen(plain);
  if (chosen === null && EMPTY_BOX.test(plain)) return [];
  const category = parseCategory(chosen === null ? plain.slice(0, 20) : chosen.join(' '));
  return category === null ? [] : [{ value: category, location }];
}

/** First letters of the official catalogue of objects. */
const CODES: Readonly<Record<string, Category>> = { A: 'goods', B: 'works', C: 'services' };

/** A list of objects with a column 货物/服务, or of catalogue codes. */
function findInTables(passages: readonly Passage[]): Mention<Category>[] {
  return passages.flatMap((passage): Mention<Category>[] => {
    const { cell } = passage;
    if (cell === null || cell.row === 0 || ['contract', 'forms', 'evaluation'].includes(passage.chapter)) return [];
    const head = cell.grid.rows[0]?.columns[cell.column]?.text ?? '';
    const code = /^品目(?:编码|名称|编码及品目名称)/.test(head) ? /^(?<code>[ABC])\d{4}/.exec(passage.text) : null;
    const coded = CODES[code?.groups?.['code'] ?? ''];
    if (coded !== undefined) return [{ value: coded, location: locate(passage), rank: 1 }];
    if (!/^(?:货物[/、或]服务|采购类别|项目属性|采购类型|类别)$/.test(head)) return [];
    const category = parseCategory(passage.text);
    return category === null ? [] : [{ value: category, location: locate(passage), rank: 1 }];
  });
}

/** The one category a text names; null for none or several. */
function parseCategory(text: string): Category | null {
  const found = WORDS.filter(([pattern]) => pattern.test(text)).map(([, category]) => category);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function findDeclarationForm(passages: readonly Passage[]): Mention<Category> | null {
  const found = passages.flatMap((passage): Mention<Category>[] => {
    if (!passage.text.includes('声明函')) return [];
    const words = /中小企业声明函\((?<words>[^()]{2,24})\)/.exec(passage.text)?.groups?.['words'];
    if (words === undefined) return [];
    const chosen = findChosen(words);
    const named = chosen === null ? words : chosen.join(' ');
    const category = /工程、?服务/.test(named) ? null : parseCategory(named);
    return category === null ? [] : [{ value: category, location: locate(passage) }];
  });
  const [first] = found;
  return first !== undefined && found.every(({ value }) => value === first.value) ? first : null;
}

function readFromTitle(passages: readonly Passage[]): Mention<Category> | null {
  const { fields, places } = readTitle(passages);
  const title = fields.title ?? '';
  const [location] = places ?? [];
  const value = TITLE_WORDS.find(([pattern]) => pattern.test(title))?.[1];
  return value === undefined || location === undefined ? null : { value, location };
}

function showCategory(category: Category): string {
  return { goods: '货物', services: '服务', works: '工程' }[category];
}
