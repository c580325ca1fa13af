import type { Tone } from '../components/tag.tsx';
import type { ReportCell, ReportSection } from '../report/report.ts';
import { type ColumnOf, placeColumn, tableOf } from '../report/table-of.ts';
import type { CheckReportInput } from './build-report.ts';

type Check = CheckReportInput['check'];

const DEVIATIONS: Readonly<Record<Check['responses'][number]['deviation'], readonly [string, Tone]>> = {
  none: ['无偏离', 'good'],
  positive: ['正偏离', 'good'],
  negative: ['负偏离', 'bad'],
  missing: ['未应答', 'bad'],
  vague: ['含糊', 'look'],
  unclear: ['不明确', 'look'],
};

export function answerSection({ check: { responses } }: CheckReportInput): ReportSection {
  const mandatory = responses.filter((response) => response.mandatory);
  return {
    id: 'answers',
    title: '应答',
    lead: `共 ${responses.length} 条，其中实质性条款 ${mandatory.length} 条。`,
    tables: [
      tableOf('逐条应答', responses, [
        {
          title: '条款',
          share: 14,
          cell: (row) => ({ text: row.number === '' ? '—' : row.number, note: row.mandatory ? '实质性' : '' }),
        },
        { title: '结果', share: 13, cell: resultCell },
        { title: '自报', share: 13, cell: ({ declaredDeviation }) => ({ text: declaredDeviation ?? '—' }) },
        { title: '理由', share: 26, cell: ({ reasons }) => ({ text: reasons.join('；') }) },
        placeColumn(34),
      ]),
    ],
  };
}

/** Red is for ★ clauses alone. */
function resultCell({ deviation, mandatory }: Check['responses'][number]): ReportCell {
  const [text, tone] = DEVIATIONS[deviation];
  return { text, tone: tone === 'bad' && !mandatory ? 'look' : tone };
}

export function factSection({ check: { facts } }: CheckReportInput): ReportSection {
  return {
    id: 'facts',
    title: '业绩、证书、人员',
    tables: [
      tableOf('业绩', facts.contracts, [
        { title: '合同甲方', share: 22, cell: ({ customer, subject }) => ({ text: customer, note: subject }) },
        { title: '签订日期', share: 14, cell: ({ signedOn }) => ({ text: signedOn ?? '未读到' }) },
        ...verdictColumns(12, 20),
        placeColumn(32),
      ]),
      tableOf('证书', facts.certificates, [
        { title: '证书', share: 28, cell: ({ name, level }) => ({ text: name, note: level ?? '' }) },
        { title: '有效期至', share: 14, cell: ({ validUntil }) => ({ text: validUntil ?? '未写' }) },
        ...verdictColumns(12, 18),
        placeColumn(28),
      ]),
      tableOf('人员', facts.people, [
        { title: '岗位', share: 16, cell: ({ role }) => ({ text: role }) },
        { title: '姓名', share: 14, cell: ({ name }) => ({ text: name }) },
        { title: '证书', share: 42, cell: ({ certificates }) => ({ text: certificates.join('、') || '未读到' }) },
        placeColumn(28),
      ]),
    ],
  };
}

function verdictColumns(share: number, reasonShare: number): ColumnOf<{ qualifies: boolean | null; reason: string }>[] {
  return [
    { title: '是否计入', share, cell: ({ qualifies }) => counted(qualifies) },
    { title: '理由', share: reasonShare, cell: ({ reason }) => ({ text: reason }) },
  ];
}

function counted(qualifies: boolean | null): ReportCell {
  if (qualifies === null) return { text: '待定', tone: 'look' };
  return qualifies ? { text: '计入', tone: 'good' } : { text: '不计', tone: 'plain' };
}
