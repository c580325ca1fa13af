import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { Procurement } from '../../../src/domain/procurement.ts';
import { findAsWritten } from '../passages/as-written.ts';
import { isContentsLine } from '../passages/chapters.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Fact } from './fact.ts';

type Form = Procurement['forms'][number];
const NUMBER =
  /^(?<number>(?:附件|格式|附表|表)\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[-.]\d{1,2}){0,2})\s*(?<stop>[:、.\s]?)\s*(?<title>.{0,60})$/;
/** 三、法定代表人授权书: numbered like a section. */
const TITLED =
  /^(?<number>[一二三四五六七八九十]{1,3})(?<stop>[、.])\s*(?<title>[^。;:,]{2,30}(?:函|书|表|格式|承诺|声明|方案|文件|证明|资料|材料|清单|一览表)(?:\([^()]{1,20}\))?)$/;
const STAGE = /第(?<stage>[一二])阶段(?:的)?(?:电子)?(?:响应|投标|磋商)?(?:文件)?/;
const OPTIONAL = /如有|如需|若有|可选|\(如适用\)|认为需要|中小企业声明函|残疾人福利性单位|监狱企业|联合体/;

/** The response forms of the document's last part, with the stage they belong to where bids come in two. */
export function readForms(passages: readonly Passage[]): Fact {
  const inForms = passages.filter(({ chapter, raw }) => chapter === 'forms' && !isContentsLine(raw));
  const forms: Form[] = [];
  const messages: Finding[] = [];
  let stage: Form['stage'] = 'only';
  for (const [index, passage] of inForms.entries()) {
    const staged =
      passage.cell === null && passage.text.length < 40 ? STAGE.exec(passage.text)?.groups?.['stage'] : undefined;
    if (staged !== undefined) stage = staged === '一' ? 'first' : 'second';
    const match = passage.cell === null ? (NUMBER.exec(passage.text) ?? TITLED.exec(passage.text)) : null;
    if (match === null) continue;
    const { number = '', title: words = '', stop = '' } = match.groups ?? {};
    const title = words === '' ? '' : findAsWritten(passage.raw, words);
    if (stop === '' && title !== '' && !/^[\u4e00-\u9fff《(]/.test(title)) continue;
    const name = title !== '' ? title : findTitleBelow(inForms, index);
    if (name === null || /[。;]$/.test(name) || /^(?:的|要求|所|中(?!小)|规定|格式)/.test(name)) continue;
    const form: Form = {
      id: `form-${forms.length + 1}`,
      number: number.replace(/\s/g, ''),
      title: name,
      stage,
      required: !OPTIONAL.test(name),
      location: locate(passage),
    };
    const twin = forms.find((other) => other.number === form.number && other.stage === form.stage);
    if (twin === undefined) forms.push(form);
    else if (isSameTitle(twin.title, form.title)) Object.assign(twin, { title: form.title, location: form.location });
    else {
      forms.push(form);
      messages.push(
        finding('info', 'form-number-repeated', `格式编号“${form.number}”用了两次：${twin.title}、${form.title}。`, {
          locations: [twin.location, form.location],
        }),
      );
    }
  }
  return { fields: { forms }, messages };
}

function findTitleBelow(passages: readonly Passage[], index: number): string | null {
  for (const next of passages.slice(index + 1, index + 4)) {
    if (next.cell !== null || NUMBER.test(next.text)) return null;
    if (next.text.length <= 40 && !/^(?:若|注|说明|\(|如)|[,。;:]/.test(next.text)) return next.raw;
  }
  return null;
}

/** The list in front of the forms and the form itself write a title a little differently. */
function isSameTitle(one: string, other: string): boolean {
  const [a = '', b = ''] = [one, other].map((title) => title.replace(/[（(][^（）()]*[）)]|[^\u4e00-\u9fff]/g, ''));
  return a.includes(b) || b.includes(a) || a.slice(0, 6) === b.slice(0, 6);
}
