import { headText, type Sheet } from './sheet.ts';

const LABELS = {
  /** Asked for first: 在此公司工作年限 also ends in 工作年限. */
  yearsInCompany: '在(?:此|本|该)?公司(?:的)?(?:工作|服务)?年限|本单位工作年限|入职年限|司龄',
  yearsStated:
    '(?:从事|相关|本专业|专业|项目|工作|从业|行业)(?:\\S{0,8}?)(?:工作)?(?:年限|经验)|从业年限|工作年限|经验年限',
  role: '(?:建议|拟任|拟派|担任|所任|现任|项目)?(?:职位|岗位|职务)|在本项目(?:中)?(?:担任|拟任)的?(?:职务|职位|岗位)|拟在本(?:项目|合同)担任(?:的)?职务',
  name: '(?:人员)?姓名',
  degree: '(?:最高)?学历(?:学位)?|文化程度|学历及学位',
  major: '(?:所学|毕业)?专业',
  title: '(?:技术|专业)?职称',
  certificates: '(?:所获|所持|持有|获得|相关|执业|职业|专业)?(?:资格)?证书(?:情况|名称)?|持证情况|执业资格|职业资格',
  insurance: '(?:社会保险|社保|养老保险)(?:缴纳|缴费|参保)?(?:证明|情况|记录|单位)?',
  history:
    '(?:主要)?(?:工作|项目)?(?:简历|经历|经验|业绩)|教育(?:经历|背景)?|毕业院校\\S*|关键资格条件|出生\\S{0,2}|性别|年龄|公司名称|备注|联系\\S*|任务',
} as const;
export type ResumeLabel = keyof typeof LABELS;

const PATTERNS = Object.entries(LABELS).map(
  ([label, words]) => [label as ResumeLabel, new RegExp(`^(?:${words})(?:\\([^()]*\\))?$`)] as const,
);
const LABEL_AT =
  /(?<before>^\s*(?:[\d.、()]{1,4}\s*)?|[\s,;。])(?<label>[\u4e00-\u9fff][\u4e00-\u9fff ]{1,19}?)\s*(?:\([^()]*\))?\s*:/g;

/** A labelled value of a resume, with its place in the line. */
export interface ResumeField {
  label: ResumeLabel;
  value: string;
  start: number;
}

export function findResumeLabel(label: string): ResumeLabel | null {
  return label === '' ? null : (PATTERNS.find(([, pattern]) => pattern.test(label))?.[0] ?? null);
}

/** A table of labels with their values beside them, one person's own, and not a list under a head. */
export function isResumeTable(sheet: Sheet): boolean {
  const isNamed = sheet.rows.some((row) =>
    row.own.some((cell, index) => {
      const value = row.own[index + 1];
      return findResumeLabel(cell.label) === 'name' && value !== undefined && findResumeLabel(value.label) === null;
    }),
  );
  const labelled = sheet.rows.filter((row) => row.own.some((cell) => findResumeLabel(cell.label) !== null));
  return isNamed && labelled.length >= Math.min(2, sheet.rows.length);
}

/** The labelled values of a line; one line often holds several: 姓名：…　性别：…　学历：… */
export function splitResumeFields(text: string, raw: string): ResumeField[] {
  const labels = [...text.matchAll(LABEL_AT)].flatMap((match) => {
    const label = findResumeLabel(headText(match.groups?.['label'] ?? ''));
    const begin = match.index + (match.groups?.['before'] ?? '').length;
    return label === null ? [] : [{ label, begin, start: match.index + match[0].length }];
  });
  return labels.map(({ label, start }, index) => {
    const end = labels[index + 1]?.begin ?? raw.length;
    return {
      label,
      start,
      value: raw
        .slice(start, end)
        .replace(/[\s,，;；、]+$/, '')
        .trim(),
    };
  });
}
