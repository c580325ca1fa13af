import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { buildDoc, type DocFixture, NO_BASE, paragraph, property, readFixture } from './doc-fixture.ts';
import { docFormat } from './doc-format.ts';

const show = async (fixture: DocFixture) => (await readFixture(fixture)).shown;
const SPECIAL = property(0x0855, 1);
const deleted = property(0x0800, 1);
const inserted = property(0x0801, 1);
const hidden = property(0x083c, 1);
const inList = (list: number, level = 0) => Buffer.concat([property(0x460b, list, 0), property(0x260a, level)]);

describe('the text of an old Word file', () => {
  it('has a paragraph for each mark, page breaks among them, empty ones counted', async () => {
    const body = [
      paragraph('投标文件'),
      paragraph(''),
      paragraph('一\x0b二\t三', { mark: '\x0c' }),
      paragraph('四\x1e五'),
    ];
    expect(await show({ body })).toEqual(['p[1]: 投标文件', 'p[3]: 一\n二\t三', 'p[4]: 四\u2011五']);
  });

  it('is read from characters of one byte, too', async () => {
    const body = [paragraph(['Soci', ['x', deleted], '\xe9t\xe9 \x93A\x94'])];
    expect(await show({ body, isCompressed: true })).toEqual(['p[1]: Société “A”']);
  });

  it('is a heading by its style, the style below it, or its own level', async () => {
    const styles = [NO_BASE, NO_BASE, 1, NO_BASE].map((base) => [base, Buffer.alloc(0)] as const);
    const outline = (level: number) => ({ properties: property(0x2640, level) });
    const body = [
      paragraph('章', { style: 1 }),
      paragraph('款', outline(2)),
      paragraph('文', { style: 1, ...outline(9) }),
      paragraph('节', { style: 10 }),
    ];
    const custom = [...styles, ...Array.from({ length: 6 }, () => styles[0] ?? ([NO_BASE, Buffer.alloc(0)] as const))];
    const derived = [...custom, [3, property(0x2640, 1)] as const];
    expect(await show({ body, styles: derived })).toEqual(['p[1]: [1] 章', 'p[2]: [3] 款', 'p[3]: 文', 'p[4]: [2] 节']);
  });

  it('has the automatic numbers of its lists before it', async () => {
    const lists = [
      [
        [39, '第\0章'],
        [0, '\0.\x01'],
      ],
      [[18, '\0']],
    ] as const;
    const body = [
      paragraph('总则', { properties: inList(1) }),
      paragraph('目的', { properties: inList(1, 1) }),
      paragraph('范围', { properties: inList(1, 1) }),
      paragraph('要求', { properties: inList(1) }),
      paragraph('甲', { properties: inList(2) }),
      paragraph('无', { properties: inList(0) }),
    ];
    const shown = await show({ body, lists: lists.map((levels) => levels.map(([format, text]) => [format, text])) });
    expect(shown).toEqual([
      'p[1]: 第一章 总则',
      'p[2]: 一.1 目的',
      'p[3]: 一.2 范围',
      'p[4]: 第二章 要求',
      'p[5]: ①甲',
      'p[6]: 无',
    ]);
  });

  it('has the result of its fields, and not their code, inside each other, too', async () => {
    const body = [
      paragraph('见\x13 HYPERLINK "http://x.invalid" \x14公\x13 PAGE \x143\x15告\x15。'),
      paragraph('孤\x13立'),
      paragraph('\x13 TOC\r \x14目录\x15'),
    ];
    expect(await show({ body })).toEqual(['p[1]: 见公3告。', 'p[2]: 孤立', 'p[3]: 目录']);
  });

  it('shows boxes, choices and symbols', async () => {
    const field = (kind: number, state: number, rest: Buffer) => {
      const form = Buffer.concat([
        Buffer.from('ffffffff', 'hex'),
        Buffer.from([kind | (state << 2), 0, 0, 0, 0, 0]),
        rest,
      ]);
      return Buffer.concat([Buffer.from([0, 0, 0, 0, 6, 0]), form]);
    };
    const ticked = field(1, 1, Buffer.from([0, 0, 0, 0, 0, 0]));
    const empty = field(1, 25, Buffer.from([0, 0, 0, 0, 0, 0]));
    const choices = Buffer.from(`\uffff\u0002\0\u0001甲\u0001乙`, 'utf16le');
    const chosen = field(2, 1, Buffer.concat([Buffer.alloc(2 + 2 + 2 + 5 * 4), choices]));
    const data = Buffer.concat([ticked, empty, chosen]);
    const form = (at: number): [string, Buffer] => [
      '\x01',
      Buffer.concat([SPECIAL, property(0x0806, 1), property(0x6a03, at & 0xff, at >> 8, 0, 0)]),
    ];
    const body = [
      paragraph([
        '\x13 FORMCHECKBOX ',
        form(0),
        '\x14\x15是 \x13',
        form(ticked.length),
        '\x15否 \x13',
        form(ticked.length + empty.length),
        '\x15',
      ]),
      paragraph([['(', property(0x6a09, 1, 0, 0xfe, 0xf0)], '符号', ['(', property(0x6a09, 0, 0, 0xfe, 0xf0)]]),
    ];
    const { shown, messages } = await readFixture({ body, data, fonts: ['未知', 'Wingdings'] });
    expect(shown).toEqual(['p[1]: ☑是 ☐否 乙', 'p[2]: 🗹符号']);
    expect(messages.map(({ code }) => code)).toEqual(['symbol-unreadable']);
  });
});

describe('what an old Word file holds besides its text', () => {
  it('follows it: notes at their place, text boxes, headers and comments at the end', async () => {
    const body = [paragraph([['甲', Buffer.alloc(0)], ['\x02', SPECIAL], '乙', ['\x02', SPECIAL]]), paragraph('丙')];
    const margins = ['', '示例公司', '', '第 3 页', '示例公司', '密'];
    const { shown, messages } = await readFixture({
      body,
      footnotes: ['注一', '注二'],
      textBoxes: ['框'],
      margins,
      comments: ['请核对'],
    });
    expect(shown).toEqual([
      'p[1]: 甲乙',
      'p[1]/footnote[1]: 注一',
      'p[1]/footnote[2]: 注二',
      'p[2]: 丙',
      'textbox[1]/p[1]: 框',
      'header[1]/p[1]: 示例公司',
      'footer[1]/p[1]: 密',
      'comment[1]: 请核对',
    ]);
    expect(messages.map(({ code }) => code)).toEqual(['comments-present']);
  });

  it('is told: changes, of which the accepted text is read, and hidden text, which is not', async () => {
    const body = [
      paragraph('前'),
      paragraph(['甲', ['旧', deleted], ['新', inserted], ['密', hidden]]),
      paragraph('后'),
    ];
    const { shown, messages } = await readFixture({ body });
    expect(shown).toEqual(['p[1]: 前', 'p[2]: 甲新', 'p[3]: 后']);
    expect(messages).toMatchObject([
      { code: 'changes-pending', locations: [{ path: 'p[2]', quote: '甲新' }] },
      { code: 'hidden-text-left-out', locations: [{ path: 'p[2]' }] },
    ]);
  });

  it('joins paragraphs whose mark was deleted', async () => {
    const joined = { ...paragraph(['甲', ['\r', deleted], '乙']), mark: '\r' };
    expect(await show({ body: [joined] })).toEqual(['p[1]: 甲乙']);
  });

  it.each<[what: string, code: string, fixture: DocFixture]>([
    [
      'pictures',
      'image-text-not-read',
      { body: [paragraph(['甲', ['\x01', Buffer.concat([SPECIAL, property(0x6a03, 0, 0, 0, 0)])]])] },
    ],
    ['drawings', 'drawing-not-read', { body: [paragraph(['甲', ['\x08', SPECIAL]])] }],
    [
      'objects',
      'embedded-object-not-read',
      { body: [paragraph(['甲', ['\x01', Buffer.concat([SPECIAL, property(0x0856, 1)])]])] },
    ],
    ['macros', 'macros-ignored', { body: [paragraph('甲')], streams: { Macros: null } }],
    ['damaged characters', 'characters-damaged', { body: [paragraph('甲乙丙丁戊\x00')] }],
    ['no text', 'no-text', { body: [paragraph('')] }],
  ])('is told: %s', async (_, code, fixture) => {
    expect((await readFixture(fixture)).messages.map((message) => message.code)).toEqual([code]);
  });
});

describe('an old Word file that cannot be read', () => {
  const body = [paragraph('甲')];

  it.each<[what: string, says: string, bytes: Buffer]>([
    ['is encrypted', '打开密码', buildDoc({ body, header: { flags: 0x0300 } })],
    ['is of Word 95', 'Word 95', buildDoc({ body, header: { magic: 0xa5dc, version: 104 } })],
    ['is of Word 95 with a newer signature', 'Word 95', buildDoc({ body, header: { version: 0x68 } })],
    ['has no tables', '已损坏', buildDoc({ body, header: { flags: 0 } })],
    ['is none', '已损坏', buildDoc({ body, header: { magic: 1 } })],
    ['is of characters no text has', '已损坏', buildDoc({ body: [paragraph('\x00\x10\x11')] })],
    ['is cut', '已损坏', buildDoc({ body }).subarray(0, 600)],
  ])('is refused in one line when it %s', async (_, says, bytes) => {
    const error = await docFormat.read('投标文件.doc', bytes).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).message).toMatch(/^投标文件\.doc：[^\n]+，请[^\n]+$/);
    expect((error as AppError).message).toContain(says);
  });

  it('is refused when its sectors run in a circle', async () => {
    const bytes = buildDoc({ body });
    const tableAt = (bytes.readUInt32LE(76) + 1) * 512;
    bytes.writeUInt32LE(1, tableAt);
    bytes.writeUInt32LE(0, tableAt + 4);
    await expect(docFormat.read('a.doc', bytes)).rejects.toThrow(AppError);
  });
});
