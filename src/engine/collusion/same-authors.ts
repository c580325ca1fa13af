import type { FileProperty, FileTraces } from '../../domain/file-traces.ts';
import type { Location } from '../../domain/location.ts';
import type { ComparedBid } from './compared-bid.ts';
import { makePlain } from './sentences.ts';
import type { SignalFinder } from './signal-finder.ts';
import { strengthOf } from './strength.ts';

/** Names that programs and shops put in, which say nothing of who wrote. */
const ANYBODY =
  /^(?:admin(?:istrator)?|user\d*|owner|guest|pc\d*|test|root|me|author|unknown|unnamed|untitled|microsoft.*|windows.*|office.*|win\d*|dell|lenovo|hp|asus|acer|thinkpad|huawei|xiaomi|apple|mac|wps.*|kingsoft.*|apachepoi|pythondocx|openpyxl|docxjs|docx4j|aspose.*|libreoffice.*|openoffice.*|用户|微软用户|匿名|作者|管理员|未知|无|默认|新用户|个人用户|微软中国|微软|番茄花园|雨林木风|深度.*|电脑公司|china|chinese|\d+)$/;

interface Kind {
  name: FileProperty;
  title: string;
  single: string;
}

const KINDS: readonly Kind[] = [
  { name: 'document-id', title: '文件标识', single: '0.95' },
  { name: 'computer', title: '保存文件的电脑', single: '0.95' },
  { name: 'account', title: '保存文件的 WPS 账号', single: '0.95' },
  { name: 'last-saved-by', title: '最后保存者', single: '0.85' },
  { name: 'author', title: '作者', single: '0.80' },
  { name: 'manager', title: '主管', single: '0.70' },
  { name: 'company', title: '单位', single: '0.60' },
];
const SITTINGS = '0.95';
/** Where no Word file of the procurement is at hand, its template may be what they share. */
const SITTINGS_OR_TEMPLATE = '0.70';
/** When the template was made that python-docx puts under every file. */
const LIBRARY_TEMPLATE = '2013-12-23T23:15:00Z';
/** A Word file has many of them; a template has a few. */
const LEAST_SITTINGS = 3;
const NAMED = '0.95';

interface Sign {
  title: string;
  value: string;
  single: string;
  locations: [Location, Location];
}

/** Files of two bids that say of themselves that the same person, firm or file was behind them, as the procurement document's do not. */
export const findSameAuthors: SignalFinder = (a, b, { tenderTraces }) => {
  const signs = [
    ...KINDS.flatMap((kind) => compareProperty(kind, a, b, tenderTraces)),
    ...compareSittings(a, b, tenderTraces),
    ...findOther(a, b),
    ...findOther(b, a).map(({ locations: [one, other], ...sign }) => ({ ...sign, locations: [other, one] }) as Sign),
  ];
  if (signs.length === 0) return [];
  const strongest =
    signs
      .map(({ single }) => single)
      .sort()
      .at(-1) ?? '0';
  return [
    {
      code: 'same-author',
      provision: 'same-author',
      strength: strengthOf(strongest, new Set(signs.map(({ title }) => title)).size),
      message: `文件属性相同：${signs.map(({ title, value }) => `${title}“${value}”`).join('，')}`,
      locations: signs.map(({ locations }) => locations),
    },
  ];
};

function compareProperty(
  { name, title, single }: Kind,
  a: ComparedBid,
  b: ComparedBid,
  tender: readonly FileTraces[],
): Sign[] {
  const known = new Set(listValues(tender, name).map(({ key }) => key));
  const theirs = new Map(listValues(b.traces, name).map((value) => [value.key, value]));
  const seen = new Set<string>();
  return listValues(a.traces, name).flatMap(({ key, value, location }): Sign[] => {
    const other = theirs.get(key);
    if (other === undefined || known.has(key) || seen.has(key) || ANYBODY.test(key)) return [];
    seen.add(key);
    return [{ title, value, single, locations: [location, other.location] }];
  });
}

function listValues(traces: readonly FileTraces[], name: FileProperty) {
  return traces
    .flatMap(({ properties }) => properties)
    .filter((property) => property.name === name)
    .map(({ value, location }) => ({ key: makePlain(value), value, location }))
    .filter(({ key }) => key !== '');
}

/** Files that went through the same sittings of Word were once one file. */
function compareSittings(a: ComparedBid, b: ComparedBid, tender: readonly FileTraces[]): Sign[] {
  const known = new Set(tender.flatMap(({ sittings }) => sittings));
  const isTemplate = ({ properties }: FileTraces) =>
    properties.some(({ name, value }) => name === 'created' && value.startsWith(LIBRARY_TEMPLATE.slice(0, -1)));
  const theirs = b.traces
    .filter((file) => !isTemplate(file))
    .map((file) => ({ ...file, sittings: new Set(file.sittings) }));
  for (const one of a.traces.filter((file) => !isTemplate(file)))
    for (const other of theirs) {
      const shared = one.sittings.filter((sitting) => other.sittings.has(sitting) && !known.has(sitting));
      if (shared.length < LEAST_SITTINGS) continue;
      const place = (file: string): Location => ({
        file,
        page: null,
        path: 'properties/sittings',
        quote: shared.slice(0, 5).join(' '),
      });
      const value = `${shared.length} 次编辑记录相同${known.size > 0 ? '' : '，也可能都用了采购人的模板'}`;
      const single = known.size > 0 ? SITTINGS : SITTINGS_OR_TEMPLATE;
      return [{ title: '同源文件', value, single, locations: [place(one.file), place(other.file)] }];
    }
  return [];
}

/** A file of the one that names the other tenderer as its author or firm. */
function findOther(a: ComparedBid, b: ComparedBid): Sign[] {
  if (b.plainName === '') return [];
  return (['author', 'last-saved-by', 'company'] as const).flatMap((property) =>
    listValues(a.traces, property)
      .filter(({ key }) => key === b.plainName)
      .slice(0, 1)
      .map(({ value, location }): Sign => {
        const named: Location = b.facts.price.locations[0] ?? { ...b.place, quote: value };
        return { title: '对方单位名称', value, single: NAMED, locations: [location, named] };
      }),
  );
}
