import { describe, expect, it } from 'vitest';
import type { Bitmap } from './bitmap.ts';
import { type DrawnCell, drawPage, measureAccuracy, type PagePen, turnBitmap } from './page-fixture.ts';
import { placeText } from './reading-order.ts';
import { recognisePage } from './recognise-page.ts';

const SIZE = { width: 1000, height: 640 };
const GOOD = 0.98;

const TABLE: DrawnCell[][] = [
  [{ text: '评分因素', colSpan: 2 }, { text: '评分标准' }, { text: '分值' }],
  [{ text: '技术部分', rowSpan: 2 }, { text: '实施方案' }, { text: '每有一处瑕疵扣3分，扣完为止' }, { text: '12' }],
  [{ text: '应急预案' }, { text: '承诺在接到通知后三十分钟内到达现场的得满分，\n超过的每十分钟扣1分' }, { text: '8' }],
  [{ text: '业绩' }, { text: '同类合同' }, { text: '每提供一份得2分，最多得10分' }, { text: '10' }],
];
const COLUMNS = [140, 140, 500, 80];
const TITLE = '第五章评标办法及评分标准';
const drawTablePage = ({ write, table }: PagePen) => {
  write(TITLE, 320, 70, 28);
  table(60, 110, COLUMNS, TABLE);
};
const EXPECTED = [
  [
    ['评分因素', 1, 2],
    ['评分标准', 1, 1],
    ['分值', 1, 1],
  ],
  [
    ['技术部分', 2, 1],
    ['实施方案', 1, 1],
    ['每有一处瑕疵扣3分，扣完为止', 1, 1],
    ['12', 1, 1],
  ],
  [
    ['应急预案', 1, 1],
    ['承诺在接到通知后三十分钟内到达现场的得满分，超过的每十分钟扣1分', 1, 1],
    ['8', 1, 1],
  ],
  [
    ['业绩', 1, 1],
    ['同类合同', 1, 1],
    ['每提供一份得2分，最多得10分', 1, 1],
    ['10', 1, 1],
  ],
];

async function read(page: Bitmap) {
  const recognised = await recognisePage(page);
  const blocks = placeText(recognised);
  const tables = blocks.flatMap((block) => (block.type === 'table' ? [block.rows] : []));
  const paragraphs = blocks.flatMap((block) => (block.type === 'table' ? [] : [block.text]));
  const cells = tables.map((rows) =>
    rows.map((row) => row.map(({ text, rowSpan, colSpan }) => [text, rowSpan, colSpan])),
  );
  return { ...recognised, cells, paragraphs, text: [...paragraphs, ...cells.flat(2).map(([text]) => text)].join('') };
}

const ALL_TEXT =
  TITLE +
  EXPECTED.flat()
    .map(([text]) => text)
    .join('');

describe('a scanned table', () => {
  it('comes out with its merged cells, a wrapped line in one piece', async () => {
    const page = await read(drawPage(drawTablePage, SIZE));
    expect(page.cells).toEqual([EXPECTED]);
    expect(page.paragraphs).toEqual([TITLE]);
    expect(page.angle).toBe(0);
  });

  it.each([90, 180, 270])('is righted when the page lies turned by %d°', async (turn) => {
    const page = await read(turnBitmap(drawPage(drawTablePage, SIZE), turn));
    expect(page.angle).toBe(360 - turn);
    expect(page.cells).toEqual([EXPECTED]);
  });

  it.each([1.2, -3])('keeps its cells on a page fed in askew by %d°', async (skew) => {
    const page = await read(turnBitmap(drawPage(drawTablePage, SIZE), skew));
    expect(page.cells[0]?.map((row) => row.length)).toEqual(EXPECTED.map((row) => row.length));
    expect(measureAccuracy(ALL_TEXT, page.text)).toBeGreaterThanOrEqual(GOOD);
  });

  it('is read in grey on grey', async () => {
    const page = await read(drawPage(drawTablePage, { ...SIZE, ink: '#9a9a9a', paper: '#d0d0d0' }));
    expect(page.cells[0]?.map((row) => row.length)).toEqual(EXPECTED.map((row) => row.length));
    expect(measureAccuracy(ALL_TEXT, page.text)).toBeGreaterThanOrEqual(GOOD);
  });
});

describe('a red seal', () => {
  const lines = ['供应商名称：示例甲信息技术有限公司', '投标总价：叁拾壹万捌仟元整', '签署日期：二〇二六年三月十八日'];
  const draw = (stamp: 'thin' | 'thick' | 'none') =>
    drawPage(({ context, write }) => {
      for (const [index, text] of lines.entries()) write(text, 120, 120 + index * 60, 26);
      if (stamp === 'none') return;
      if (stamp === 'thin') context.globalCompositeOperation = 'multiply';
      else context.globalAlpha = 0.65;
      context.strokeStyle = 'rgb(220,40,45)';
      context.fillStyle = 'rgb(220,40,45)';
      context.lineWidth = 9;
      context.beginPath();
      context.arc(360, 180, 105, 0, 2 * Math.PI);
      context.stroke();
      write('★', 335, 195, 50);
      write('示例甲公司专用', 275, 235, 24);
    }, SIZE);

  it.each(['thin', 'thick'] as const)('of %s ink does not destroy the lines under it', async (stamp) => {
    const page = await read(draw(stamp));
    expect(page.seals).toBe(1);
    expect(measureAccuracy(lines.join(''), page.text)).toBeGreaterThanOrEqual(GOOD);
  });

  it('is not seen where there is none', async () => {
    expect((await read(draw('none'))).seals).toBe(0);
  });
});

describe('text', () => {
  it('set one character below the other in a narrow cell is read from top to bottom', async () => {
    const page = await read(
      drawPage(({ write, table }) => {
        table(60, 60, [60, 700], [[{ text: '商\n务\n部\n分' }, { text: '投标报价得分按照公式计算' }]]);
        write('以上各项合计满分为一百分', 60, 400);
      }, SIZE),
    );
    expect(page.cells).toEqual([
      [
        [
          ['商务部分', 1, 1],
          ['投标报价得分按照公式计算', 1, 1],
        ],
      ],
    ]);
  });

  it('of another colour than black is kept, red clauses too', async () => {
    const page = await read(
      drawPage(({ context, write }) => {
        context.fillStyle = '#d01818';
        write('本条为实质性要求，不满足的投标无效', 100, 120, 26);
        context.fillStyle = '#1d4fa0';
        write('补充说明见采购文件附件', 100, 220, 26);
      }, SIZE),
    );
    expect(page.text).toBe('本条为实质性要求，不满足的投标无效补充说明见采购文件附件');
  });

  it('is not made up on an empty page', async () => {
    expect((await read(drawPage(() => {}, SIZE))).lines).toEqual([]);
  });
});
