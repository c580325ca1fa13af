import type { DeclaredEnterprise } from '../../src/domain/bid.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import type { Location } from '../../src/domain/location.ts';
import { normaliseForMatching } from '../matching.ts';
import type { BidText } from './bid-text.ts';
import { type ColumnNames, cellUnder, headTextOf, readHead } from './columns.ts';
import { type DeclarationText, findSignature, readDeclarations, withoutHints } from './declaration.ts';
import { readClass, readCount, readIndustry, readTenThousands, readText, unwrap } from './enterprise-fields.ts';
import { type LargeTies, readIsNew, readLargeTies } from './enterprise-ties.ts';
import { locate } from './place.ts';
import { isBlankRow, locateRow, type Sheet } from './sheet.ts';

export interface SmallEnterpriseDeclaration {
  declared: boolean;
  enterprises: DeclaredEnterprise[];
  ties: LargeTies;
  isNew: boolean;
  /** A declaration names a class, in words that are not those of the form. */
  isUnread: boolean;
  locations: Location[];
  messages: Finding[];
}

const BEGINS = /声明.*促进中小企业发展管理办法|声明.*财库.{1,3}2020.{1,3}46\s*号/;
/** One enterprise: …属于…行业；承接企业为…，从业人员…，属于…型企业. Line breaks may stand anywhere. */
const ENTRY =
  /(?<subject>[^;。\n]*?)[,，]?\s*属于(?<industry>[^;。]*?)(?:;|,\s*(?=[^,;]{0,8}(?:企业|商|单位)\s*(?:\([^()]*\))?\s*为))\s*(?:承建|承接|制造|施工|服务|承揽|生产|提供)?\s*(?:\((?:承接|承建)\))?\s*(?:企业|制造商|商|单位)\s*为(?<name>[^;。]*?)[,，]?\s*从业人员(?<employees>[^;。]*?)人\s*[,，]\s*营业\s*收入\s*为?(?<revenue>[^;。]*?元[^,，;。()]{0,4}(?:\([^()]{0,30}\))?)[,，]\s*资产总额\s*为?(?<assets>[^;。]*?元[^,，;。()]{0,4}(?:\([^()]{0,30}\))?)[,，]?\s*属于(?<class>[^;。\n]*)/g;
type Column = 'employees' | 'revenue' | 'assets' | 'class' | 'industry' | 'subject' | 'name';
const COLUMNS: ColumnNames<Column> = [
  ['employees', /从业人员/],
  ['revenue', /营业收入/],
  ['assets', /资产总额/],
  ['class', /企业(?:类型|规模|划型)|划型|属于/],
  ['industry', /行业/],
  ['subject', /标的/],
  ['name', /企业(?:名称)?|承接|承建|制造商|单位/],
];

/** The small-enterprise declaration with every enterprise it names; blanks stay null, a form left blank declares nothing. */
export function readSmallEnterpriseDeclaration(bid: BidText): SmallEnterpriseDeclaration {
  const declarations = readDeclarations(bid, 'small-enterprise', BEGINS);
  const entries = [
    ...declarations.flatMap(readEntries),
    ...bid.sheets.filter((sheet) => declarations.some(({ form }) => form === sheet.form)).flatMap(readTable),
  ];
  const enterprises = distinct(entries.filter(isFilled));
  const isUnread = entries.length === 0 && declarations.some((declaration) => findClassLine(declaration) !== null);
  const isNew = readIsNew(declarations);
  return {
    declared: enterprises.length > 0,
    enterprises,
    isUnread,
    ties: enterprises.length === 0 ? { large: null, locations: [] } : readLargeTies(bid, declarations),
    isNew,
    locations: enterprises.map(({ location }) => location),
    messages: [
      ...enterprises.flatMap((enterprise) => checkBlanks(enterprise, isNew)),
      ...(enterprises.length === 0 ? checkBlankForms(declarations, entries) : checkSignatures(declarations)),
    ],
  };
}

function readEntries(declaration: DeclarationText): DeclaredEnterprise[] {
  return [...declaration.text.matchAll(ENTRY)].map((match) => {
    const field = (name: string) => unwrap(withoutHints(match.groups?.[name] ?? ''));
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const line = declaration.lineAt(start);
    return {
      subject: readText(
        field('subject').replace(/^\s*(?:\d+\s*[.、．]|[(（]?[\d一二三四五六七八九十]+[)）、]|.*如下:)/, ''),
      ),
      industry: readIndustry(field('industry')),
      name: readText(field('name')),
      employees: readCount(field('employees')),
      revenue: readTenThousands(field('revenue')),
      assets: readTenThousands(field('assets')),
      enterpriseClass: readClass(field('class')),
      ...(line.isScanned === true ? { isScanned: true } : {}),
      location: locate(line, Math.max(0, line.text.search(/属于/)), line.text.length),
    };
  });
}

function readTable(sheet: Sheet): DeclaredEnterprise[] {
  for (const index of sheet.rows.keys()) {
    const head = readHead(sheet, index, COLUMNS);
    if (head === null || !head.columns.has('employees') || !head.columns.has('revenue')) continue;
    return sheet.rows
      .slice(head.below)
      .filter((row) => !isBlankRow(row))
      .map((row) => {
        const field = (name: Column) => unwrap(withoutHints(cellUnder(head, row, name)?.text ?? ''));
        const amount = (name: 'revenue' | 'assets') => {
          const unit = /万/.test(headTextOf(head, name)) ? '万元' : '';
          return readTenThousands(/元|万/.test(field(name)) ? field(name) : `${field(name)}${unit}`);
        };
        return {
          subject: readText(field('subject')),
          industry: readIndustry(field('industry')),
          name: readText(field('name')),
          employees: readCount(field('employees').replace(/人$/, '')),
          revenue: amount('revenue'),
          assets: amount('assets'),
          enterpriseClass: readClass(field('class')),
          ...(sheet.confidence === undefined ? {} : { isScanned: true }),
          location: locateRow(sheet, row, cellUnder(head, row, 'name')),
        };
      });
  }
  return [];
}

/** 本公司为小型企业, in whatever form, says it of a tenderer; 不属于… and a list to choose from do not. */
function findClassLine({ lines }: DeclarationText): DeclarationText['lines'][number] | null {
  const stated = /(?<!不)(?:属于|为|是)(?<named>[^。;,]{0,20}(?:中型|小型|微型|小微)企业)/g;
  const namesOne = (text: string) =>
    [...withoutHints(text).matchAll(stated)].some(
      (match) => readClass((match.groups?.['named'] ?? '').replace('小微', '小型')) !== null,
    );
  return lines.find(({ text }) => namesOne(text)) ?? null;
}

/** The industry is often printed beforehand, so it alone fills in nothing. */
function isFilled(enterprise: DeclaredEnterprise): boolean {
  const { name, employees, revenue, assets, enterpriseClass } = enterprise;
  return [name, employees, revenue, assets, enterpriseClass].some((field) => field !== null);
}

function distinct(enterprises: readonly DeclaredEnterprise[]): DeclaredEnterprise[] {
  const key = ({ location: _place, ...fields }: DeclaredEnterprise) => normaliseForMatching(JSON.stringify(fields));
  return [
    ...new Map(enterprises.toReversed().map((enterprise) => [key(enterprise), enterprise])).values(),
  ].toReversed();
}

const FIELDS: readonly (readonly [keyof DeclaredEnterprise, string])[] = [
  ['subject', '标的名称'],
  ['industry', '所属行业'],
  ['name', '企业名称'],
  ['employees', '从业人员'],
  ['revenue', '营业收入'],
  ['assets', '资产总额'],
  ['enterpriseClass', '企业类型'],
];

const FIGURES: ReadonlySet<keyof DeclaredEnterprise> = new Set(['employees', 'revenue', 'assets']);

function checkBlanks(enterprise: DeclaredEnterprise, isNew: boolean): Finding[] {
  const blank = FIELDS.filter(([field]) => enterprise[field] === null && !(isNew && FIGURES.has(field))).map(
    ([, title]) => title,
  );
  if (blank.length === 0) return [];
  return [
    finding('warning', 'declaration-blanks', `《中小企业声明函》有未填写或无法识别的内容：${blank.join('、')}。`, {
      locations: [enterprise.location],
    }),
  ];
}

function checkBlankForms(declarations: readonly DeclarationText[], entries: readonly DeclaredEnterprise[]): Finding[] {
  const unread = entries.length > 0 ? [] : declarations.flatMap((candidate) => findClassLine(candidate) ?? []);
  const blank = declarations.find((candidate) => BEGINS.test(candidate.text) || entries.length > 0);
  const line = unread[0] ?? blank?.lines[0];
  if (line === undefined) return [];
  return unread.length > 0
    ? [
        finding('warning', 'declaration-not-readable', '《中小企业声明函》的格式无法识别，请人工核对。', {
          locations: [locate(line)],
        }),
      ]
    : [
        finding('warning', 'declaration-blank', '《中小企业声明函》没有填写，不作为声明。', {
          locations: [locate(line)],
        }),
      ];
}

function checkSignatures(declarations: readonly DeclarationText[]): Finding[] {
  return declarations
    .filter((declaration) => findSignature(declaration) === '')
    .map((declaration) =>
      finding('info', 'declaration-unsigned', `“${declaration.form.title}”落款处没有填写单位名称，请核对签章。`, {
        locations: declaration.lines.slice(-1).map((line) => locate(line)),
      }),
    );
}
