import { parseAmount } from '../language/amount.ts';
import { parseDate } from '../language/date.ts';
import type { BidText, Line } from './bid-text.ts';
import type { ListedContract } from './contract-tables.ts';
import { locate } from './place.ts';

/** 2022年6月8日，与示例市示例局签订《示例系统运维合同》，合同金额45万元。 */
const SENTENCE =
  /(?:与|同|和)\s*(?<customer>[^,。;:《》]{4,40}?)\s*(?:签订|签署|订立)(?:了|的)?[^,。;《》]{0,10}《(?<subject>[^《》]{4,80})》/;
const AMOUNT = /(?:合同)?(?:总)?(?:金额|价款|总价|合同额)\s*[:为]?\s*(?<value>(?:人民币|¥)?[\d,.]+\s*[千万亿]?元)/;

/** Past contracts told in sentences, one a line, where a bid has no list of them. */
export function readContractSentences(bid: BidText): ListedContract[] {
  return bid.lines.filter(({ form, level }) => form.kind === 'contracts' && level === null).flatMap(readSentence);
}

function readSentence(line: Line): ListedContract[] {
  const match = SENTENCE.exec(line.text);
  if (match === null) return [];
  const start = match.index + match[0].indexOf('《') + 1;
  const subject = line.raw.slice(start, start + (match.groups?.['subject'] ?? '').length);
  const amount = AMOUNT.exec(line.text)?.groups?.['value'] ?? '';
  return [
    {
      customer: (match.groups?.['customer'] ?? '').trim(),
      subject,
      signedOn: parseDate(line.text).date,
      amount: parseAmount(amount).value,
      number: null,
      location: locate(line, match.index, match.index + match[0].length),
    },
  ];
}
