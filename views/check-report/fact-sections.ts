import type { Tone } from '../components/tag.tsx';
import type { CheckReportInput } from './build-report.ts';
import { placeCell } from './places.ts';
import type { ReportCell, ReportSection } from './report.ts';

type Check = CheckReportInput['check'];

const DEVIATIONS: Readonly<Record<Check['responses'][number]['deviation'], readonly [string, Tone]>> = {
  none: ['无偏离', 'good'],
  positive: ['正偏离', 'good'],
  negative: ['负偏离', 'bad'],
  missing: ['未应答', 'bad'],
  vague: ['含糊', 'look'],
  unclear: ['不明确', 'look'],
};

export function answerSection({ check }: CheckReportInput): ReportSection {
  return {
    id: 'answers',
    title: '应答',
    lead: `共 ${check.responses.length} 条，其中实质性条款 ${check.responses.filter(({ mandatory }) => mandatory).length} 条。`,
    tables: [
      {
        caption: '逐条应答',
        columns: [
          { title: '条款', share: 14 },
          { title: '结果', share: 13 },
          { title: '自报', share: 13 },
          { title: '理由', share: 26 },
          { title: '位置', share: 34 },
        ],
        rows: check.responses.map(
          ({ number, mandatory, deviation, declaredDeviation, reasons, location }): ReportCell[] => {
            const [text, tone] = DEVIATIONS[deviation];
            return [
              { text: number === '' ? '—' : number, note: mandatory ? '实质性' : '' },
              { text, tone: tone === 'bad' && !mandatory ? 'look' : tone },
              { text: declaredDeviation ?? '—' },
              { text: reasons.join('；') },
              placeCell(location),
            ];
          },
        ),
      },
    ],
  };
}

function counted(qualifies: boolean | null): ReportCell {
  if (qualifies === null) return { text: '待定', tone: 'look' };
  return qualifies ? { text: '计入', tone: 'good' } : { text: '不计', tone: 'plain' };
}

export function factSection({ check: { facts } }: CheckReportInput): ReportSection {
  return {
    id: 'facts',
    title: '业绩、证书、人员',
    tables: [
      {
        caption: '业绩',
        columns: [
          { title: '合同甲方', share: 22 },
          { title: '签订日期', share: 14 },
          { title: '是否计入', share: 12 },
          { title: '理由', share: 20 },
          { title: '位置', share: 32 },
        ],
        rows: facts.contracts.map(({ customer, subject, signedOn, qualifies, reason, location }) => [
          { text: customer, note: subject },
          { text: signedOn ?? '未读到' },
          counted(qualifies),
          { text: reason },
          placeCell(location),
        ]),
      },
      {
        caption: '证书',
        columns: [
          { title: '证书', share: 28 },
          { title: '有效期至', share: 14 },
          { title: '是否计入', share: 12 },
          { title: '理由', share: 18 },
          { title: '位置', share: 28 },
        ],
        rows: facts.certificates.map(({ name, level, validUntil, qualifies, reason, location }) => [
          { text: name, note: level ?? '' },
          { text: validUntil ?? '未写' },
          counted(qualifies),
          { text: reason },
          placeCell(location),
        ]),
      },
      {
        caption: '人员',
        columns: [
          { title: '岗位', share: 16 },
          { title: '姓名', share: 14 },
          { title: '证书', share: 42 },
          { title: '位置', share: 28 },
        ],
        rows: facts.people.map(({ role, name, certificates, location }) => [
          { text: role },
          { text: name },
          { text: certificates.join('、') || '未读到' },
          placeCell(location),
        ]),
      },
    ],
  };
}
