import { finding } from '../../../src/domain/finding.ts';
import { findAsWritten } from '../passages/as-written.ts';
import { decide, isReference, type Mention } from '../passages/decide.ts';
import { findLabelled } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import { remember } from '../passages/remember.ts';
import type { Fact } from './fact.ts';
import { findClientInText } from './named-in-text.ts';
import { joinBroken } from './title.ts';

const BUYER =
  '(?:采购人|采购单位|采购方|招标人|招标单位|招标方|发包人|建设单位|采购主体|需求单位)(?:的)?(?:单位)?(?:全称|名称)?(?:和地址)?';
const AGENCY =
  '(?:政府)?(?:采购|招标|集中采购|采购招标|招标采购)?(?:代理)?(?:代理机构|代理单位|代理公司|代理服务机构|采购机构|招标机构)(?:的)?(?:全称|名称)?|招标代理|采购代理|集采机构';
/** 受甲委托，乙就…; 乙受甲委托，对… */
const ENTRUSTED =
  /(?:^|[。,:"“])(?<agency>[\u4e00-\u9fff()]{4,40}?)?(?:\([^()]{0,20}\))?受(?<buyer>[\u4e00-\u9fff()、]{3,50}?)(?:\([^()]{0,20}\))?(?:的)?委托[,:]?(?<other>[\u4e00-\u9fff()]{4,40}?)?(?:\([^()]{0,20}\))?(?:将|就|对|为|现|作为|以|组织|拟|$|[,。])/;
const ENTRUSTS = /(?:现|特|,)委托(?<agency>[\u4e00-\u9fff()]{4,50}?)(?:就|对|为|作为|组织|以|进行)/;
const CONTACT_HEADS = {
  buyer: /^(?:[\d.、()一二三四五六七八九十]{0,5})(?:采购人|招标人|采购单位)(?:信息|联系方式)?:?$/,
  agency:
    /^(?:[\d.、()一二三四五六七八九十]{0,5})(?:采购代理机构|招标代理机构|代理机构|采购机构)(?:信息|联系方式)?(?:\([^()]{0,8}\))?:?$/,
};
const LONGEST_HEAD = 40;
const NAME_LINE = /^(?:[\d.、()]{0,4})(?:单位)?名称:\s*(?<name>.{3,60})$/;

export function readBuyer(passages: readonly Passage[]): Fact {
  return rememberBuyer(passages);
}

const rememberBuyer = remember((passages): Fact => {
  const mentions = [...findNames(passages, BUYER, 'buyer'), ...findEntrusted(passages, 'buyer')];
  const { value, locations, messages } = decide(mentions, { code: 'buyer', name: '采购人', isSame: isSameName });
  return value === null
    ? takeFromText(passages)
    : { fields: { buyer: pickLongest(value, mentions) }, places: locations, messages };
});

/** A requirements document without particulars: who asks and accepts in its text, with a finding. */
function takeFromText(passages: readonly Passage[]): Fact {
  const client = findClientInText(passages);
  if (client === null) return { fields: { buyer: null } };
  const message = `没有写明采购人，按正文暂取“${client.value}”，请核对。`;
  return {
    fields: { buyer: client.value },
    places: [client.location],
    messages: [finding('info', 'buyer-in-text', message, { locations: [client.location] })],
  };
}

export function readProcurementAgency(passages: readonly Passage[]): Fact {
  const mentions = [...findNames(passages, AGENCY, 'agency'), ...findEntrusted(passages, 'agency')];
  const { value, locations, messages } = decide(mentions, { code: 'agency', name: '采购代理机构', isSame: isSameName });
  return { fields: { procurementAgency: pickLongest(value, mentions) }, places: locations, messages };
}

function findNames(passages: readonly Passage[], label: string, party: keyof typeof CONTACT_HEADS): Mention<string>[] {
  const labelled = findLabelled(passages, label).flatMap(({ value, raw, location, passage }): Mention<string>[] => {
    const name = parseName(joinBroken(value, passage, passages));
    return name === null
      ? []
      : [{ value: findAsWritten(raw, name), location, rank: passage.chapter === 'evaluation' ? 2 : 0 }];
  });
  const below = passages.flatMap((passage, index): Mention<string>[] => {
    if (passage.text.length > LONGEST_HEAD || isTemplate(passage)) return [];
    if (!CONTACT_HEADS[party].test(passage.text.replace(/\s/g, ''))) return [];
    const next = passages[index + 1];
    const written = NAME_LINE.exec(next?.text ?? '')?.groups?.['name'];
    const name = written === undefined ? null : parseName(written);
    return next === undefined || name === null
      ? []
      : [{ value: findAsWritten(next.raw, name), location: locate(next, name), rank: 0 }];
  });
  return [...labelled, ...below];
}

function findEntrusted(passages: readonly Passage[], party: 'buyer' | 'agency'): Mention<string>[] {
  return passages.flatMap((passage): Mention<string>[] => {
    if (isTemplate(passage) || !passage.text.includes('委托')) return [];
    const groups = ENTRUSTED.exec(passage.text)?.groups;
    const candidates =
      party === 'buyer'
        ? [groups?.['buyer']]
        : [groups?.['other'], groups?.['agency'], ENTRUSTS.exec(passage.text)?.groups?.['agency']];
    const name = candidates.map((words) => parseName(words ?? '')).find((parsed) => parsed !== null) ?? null;
    return name === null ? [] : [{ value: findAsWritten(passage.raw, name), location: locate(passage, name), rank: 1 }];
  });
}

function isTemplate({ chapter }: Passage): boolean {
  return chapter === 'contract' || chapter === 'forms' || chapter === 'contents';
}

const ORGANISATION =
  /(?:公司|中心|局|厅|部|委|委员会|大学|学院|学校|中学|小学|幼儿园|医院|研究院|研究所|院|所|处|站|馆|队|团|会|社|行|署|法院|检察院|政府|办公室|办事处|办|厂|集团|支行|分行|基地|管理处|海关|银行|基金会|联合会|庭|园|军|区|场|台|室|库|校|科|组|段|矿|店|所\))(?:\([^()]{1,30}\))?$/;

/** An organisation's name at the beginning of a value; null for definitions, references and blanks. */
function parseName(value: string): string | null {
  const [first = '', ...others] = value.split('\n').map((line) => line.trim());
  const named = others.find((line) => /^(?:单位)?名称:/.test(line));
  const line = /^(?:单位|招标人|采购人|代理机构|机构)?名称:?/.test(first) ? first : (named ?? first);
  const name = line
    .replace(/^(?:单位|招标人|采购人|代理机构|采购代理机构|招标代理机构|机构)?名称:?/, '')
    .replace(/\((?:盖|公章|加盖|签|电子|单位盖|以下简称|下称|甲方|招标人|采购人)[^()]{0,20}\).*$/, '')
    .replace(/[,;。\s](?:地址|联系|电话|法定).*$/, '')
    .replace(/(?:地址|联系人|联系电话):.*$/, '')
    .replace(/^["“\s_]+|["”。;,\s_]+$/g, '');
  if (
    name.length < 3 ||
    name.length > 50 ||
    isReference(name) ||
    /[。;:,?]|按照|规定|确定|^(?:经|本|该|其|采购人|招标人|为|的|及|和|与)/.test(name)
  )
    return null;
  return ORGANISATION.test(name) ? name : null;
}

/** A short form (a cover that lost its beginning, a name without its branch) and the full name are the same. */
function isSameName(one: string, other: string): boolean {
  return strip(one).includes(strip(other)) || strip(other).includes(strip(one));
}

function strip(name: string): string {
  return name.replace(/[\s()（）]/g, '');
}

/** A cover that lost a name's beginning is completed from elsewhere; another branch of the same house is another party. */
function pickLongest(value: string | null, mentions: readonly Mention<string>[]): string | null {
  if (value === null) return null;
  const same = mentions.map((mention) => mention.value).filter((name) => strip(name).endsWith(strip(value)));
  return same.toSorted((one, other) => other.length - one.length)[0] ?? value;
}
