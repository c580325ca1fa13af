import type { DeclaredProduct, DomesticDeclaration } from '../../src/domain/bid.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import { isBlank } from '../language/fold.ts';
import type { BidText, Line } from './bid-text.ts';
import { type DeclarationText, findSignature, readDeclarations, withoutHints } from './declaration.ts';
import { readText } from './enterprise-fields.ts';
import { locate } from './place.ts';
import { readProductTables } from './product-tables.ts';
import { readMadeInChina } from './production-place.ts';
import { readFraction } from './share-words.ts';

const BEGINS = /声明.*本国产品标准|本国产品标准.*声明|以下产品(?:属于|为|是|符合)本国产品/;
const NUMBERED = /^\s*(?:[(]?\d{1,3}[.、)]|[①-⑳]|产品\s*\d{1,3}\s*[:.、]?)(?!\d)\s*/;
const MAKER =
  /(?:生产厂(?:家|商)?|生产(?:企业|单位|商)|制造(?:商|厂|企业|单位)|厂名)(?:名称)?\s*(?:为|是|:)?\s*(?<value>[^,;。]*)/;
const PLACE = /(?:厂址|(?:生产|制造)(?:厂)?(?:地址|地点|地|场所)|原?产地)\s*(?:为|是|在|位于|:)*\s*(?<value>[^,;。]*)/;
const COMPONENTS = /(?:组件|部件|零部件)[^,;。]{0,8}成本[^,;。\d]{0,16}(?<value>\d+(?:\.\d+)?)\s*%/;
const ENDS =
  /对上述|真实性|如有虚假|公司.{0,6}名称|供应商.{0,4}名称|投标人.{0,4}名称|^\s*日\s*期|^\s*(?:[(]?注|说明|备注|填写说明)/;
const DENIED = /不(?:属于|是|为|符合|提供|涉及)|均?非|没有|并无/;
const COVERS_ALL =
  /(?:全部|所有)(?:的)?(?:产品|货物|设备)(?!的?(?:总|报)?(?:成本|价))|(?:产品|货物|设备)\s*(?:全部|均|都)\s*(?:为|属于|符合|是)/;
const COST_SHARE = /成本[^。;\d]{0,40}?(?:占|比例|比重)[^。;\d]{0,40}?(?<value>\d+(?:\.\d+)?)\s*%/;
/** What the policy says rather than what the tenderer declares. */
const RULE = /以上的|给予|扣除|优惠|评审|应当|须(?!知)|方可/;

/** The declaration on domestic products with every product it names; a form left blank or denied declares nothing. */
export function readDomesticDeclaration(bid: BidText): { domestic: DomesticDeclaration; messages: Finding[] } {
  const declarations = readDeclarations(bid, 'domestic-product', BEGINS);
  const sheets = bid.sheets.filter(({ form }) => declarations.some((declaration) => declaration.form === form));
  const products = [...declarations.flatMap(readProducts), ...readProductTables(sheets)];
  const sentences = declarations.flatMap(({ lines }) => lines.flatMap(splitSentences));
  const coversAll = sentences.some(
    ({ text }) => /本国产品/.test(text) && COVERS_ALL.test(text) && !DENIED.test(text) && !RULE.test(text),
  );
  const costShares = sentences.flatMap(({ text, line }) => {
    const value = /本国产品/.test(text) && !RULE.test(text) ? COST_SHARE.exec(text)?.groups?.['value'] : undefined;
    const share = value === undefined ? null : readFraction(value);
    return share === null ? [] : [{ value: share, location: locate(line) }];
  });
  const isSigned = declarations.some((declaration) => isSignedBy(declaration));
  const isDenied = products.length === 0 && sentences.some(({ text }) => /本国产品/.test(text) && DENIED.test(text));
  const declared = !isDenied && (products.length > 0 || (isSigned && (coversAll || costShares.length > 0)));
  const [first] = declarations[0]?.lines ?? [];
  return {
    domestic: {
      declared,
      products,
      coversAll,
      costShares,
      isSigned,
      locations: declared && first !== undefined ? [locate(first)] : [],
    },
    messages:
      declared || isDenied || first === undefined
        ? []
        : [
            finding('info', 'declaration-blank', '《关于符合本国产品标准的声明函》没有填写，不作为声明。', {
              locations: [locate(first)],
            }),
          ],
  };
}

interface Sentence {
  text: string;
  line: Line;
}

function splitSentences(line: Line): Sentence[] {
  return line.text.split(/[。;]/).map((text) => ({ text, line }));
}

/** A manufacturer's line is no signature. */
function isSignedBy(declaration: DeclarationText): boolean {
  const lines = declaration.lines.filter(({ text }) => !MAKER.test(text) && !PLACE.test(text));
  return (findSignature({ ...declaration, lines }) ?? '') !== '';
}

/** One product a numbered entry, or an entry without a number where only one is declared; it may go on in the next lines. */
function readProducts({ lines }: DeclarationText): DeclaredProduct[] {
  const entries: Line[][] = [];
  for (const line of lines) {
    if (ENDS.test(line.text) || (line.level !== null && line.isTitle)) {
      if (entries.length > 0) break;
      continue;
    }
    const isStart = NUMBERED.test(line.text) && !BEGINS.test(line.text);
    if (isStart) entries.push([line]);
    else if (entries.length > 0) entries.at(-1)?.push(line);
    else if (MAKER.test(line.text) || PLACE.test(line.text)) entries.push([line]);
  }
  return entries.flatMap(readProduct);
}

function readProduct(lines: Line[]): DeclaredProduct[] {
  const [line] = lines;
  if (line === undefined) return [];
  const text = withoutHints(lines.map((part) => part.text).join(',')).replace(NUMBERED, '');
  const field = (pattern: RegExp) => readField(pattern.exec(text)?.groups?.['value'] ?? '');
  const isAbout = MAKER.test(text) || PLACE.test(text);
  const name = readField(
    (text.split(/[,;。]/)[0] ?? '').replace(/^.*?(?:如下|产品(?:名称)?)\s*:\s*/, '').replace(/\(.*$/, ''),
  );
  const place = field(PLACE);
  const maker = field(MAKER);
  if (!isAbout || (maker === null && place === null && (name === null || MAKER.test(name)))) return [];
  const components = COMPONENTS.exec(text)?.groups?.['value'];
  return [
    {
      name: name !== null && (MAKER.test(name) || PLACE.test(name)) ? null : name,
      manufacturer: maker,
      place,
      isMadeInChina: readMadeInChina(place),
      componentShare: components === undefined ? null : readFraction(components),
      cost: null,
      location: locate(line),
    },
  ];
}

/** What was written into a blank; a printed hint in brackets is none. */
function readField(text: string): string | null {
  const plain = text.replace(/^\s*\((?:厂名|厂址|产品|名称|地址|品牌)[^()]*\)\s*$/, '').replace(/_/g, ' ');
  return isBlank(plain) ? null : readText(plain);
}
