import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { METHODS } from '../../../src/domain/procurement.ts';
import { EMPTY_BOX, findChosen } from '../../language/choice.ts';
import { decide, type Mention } from '../passages/decide.ts';
import { findLabelled } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Fact } from './fact.ts';

type Method = (typeof METHODS)[number];

const WORDS: readonly (readonly [RegExp, Method])[] = [
  [/公开招标/, 'open-tender'],
  [/竞争性磋商|磋商采购|竞争磋商/, 'competitive-consultation'],
  [/竞争性谈判|谈判采购/, 'competitive-negotiation'],
  [/询价(?!函|单|小组|对象)/, 'inquiry'],
  [/单一来源|直接采购/, 'single-source'],
];
/** Methods that exist, but that this tool has no rules for. */
const OTHERS = /邀请招标|邀约招标|框架协议|合作创新|比选|询比|竞价|竞争性比选|邀请比选|议标|网上超市|直购/;
const LABEL = '(?:项目)?(?:采购|招标)(?:的)?(?:方式|方法|形式)|采购组织方式';
const SENTENCE =
  /(?:以|采用|采取|进行|实施|组织)(?:国内|国际|全过程电子化|电子化|资格后审)?["“]?(?<words>公开招标|邀请招标|邀约招标|竞争性磋商|竞争性谈判|询价|单一来源|框架协议|公开比选|公开询比|竞价)["”]?(?:方式|采购|的方式)?/;
const COVER =
  /^(?:政府采购|国内|[\u4e00-\u9fff]{2,12}项目)?(?:\()?(?<words>公开招标|邀请招标|竞争性磋商|竞争性谈判|询价|单一来源采购)(?:\))?(?:采购)?(?:文件|公告|通知书|采购文件|招标文件|邀请函|邀请书|谈判文件)?(?:示范文本|范本)?$/;
const COVER_LINES = 60;

/** 编号：…（公开招标）. */
const BRACKETED = /[(（](公开招标|竞争性磋商|竞争性谈判|询价)[)）]$/;

/** The procurement method. A method that the tool has no rules for stays null, with its words in a finding. */
export function readMethod(passages: readonly Passage[]): Fact {
  const mentions = [...findByLabel(passages), ...findOnCover(passages), ...findInSentences(passages)];
  const known = mentions.flatMap(({ words, ...place }): Mention<Method>[] => {
    const method = parseMethod(words);
    return method === null ? [] : [{ ...place, value: method }];
  });
  const others = mentions.filter(({ words }) => OTHERS.test(words));
  const messages: Finding[] = [];
  const [strongest] = [...mentions].sort((one, other) => one.rank - other.rank);
  if (others.length > 0 && strongest !== undefined && OTHERS.test(strongest.words)) {
    const message = `采购方式写作“${strongest.words}”，本工具没有这种方式的规则，采购方式留空，请人工确定。`;
    messages.push(
      finding('warning', 'method-unsupported', message, { locations: others.map(({ location }) => location) }),
    );
    return { fields: { method: null }, places: [strongest.location], messages };
  }
  const assumed = mentions.length === 0 ? findTenderCover(passages) : null;
  if (assumed !== null) {
    const message = '文件没有写明采购方式，封面写作“招标文件”，暂作公开招标，请核对。';
    messages.push(finding('warning', 'method-assumed', message, { locations: [assumed] }));
    return { fields: { method: 'open-tender' }, places: [assumed], messages };
  }
  const decision = decide(known, { code: 'method', name: '采购方式', show: showMethod });
  return {
    fields: { method: decision.value },
    places: decision.locations,
    messages: [...messages, ...decision.messages],
  };
}

interface Words {
  words: string;
  location: Mention<string>['location'];
  rank: number;
}

function findByLabel(passages: readonly Passage[]): Words[] {
  return findLabelled(passages, LABEL).flatMap(({ value, location }) => {
    const chosen = findChosen(value.replace(/\s/g, ''));
    const words = chosen === null ? value : chosen.join(' ');
    return words.length > 40 || (chosen === null && EMPTY_BOX.test(value)) ? [] : [{ words, location, rank: 0 }];
  });
}

function findOnCover(passages: readonly Passage[]): Words[] {
  return passages.slice(0, COVER_LINES).flatMap((passage) => {
    const words = COVER.exec(passage.text.replace(/\s/g, ''))?.groups?.['words'];
    return words === undefined ? [] : [{ words, location: locate(passage), rank: 1 }];
  });
}

function findInSentences(passages: readonly Passage[]): Words[] {
  return passages.flatMap((passage, index) => {
    if (!['cover', 'notice'].includes(passage.chapter) && index > COVER_LINES) return [];
    if (passage.chapter === 'contents' || /是指|指的是|适用于|第[一二三四五六七八九十]+条/.test(passage.text))
      return [];
    const match = SENTENCE.exec(passage.text);
    const words = match?.groups?.['words'] ?? (index < COVER_LINES ? BRACKETED.exec(passage.text)?.[1] : undefined);
    const isTitle =
      passage.text.length < 80 &&
      /(?:公开招标|竞争性磋商|竞争性谈判|询价)(?:公告|文件|采购公告|采购文件|通知书)$/.exec(passage.text);
    if (words !== undefined) return [{ words, location: locate(passage, words), rank: 2 }];
    return isTitle ? [{ words: isTitle[0], location: locate(passage), rank: 3 }] : [];
  });
}

/** 招标文件 and nothing more on the cover, where no place speaks of an invitation to chosen bidders. */
function findTenderCover(passages: readonly Passage[]): Mention<string>['location'] | null {
  if (passages.some(({ text }) => /邀请招标|投标邀请书/.test(text))) return null;
  const cover = passages.slice(0, COVER_LINES).find(({ text }) => TENDER_COVER.test(text.replace(/\s/g, '')));
  return cover === undefined ? null : locate(cover);
}

const TENDER_COVER = /^(?:政府采购)?(?:货物|服务|工程|勘察|设计|施工|监理){0,2}(?:类)?招标文件$/;

/** The one method a text names; null where it names none or several. */
function parseMethod(text: string): Method | null {
  const found = WORDS.filter(([pattern]) => pattern.test(text.replace(/\s/g, ''))).map(([, method]) => method);
  return found.length === 1 ? (found[0] ?? null) : null;
}

const NAMES: Readonly<Record<Method, string>> = {
  'open-tender': '公开招标',
  'competitive-consultation': '竞争性磋商',
  'competitive-negotiation': '竞争性谈判',
  inquiry: '询价',
  'single-source': '单一来源',
};

function showMethod(method: Method): string {
  return NAMES[method];
}
