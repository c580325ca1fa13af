import type { FormState } from '../../src/domain/form-check.ts';
import type { SignatureState } from '../../src/domain/pdf-signature.ts';
import type { PlanPartState } from '../../src/domain/plan-check.ts';
import type { Tone } from '../components/tag.tsx';
import type { CheckReportInput } from './build-report.ts';
import { entriesOf, entryOf } from './entries.ts';
import { placeCell } from './places.ts';
import type { ReportCell, ReportSection } from './report.ts';

const PARTS: Readonly<Record<PlanPartState, readonly [string, Tone]>> = {
  found: ['有标题', 'good'],
  mentioned: ['正文写到', 'good'],
  empty: ['只有标题', 'look'],
  unclear: ['请人工看', 'plain'],
  missing: ['没有找到', 'look'],
};

/** Required parts with their places, and hints. Points are the members' affair. */
export function planSection(input: CheckReportInput): ReportSection {
  const { plans = [] } = input.check;
  return {
    id: 'plans',
    title: '方案要点与提示',
    lead: '供评审成员参考，可以采纳也可以不采纳；系统不对方案提示得分。',
    entries: entriesOf(input, 'hint'),
    tables:
      plans.length === 0
        ? []
        : [
            {
              caption: '方案要求的内容',
              columns: [
                { title: '评审因素', share: 24 },
                { title: '要求的内容', share: 26 },
                { title: '是否找到', share: 14 },
                { title: '位置', share: 36 },
              ],
              rows: plans.flatMap(({ title, parts }) =>
                parts.map((part): ReportCell[] => {
                  const [text, tone] = PARTS[part.state];
                  return [
                    { text: title },
                    { text: part.title, note: part.isGate ? '必备' : '' },
                    { text, tone },
                    placeCell(part.heading ?? part.passage),
                  ];
                }),
              ),
            },
          ],
  };
}

const FORMS: Readonly<Record<FormState, readonly [string, Tone]>> = {
  present: ['已提交', 'good'],
  blanks: ['有空白', 'look'],
  empty: ['未填写', 'look'],
  'other-lot': ['包号不符', 'look'],
  'other-project': ['项目不符', 'look'],
  missing: ['没有找到', 'look'],
  'not-due': ['未检查', 'plain'],
};

export function formSection({ check: { forms = [] } }: CheckReportInput): ReportSection {
  return {
    id: 'forms',
    title: '文件格式',
    tables: [
      {
        caption: '采购文件要求的格式',
        columns: [
          { title: '编号', share: 13 },
          { title: '名称', share: 32 },
          { title: '状态', share: 15 },
          { title: '位置', share: 40 },
        ],
        rows: forms.map(({ number, title, required, state, reason, location }): ReportCell[] => {
          const [text, tone] = FORMS[state];
          const isOptional = state === 'missing' && !required;
          return [
            { text: number },
            { text: title },
            {
              text: isOptional ? '没有' : text,
              tone: isOptional ? 'plain' : tone,
              note: state === 'present' ? '' : reason,
            },
            placeCell(location),
          ];
        }),
      },
    ],
  };
}

const SIGNATURES: Readonly<Record<SignatureState, readonly [string, Tone]>> = {
  intact: ['有效', 'good'],
  extended: ['签后有追加', 'look'],
  changed: ['被改动', 'bad'],
  unverifiable: ['未能核验', 'look'],
  broken: ['已损坏', 'look'],
};

export function signatureSection({ check: { signatures = [], sealPictures = [] } }: CheckReportInput): ReportSection {
  return {
    id: 'signatures',
    title: '电子签名',
    tables: [
      {
        caption: 'PDF 文件的电子签名',
        columns: [
          { title: '签署人', share: 26 },
          { title: '签署时间（协调世界时）', share: 20 },
          { title: '结果', share: 36 },
          { title: '位置', share: 18 },
        ],
        rows: signatures.map(({ state, reason, signer, issuer, signedAt, location }) => {
          const [text, tone] = SIGNATURES[state];
          return [
            { text: signer ?? '未读到', note: issuer === null ? '' : `签发：${issuer}` },
            { text: signedAt === null ? '未写' : signedAt.replace('T', ' ').replace('Z', '') },
            { text, tone, note: reason },
            placeCell(location),
          ];
        }),
      },
    ],
    lines: sealPictures.length === 0 ? [] : [`另有 ${sealPictures.length} 处印章或签字的图片，只是图片。`],
  };
}

/** What reading the files had to say, and what is only to be known. */
export function noteSection(input: CheckReportInput): ReportSection {
  const { notices } = input;
  return {
    id: 'notes',
    title: '其他说明',
    entries: [...entriesOf(input, 'note'), ...notices.filter(({ severity }) => severity !== 'error').map(entryOf)],
  };
}
