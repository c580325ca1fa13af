import { type Finding, finding } from '../../src/domain/finding.ts';
import type { Location } from '../../src/domain/location.ts';
import { isBlank } from '../language/fold.ts';
import { normaliseForMatching } from '../matching.ts';
import type { BidText } from './bid-text.ts';
import type { FormKind } from './forms.ts';
import { findLabelled } from './labelled.ts';
import { locate } from './place.ts';
import type { Reading } from './reading.ts';

interface Mention {
  name: string;
  isOnCover: boolean;
  form: FormKind;
  location: Location;
}

const LABEL =
  '(?:参加)?(?:响应|投标|磋商|报价)?(?:供应商|投标人|投标方|响应人|响应方|投标单位|响应单位|报价人|磋商人|供应单位)[ ]*(?:名称|全称|单位名称)?';
const ORGANISATION =
  /(?:公司|集团|厂|院|所|中心|大学|学校|协会|学会|研究会|合作社|商行|商店|商贸行|经营部|服务部|工作室|联合体|社|站|队|局|馆)$/;
const PLACEHOLDER = /请填写|盖章|公章|签字|签章|全称|名称|姓名|地址|^[x×*]+/i;
/** The letter's sentence: 代表供应商 … （供应商名称、地址）. */
const IN_SENTENCE =
  /(?:代表|即|,|我方|我单位|本公司|系)?\s*(?:供应商|投标人|投标方|响应人)?\s*(?<name>[\u4e00-\u9fff()（）A-Za-z0-9]{4,40}?(?:公司|集团|厂|院|所|中心|大学|协会|联合体))\s*\((?:供应商|投标人|投标方|投标单位|响应人)(?:名称|全称)/;

const RUN_ON = /[^\s,;。:()](?:供应商|投标人|响应人)(?:名称|全称)\s*:\s*(?<name>[\u4e00-\u9fffA-Za-z0-9()]{4,40})/;
const NAMES_HINT = /\((?:供应商|投标人|投标方|投标单位|响应人)(?:名称|全称)/;

/** The tenderer's name: what the cover says counts; without a cover all forms have to agree. */
export function readTenderer(bid: BidText): Reading {
  const mentions = [...findBehindLabels(bid), ...findInSentences(bid), ...findRunOn(bid)];
  const cover = mentions.filter((mention) => mention.isOnCover);
  const deciding = distinct(cover.length > 0 ? cover : mentions);
  const tenderer = chooseName(cover.length > 0 ? cover : mentions, deciding);
  return { tenderer, messages: checkNames(mentions) };
}

/** One name; or, where they differ by a slip only, the one that stands most often. */
function chooseName(mentions: readonly Mention[], distinctOnes: readonly Mention[]): string | null {
  const [first, ...others] = distinctOnes;
  if (first === undefined || others.some((other) => !isAlike(first.name, other.name))) return null;
  const count = ({ name }: Mention) =>
    mentions.filter((other) => normaliseForMatching(other.name) === normaliseForMatching(name)).length;
  const [most, next] = [...distinctOnes].sort((a, b) => count(b) - count(a));
  if (most === undefined) return null;
  return next === undefined || count(most) > count(next) ? most.name : null;
}

function findBehindLabels(bid: BidText): Mention[] {
  return findLabelled(bid, LABEL)
    .filter(({ value, label, inTable }) => isName(value, !inTable && /名称|全称/.test(label)))
    .map(({ value, form, location }) => ({ name: value, isOnCover: form.kind === 'cover', form: form.kind, location }));
}

function findInSentences(bid: BidText): Mention[] {
  return bid.lines.flatMap((line) => {
    if (!NAMES_HINT.test(line.text)) return [];
    const name = IN_SENTENCE.exec(line.text)?.groups?.['name'];
    if (name === undefined) return [];
    const plain = name.replace(/^.*(?:代表|我方|我单位|供应商|投标人|投标方|响应人)/, '');
    const start = line.text.indexOf(plain);
    return isName(plain, false)
      ? [
          {
            name: line.raw.slice(start, start + plain.length),
            isOnCover: false,
            form: line.form.kind,
            location: locate(line, start, start + plain.length),
          },
        ]
      : [];
  });
}

/** 项目名称：…供应商名称：… – labels that text recognition ran together in one line. */
function findRunOn(bid: BidText): Mention[] {
  return bid.lines.flatMap((line) => {
    const match = RUN_ON.exec(line.text);
    const name = match?.groups?.['name'] ?? '';
    if (match === null || !isName(name, false)) return [];
    const start = match.index + match[0].length - name.length;
    const location = locate(line, start, start + name.length);
    return [
      {
        name: line.raw.slice(start, start + name.length),
        isOnCover: line.form.kind === 'cover',
        form: line.form.kind,
        location,
      },
    ];
  });
}

function isName(value: string, isNamed: boolean): boolean {
  if (isBlank(value) || value.length > 60 || PLACEHOLDER.test(value)) return false;
  const plain = normaliseForMatching(value);
  return (
    ORGANISATION.test(plain.replace(/\([^()]*\)$/, '')) || (isNamed && plain.length >= 2 && !/[。,;:]/.test(plain))
  );
}

function distinct(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map((mention) => [normaliseForMatching(mention.name), mention])).values()];
}

/** Forms that only the tenderer itself signs. */
const OWN_FORMS: ReadonlySet<FormKind> = new Set([
  'cover',
  'bid-letter',
  'price-letter',
  'opening-form',
  'price-breakdown',
  'answers',
  'commercial-answers',
  'technical-answers',
]);

/** A slip of the pen or of text recognition: most characters are the same, or one name holds the other. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [normaliseForMatching(one), normaliseForMatching(other)];
  if (a.includes(b) || b.includes(a)) return true;
  const shared = [...a].filter((character) => b.includes(character)).length;
  return Math.abs(a.length - b.length) <= 1 && shared >= Math.max(a.length, b.length) - 1;
}

function checkNames(mentions: readonly Mention[]): Finding[] {
  const names = distinct(mentions);
  if (names.length < 2) return [];
  const list = names.map((mention) => `“${mention.name}”`).join('、');
  const locations = names.map((mention) => mention.location);
  const own = distinct(mentions.filter(({ form }) => OWN_FORMS.has(form)));
  if (own.some((one) => own.some((other) => !isAlike(one.name, other.name))))
    return [
      finding(
        'error',
        'tenderers-mixed',
        `文件中有不止一家供应商的封面、函件或报价：${list}，没有选用其中任何一家；请剔除其他供应商的文件后再检查。`,
        { locations },
      ),
    ];
  return [
    finding(
      'warning',
      'tenderer-names-differ',
      `文件中的供应商名称不一致：${list}，请核对是否混入了其他供应商的文件。`,
      { locations },
    ),
  ];
}
