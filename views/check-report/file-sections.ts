import type { FormCheck, FormState } from '../../src/domain/form-check.ts';
import type { PdfSignature, SignatureState } from '../../src/domain/pdf-signature.ts';
import type { PlanPartState } from '../../src/domain/plan-check.ts';
import type { Tone } from '../components/tag.tsx';
import type { ReportCell, ReportSection } from '../report/report.ts';
import { placeColumn, tableOf } from '../report/table-of.ts';
import type { CheckReportInput } from './build-report.ts';
import { entriesOf, entryOf } from './entries.ts';

const PARTS: Readonly<Record<PlanPartState, readonly [string, Tone]>> = {
  found: ['有标题', 'good'],
  mentioned: ['正文写到', 'good'],
  empty: ['只有标题', 'look'],
  unclear: ['请人工核对', 'plain'],
  missing: ['没有找到', 'look'],
};

/** Required parts with their places, and hints, which a vendor has among what to mend. Points are the members' affair. */
export function planSection(input: CheckReportInput): ReportSection {
  const { plans = [] } = input.check;
  const parts = plans.flatMap(({ title: item, parts: own }) =>
    own.map((part) => ({ ...part, item, location: part.heading ?? part.passage })),
  );
  return {
    id: 'plans',
    title: '方案要点与提示',
    lead: '供评审成员参考，可以采纳也可以不采纳；系统不对方案提示得分。',
    entries: input.audience === 'vendor' ? [] : entriesOf(input, 'hint'),
    tables: [
      tableOf('方案要求的内容', parts, [
        { title: '评审因素', share: 24, cell: ({ item }) => ({ text: item }) },
        { title: '要求的内容', share: 26, cell: ({ title, isGate }) => ({ text: title, note: isGate ? '必备' : '' }) },
        { title: '是否找到', share: 14, cell: ({ state }) => tagCell(PARTS[state]) },
        placeColumn(36),
      ]),
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
      tableOf('采购文件要求的格式', forms, [
        { title: '编号', share: 13, cell: ({ number }) => ({ text: number }) },
        { title: '名称', share: 32, cell: ({ title }) => ({ text: title }) },
        { title: '状态', share: 15, cell: formCell },
        placeColumn(40),
      ]),
    ],
  };
}

function formCell({ state, required, reason }: FormCheck): ReportCell {
  const isOptional = state === 'missing' && !required;
  const cell = isOptional ? tagCell(['没有', 'plain']) : tagCell(FORMS[state]);
  return { ...cell, note: state === 'present' ? '' : reason };
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
      tableOf('PDF 文件的电子签名', signatures, [
        { title: '签署人', share: 26, cell: signerCell },
        {
          title: '签署时间（协调世界时）',
          share: 20,
          cell: ({ signedAt }) => ({ text: signedAt === null ? '未写' : signedAt.replace('T', ' ').replace('Z', '') }),
        },
        { title: '结果', share: 36, cell: ({ state, reason }) => ({ ...tagCell(SIGNATURES[state]), note: reason }) },
        placeColumn(18),
      ]),
    ],
    lines: sealPictures.length === 0 ? [] : [`另有 ${sealPictures.length} 处印章或签字的图片，只是图片。`],
  };
}

function signerCell({ signer, issuer }: PdfSignature): ReportCell {
  return { text: signer ?? '未读到', note: issuer === null ? '' : `签发：${issuer}` };
}

function tagCell([text, tone]: readonly [string, Tone]): ReportCell {
  return { text, tone };
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
