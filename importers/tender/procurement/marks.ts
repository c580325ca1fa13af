import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Procurement } from '../../../src/domain/procurement.ts';
import { MARKS, parseNumber } from '../passages/marked-number.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Fact } from './fact.ts';

type Mark = Procurement['marks'][number];
type Meaning = Mark['meaning'];

/** “★”号条款, 标有“▲”的, 带★条款, ＃号指标, 用※标注的, ▲为重要参数 */
const MENTION = new RegExp(
  `(?:["'“”(]\\s*(?<quoted>[${MARKS}])\\s*["'“”)]|(?:标有|标注|标记|加注|注明|注有|带有|带|打|用|以|凡|加)(?:了|注)?\\s*(?<led>[${MARKS}])|(?<followed>[${MARKS}])\\s*(?:号|项(?!目)|条款|标记|符号|标识|标注|的(?:条款|参数|指标|内容|为)|为(?:实质|重要|关键|一般|必须|不可|核心|评分)|表示|代表|参数|指标)|[（(]?注?:?\\s*(?<head>[${MARKS}])\\s*[:：])`,
  'g',
);
/** Longer lines are whole texts; what a mark means stands at their beginning or nowhere. */
const LONGEST = 2000;
const ANY_MARK = new RegExp(`[${MARKS}]`);
const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [
    /不(?:会)?(?:作为?|属于|导致|视为|按)[^,。;]{0,8}(?:无效|实质性|废标)[^,。;]{0,14}(?:扣分|减分|评审|评分|打分)?/,
    'scored',
  ],
  [
    /实质性|无效|否决|废标|(?:不允许|不得|不接受)(?:有|出现|存在)?(?:负)?偏离|必须(?:完全)?(?:满足|响应|实质)|拒绝|不予通过|关键(?:性)?(?:条款|指标|参数|要求)|不可偏离|不满足.{0,12}(?:无效|拒绝)/,
    'voids-bid',
  ],
  [/重要|扣分|得分|加分|评分|评审|打分|分值|减分|优先|主要(?:技术)?(?:参数|指标)|扣\d/, 'scored'],
  [/核心产品|进口|节能|强制采购|提供(?:检测|证明|证书|截图|承诺)|佐证|证明材料|演示|样品/, 'note'],
];
/** “■”形式标记的内容适用于本项目: the box of a choice. */
const CHECKBOX = /□|☐|适用于本项目|选择项|选项|勾选|打勾|不适用/;

/** What each mark means in this very document, and marks that are used without a word about them. */
export function readMarks(passages: readonly Passage[]): Fact {
  const stated = passages.flatMap(findStatements);
  const marks: Mark[] = [];
  const messages: Finding[] = [];
  for (const mark of new Set(stated.map((statement) => statement.mark))) {
    const own = stated.filter((statement) => statement.mark === mark);
    const [first] = own;
    if (first === undefined) continue;
    marks.push(first);
    const other = own.find(({ meaning }) => meaning !== first.meaning);
    if (other === undefined) continue;
    const message = `“${mark}”的含义前后不一致：一处为${NAMES[first.meaning]}，一处为${NAMES[other.meaning]}，请统一。`;
    messages.push(finding('warning', 'mark-contradictory', message, { locations: [first.location, other.location] }));
  }
  return { fields: { marks: [...marks, ...assume(passages, marks, messages)] }, messages };
}

const NAMES: Readonly<Record<Meaning, string>> = { 'voids-bid': '实质性条款', scored: '评分条款', note: '提示' };

/** Whether a line explains a mark (“★”号条款为实质性条款) and is itself no marked clause. */
export function isMarkExplained(passage: Passage): boolean {
  return findStatements(passage).length > 0 && !(parseNumber(passage.text)?.marks ?? '');
}

/** Marks that a document says something about; any other ● or ■ before a line may be no more than a bullet. */
export function findExplainedMarks(passages: readonly Passage[]): ReadonlySet<string> {
  return new Set(passages.flatMap((passage) => findStatements(passage).map(({ mark }) => mark)));
}

function findStatements(passage: Passage): Mark[] {
  if (['contents', 'contract', 'forms'].includes(passage.chapter)) return [];
  if (!ANY_MARK.test(passage.text)) return [];
  const mentions = [...passage.text.slice(0, LONGEST).matchAll(MENTION)].map((match) => ({
    at: match.index,
    mark:
      match.groups?.['quoted'] ?? match.groups?.['led'] ?? match.groups?.['followed'] ?? match.groups?.['head'] ?? '',
  }));
  return mentions.flatMap(({ at, mark }, index): Mark[] => {
    const next = mentions.slice(index + 1).find((other) => other.mark !== mark);
    const words = passage.text.slice(at, Math.min(next?.at ?? at + 120, at + 120)).split(/(?<=。)/)[0] ?? '';
    if (isBox(mark) && CHECKBOX.test(passage.text)) return [];
    if (/^[*#]$/.test(mark) && !/号|条款|参数|标/.test(words.slice(0, 12))) return [];
    const together = next !== undefined && words.length < 6 ? passage.text.slice(at, at + 120) : words;
    const meaning = MEANINGS.find(([pattern]) => pattern.test(together))?.[1];
    return meaning === undefined ? [] : [{ mark, meaning, location: locate(passage, mark) }];
  });
}

function isBox(mark: string): boolean {
  return mark === '■' || mark === '●';
}

/**
 * A ★ before clauses that the document says nothing about is by common practice a substantive clause; this is assumed and said.
 * Other marks have no common meaning.
 */
function assume(passages: readonly Passage[], known: readonly Mark[], messages: Finding[]): Mark[] {
  const assumed: Mark[] = [];
  for (const mark of ['★', '▲', '※', '△', '☆']) {
    if (known.some((stated) => stated.mark === mark)) continue;
    const used = passages.find((passage) => passage.text.includes(mark) && isUsed(passage, mark));
    if (used === undefined) continue;
    const isStar = mark === '★';
    const message = isStar
      ? '条款前用了“★”，但文件没有说明其含义，暂按通例作实质性条款，请在文件中写明。'
      : `条款前用了“${mark}”，但文件没有说明其含义，请在文件中写明。`;
    messages.push(finding('warning', 'mark-undefined', message, { locations: [locate(used, mark)] }));
    if (isStar) assumed.push({ mark, meaning: 'voids-bid', location: locate(used, mark) });
  }
  return assumed;
}

function isUsed({ text, chapter }: Passage, mark: string): boolean {
  if (chapter === 'contents' || chapter === 'contract' || chapter === 'forms') return false;
  return text.startsWith(mark) || (parseNumber(text)?.marks.includes(mark) ?? false);
}
