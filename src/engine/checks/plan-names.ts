import type { Passage } from '../../domain/bid-section.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';

/** A name that belongs to another procurement, and where it stands. */
export interface ForeignName {
  kind: 'buyer' | 'project' | 'number';
  name: string;
  passage: Passage;
}

const BODY =
  /(?<place>[\u4e00-\u9fff]{2,8}?(?:省|市|自治区|自治州|县))(?<body>(?:(?![省市县])[\u4e00-\u9fff]){0,14}?(?:局|厅|委员会|管委会|人民政府|医院|大学|学院|中心|办公室))/g;
/** What may stand before 省, 市 or 县 without naming any: 本市, 各省市, 直辖市. */
const NO_PLACE = /[本该全各我省两城门超辖某外跨上下等级在向和与由对及为各]$/;
const LEVEL = /(?:省|市|自治区|自治州|县)$/;
/** Cities that stand beside provinces. */
const MUNICIPALITIES = /^(?:北京|天津|上海|重庆)$/;
/** The tenderer tells of work done elsewhere. */
const REFERENCE =
  /业绩|案例|经验|曾|服务过|承担过|承建|参与|实施过|成功|类似|同类|客户|荣誉|获得|合作|先后|历史|覆盖|例如|参照|借鉴/;
const PROJECT_NAME = /项目名称\s*[:：]\s*(?<name>[^，,。；;\n]{6,60})/;
const PROJECT_NUMBER = /(?:项目|招标|采购|磋商)(?:文件)?编号\s*[:：]?\s*(?<number>[A-Za-z][A-Za-z0-9\-_/]{5,39})/;

/** Bodies, project names and numbers in a plan that are not this procurement's. Past work that the text tells of is left out. */
export function findForeignNames(passages: readonly Passage[], scheme: Scheme): ForeignName[] {
  const { procurement, lot } = scheme;
  const own = normaliseForMatching(
    [procurement.title, procurement.buyer, procurement.procurementAgency, lot.title, ...requirementTexts(scheme)].join(
      '\n',
    ),
  );
  const home = homeOf(procurement.buyer ?? procurement.title);
  return passages.flatMap((passage): ForeignName[] => {
    const text = normaliseForMatching(passage.text);
    const found: ForeignName[] = [];
    for (const sentence of text.split(/[。；;！\n]/)) {
      const buyer = home === null || REFERENCE.test(sentence) ? null : findBody(sentence, home, own);
      if (buyer !== null) found.push({ kind: 'buyer', name: buyer, passage });
    }
    const name = PROJECT_NAME.exec(text)?.groups?.['name']?.trim();
    if (name !== undefined && !isOwnName(name, own)) found.push({ kind: 'project', name, passage });
    const number = PROJECT_NUMBER.exec(text)?.groups?.['number'];
    if (number !== undefined && procurement.number !== null && !sameNumber(number, procurement.number))
      found.push({ kind: 'number', name: number, passage });
    return found;
  });
}

function requirementTexts({ procurement, lot }: Scheme): string[] {
  return [procurement, lot].flatMap((part) =>
    [...part.mandatoryRequirements, ...part.requirements].flatMap(({ title = '', text }) => [title, text]),
  );
}

interface Home {
  name: string;
  levels: readonly string[];
}

/** Only bodies of the buyer's own level can be another buyer: its province and its counties are named with good reason. */
function findBody(sentence: string, home: Home, own: string): string | null {
  for (const match of sentence.matchAll(BODY)) {
    const place = match.groups?.['place'] ?? '';
    const level = LEVEL.exec(place)?.[0] ?? '';
    const bare = place.slice(0, place.length - level.length);
    const isOther = home.levels.includes(level) && !NO_PLACE.test(bare) && !bare.endsWith(home.name);
    if (isOther && !own.includes(match[0])) return match[0];
  }
  return null;
}

/** 天津 of 天津市医疗保障局; null where the buyer's name has no place to compare with. */
function homeOf(buyer: string): Home | null {
  const match = /^(?<name>[\u4e00-\u9fff]{2,8}?)(?<level>省|市|自治区|自治州|县)/.exec(normaliseForMatching(buyer));
  const { name, level } = match?.groups ?? {};
  if (name === undefined || level === undefined) return null;
  return { name, levels: MUNICIPALITIES.test(name) ? ['省', '市', '自治区'] : [level] };
}

/** Names are shortened in plans: what counts is that one holds most of the other. */
function isOwnName(name: string, own: string): boolean {
  const plain = name.replace(/[\s\p{P}\p{S}]/gu, '');
  const known = own.replace(/[\s\p{P}\p{S}]/gu, '');
  let shared = 0;
  for (let index = 0; index + 1 < plain.length; index += 1)
    if (known.includes(plain.slice(index, index + 2))) shared += 1;
  return shared * 10 >= (plain.length - 1) * 7;
}

function sameNumber(one: string, other: string): boolean {
  const plain = (number: string) =>
    normaliseForMatching(number)
      .replace(/[^A-Za-z0-9]/g, '')
      .toUpperCase();
  return plain(one).startsWith(plain(other)) || plain(other).startsWith(plain(one));
}
