import { describe, expect, it } from 'vitest';
import { bidText, codesOf, heading, type Piece, table } from './bid-fixture.ts';
import { readDomesticDeclaration } from './domestic-declaration.ts';
import { readMadeInChina } from './production-place.ts';

const TITLE = heading('关于符合本国产品标准的声明函');
const PREAMBLE =
  '本公司郑重声明，根据《国务院办公厅关于在政府采购中实施本国产品标准及相关政策的通知》（国办发〔2025〕34号）的规定，本公司提供的以下产品属于本国产品：';
const SIGNED = '公司（单位）名称（盖章）：示例甲科技有限公司';
const read = (...pieces: Piece[]) => readDomesticDeclaration(bidText(TITLE, ...pieces));

describe('the declaration on domestic products', () => {
  it('is read with product, maker, place and components, each entry at its own place', () => {
    const { domestic, messages } = read(
      PREAMBLE,
      '1. 示例服务器（品牌 示例，型号 SL-100），生产厂为示例丙电子有限公司，厂址为示例省示例市高新路8号，中国境内生产的组件成本占比 65%；',
      '2. 示例交换机，生产厂为示例丁通信厂，厂址为示例市工业园2号；',
      SIGNED,
    );
    expect(domestic).toMatchObject({ declared: true, isSigned: true, coversAll: false, costShares: [] });
    expect(domestic.products).toMatchObject([
      {
        name: '示例服务器',
        manufacturer: '示例丙电子有限公司',
        place: '示例省示例市高新路8号',
        isMadeInChina: true,
        componentShare: '0.65',
        location: { path: 'p[3]' },
      },
      { name: '示例交换机', manufacturer: '示例丁通信厂', componentShare: null, location: { path: 'p[4]' } },
    ]);
    expect(messages).toEqual([]);
  });

  it('is read where an entry goes on in the next lines', () => {
    const { domestic } = read(PREAMBLE, '1. 示例打印机', '生产厂：示例丙电子有限公司', '厂址：示例市高新路8号', SIGNED);
    expect(domestic.products).toMatchObject([
      { name: '示例打印机', manufacturer: '示例丙电子有限公司', place: '示例市高新路8号' },
    ]);
  });

  it('is read from a table with costs, and with products that are not domestic', () => {
    const { domestic } = read(
      PREAMBLE,
      table(
        ['序号', '产品名称', '生产厂', '厂址', '是否本国产品', '成本（万元）'],
        ['1', '示例服务器', '示例丙电子有限公司', '示例省示例市', '是', '85'],
        ['2', '示例探头', '示例戊株式会社', '日本东京', '否', '15'],
        ['合计', '', '', '', '', '100'],
      ),
      SIGNED,
    );
    expect(domestic.products).toMatchObject([
      { name: '示例服务器', isDomestic: true, cost: '850000', isMadeInChina: true },
      {
        name: '示例探头',
        isDomestic: false,
        cost: '150000',
        isMadeInChina: false,
        location: { path: 'table[1]/row[3]' },
      },
    ]);
  });

  it('states the share of the cost, and that all products are meant', () => {
    expect(read(PREAMBLE, '上述本国产品的成本之和占全部产品成本之和的比例为 82.5%。', SIGNED).domestic).toMatchObject({
      declared: true,
      coversAll: false,
      costShares: [{ value: '0.825', location: { path: 'p[3]' } }],
    });
    expect(read('本公司声明，所投全部产品均为本国产品。', SIGNED).domestic).toMatchObject({
      declared: true,
      coversAll: true,
    });
  });

  it('keeps blanks null and tells a missing signature', () => {
    const { domestic } = read(
      PREAMBLE,
      '1. 示例服务器，生产厂为______，厂址为示例市高新路8号；',
      '公司（单位）名称（盖章）：______',
    );
    expect(domestic).toMatchObject({ declared: true, isSigned: false });
    expect(domestic.products).toMatchObject([{ name: '示例服务器', manufacturer: null, place: '示例市高新路8号' }]);
  });

  it.each([
    [
      'the form left blank',
      [PREAMBLE, '1. （产品名称），生产厂为______，厂址为______；', '公司（单位）名称（盖章）：'],
    ],
    ['the rule of the document', ['本国产品成本之和占全部产品成本之和达到80%以上的，给予价格扣除。', '公司名称：']],
  ])('declares nothing: %s', (_, lines) => {
    const { domestic, messages } = read(...lines);
    expect(domestic).toMatchObject({ declared: false, products: [], costShares: [] });
    expect(codesOf(messages)).toEqual(['declaration-blank']);
  });

  it('declares nothing where it is denied', () => {
    const { domestic, messages } = read('本公司所投产品不属于本国产品。', SIGNED);
    expect(domestic.declared).toBe(false);
    expect(messages).toEqual([]);
  });
});

describe('where a product is made', () => {
  it.each([
    ['示例省示例市高新路8号', true],
    ['中国', true],
    ['德国慕尼黑', false],
    ['日本国大阪市', false],
    ['美国加州', false],
    ['马来西亚槟城工业区', false],
    ['中国香港九龙', null],
    ['示例综合保税区3号', null],
    ['苏州市国泰路12号', true],
    ['工厂内', null],
  ])('%s: %s', (place, isMadeInChina) => {
    expect(readMadeInChina(place)).toBe(isMadeInChina);
  });
});
