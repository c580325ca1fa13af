import type { Procurement } from '../../../src/domain/procurement.ts';
import { findAsWritten } from '../passages/as-written.ts';
import { isReference } from '../passages/decide.ts';
import { findLabelled } from '../passages/labelled.ts';
import type { Passage } from '../passages/passage.ts';
import { readClauses } from '../requirements/clauses.ts';
import { readClauseQuantities } from '../requirements/quantities.ts';
import type { Fact } from './fact.ts';

type Term = Procurement['terms'][number];

/** Terms of the contract as notices, tables and commercial parts name them. */
const LABELS: readonly string[] = [
  '(?:项目)?(?:服务|运维|维护|运营|服务运维|合同履行|合同履约|合同|履约|履行)(?:期限|期|时间|年限|周期|期间)(?:要求)?',
  '(?:计划)?(?:工期|总工期|施工工期|完工期|建设工期|实施周期)(?:要求)?',
  '(?:交货|交付|供货|到货|交货交付)(?:时间|期|期限|日期|要求)',
  '(?:交货|交付|供货|服务|实施|施工|项目|履约|合同履约|合同履行)(?:地点)(?:要求)?',
  '(?:合同)?(?:付款|支付|结算|款项支付)(?:方式|办法|条件|约定|要求|进度安排|进度)',
  '(?:免费)?(?:质保|质量保证|保修|质量保修|质保服务|免费维护|售后服务|质量保修范围和保修)(?:期|期限|时间)',
  '(?:是否)?(?:收取|缴纳|提交)?(?:履约保证金|质量保证金|履约担保)(?:金额|数额|要求|及缴纳形式|比例)?',
  '(?:投标|磋商|谈判|响应)保证金(?:金额|数额)?',
  '(?:履约)?验收(?:标准|要求|方式|办法|程序|时间|交付标准和方法|标准和方法|组织方式)(?:和方法)?',
  '违约责任(?:与解决争议的方法)?',
  '(?:合同)?定价方式|报价(?:方式|要求)|合同类型|合同价款形式',
  '保密(?:要求|条款)?|知识产权(?:归属)?(?:和处理方式)?',
];
const LONGEST = 1500;

/** Commercial terms with their quantities, each once, where the document first states it. */
export function readTerms(passages: readonly Passage[]): Fact {
  const terms: Term[] = [];
  const seen = new Set<string>();
  const add = (title: string, text: string, location: Term['location']) => {
    const key = `${title}:${text}`.replace(/\s/g, '');
    if (seen.has(key) || isReference(text) || text.length > LONGEST || terms.length >= 80) return;
    seen.add(key);
    const quantities = readClauseQuantities(text, title);
    terms.push({ id: `term-${terms.length + 1}`, title, text, quantities, location });
  };
  for (const label of LABELS)
    for (const { label: words, value, raw, location, passage } of findLabelled(passages, label))
      if (passage.chapter !== 'evaluation' && passage.chapter !== 'qualification')
        add(words, findAsWritten(raw, value), location);
  for (const clause of readClauses(passages))
    if (clause.form === 'commercial' && clause.title !== null) add(clause.title, clause.text, clause.location);
  return { fields: { terms } };
}
