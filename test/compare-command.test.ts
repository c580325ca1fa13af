import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { Document, ImageRun, Packer, Paragraph } from 'docx';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommand as run } from './run-command.ts';

const location = z.strictObject({
  file: z.string(),
  page: z.number().nullable(),
  path: z.string(),
  quote: z.string(),
});
const shape = z.looseObject({
  pairs: z.array(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      signals: z.array(
        z.looseObject({
          code: z.string().regex(/^[a-z-]+$/),
          strength: z.string().regex(/^0\.\d\d$/),
          message: z.string().min(1),
          legalBasis: z.string().nullable(),
          locations: z.array(z.tuple([location, location])).min(1),
        }),
      ),
    }),
  ),
});

const FORM =
  '本单位____自愿参加本项目的采购活动，承诺遵守采购文件的各项规定，提交的全部材料真实有效，并承担相应的法律责任。';
const TENDER = [
  '示例市数据机房运维服务采购文件',
  '联系人：采购员　电话：0123-7654321',
  '供应商应当保证机房全年不间断运行，接到故障通知后三十分钟内派员到达现场处理。',
  FORM,
];
const SHARED = [
  '值守室张贴红黄蓝三色处置卡，值守人员按卡片上的步骤先隔离故障支路，再通知备件库按箱号发货。',
  '每月末由驻场负责人把温湿度曲线与工单对照，找出三天以上的缓慢上升，在例会上说明原因。',
];
const OWN = {
  a: ['甲公司在本市设有两处备件库，紧急情况下由摩托车骑手在二十分钟内把硬盘送到机房门口。'],
  b: ['我们为每个机柜建立电子档案，扫描二维码即可看到线缆走向、上次更换日期和责任工程师。'],
  c: [
    '驻场团队实行首问负责，任何科室的求助都由接电话的工程师一跟到底，次日回访并登记满意度。',
    '重大活动期间提前一周封网，逐台核对备份，值班经理通宵在岗并每两小时向采购人报平安。',
  ],
};

let folder: string;
const at = (...names: string[]) => path.join(folder, ...names);

interface Bid {
  tenderer: string;
  phone: string;
  savedBy: string;
  lines: readonly string[];
  picture: Buffer;
}

async function writeBid(name: string, { tenderer, phone, savedBy, lines, picture }: Bid): Promise<void> {
  const text = ['响应文件', `供应商名称：${tenderer}`, `联系电话：${phone}`, FORM.replace('____', tenderer), ...lines];
  const document = new Document({
    creator: savedBy,
    lastModifiedBy: savedBy,
    sections: [
      {
        children: [
          ...text.map((line) => new Paragraph(line)),
          new Paragraph({
            children: [new ImageRun({ type: 'png', data: picture, transformation: { width: 200, height: 120 } })],
          }),
        ],
      },
    ],
  });
  mkdirSync(at(name));
  writeFileSync(at(name, '响应文件.docx'), await Packer.toBuffer(document));
}

function draw(seed: number): Buffer {
  const canvas = createCanvas(200, 120);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 200, 120);
  for (let index = 0; index < 12; index += 1) {
    context.fillStyle = `rgb(${(seed * 53 + index * 31) % 256}, ${(seed * 97 + index * 17) % 256}, ${(index * 71) % 256})`;
    context.fillRect((seed * 37 + index * 61) % 180, (seed * 29 + index * 43) % 100, 45, 25);
  }
  return canvas.toBuffer('image/png');
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-compare-'));
  writeFileSync(at('采购文件.txt'), TENDER.join('\n'));
  const picture = draw(1);
  const together = { savedBy: '示例编制人', phone: '13800000001', picture };
  await writeBid('a', { ...together, tenderer: '示例甲科技有限公司', lines: [...OWN.a, ...SHARED] });
  await writeBid('b', { ...together, tenderer: '示例乙技术有限公司', lines: [...OWN.b, ...SHARED] });
  const alone = { savedBy: '另一编制人', phone: '13900000002', picture: draw(7) };
  await writeBid('c', { ...alone, tenderer: '示例丙服务有限公司', lines: OWN.c });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('hengbiao compare', () => {
  it('tells what two bids have in common, in the shape of the contract, and nothing of a third', async () => {
    const { code, out } = await run('compare', at('a'), at('b'), at('c'), '--tender', at('采购文件.txt'), '--json');
    expect(code).toBe(0);
    const { pairs } = shape.parse(JSON.parse(out));
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([
      [at('a'), at('b')],
      [at('a'), at('c')],
      [at('b'), at('c')],
    ]);
    expect(pairs.map(({ signals }) => signals.map(({ code: each }) => each).sort())).toEqual([
      ['same-author', 'same-contact', 'shared-image', 'shared-text'],
      [],
      [],
    ]);
    const text = pairs[0]?.signals.find((signal) => signal.code === 'shared-text');
    expect(text?.locations.map(([one, other]) => [one.quote, other.quote])).toEqual(
      SHARED.map((line) => [line.slice(0, -1), line.slice(0, -1)]),
    );
  });

  it('says it in words, with the names of the tenderers, the places and the provision', async () => {
    const { code, out } = await run('compare', at('a'), at('b'), at('c'), '--tender', at('采购文件.txt'));
    expect(code).toBe(0);
    expect(out).toContain('比对 3 家，共 3 对；有迹象的 1 对');
    expect(out).toContain('示例甲科技有限公司　与　示例乙技术有限公司');
    expect(out).toContain('最后保存者“示例编制人”');
    expect(out).toContain('财政部令第87号第三十七条第一项');
    expect(out).toMatch(/没有发现迹象：\n {2}示例甲科技有限公司　与　示例丙服务有限公司/);
  });

  it('takes a folder with a folder for each tenderer, and zips', async () => {
    mkdirSync(at('all'));
    for (const name of ['a', 'b']) {
      const zip = new JSZip();
      zip.file('响应文件.txt', [`供应商名称：示例${name}有限公司`, ...SHARED].join('\n'));
      mkdirSync(at('all', name));
      writeFileSync(at('all', name, '全部.zip'), await zip.generateAsync({ type: 'nodebuffer' }));
    }
    const { out } = await run('compare', at('all'), '--json');
    const { pairs } = shape.parse(JSON.parse(out));
    expect(pairs).toHaveLength(1);
    expect(pairs[0]?.signals[0]).toMatchObject({ code: 'shared-text' });
    expect(pairs[0]?.signals[0]?.locations[0]?.[0].file).toBe('全部.zip/响应文件.txt');
  });

  it('goes on without a file that cannot be read, and tells it', async () => {
    mkdirSync(at('d'));
    writeFileSync(at('d', '响应文件.txt'), [`供应商名称：示例丁有限公司`, ...OWN.c].join('\n'));
    writeFileSync(at('d', '坏.docx'), Buffer.from('504b0304', 'hex'));
    const { code, out } = await run('compare', at('a'), at('d'), '--tender', at('采购文件.txt'));
    expect(code).toBe(0);
    expect(out).toMatch(/坏\.docx.*无法读取，没有比对/);
  });

  it.each([
    ['one bid alone', () => [at('a', '响应文件.docx')], /至少要有两家/],
    ['the same bid twice', () => [at('a'), at('a')], /写了两次/],
    ['a folder that is not there', () => [at('a'), at('none')], /none.*找不到/],
    ['a tender that is not there', () => [at('a'), at('b'), '--tender', at('none.docx')], /none\.docx.*找不到/],
    ['a day that is none', () => [at('a'), at('b'), '--date', '2026-13-01'], /--date/],
  ])('refuses %s in one line', async (_, words, message) => {
    const { code, out, notes } = await run('compare', ...words());
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(notes).toMatch(message);
    expect(notes.trim().split('\n')).toHaveLength(1);
  });

  it('refuses a bid of which nothing can be read, and says why', async () => {
    mkdirSync(at('e'));
    writeFileSync(at('e', '坏.docx'), Buffer.from('504b0304', 'hex'));
    const { code, notes } = await run('compare', at('a'), at('e'));
    expect(code).toBe(2);
    expect(notes).toContain('没有一个文件能读取');
  });
});
