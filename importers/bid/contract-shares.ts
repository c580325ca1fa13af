import type { StatedShare } from '../../src/domain/bid.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import { parseAmount } from '../language/amount.ts';
import { CHINESE_NUMERALS } from '../language/chinese-number.ts';
import { normaliseForMatching } from '../matching.ts';
import type { BidText, Line } from './bid-text.ts';
import { findParty, type Parties, readParties } from './contract-parties.ts';
import type { Form } from './forms.ts';
import { locate } from './place.ts';
import { readShareTables } from './share-tables.ts';
import { isAgreement, readFraction, readGroupClass } from './share-words.ts';

export interface ContractShares {
  shares: StatedShare[];
  /** The parties own or run each other: admitted, denied, not spoken of. */
  related: boolean | null;
  messages: Finding[];
}

const PERCENT = new RegExp(
  `(?<about>约|大约|左右)?\\s*(?:(?<figure>\\d+(?:\\.\\d+)?)\\s*%|百分之(?<words>[${CHINESE_NUMERALS}]{1,5}|\\d+(?:\\.\\d+)?))(?<behind>左右|上下)?`,
  'g',
);
const AMOUNT = /(?:金额|价款|份额|合同额)[^,。;\d]{0,12}(?<amount>[\d,.]+\s*[万亿]?元)/;
const SAYS_SHARE = /占|份额|比例|承担|分包/;
const OTHER_PERCENT =
  /预付|支付|付款|违约|质保|保证金|税|利率|扣除|优惠|浮动|持股|控股|股权|入股|出资|合格率|满意|准确率|可用性|完成率|不得超过/;
/** What the document or the law says about shares, rather than what the parties agreed. */
const RULE = /以上的|给予|享受|视同|不予|方可|评审/;
const RULE_ELSEWHERE = /应当|须|采购人|采购文件|采购代理机构|办法/;
const ABOUT_SHARES = /联合体|分包/;
const TIE = /直接控股|控股、?管理|控股(?:关系|股东)|管理关系|隶属|(?:全资|控股)子公司|母公司|持有[^。;,]{0,30}股/;
const TIE_DENIED = /不存在|不属于|不是|没有|并?无|未|非/;
const TIE_UNSAID = /是否|如有|如存在|若|应|须|不得|不享受|不予|_/;
const BETWEEN_PARTIES = /联合体|各方|双方|分包|成员|相互|之间/;

/** Shares that the bid's own agreements state, each with its place; an agreement without any is told. */
export function readContractShares(bid: BidText, enterprises: readonly string[]): ContractShares {
  const lines = bid.lines.filter((line) => isAgreement(line.form) || ABOUT_SHARES.test(line.text));
  const parties = new Map<Form, Parties>();
  for (const [form, own] of groupByForm(lines)) parties.set(form, readParties(own, enterprises));
  const partiesOf = (form: Form) => parties.get(form) ?? readParties([], enterprises);
  const messages: Finding[] = [];
  const inText = lines.flatMap((line) => readLine(line, partiesOf(line.form), messages));
  const shares = [...mergeAmounts(inText), ...readShareTables(bid)];
  return { shares, related: readRelated(bid.lines), messages: [...messages, ...checkSilent(bid, parties, shares)] };
}

function groupByForm(lines: readonly Line[]): Map<Form, Line[]> {
  const groups = new Map<Form, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.form);
    if (group === undefined) groups.set(line.form, [line]);
    else group.push(line);
  }
  return groups;
}

function readLine(line: Line, parties: Parties, messages: Finding[]): StatedShare[] {
  return line.text.split(/(?<=[。;])/).flatMap((sentence, index, all): StatedShare[] => {
    if (RULE.test(sentence) || (!isAgreement(line.form) && RULE_ELSEWHERE.test(sentence))) return [];
    const offset = all.slice(0, index).join('').length;
    const percents = [...sentence.matchAll(PERCENT)];
    if (percents.length === 0) return readAmountAlone(line, sentence, offset, parties);
    let from = 0;
    return percents.flatMap((match): StatedShare[] => {
      const before = sentence.slice(from, match.index);
      from = match.index + match[0].length;
      if (!SAYS_SHARE.test(before) || OTHER_PERCENT.test(before)) return [];
      const location = locate(line, offset + match.index, offset + from);
      const { about, behind, figure, words = '' } = match.groups ?? {};
      if (about !== undefined || behind !== undefined) {
        messages.push(
          finding('warning', 'contract-share-unclear', `合同份额“${match[0].trim()}”不是确定的比例，未采用，请核对。`, {
            locations: [location],
          }),
        );
        return [];
      }
      const share = readFraction(figure ?? words);
      const stated = describe(before, line, parties);
      return share === null || stated === null ? [] : [{ ...stated, share, amount: readAmount(before), location }];
    });
  });
}

function readAmountAlone(line: Line, sentence: string, offset: number, parties: Parties): StatedShare[] {
  const match = AMOUNT.exec(sentence);
  if (match === null || !isAgreement(line.form) || OTHER_PERCENT.test(sentence)) return [];
  const amount = readAmount(sentence);
  const stated = describe(sentence, line, parties);
  if (amount === null || stated === null) return [];
  return [{ ...stated, share: null, amount, location: locate(line, offset + match.index, offset + sentence.length) }];
}

type Whose = Omit<StatedShare, 'share' | 'amount' | 'location'>;

/** Whose share the words before it speak of; null where they name nobody. */
function describe(before: string, { form, text }: Line, parties: Parties): Whose | null {
  const kind =
    form.kind === 'consortium' || (form.kind !== 'subcontract' && !/分包/.test(text)) ? 'consortium' : 'subcontract';
  const enterpriseClass = readGroupClass(before);
  const common = { kind, enterpriseClass, form: form.title } as const;
  const party = findParty(before, parties) ?? (kind === 'subcontract' ? findSubcontractor(parties) : null);
  if (party !== null) return { ...common, of: 'party', party };
  return enterpriseClass === null ? null : { ...common, of: 'group', party: null };
}

/** An agreement between two needs not name again to whom it subcontracts. */
function findSubcontractor({ byRole }: Parties): string | null {
  const role = [...byRole.keys()].find((name) => /分包/.test(name)) ?? '乙方';
  return byRole.get(role) ?? null;
}

function readAmount(text: string): string | null {
  return parseAmount(AMOUNT.exec(text)?.groups?.['amount'] ?? '').value;
}

/** 分包金额 in one line and its share in the next are one statement. */
function mergeAmounts(stated: readonly StatedShare[]): StatedShare[] {
  const alone = stated.filter(({ share }) => share === null);
  return stated.flatMap((entry): StatedShare[] => {
    const isSame = (other: StatedShare) => other.form === entry.form && other.party === entry.party;
    const amounts = alone.filter(isSame);
    const shares = stated.filter((other) => other.share !== null && isSame(other));
    if (amounts.length !== 1 || shares.length !== 1 || shares[0]?.amount !== null) return [entry];
    return entry.share === null ? [] : [{ ...entry, amount: amounts[0]?.amount ?? null }];
  });
}

function readRelated(lines: readonly Line[]): boolean | null {
  const clauses = lines
    .filter(({ form, text }) => isAgreement(form) || (ABOUT_SHARES.test(text) && TIE.test(text)))
    .flatMap(({ text }) => text.split(/[。;]/))
    .filter((clause) => TIE.test(clause) && !TIE_UNSAID.test(clause) && !/大型?企业/.test(clause));
  const between = clauses.filter((clause) => BETWEEN_PARTIES.test(clause) || /子公司|母公司|持有/.test(clause));
  if (between.some((clause) => !TIE_DENIED.test(clause))) return true;
  return between.length > 0 ? false : null;
}

/** An agreement that names who takes part and says nothing of their shares. */
function checkSilent(bid: BidText, parties: ReadonlyMap<Form, Parties>, shares: readonly StatedShare[]): Finding[] {
  return [...parties].flatMap(([form, { byRole }]): Finding[] => {
    if (!isAgreement(form) || byRole.size === 0 || shares.some((share) => share.form === form.title)) return [];
    const first = bid.lines.find((line) => line.form === form);
    return first === undefined
      ? []
      : [
          finding(
            'warning',
            'contract-share-missing',
            `“${normaliseForMatching(form.title)}”没有写明各方的合同份额或金额，不能计算小微企业所占份额。`,
            {
              locations: [locate(first)],
            },
          ),
        ];
  });
}
