import { type Finding, finding } from '../../src/domain/finding.ts';
import type { Location } from '../../src/domain/location.ts';
import { isBlank } from '../language/fold.ts';
import type { BidText, Line } from './bid-text.ts';
import { type DeclarationText, findSignature, readDeclarations, withoutHints } from './declaration.ts';
import { locate } from './place.ts';

export interface StatusDeclaration {
  declared: boolean;
  locations: Location[];
  messages: Finding[];
}

const NOT = /不(?:属于|是|为|符合)|并?非|未(?:被|取得)/;
const TICKED = /[☑√✓✔■☒]\s*(?<choice>[^□☐☑√✓✔■☒;。]*)/g;
const WELFARE = /(?:本|我)(?:单位|公司|企业|方)[^。;]{0,60}?(?:为|属于|系|是|符合)[^。;]{0,12}残疾人福利性单位/;
const WELFARE_BLANKS = /参加(?<buyer>[^。;]*?)单位\s*的?(?<project>[^。;]*?)项目\s*采购活动/;
const PRISON =
  /(?<who>[^。;,]{0,40}?)(?:为|属于|系|是|认定为)(?:依法设立的|符合条件的)?(?:\S{0,6})?监狱企业(?!的证明|证明|视同|发展)/;
const SOMEONE = /(?:本|我|该)(?:单位|公司|企业|方)|公司|厂|集团|兹证明/;

/** Declaration of a disabled persons' welfare unit; the form left blank, crossed out or ticked 不属于 does not count. */
export function readWelfareDeclaration(bid: BidText): StatusDeclaration {
  const begins = /本单位.*残疾人福利性单位/;
  return readStatus(readDeclarations(bid, 'disabled-welfare', begins), '残疾人福利性单位声明函', (declaration) => {
    const [line, match] = findStatement(declaration, WELFARE);
    if (line === null || match === null) return null;
    const blanks = WELFARE_BLANKS.exec(withoutHints(declaration.text))?.groups;
    const isFilled = blanks === undefined || !isBlank(blanks['buyer'] ?? '') || !isBlank(blanks['project'] ?? '');
    return { line, match, isFilled: isFilled && findSignature(declaration) !== '' };
  });
}

/** Proof that the tenderer is a prison enterprise: a statement about a named unit, or a signed one about itself. */
export function readPrisonDeclaration(bid: BidText): StatusDeclaration {
  return readStatus(
    readDeclarations(bid, 'prison-enterprise', /兹证明.*监狱企业/),
    '监狱企业证明文件',
    (declaration) => {
      const [line, match] = findStatement(declaration, PRISON);
      const who = match?.groups?.['who'] ?? '';
      if (line === null || match === null || !SOMEONE.test(who)) return null;
      const isNamed = /公司|厂|集团|企业/.test(who.replace(/(?:本|我|该)(?:单位|公司|企业|方)/, ''));
      const signature = findSignature(declaration);
      const isIssued = /(?:监狱|戒毒)管理局/.test(declaration.text);
      return { line, match, isFilled: isNamed || (signature !== null && signature !== '') || isIssued };
    },
  );
}

interface Statement {
  line: Line;
  match: RegExpExecArray;
  isFilled: boolean;
}

function readStatus(
  declarations: readonly DeclarationText[],
  title: string,
  read: (declaration: DeclarationText) => Statement | null,
): StatusDeclaration {
  const locations: Location[] = [];
  const messages: Finding[] = [];
  for (const declaration of declarations) {
    const statement = read(declaration);
    if (statement === null) continue;
    const { line, match } = statement;
    const location = locate(line, match.index, match.index + match[0].length);
    if (statement.isFilled) locations.push(location);
    else
      messages.push(
        finding('info', 'declaration-blank', `《${title}》没有填写完整，不作为声明。`, { locations: [location] }),
      );
  }
  return { declared: locations.length > 0, locations, messages };
}

/** The sentence that claims the status: not one that denies it, and where boxes are offered only the ticked one. */
function findStatement(
  declaration: DeclarationText,
  pattern: RegExp,
): [line: Line, match: RegExpExecArray] | [null, null] {
  const choices = [...declaration.text.matchAll(TICKED)].map((match) => match.groups?.['choice'] ?? '');
  const offersBoxes = /[□☐]/.test(declaration.text);
  if (
    (offersBoxes || choices.length > 0) &&
    !choices.some((choice) => /属于|是|为/.test(choice) && !NOT.test(choice))
  ) {
    return [null, null];
  }
  for (const line of declaration.lines) {
    const text = choices.length > 0 ? line.text.replace(/[□☐][^□☐☑√✓✔■☒;。]*/g, '') : line.text;
    const match = pattern.exec(text);
    if (match !== null && !NOT.test(match[0]) && !/^[(]?(?:注|说明|若|如|备注)/.test(line.text.trim()))
      return [line, match];
  }
  return [null, null];
}
