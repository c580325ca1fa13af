import type { Rule } from './reading.ts';
import type { Mention } from './wording/mentions.ts';
import { isSame } from './wording/number.ts';

const JUDGEMENT =
  /合理|完整|全面|详[细尽]|可行|针对|清晰|明确|(?<!本)科学|完善|规范|丰富|先进|优|良|较|一般|基本|到位|深[刻入]|简单|充分|欠|不足|酌情|综合|评审|比较|评议|打分|评分|强|弱|差|成熟|具体|符合|满足|响应|可靠|稳定|健全|缺漏|贴合|透彻|准确|空洞|简略|熟悉|得当|有效|齐全|胜任|重点|难点/;
const FIXED_FACT =
  /证书|认证|资质|业绩|合同|注册资本|营业额|营业收入|净利润|学历|职称|年限|\d+(?:%|平方米|小时|分钟|万元|年|台|辆|人|名)/;

/** 优先采购, 有效 and the like are no judgement. */
export function isJudged(text: string): boolean {
  return JUDGEMENT.test(
    text.replace(/优先|优惠|有效|优化|残差|公差|偏差|差异|差额|差旅|误差|温差|强制|强电|弱电/g, ''),
  );
}

/** Meeting a demand is a fact where nothing else is to be judged. */
export function withoutMeeting(text: string): string {
  return text.replace(/满足|符合|响应|评审|评分|打分|标准/g, '');
}

/** A certificate or a number with points of its own beside a judgement is another rule. */
export function isMixedWithFacts(awards: readonly Mention[], rule: Rule): boolean {
  const facts = awards.filter(
    ({ condition, from, to }) =>
      isSame(from, to) &&
      FIXED_FACT.test(lastSentence(condition)) &&
      !JUDGEMENT.test(lastSentence(condition).replace(/有效|符合|响应|满足|优先|齐全/g, '')),
  );
  return facts.length > 0 && !(facts.length === 1 && awards.length > 2 && /健康证|持证|证照/.test(rule.text.plain));
}

/** “▲条款共8项，每项2分，满足得2分”: clauses are met or not, which nobody judges. */
export function isOfClauses(rule: Rule, awards: readonly Mention[]): boolean {
  const judged = awards.filter(({ condition }) => isJudged(condition.replace(/满足|响应|符合|有效/g, '')));
  return judged.length === 0 && /[▲★△※#■●◆]|条款|参数|指标/.test(rule.text.plain);
}

/** “全部满足得12分；负偏离1-3项得8分”: what is counted is not judged. */
export function isCountOfDeviations(rule: Rule, awards: readonly Mention[]): boolean {
  return (
    /偏离|不满足/.test(rule.text.plain) &&
    awards.every(({ from, to }) => isSame(from, to)) &&
    awards.some(({ condition }) => /\d(?:项|条|个)/.test(condition)) &&
    awards.every(({ condition }) => !isJudged(condition.replace(/全部|满足|响应|符合|不足/g, '')))
  );
}

export function lastSentence(condition: string): string {
  return condition.slice(
    Math.max(condition.lastIndexOf('。'), condition.lastIndexOf(';'), condition.lastIndexOf('\n')) + 1,
  );
}
