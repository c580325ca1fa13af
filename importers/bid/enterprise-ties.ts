import type { Location } from '../../src/domain/location.ts';
import type { BidText } from './bid-text.ts';
import type { DeclarationText } from './declaration.ts';
import { locate } from './place.ts';
import { locateRow, type Sheet } from './sheet.ts';

const LARGE = /大型?企业/;
const TIE = /控股|控制|分支|股东|负责人|管理关系|隶属|子公司/;
const DENIED = /不|没有|无|非|未/;
/** Who owns the tenderer, in a table or sentence about its shareholders. */
const OWNER = /(?:控股股东|控股单位|控股公司|母公司|上级主管|管理关系的单位)[^。;]{0,40}大型?企业/;
const ROW_LENGTH = 120;
const INSTRUCTION = /^\s*(?:\d\s*)?(?:注|说明|填写说明|备注)|可不填报|应当|如有|是否/;
const NEW =
  /新(?:成立|设立|注册|创办|开办)|成立(?:时间)?(?:不足|未满|不满)|(?:无|没有|暂无|尚无)(?:上一?年度?|上年)(?:的)?(?:度)?(?:财务)?数据/;

export interface LargeTies {
  /** A large enterprise owns or runs the declared one: admitted, denied, or not spoken of. */
  large: boolean | null;
  /** Where it is admitted. */
  locations: Location[];
}

/** What the declaration says of large enterprises, and what the rest of the bid admits whatever the declaration says. */
export function readLargeTies(bid: BidText, declarations: readonly DeclarationText[]): LargeTies {
  const own = declarations.flatMap(({ lines }) =>
    lines.flatMap((line) =>
      line.text
        .split(/[。;]/)
        .flatMap((sentence) => (INSTRUCTION.test(sentence) ? [] : sentence.split(',')))
        .filter((clause) => LARGE.test(clause) && TIE.test(clause))
        .map((clause) => ({ line, isAdmitted: !DENIED.test(clause) })),
    ),
  );
  const locations = [
    ...own.filter(({ isAdmitted }) => isAdmitted).map(({ line }) => locate(line)),
    ...bid.lines.filter(({ text }) => isAdmission(text)).map((line) => locate(line)),
    ...bid.sheets.flatMap(findInTable),
  ];
  return { large: locations.length > 0 ? true : own.length > 0 ? false : null, locations };
}

function isAdmission(text: string): boolean {
  return OWNER.test(text) && !DENIED.test(text) && !INSTRUCTION.test(text);
}

/** 控股股东 | 示例集团有限公司（大型企业） */
function findInTable(sheet: Sheet): Location[] {
  return sheet.rows.flatMap((row) => {
    const text = row.own.map((cell) => cell.text.replace(/\s/g, '')).join(':');
    return text.length <= ROW_LENGTH && isAdmission(text)
      ? [
          locateRow(
            sheet,
            row,
            row.own.find((cell) => LARGE.test(cell.text)),
          ),
        ]
      : [];
  });
}

/** The declaration says that the enterprise is too new to have figures; the printed footnote alone does not. */
export function readIsNew(declarations: readonly DeclarationText[]): boolean {
  return declarations.some(({ text }) =>
    text.split(/[。;\n]/).some((sentence) => NEW.test(sentence) && !/可不填|可以不填|填报上/.test(sentence)),
  );
}
