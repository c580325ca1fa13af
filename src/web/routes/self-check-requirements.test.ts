import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildDocx, paragraph } from '../../../importers/formats/docx/docx-fixture.ts';
import { readText } from '../demo-pages.ts';
import { openSelfCheckPages } from '../self-check/self-check-fixture.ts';

const DEMANDS = { '招标文件.html': readFileSync('fixtures/tenders/goods-three-lots/document.html') };
const CHOSEN = { lot: '2', category: 'goods', date: '2026-03-20' };

/** Number, lot, and two ★ answers of which the second falls short: 60 分钟 where 90 are demanded. */
const BID = [
  '项目编号：SLYY-2026-0301',
  '所投包号：第2包',
  '供应商名称：示例甲医疗器械有限公司',
  '序号 招标要求 投标应答 偏离说明',
].map((text) => paragraph(text));
const ROWS = [
  ['序号', '招标要求', '投标应答', '偏离说明'],
  ['★1', '潮气量范围：20～1500ml', '潮气量范围：20～1500ml', '无偏离'],
  ['★2', '备用电池供电时间不少于90分钟', '备用电池供电时间60分钟', '无偏离'],
];
const TABLE = `<w:tbl>${ROWS.map((row) => `<w:tr>${row.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
const ANSWERS = { '投标文件.docx': buildDocx({ body: BID.join('') + TABLE }) };

async function readDemands(files = DEMANDS as Record<string, string | Uint8Array>) {
  const pages = openSelfCheckPages();
  const address = await pages.handIn('/self-check/requirements', files, { 'form-mark': 'r1' });
  return { ...pages, address, page: await pages.ask(address) };
}

describe('a procurement document that a vendor hands in', () => {
  test('shows its lots with ceiling, points and ★ clauses, and what was not read well', async () => {
    const { page } = await readDemands();
    const text = readText(page.html);
    expect(text).toContain('示例市人民医院医疗设备采购项目：读到 3 个采购包');
    expect(text).toMatch(/第 2 包 麻醉机 最高限价（元） 968,000.00 评审因素 4 合计分 100 ★ 条款 2/);
    expect(text).toContain('没有读准的地方');
    expect(page.html.match(/type="radio" name="lot"/g)).toHaveLength(3);
  });

  test('leads from what was not read well to its place', async () => {
    const { page, ask } = await readDemands();
    const link = /id="doubts".*?<a href="([^"#]*\?at=[^"#]*)#/s.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { status, html } = await ask(link);
    expect(status).toBe(200);
    expect(html).toMatch(/class="at"/);
    expect(html).toContain('没有读准的地方');
  });

  test('asks for the lot, the day and the files; what was chosen stays', async () => {
    const { sendFiles, address } = await readDemands();
    const { status, html } = await sendFiles(`${address}/bid`, {}, { date: '20.3.2026' });
    expect(status).toBe(422);
    for (const message of ['请选择要检查的采购包', '请填写检查日期', '请选择响应（投标）文件'])
      expect(html).toContain(`>${message}`);
    expect(html).toContain('value="20.3.2026"');
    const kept = await sendFiles(`${address}/bid`, {}, CHOSEN);
    expect(kept.html).toMatch(/name="lot" value="2" checked/);
  });

  test('asks for what it does not say itself', async () => {
    const clauses = ['示例市财政局', '采购需求', '★1. 响应时间不超过15分钟。', '★2. 质保期不少于3年。'];
    const { page, sendFiles, handIn, ask, address } = await readDemands({ '需求.txt': clauses.join('\n') });
    expect(readText(page.html)).toContain('项目名称没有读到');
    expect(page.html).toMatch(/name="lot" value="1" checked/);
    const { status, html } = await sendFiles(`${address}/bid`, ANSWERS, { lot: '1', date: '2026-03-20', title: ' ' });
    expect(status).toBe(422);
    for (const message of ['请填写项目名称', '请选择采购类别']) expect(html).toContain(`>${message}`);
    const known = { lot: '1', date: '2026-03-20', title: '示例信息系统运维', category: 'services' };
    const wrong = await sendFiles(`${address}/bid`, {}, known);
    expect(wrong.html).toContain('value="示例信息系统运维"');
    expect(wrong.html).toMatch(/<option value="services" selected/);
    expect((await ask(await handIn(`${address}/bid`, ANSWERS, known))).html).toContain('示例信息系统运维 · 第 1 包');
  });

  test('is what the bid is held against: a ★ answer below the demand is told first, with both places', async () => {
    const { handIn, ask, address } = await readDemands();
    const check = await handIn(`${address}/bid`, ANSWERS, CHOSEN);
    const { html } = await ask(check);
    expect(readText(html)).toMatch(/★2 负偏离：60 分钟 &lt; 90 分钟/);
    expect(html).toContain(`href="${address}#doubts"`);
    expect(html).toMatch(new RegExp(`<a href="${address}/files/1\\?at=`));
    expect(html).toMatch(new RegExp(`<a href="${check}/files/1\\?at=`));
  });

  test('serves for another lot as well, and goes with everything else when it is deleted', async () => {
    const { handIn, ask, post, address } = await readDemands();
    const second = await handIn(`${address}/bid`, ANSWERS, CHOSEN);
    const third = await handIn(`${address}/bid`, ANSWERS, { ...CHOSEN, lot: '3' });
    expect(readText((await ask(third)).html)).toContain('文件写的是第 2 包，现在检查的是第 3 包');
    await post(`${second}/delete`);
    for (const gone of [address, second, third]) expect((await ask(gone)).status).toBe(410);
  });

  test('that has no Chinese text, or cannot be read, is refused with what to do', async () => {
    const { page, sendFiles, address } = await readDemands({ 'readme.txt': 'nothing to read here' });
    expect(page.html).toContain('<h1>没有读出要求</h1>');
    expect(readText(page.html)).toContain('请检查是不是选错了文件');
    expect(page.html).not.toContain('<form class="form"');
    expect((await sendFiles(`${address}/bid`, ANSWERS, CHOSEN)).status).toBe(422);
    const broken = await readDemands({ '招标文件.pdf': '%PDF-1.7 broken' });
    expect(readText(broken.page.html)).toContain('没有一份文件能读取');
  });

  test('that demands nothing is told apart from one that does', async () => {
    const letter = buildDocx({ body: paragraph('供应商名称：示例甲有限公司') + paragraph('我司愿意参加本项目。') });
    const { page } = await readDemands({ '投标文件.docx': letter });
    expect(readText(page.html)).toMatch(/没有读到评分标准，也没有读到 ★ 条款|没有读到采购包/);
  });

  test('without a file comes back', async () => {
    const { status, html } = await openSelfCheckPages().sendFiles('/self-check/requirements', {}, {});
    expect(status).toBe(422);
    expect(html).toContain('<a href="#files">请选择采购文件</a>');
  });
});
