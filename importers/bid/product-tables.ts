import type { DeclaredProduct } from '../../src/domain/bid.ts';
import { parseAmount } from '../language/amount.ts';
import { isBlank } from '../language/fold.ts';
import { type ColumnNames, cellUnder, headTextOf, readHead, rowsUnderHeads } from './columns.ts';
import { readText } from './enterprise-fields.ts';
import { unitOf } from './price-mentions.ts';
import { readMadeInChina } from './production-place.ts';
import { readFraction } from './share-words.ts';
import { locateRow, type Sheet } from './sheet.ts';

type Column = 'domestic' | 'components' | 'place' | 'maker' | 'cost' | 'name';

const COLUMNS: ColumnNames<Column> = [
  ['components', /(?:组件|部件).*(?:占比|比例)/],
  ['domestic', /本国产品/],
  ['place', /厂址|(?:生产|制造)(?:厂)?(?:地址|地点|地)|产地/],
  ['maker', /生产(?:厂|企业|商|单位)|制造|厂名|厂家/],
  ['cost', /成本|金额|总价|合价|价格/],
  ['name', /产品|货物|设备|标的|名称/],
];
const TOTAL = /^(?:合计|总计|小计|共计)/;
const NO = /^(?:否|不是|非|不属于|×|✗)/;

/** Products listed in a table of the declaration; a row without name, maker and place says nothing. */
export function readProductTables(sheets: readonly Sheet[]): DeclaredProduct[] {
  return rowsUnderHeads(sheets, readProductHead).flatMap(({ sheet, row, head }): DeclaredProduct[] => {
    const text = (name: Column) => readText(cellUnder(head, row, name)?.text ?? '');
    const cell = cellUnder(head, row, 'name');
    const [name, manufacturer, place] = [text('name'), text('maker'), text('place')];
    const first = row.own.find((other) => !isBlank(other.text));
    if ((name === null && manufacturer === null && place === null) || TOTAL.test(first?.label ?? '')) return [];
    const domestic = text('domestic');
    const components = /\d+(?:\.\d+)?/.exec(text('components') ?? '')?.[0];
    return [
      {
        name,
        manufacturer,
        place,
        isMadeInChina: readMadeInChina(place),
        ...(domestic === null ? {} : { isDomestic: !NO.test(domestic) }),
        componentShare: components === undefined ? null : readFraction(components),
        cost: parseAmount(cellUnder(head, row, 'cost')?.text ?? '', unitOf(headTextOf(head, 'cost'), '元')).value,
        location: locateRow(sheet, row, cell ?? first),
      },
    ];
  });
}

function readProductHead(sheet: Sheet, index: number) {
  const head = readHead(sheet, index, COLUMNS);
  if (head === null || sheet.rows[index]?.own.some(({ text }) => /\d/.test(text.replace(/\(.*\)/, '')))) return null;
  return head.columns.has('name') && (head.columns.has('place') || head.columns.has('maker')) ? head : null;
}
