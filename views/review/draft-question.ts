import type { BidCheck } from '../../src/domain/bid.ts';
import { showPrice } from '../figures.ts';
import { describePlace, fileTitle } from '../place.ts';
import type { Terms } from '../terms.ts';
import type { Answer } from './answers.ts';
import { nameRequirement, type ReviewedRequirement } from './requirements.ts';

/** What is asked about an answer: what stands where, what it differs from, and to say what is meant. To be edited. */
export function draftAnswerQuestion(
  { bidDocument, procurementDocument }: Terms,
  requirement: ReviewedRequirement,
  { responses, judgement }: Answer,
): string {
  const name = nameRequirement(requirement);
  const demand = `${procurementDocument}“${name}”要求：${requirement.text}`;
  if (responses.length === 0)
    return `${demand}\n在贵单位的${bidDocument}中没有找到对这一条的应答。请说明应答所在的文件和位置。`;
  const found = responses.map(({ location, reasons, declaredDeviation }) => {
    const quote =
      location === null ? '' : `写明“${location.quote}”（${fileTitle(location.file)} ${describePlace(location)}）`;
    const declared = declaredDeviation === null ? '' : `，自报“${declaredDeviation}”`;
    const differs = reasons.length === 0 ? '' : `；经核对：${reasons.join('；')}`;
    return `${quote === '' ? '没有写明内容' : quote}${declared}${differs}`;
  });
  const judged = judgement?.value.reason === undefined ? '' : `\n评审意见：${judgement.value.reason}。`;
  return `${demand}\n贵单位的${bidDocument}${found.join('；')}。${judged}\n请说明这一应答的含义。`;
}

/** Asks to confirm a corrected price, with its steps. */
export function draftPriceQuestion({ bidDocument }: Terms, { price, findings }: BidCheck): string {
  const steps = findings.filter(({ code }) => code === 'price-inconsistent').map(({ message }) => message);
  const amount = (text: string | null) => (text === null ? '未写明' : `${showPrice(text)} 元`);
  return [
    `贵单位的${bidDocument}中，报价小写为 ${amount(price.quoted)}，大写为 ${amount(price.inWords)}，分项合计为 ${amount(price.itemSum)}。`,
    ...steps,
    `按规定修正后的报价为 ${amount(price.corrected)}。请确认是否接受修正后的报价。`,
  ].join('\n');
}
