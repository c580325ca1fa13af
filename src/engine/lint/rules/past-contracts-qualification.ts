import { normaliseForMatching } from '../../../domain/matching.ts';
import type { LawReference } from '../law-in-force.ts';
import type { LintReport, LintRule } from '../rule.ts';
import { shorten } from '../word-rule.ts';

const MOST: LawReference = { key: 'qualification/past-contracts' };
/** 至少3个类似项目业绩, 合同不少于三份, 业绩 3 项以上. */
const NUMBER = /(\d{1,2}|[一二两三四五六七八九十])\s?(?:个|份|项|例|宗|单|件)/;
const CONTRACTS = /业绩|同类(?:业务|项目)|类似(?:项目|业务)|案例/;

export const pastContractsQualification: LintRule = {
  code: 'past-contracts-qualification',
  title: '作为资格条件的同类业务合同超过规定份数',
  severities: ['error'],
  basis: [MOST],
  check({ procurement }, law) {
    const most = law.find(MOST.key);
    if (typeof most !== 'string') return [];
    return procurement.qualifications.flatMap(({ number, text, location }): LintReport[] => {
      const clause = normaliseForMatching(text)
        .split(/[。;\n]/)
        .find((part) => CONTRACTS.test(part) && readNumber(part) > Number.parseInt(most, 10));
      if (clause === undefined) return [];
      const message = `资格条件${number ?? ''}要求 ${readNumber(clause)} 份同类业务合同（“${shorten(clause)}”），最多可以要求 ${most} 份，请减少`;
      return [{ severity: 'error', message, locations: [location], wholeProcurement: true }];
    });
  },
};

const NUMERALS = '零一二三四五六七八九十';

function readNumber(clause: string): number {
  const written = NUMBER.exec(clause)?.[1] ?? '0';
  if (written === '两') return 2;
  const numeral = NUMERALS.indexOf(written);
  return numeral >= 0 ? numeral : Number.parseInt(written, 10);
}
