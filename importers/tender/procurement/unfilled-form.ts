import type { DraftProcurement } from '../../../src/domain/draft.ts';
import { finding } from '../../../src/domain/finding.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Fact } from './fact.ts';

/** How a model form names itself on its first pages. */
const MODEL =
  /(?:招标|采购|磋商|谈判|询价)(?:文件|公告)?(?:的)?(?:示范|标准)?(?:范本|文本|模板|样本)|示范文本|标准[\u4e00-\u9fff]{0,12}(?:招标|采购|磋商|谈判)文件|本(?:范本|示范文本)|文件模板/;
/** Whether a line is the name of a model form. */
export function isModelName(text: string): boolean {
  return MODEL.test(text);
}

const FIRST_LINES = 60;

/** Facts that a form leaves to whoever fills it in; what it prints for all procurements is not this one's. */
const FILLED_IN = [
  'method',
  'category',
  'isGovernmentProcurement',
  'isPurchasedService',
  'isInformationSystem',
  'procurementAgency',
  'budget',
  'consortiumAllowed',
  'subcontractingAllowed',
  'industry',
  'bidValidityDays',
  'submissionDeadline',
] as const satisfies readonly (keyof DraftProcurement)[];

/** Takes back what was read from a model form that nobody has filled in: no name, no number, no buyer. */
export function withdrawFromUnfilledForm(passages: readonly Passage[], procurement: DraftProcurement): Fact {
  const { title, number, buyer } = procurement;
  if (title !== null || number !== null || buyer !== null) return { fields: {} };
  const named = passages.slice(0, FIRST_LINES).find(({ text }) => text.length < 80 && isModelName(text));
  if (named === undefined) return { fields: {} };
  const message =
    '文件是没有填写的范本：项目名称、项目编号、采购人都空着，范本中通用的内容没有作为本项目的信息，请填写后再读取。';
  return {
    fields: Object.fromEntries(FILLED_IN.map((field) => [field, null])),
    messages: [finding('warning', 'unfilled-form', message, { locations: [locate(named)] })],
  };
}
