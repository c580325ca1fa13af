import { foldText } from '../language/fold.ts';
import { normaliseForMatching } from '../matching.ts';

export type FormKind =
  | 'cover'
  | 'contents'
  | 'bid-letter'
  | 'price-letter'
  | 'opening-form'
  | 'price-breakdown'
  | 'commercial-answers'
  | 'technical-answers'
  | 'answers'
  | 'small-enterprise'
  | 'disabled-welfare'
  | 'prison-enterprise'
  | 'consortium'
  | 'subcontract'
  | 'domestic-product'
  | 'authorisation'
  | 'qualification'
  | 'people'
  | 'resume'
  | 'contracts'
  | 'certificates'
  | 'commitment'
  | 'plan'
  | 'evidence'
  | 'other';

/** A part of a bid under its own title. The same object stands on everything below that title. */
export interface Form {
  kind: FormKind;
  title: string;
  file: string;
}

/** Read from top to bottom: the first pattern that a title matches names its form. */
const TITLES: readonly (readonly [FormKind, RegExp])[] = [
  ['contents', /目录$|检索(?:表)?$|索引(?:表)?$/],
  ['small-enterprise', /(?:中小|小微|中小微|小型微型)企业(?:声明|情况|证明)/],
  ['disabled-welfare', /残疾人福利性?单位/],
  ['prison-enterprise', /监狱企业/],
  ['domestic-product', /本国产品(?!.*(?:偏离|应答))/],
  ['consortium', /联合体?(?:共同)?(?:投标|响应|磋商)?(?:协议|分工)|共同(?:投标|响应)协议|联合体(?:各方|成员)/],
  ['subcontract', /拟分包|分包(?:意向|计划|协议|合同|承诺|供应商|单位|承担|情况(?:说明|一?览?表))/],
  ['commercial-answers', /商务.*(?:应答|偏离|响应|点对点|条款).*(?:表|情况)?$|商务(?:应答|偏离|响应)/],
  [
    'technical-answers',
    /(?:技术|服务|需求|参数).*(?:应答|偏离|响应|点对点).*(?:表|情况|一览)$|技术(?:应答|偏离)|(?:技术|服务|需求|参数).*(?:逐[条项]|点对点).{0,4}(?:应答|响应|答复)/,
  ],
  ['answers', /(?:应答|偏离|响应|点对点).*表$|偏离表|(?:逐[条项]|点对点).{0,4}(?:应答|响应|答复)/],
  [
    'contracts',
    /业绩|(?:类似|相关|同类)项目(?:情况|经验|清单|一览)|合同(?:原件|扫描|复印|证明)|履约(?:评价|情况|证明)|验收(?:报告|证明|材料)/,
  ],
  [
    'price-breakdown',
    /(?:分项|明细|构成|组成).*(?:报价|价格|一览)|(?:报价|价格|费用).*(?:分项|明细|构成|组成|清单|测算)/,
  ],
  [
    'opening-form',
    /开标一览|唱标|(?:报价|价格|投标|磋商|响应|谈判)(?:总)?一览|(?:报价|价格)(?:总|记录|汇总)?表$|最[后终]报价(?:一览)?表/,
  ],
  ['price-letter', /报价(?:书|函|信|单|文件|承诺书|承诺函)$|^(?:投标|响应|磋商|谈判|首次|最后|最终|二次|第二次)?报价$/],
  ['authorisation', /授权(?:委托)?书|法定代表人.*(?:证明|身份)|身份证/],
  ['resume', /简历|(?:负责人|经理|人员|个人)(?:基本)?情况表/],
  [
    'people',
    /人员(?:组成|配[备置]|情况|名单|安排|一览|任务|证明|证书|资质|资格|社保|汇总|评价|材料)|项目(?:组|团队)(?:成员|人员|组成)|团队(?:成员|人员|组成)|(?:拟派|拟投入|投入).*人员|人员表|社保|社会保险/,
  ],
  ['qualification', /资格(?:声明|承诺|条件|证明|要求|审查)|供应商资格|营业执照|信用(?:记录|查询)|重大违法/],
  ['commitment', /承诺(?:书|函|评价|部分)?$/],
  [
    'certificates',
    /^(?:投标人|供应商|响应人|企业|公司|单位|其他)?的?(?:相关|有关|资质|认证|荣誉|管理|体系|资格|各类)*(?:证书|资质)(?:一览|清单|扫描|复印|情况|评价|材料|文件|证明|汇总|部分)*(?:表|件)?$|证书(?:一览|清单|情况|评价|汇总)/,
  ],
  ['bid-letter', /^(?:磋商|竞争性磋商|投标|谈判)?(?:响应|投标|磋商)(?:文件)?(?:书|函|声明|声明书)$/],
  ['cover', /^(?:第.阶段|电子|竞争性磋商|磋商)?(?:响应|投标)文件(?:封面|正本|副本)?$/],
  ['evidence', /证明(?:材料|文件|资料)|(?:其他|其它)(?:资料|材料|文件)/],
  ['plan', /方案|计划|(?:需求|项目).*(?:理解|分析)|措施|分析$/],
];

const ANNEX = /^(?:附件|附表|附录|格式|表)\s*[\d一二三四五六七八九十]+(?:\s*[-.—]\s*\d+)*/;
const NUMBERING =
  /^(?:第[\d一二三四五六七八九十]+(?:部分|章|节)|[一二三四五六七八九十]+(?:[、.]|\s)|\([\d一二三四五六七八九十]+\)|\d+(?:[.-]\d+)*(?:[.、)]|\s)|[①-⑳])\s*/;
/** Kinds under which a deeper heading names one piece of the same form rather than another form. */
const CONTAINERS: ReadonlySet<FormKind> = new Set(['cover', 'contents', 'evidence', 'other', 'qualification']);
const FORM_NAME =
  /(?:一览表|应答表|偏离表|响应表|声明函|声明|承诺书|承诺函|报价书|报价函|报价表|授权书|简历|情况表|封面|协议|协议书|意向书)$/;
const CONTENTS_LINE = /(?:\.{3,}|…|·{3,}|_{3,}|\s{3,}|\t)\s*-?\d+-?\s*$/;
const TITLE_LENGTH = 40;
const PARAGRAPH_LEVEL = 10;

export interface TitleLine {
  text: string;
  /** Heading level; null: an ordinary paragraph. */
  level: number | null;
}

/** The title without its number: 附件4-2 技术要求点对点应答表 → 技术要求点对点应答表. */
export function stripNumbering(title: string): string {
  let plain = normaliseForMatching(title).replace(/^[★▲*]+/, '');
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain
      .replace(ANNEX, '')
      .replace(NUMBERING, '')
      .replace(/^[:、.\s-]+/, '');
  }
  return plain;
}

export function findFormKind(title: string): FormKind | null {
  const plain = stripNumbering(title)
    .replace(/\((?:格式|如有|如需|服务|货物|工程|工程、服务|正本|副本|[一二三四五六七八九十\d]{1,2})\)/g, '')
    .replace(/\s/g, '');
  return TITLES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** Follows the titles of one file from top to bottom and knows which form each line belongs to. */
export class FormTracker {
  private current: Form;
  private level = 0;
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
    this.current = { kind: 'cover', title: '', file };
  }

  /** The form that holds this line; a title opens its own form. */
  read(line: TitleLine): Form {
    const level = line.level ?? PARAGRAPH_LEVEL;
    const text = foldText(line.text).trim();
    if (CONTENTS_LINE.test(line.text) || !isTitle(text, line.level !== null)) return this.current;
    const kind = findFormKind(text);
    const isAnnex = ANNEX.test(normaliseForMatching(text));
    if (kind === null) {
      const leaves = line.level !== null ? level <= this.level : isAnnex;
      return leaves || (isAnnex && line.level !== null) ? this.open('other', text, level) : this.current;
    }
    const isNamedForm = isAnnex || FORM_NAME.test(text.replace(/[\s(（].*$/, ''));
    const isPiece = level > this.level && !CONTAINERS.has(this.current.kind) && this.level > 0;
    const repeats = kind === this.current.kind && line.level === null;
    if ((isPiece || repeats) && !isNamedForm) return this.current;
    return this.open(kind, text, level);
  }

  get form(): Form {
    return this.current;
  }

  private open(kind: FormKind, title: string, level: number): Form {
    this.current = { kind, title, file: this.file };
    this.level = level;
    return this.current;
  }
}

function isTitle(text: string, isHeading: boolean): boolean {
  if (text === '') return false;
  if (isHeading) return text.length <= 2 * TITLE_LENGTH;
  if (text.length > TITLE_LENGTH || /[。;,:?!]|^[(注]/.test(text.replace(ANNEX, '').replace(/^\s*:/, ''))) return false;
  return true;
}
