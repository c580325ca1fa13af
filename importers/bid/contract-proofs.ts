import type { Location } from '../../src/domain/location.ts';
import type { DecimalText, IsoDate } from '../../src/domain/scalars.ts';
import { parseAmount } from '../language/amount.ts';
import { parseChineseInteger } from '../language/chinese-number.ts';
import { findDates } from '../language/date.ts';
import { isBlank } from '../language/fold.ts';
import { normaliseForMatching } from '../matching.ts';
import type { BidText, Line } from './bid-text.ts';
import { findContractLists, type ListedContract } from './contract-tables.ts';
import { type EvidenceLine, readEvidenceLines } from './evidence-lines.ts';
import { NameIndex } from './name-index.ts';
import { locate } from './place.ts';

const CONTRACT_PROOF = '合同';
const PERFORMANCE_PROOF = '履约证明';

/** What the pages behind the list show for one contract. */
export interface ContractEvidence {
  /** Index in the list; null: the list does not have it. */
  listed: number | null;
  /** What stands behind 业绩1. */
  heading: string | null;
  customer: string | null;
  subject: string | null;
  number: string | null;
  amount: DecimalText | null;
  signedOn: { date: IsoDate; location: Location }[];
  proofs: string[];
  /** Lines that speak of a proof and say themselves that it is missing, unsealed or blacked out. */
  denied: Location[];
  location: Location;
}

interface Anchor {
  key: string;
  listed: number | null;
  customer: string | null;
}

const ORDINAL =
  /^\s*(?:\(?(?:[\d一二三四五六七八九十]+[.、)]\s*)*)?(?:(?:合同|项目|类似项目)?业绩|案例|类似项目|合同|(?:业绩)?证明(?:材料)?|第)\s*(?<ordinal>\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d年月])/;
const HEADED = /^\s*(?:业绩|案例)\s*[\d一二三四五六七八九十]/;
const CUSTOMER =
  /(?:^|[\s,;。(]|合同|项目)(?:甲\s*方|买\s*方|采购人|采购单位|用户单位|委托方|委托单位|需\s*方|发包人|业主单位|客户名称|用户名称|业主)(?:名称)?\s*(?:\([^()]{0,10}\))?\s*:\s*(?<value>[^,;。]{2,60}?)(?=\s{2,}|[,;。(]|\s*(?:乙方|卖方)|$)/;
const SUBJECT =
  /(?:^|[\s,;。])(?:项目名称|合同名称|服务内容|项目内容|合同内容|标的名称|合同标的)\s*:\s*(?<value>[^,;。]{2,80}?)(?=\s{2,}|[,;。]|$)/;
const NUMBER = /合同(?:编)?号\s*[:为]?\s*(?<value>[^\s,;。()]{3,40})/;
const AMOUNT =
  /合同(?:总)?(?:金额|价款|总价|价格|额)\s*(?:\([^()]{0,10}\))?\s*[:为]?\s*(?<value>(?:人民币|¥)?[\d,.\s]+[千万亿]?元?)/;
const SIGNED = /签(?:订|署|约|字)|合同日期|合同时间/;
/** The contract itself: its page, its parties, its date of signing. */
const IS_CONTRACT =
  /合同\s*(?:原件|扫描件?|复印件|关键页|首页|正文|书|协议书|文本)|^\s*(?:\(?[\dA-Za-z一二三四五]+[).、．]\s*)?合同\s*(?:\(|:|$)|合同签(?:订|署)|签(?:订|署|约)(?:日期|时间)\s*:|签[字订署].{0,3}页|盖章页/;
const IS_PERFORMANCE =
  /履约.{0,4}(?:评价|证明|验收|良好|报告|合格)|履约情况|履行(?:情况)?(?:良好|证明|评价)|合同履行|验收(?:报告|证明|单|书|合格|意见|结论|通过)|(?:完工|竣工|完成)(?:报告|证明)|(?:用户|客户|业主|甲方|服务|买方)(?:满意度?)?(?:评价|证明|意见|反馈|好评)/;
/** 提供的证明材料不得遮挡涂黑, and the proof of performance carries the customer's seal. */
const DENIED =
  /未(?:能|提供|附|取得|履行|通过|验收|加?盖|见盖)|无(?:公|印|盖)章|没有(?:提供|附|取得|加?盖|履约证明|合同)|无法提供|暂无|缺少|不(?:提供|良好|合格|满意)|:\s*(?:无|\/)\s*[。;]?$|[后待]补|遮挡|涂黑|打码/;
const DEMANDED =
  /须|应(?:当|提供|附|按)|^\s*(?:备注|\(?注)|按顺序附后|评分|得分|每个业绩|否则|要求(?:提供|附)|不得(?:遮挡|涂黑)/;

/** Reads the pages behind a list of contracts and tells by number, customer or subject which contract they prove. */
export function readContractEvidence(bid: BidText, listed: readonly ListedContract[]): ContractEvidence[] {
  const groups = new Map<string, ContractEvidence>();
  const names = listNames(listed);
  let current: ContractEvidence | null = null;
  for (const evidence of findEvidenceLines(bid)) {
    if ((evidence.line.isTitle || DEMANDED.test(evidence.text)) && !HEADED.test(evidence.text)) continue;
    const anchor = findAnchor(evidence, names, current);
    if (anchor !== null) {
      current = groups.get(anchor.key) ?? startGroup(anchor, evidence.line);
      groups.set(anchor.key, current);
    }
    if (current !== null) gather(evidence, current);
  }
  return [...groups.values()].filter((group) => group.listed !== null || group.proofs.length > 0);
}

function findEvidenceLines(bid: BidText): EvidenceLine[] {
  const parts = bid.parts.filter(
    ({ form }) => form.kind === 'contracts' || (form.kind === 'evidence' && /业绩|合同|履约|验收/.test(form.title)),
  );
  return readEvidenceLines(parts, findContractLists(bid));
}

interface ContractNames {
  count: number;
  customers: NameIndex;
  subjects: NameIndex;
  numbers: NameIndex;
}

function listNames(listed: readonly ListedContract[]): ContractNames {
  return {
    count: listed.length,
    customers: new NameIndex(listed.map(({ customer }) => customer)),
    subjects: new NameIndex(listed.map(({ subject }) => subject)),
    numbers: new NameIndex(listed.map(({ number }) => number ?? '')),
  };
}

/** Which contract a line speaks of: its number says most, then customer with subject, then the count in 业绩2. */
function findAnchor(
  { line, text }: EvidenceLine,
  listed: ContractNames,
  current: ContractEvidence | null,
): Anchor | null {
  const plain = normaliseForMatching(text);
  const byNumber = listed.numbers.findIn(plain);
  const byCustomer = listed.customers.findIn(plain);
  const bySubject = listed.subjects.findIn(plain);
  const both = byCustomer.filter((index) => bySubject.includes(index));
  for (const [only, ...others] of [byNumber, both, bySubject, byCustomer])
    if (only !== undefined && others.length === 0) return { key: `listed ${only}`, listed: only, customer: null };
  const ordinal = readOrdinal(text);
  if (ordinal !== null) {
    const isListed = ordinal >= 1 && ordinal <= listed.count;
    return {
      key: `${isListed ? 'listed' : 'ordinal'} ${ordinal - 1}`,
      listed: isListed ? ordinal - 1 : null,
      customer: null,
    };
  }
  const customer = CUSTOMER.exec(text)?.groups?.['value']?.trim() ?? null;
  if (customer !== null && !isBlank(customer) && byCustomer.length === 0) {
    const isOpen = current !== null && current.listed === null && current.customer === null;
    return isOpen ? null : { key: `customer ${line.position} ${customer}`, listed: null, customer };
  }
  const isOnlyOne = listed.count === 1 && current === null && (IS_CONTRACT.test(text) || IS_PERFORMANCE.test(text));
  return isOnlyOne ? { key: 'listed 0', listed: 0, customer: null } : null;
}

function readOrdinal(text: string): number | null {
  const ordinal = ORDINAL.exec(text)?.groups?.['ordinal'];
  if (ordinal === undefined) return null;
  return /^\d+$/.test(ordinal) ? Number.parseInt(ordinal, 10) : (parseChineseInteger(ordinal)?.toNumber() ?? null);
}

function startGroup(anchor: Anchor, line: Line): ContractEvidence {
  return {
    listed: anchor.listed,
    heading: null,
    customer: anchor.customer,
    subject: null,
    number: null,
    amount: null,
    signedOn: [],
    proofs: [],
    denied: [],
    location: locate(line),
  };
}

function gather({ line, text }: EvidenceLine, group: ContractEvidence): void {
  const value = (pattern: RegExp) => pattern.exec(text)?.groups?.['value']?.trim() ?? null;
  const heading = HEADED.test(text)
    ? text
        .replace(HEADED, '')
        .replace(/^[\s:、.)]+/, '')
        .trim()
    : '';
  if (heading !== '') group.heading ??= heading;
  group.customer ??= value(CUSTOMER);
  group.subject ??= value(SUBJECT);
  group.number ??= value(NUMBER);
  group.amount ??= parseAmount(value(AMOUNT) ?? '').value;
  const signedOn = findSigningDay(text);
  if (signedOn !== null) group.signedOn.push({ date: signedOn, location: locate(line) });
  if (line.level !== null && ORDINAL.test(text)) return;
  const proofs = [
    ...(IS_CONTRACT.test(text) || (signedOn !== null && /合同|协议/.test(text)) ? [CONTRACT_PROOF] : []),
    ...(IS_PERFORMANCE.test(text) ? [PERFORMANCE_PROOF] : []),
  ];
  if (DENIED.test(text)) group.denied.push(...proofs.slice(0, 1).map(() => locate(line)));
  else group.proofs.push(...proofs.filter((proof) => !group.proofs.includes(proof)));
}

/** The date that stands next to 签订: before it (于2021年3月5日签订) or after it (签订日期：2021年3月5日). */
function findSigningDay(text: string): IsoDate | null {
  const place = text.search(SIGNED);
  if (place < 0) return null;
  const dates = findDates(text).filter(
    ({ reading, end }) => reading.date !== null && !/^\s*(?:合同签订)?(?:至今|以来|起|[之以]后)/.test(text.slice(end)),
  );
  const after = dates.find(({ start }) => start > place && start - place <= 16);
  const before = dates.findLast(({ end }) => end <= place && place - end <= 8);
  return (after ?? before)?.reading.date ?? null;
}
