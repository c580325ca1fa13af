/** What a part of a procurement document is for. */
export type Chapter =
  | 'cover'
  | 'contents'
  | 'notice'
  | 'instructions'
  | 'evaluation'
  | 'qualification'
  | 'requirements'
  | 'commercial'
  | 'contract'
  | 'forms'
  | 'other';

/** Words of a heading and what they announce; the first that fits decides. */
const KINDS: readonly (readonly [RegExp, Chapter])[] = [
  [/^目[录次]$/, 'contents'],
  [
    /格式|^附[件表]|^(?:投标|响应|谈判|磋商|报价|应答)文件(?:\([^()]*\))?$|(?:投标|响应|谈判|磋商|报价)文件(?:的)?(?:有关)?(?:组成|构成|内容|附件|编制)|提交材料|证明文件清单/,
    'forms',
  ],
  [
    /资格(?:性)?(?:审查|要求|条件|证明|标准)|合格(?:的)?(?:投标人|投标方|供应商|响应人)|申请人(?:的)?资格/,
    'qualification',
  ],
  [/评标|评审|评分|评定|符合性审查|定标|成交标准|(?:磋商|谈判|询价)(?:的)?(?:程序|步骤|流程)|分值|打分/, 'evaluation'],
  [/合同/, 'contract'],
  [/商务(?:要求|条款|部分|需求)|商务、|商务及/, 'commercial'],
  [
    /需求|要求|技术(?:规[格范]|标准|参数|部分|条款|指标|方案)|服务(?:内容|范围|标准|规范)|(?:采购|招标|项目|货物|磋商|谈判)(?:内容|清单|范围)|工程量清单|设计图纸|任务书/,
    'requirements',
  ],
  [/公告|邀请/, 'notice'],
  [/须知|前附表|资料表|总则|投标人说明/, 'instructions'],
  [/提示函|温馨提示|告知书|政策|说明|使用说明/, 'other'],
];

/** Null for words that say nothing about it. */
export function classifyTitle(title: string): Chapter | null {
  return KINDS.find(([pattern]) => pattern.test(title))?.[1] ?? null;
}

/** A chapter's title: requirements that name both sides (技术、服务及商务要求) are requirements first. */
export function classifyChapterTitle(title: string): Chapter {
  if (/技术[、,和及与].{0,8}商务|服务[、,和及与]商务/.test(title)) return 'requirements';
  if (/资格审查|资格性审查/.test(title)) return 'qualification';
  return classifyTitle(title) ?? 'other';
}
