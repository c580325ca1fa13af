import type { CertificateRule } from '../../../../src/domain/items/certificate-rule.ts';
import { splitOutside, withoutMark } from './lists.ts';
import type { RuleText } from './rule-text.ts';

type Single = Omit<CertificateRule, 'orElse'>;

const WORD =
  /证书|认证|资质|体系|资格|许可证|许可|管理师|工程师|分析师|评测师|架构设计师|规划师|建造师|审计师|会计师|造价师|监理师|厨师|技师|CMMI|ITSS|CISP|CISAW|PMP|CSPM|DCMM|CCRC|CISA|CISSP|CCIE|HCIE|ISO|信用等级|[A-Z]{2,8}证|[\u4e00-\u9fff]证$|服务能力|符合性|评估|等级|著作权|专利|证$/i;
const LEVEL =
  /(?:\(?(?<level>CS-?[1-5]|CMMI-?[1-5]|CSPM-?[1-5]|DCMM-?[1-5]|L[1-5]|[一二三四五壹贰叁肆伍甲乙丙]级|[1-5]级|特级|高级|中级|初级|[A]{2,5}级?|[三四五]星级?)级?(?<up>(?:\(含\))?(?:或|及|或者|和|含)?以上|\(及?以上\)|\(含\)以上)?\)?(?<after>级别|等级|资质|证书|认证|及以上)?)$/i;
const LEADING_LEVEL =
  /^(?<level>[一二三四五壹贰叁肆伍甲乙丙]级|特级|高级|中级|初级)(?<up>(?:\(含\))?(?:或|及|或者)?以上)?的?(?=[\u4e00-\u9fff])/;
const BRACKET = /\((?<inner>[^()]{1,40}(?:\([^()]{1,20}\)[^()]{0,20})?)\)/;
const DIRECTION = /^(?:认证|证书|专业)?(?:方向|专业|类别|范围|类)(?:为|:|是)?/;
const ABBREVIATION = /^[A-Za-z0-9/\s.+-]+$/;
const ORDERS: readonly (readonly [RegExp, string])[] = [
  [/信息系统建设和服务能力|CS-?[1-5]/, 'cs-capability'],
  [/CSPM/, 'cspm'],
  [/ITSS|信息技术服务(?:运行维护)?标准符合性|运行维护[^,]{0,6}符合性/, 'itss-conformity'],
  [/信息安全服务资质|CCRC(?!信息安全保障)|安全(?:集成|运维|开发|风险评估|应急处理)服务资质/, 'ccrc-service'],
  [/计算机技术与软件/, 'computer-software-qualification'],
  [/职称/, 'professional-title'],
];

export function isCertificate(text: string): boolean {
  return WORD.test(text);
}

/** Certificates of a list as written: 、 ; or line by line; A或B serve in each other's place. Empty where an entry is none. */
export function readCertificateList(text: RuleText, list: string): CertificateRule[] {
  const entries = splitOutside(
    list.replace(
      /(?<=证书|认证|资质|资格|体系|\)|级|师|\d)(?:以及|及|和|与)(?!以上|其他|服务|[^、;,]{0,30}(?:中心|机构|协会|委员会))/g,
      '、',
    ),
    '、;,\n',
  ).map((entry) =>
    withoutMark(entry)
      .replace(
        /^(?:和|及|以及|并|同时)?(?:具有|具备|持有|获得|取得|通过|提供|拥有)?(?:(?:在|处于)?有效(?:期(?:之|以)?内)?的)?/,
        '',
      )
      .replace(/(?<=证书?|认证|资质)(?:的|者)$/, '')
      .replace(/(?:,|且|并)?(?:均)?在有效期(?:之|以)?内(?:的)?$/, '')
      .replace(/等$|[。:]+$/, ''),
  );
  const last = entries.at(-1) ?? '';
  if (SYSTEMS.test(last)) entries.splice(0, entries.length, ...nameSystems(entries));
  const rules: CertificateRule[] = [];
  for (const entry of entries) {
    if (
      /^(?:上述|以上|须|需|提供|并|且|证书|每|均|在有效期|有效|复印件|扫描件)/.test(entry) &&
      !/认证$|体系/.test(entry)
    )
      continue;
    if (
      !isCertificate(entry) &&
      !(isCertificate(last) && entry.length <= 24 && entries.length > 1 && !/提供|有效/.test(entry))
    )
      return [];
    const rule = readCertificate(text, entry);
    if (rule === null) return [];
    rules.push(rule);
  }
  return rules;
}

/** 质量、环境、职业健康安全三体系认证. */
const SYSTEMS =
  /^(?<field>[\u4e00-\u9fff]{2,8}?)(?:[一二两三四五六\d](?:个|大|项|标)?)?(?:管理)?体系(?:认证)?(?:证书)?$/;

function nameSystems(entries: readonly string[]): string[] {
  const isShared = entries.slice(0, -1).every((entry) => /^[\u4e00-\u9fff]{2,8}$/.test(entry) && !isCertificate(entry));
  if (entries.length < 2 || !isShared) return [...entries];
  return entries.map((entry) => `${SYSTEMS.exec(entry)?.groups?.['field'] ?? entry}管理体系认证`);
}

/** One entry of a list, with level, direction, issuers and what serves in its place. */
function readCertificate(text: RuleText, entry: string): CertificateRule | null {
  const issued = /^(?:由)?(?<issuers>[^,;。]{4,60}?)(?:颁发|核发|签发|认证颁发|发放|授予)的(?<rest>.{2,})$/.exec(entry);
  const issuers = issued === null ? [] : readIssuers(text, issued.groups?.['issuers'] ?? '');
  const body = issued?.groups?.['rest'] ?? entry;
  const shared = sharedDirections(text, body);
  const singles = shared ?? alternatives(body).flatMap((one) => readSingle(text, one) ?? []);
  const [first, ...orElse] = singles;
  if (first === undefined) return null;
  return { ...first, issuers, orElse: orElse.map((other) => ({ ...other, issuers })) };
}

function readIssuers(text: RuleText, words: string): string[] {
  return words
    .split(/[()]|或者?|、/)
    .map((issuer) => issuer.replace(/^(?:由|经)/, '').trim())
    .filter((issuer) => issuer.length >= 4)
    .map((issuer) => text.written(issuer));
}

/** A或B outside brackets, where both can stand alone. */
function alternatives(body: string): string[] {
  const marked = body.replace(/(?:或者|或)(?!以上|者以上)/g, '\u0001');
  const pieces = splitOutside(marked, '\u0001').map((piece) => piece.replaceAll('\u0001', '或'));
  return pieces.length > 1 && pieces.every((piece) => isCertificate(piece) && piece.length >= 3) ? pieces : [body];
}

/** 信息安全服务资质(安全集成或安全运维)三级或以上: one certificate in several directions. */
function sharedDirections(text: RuleText, body: string): Single[] | null {
  const bracket = BRACKET.exec(body);
  const inner = bracket?.groups?.['inner'] ?? '';
  if (bracket === null || !/(?<!以上|及)或(?!以上)/.test(inner) || /或以上/.test(inner)) return null;
  const directions = inner
    .replace(DIRECTION, '')
    .split(/或者?|、/)
    .filter((piece) => piece !== '');
  const whole = body.replace(bracket[0], '');
  const single = readSingle(text, whole);
  if (single === null || directions.length < 2) return null;
  return directions.map((direction) => ({ ...single, direction: text.written(direction) }));
}

function readSingle(text: RuleText, words: string): Single | null {
  let body = words.replace(/^(?:有效的|相应的|相关的?|国家|同时)/, '').trim();
  let level: string | undefined;
  const aliases: string[] = [];
  let direction: string | undefined;
  const bracket = BRACKET.exec(body);
  const inner = bracket?.groups?.['inner'];
  if (bracket !== null && inner !== undefined) {
    const levelInside = LEVEL.exec(inner)?.groups;
    if (
      levelInside?.['level'] !== undefined &&
      (levelInside['up'] !== undefined || /^(?:CS|CMMI|CSPM|DCMM|[一二三四五甲乙丙]级)/.test(inner))
    ) {
      level = levelInside['level'];
      body = body.replace(bracket[0], '').replace(/^(?:初级|中级|高级)/, '');
    } else if (/计算机技术与软件/.test(body)) aliases.push(text.written(inner));
    else if (ABBREVIATION.test(inner)) aliases.push(inner);
    const other =
      inner !== undefined && ABBREVIATION.test(inner)
        ? BRACKET.exec(body.replace(bracket[0], ''))?.groups?.['inner']
        : inner;
    if (
      other !== undefined &&
      !/计算机技术与软件/.test(body) &&
      level === undefined &&
      !ABBREVIATION.test(other) &&
      !/复印|扫描|有效|原件|须|应(?!急|用)|提供|含/.test(other)
    ) {
      direction = other.replace(DIRECTION, '');
      body = body.replace(`(${other})`, '');
    }
  }
  const ending = LEVEL.exec(body)?.groups;
  if (
    level === undefined &&
    ending?.['level'] !== undefined &&
    !/(?:高级|中级|初级)(?:资质|证书|认证)?$/.test(body.replace(/[^高中初级资质证书认]/g, '').slice(-4))
  ) {
    level = ending['level'];
    const tail = LEVEL.exec(body)?.[0] ?? '';
    body =
      body.slice(0, body.length - tail.length) +
      (/^(?:证书|资质|认证)$/.test(ending['after'] ?? '') ? (ending['after'] ?? '') : '');
  }
  const leading = level === undefined ? LEADING_LEVEL.exec(body) : null;
  if (leading?.groups?.['up'] !== undefined) {
    level = leading.groups['level'];
    body = body.slice(leading[0].length);
  }
  direction ??= /(?<=\S)-{1,2}(?<direction>[\u4e00-\u9fff]{2,10}?)(?:类)?(?:证书)?$/.exec(body)?.groups?.['direction'];
  const title = body.replace(/[的,]+$/, '').trim();
  if (title === '' || title.length > 80) return null;
  const order = level === undefined ? undefined : ORDERS.find(([pattern]) => pattern.test(words))?.[1];
  return {
    title: text.written(title),
    aliases,
    ...(direction === undefined ? {} : { direction: text.written(direction) }),
    ...(level === undefined ? {} : { atLeast: normalLevel(level) }),
    ...(order === undefined ? {} : { levels: order }),
    issuers: [],
  };
}

/** 叁级 → 三级, CS2级 → CS2, CSPM2 → CSPM-2: as the orders of levels name them. */
function normalLevel(level: string): string {
  const plain = level.toUpperCase().replace(/[壹贰叁肆伍]/g, (sign) => '一二三四五'.charAt('壹贰叁肆伍'.indexOf(sign)));
  if (/^[1-5]级$/.test(plain)) return `${'一二三四五'.charAt(Number.parseInt(plain, 10) - 1)}级`;
  return plain
    .replace(/^CS-/, 'CS')
    .replace(/^CSPM-?/, 'CSPM-')
    .replace(/^(CMMI|DCMM)-/, '$1');
}
