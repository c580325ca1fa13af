import type { Agent, AgentRole, Contact, ContactKind } from '../../src/domain/contact.ts';
import type { BidText, Line } from './bid-text.ts';
import type { FormKind } from './forms.ts';
import { findLabelled, type Labelled } from './labelled.ts';
import { locate } from './place.ts';
import type { Reading } from './reading.ts';
import { locateCell } from './sheet.ts';

/** Where customers, staff and products are told of, not the tenderer itself. */
const OF_OTHERS: ReadonlySet<FormKind> = new Set([
  'contracts',
  'people',
  'resume',
  'plan',
  'certificates',
  'price-breakdown',
  'domestic-product',
]);
/** A line that speaks of the buyer, the agency, a customer or a complaint. */
const ABOUT_OTHERS =
  /采购人|采购单位|招标人|代理机构|采购中心|甲方|业主|客户|用户|监督|财政|投诉|质疑|证明人|见证|厂家|制造商|例如/;

const VALUES: readonly (readonly [ContactKind, RegExp])[] = [
  ['email', /(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['credit-code', /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/g],
  [
    'phone',
    /(?<![\d-])(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\(?0\d{2,3}\)?[- ]?\d{7,8}|400[- ]?\d{3}[- ]?\d{4})(?![\d-])/g,
  ],
];
const PHONE_LABEL = /电话|手机|传真|联系方式|联系人|^tel|mobile|phone|fax/i;
const ACCOUNT = /(?<!\d)(?:\d[ -]?){11,24}\d(?!\d)/;
const ACCOUNT_LABEL = '(?:银行|基本|开户|对公|公司|单位|收款)*(?:账|帐)(?:户)?号(?:码)?|银行账户';
const ADDRESS_LABEL =
  '(?:公司|单位|注册|办公|通讯|通信|联系|邮寄|详细|供应商|投标人|响应人|企业|营业|住所)*(?:地址|住所|住址|场所)';
const LEAST_ADDRESS = 8;

const AGENTS: readonly (readonly [AgentRole, string])[] = [
  ['legal-representative', '法定代表人(?:姓名)?|法人代表(?:姓名)?|单位负责人|企业负责人|负责人姓名'],
  ['agent', '(?:被?授权|委托)(?:代表|代理人|人员|人)(?:姓名)?|被授权人(?:姓名)?|代理人(?:姓名)?|授权代表人'],
  ['contact', '(?:项目|业务|投标|供应商|单位|公司)?联系人(?:姓名)?'],
];
const NAME = /^[\u4e00-\u9fff]{1,3}(?:·[\u4e00-\u9fff]{1,10})?[\u4e00-\u9fff]$/;
const NO_NAME = /签字|签名|盖章|姓名|公司|单位|职务|电话|先生|女士|代表|本人|同上|委托|授权|性别/;

/** How the tenderer can be reached and who acts for it, as its own forms say; others' contacts are left out. */
export function readContacts(bid: BidText): Reading {
  return { contacts: keepOnce(listContacts(bid)), agents: keepOnce(listAgents(bid)), messages: [] };
}

function listContacts(bid: BidText): Contact[] {
  const lines = [...bid.lines, ...bid.sheets.flatMap(readRowLines)].filter(isOwn);
  return [
    ...lines.flatMap(findValues),
    ...findOwn(bid, ACCOUNT_LABEL).flatMap(({ value, location }): Contact[] => {
      const account = ACCOUNT.exec(value)?.[0].replace(/\D/g, '');
      return account === undefined ? [] : [{ kind: 'account', value: account, location }];
    }),
    ...findOwn(bid, ADDRESS_LABEL).flatMap(({ value, location }): Contact[] => {
      const address = value.replace(/[\s\p{P}]/gu, '').toLowerCase();
      return address.length < LEAST_ADDRESS ? [] : [{ kind: 'address', value: address, location }];
    }),
  ];
}

/** A row as one line, so that a value stands behind its label. */
function readRowLines(sheet: BidText['sheets'][number]): Line[] {
  return sheet.rows.flatMap((row): Line[] => {
    const [first] = row.own;
    if (first === undefined) return [];
    const raw = row.own.map((cell) => cell.raw).join(' ');
    const text = row.own.map((cell) => cell.text).join(' ');
    const { path } = locateCell(sheet, first);
    const { file, page, form, position } = sheet;
    return [{ type: 'line', text, raw, path, page, file, form, level: null, isTitle: false, position }];
  });
}

function isOwn({ form, text }: Line): boolean {
  return !OF_OTHERS.has(form.kind) && !ABOUT_OTHERS.test(text);
}

function findValues(line: Line): Contact[] {
  return VALUES.flatMap(([kind, pattern]) => {
    if (kind === 'phone' && !PHONE_LABEL.test(line.text)) return [];
    return [...line.text.matchAll(pattern)].map(({ 0: written, index }): Contact => {
      const value = kind === 'phone' ? written.replace(/\D/g, '').replace(/^86(?=1[3-9])/, '') : written.toLowerCase();
      return { kind, value, location: locate(line, index, index + written.length) };
    });
  });
}

function listAgents(bid: BidText): Agent[] {
  return AGENTS.flatMap(([role, label]) =>
    findOwn(bid, label).flatMap(({ value, location }): Agent[] => {
      const name = value.replace(/\s/g, '').replace(/[(（].*$/, '');
      return NAME.test(name) && !NO_NAME.test(name) ? [{ role, name, location }] : [];
    }),
  );
}

function findOwn(bid: BidText, label: string): Labelled[] {
  return findLabelled(bid, label).filter(
    ({ form, location }) => !OF_OTHERS.has(form.kind) && !ABOUT_OTHERS.test(location.quote.split(/[:：]/)[0] ?? ''),
  );
}

function keepOnce<T extends { value: string } | { name: string }>(list: readonly T[]): T[] {
  const keyOf = (one: T) => ('value' in one ? one.value : one.name);
  return list.filter((one, index) => list.findIndex((other) => keyOf(other) === keyOf(one)) === index);
}
