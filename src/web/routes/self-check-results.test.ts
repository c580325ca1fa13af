import { beforeAll, describe, expect, test } from 'vitest';
import { buildDocx, paragraph } from '../../../importers/formats/docx/docx-fixture.ts';
import { writeZip } from '../../../importers/formats/zip-fixture.ts';
import { importDocument } from '../../../importers/importer.ts';
import { loadScheme } from '../../storage/files/load-scheme.ts';
import { readText, withoutOwnScripts } from '../demo-pages.ts';
import { type Files, openSelfCheckPages, readDemoBid } from '../self-check/self-check-fixture.ts';

const PROCUREMENT = 'schemes/procurements/tianjin-tgpc-2025-d-1284';
const schemes = [3, 5].map((lot) => loadScheme(PROCUREMENT, lot));
const CHOSEN = { scheme: 'tianjin-tgpc-2025-d-1284/3', date: '2025-12-15' };
const INVALID = readDemoBid('tenderer-d');

async function check(files: Files, options: Parameters<typeof openSelfCheckPages>[0] = {}) {
  const pages = openSelfCheckPages({ schemes, ...options });
  const address = await pages.handIn('/self-check', files, CHOSEN);
  return { ...pages, address, page: await pages.ask(address) };
}

describe('the result of a self-check', () => {
  let result: Awaited<ReturnType<typeof check>>;
  beforeAll(async () => {
    result = await check(INVALID);
  });

  test('says in one sentence how it stands, then what rejects the bid, what costs, what is fine', () => {
    const { status, html } = result.page;
    expect(status).toBe(200);
    const text = readText(html);
    const places = [
      '有 2 处会被否决，2 处影响得分（能算出的共差 4 分）',
      '报价 390,000.00 元超过最高限价 377,218.00 元',
      '实质性条款 ★（七） 负偏离：1 年 &lt; 3 年',
      '“投标人业绩”满分 10 分，系统提示 6 分',
      '没有发现问题的部分',
      '价格测算',
    ].map((words) => text.indexOf(words));
    expect(places.filter((at) => at < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(html).not.toMatch(/<script|http-equiv="refresh"/);
  });

  test('leads from a finding to its place in the own document, where the finding is told again', async () => {
    const link = /负偏离：1 年.*?<a href="([^"#]*\?at=[^"#]*)#[^"]*">第一阶段响应文件\.docx · 表 4 第 7 行</s;
    const address = link.exec(result.page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { status, html } = await result.ask(address);
    expect(status).toBe(200);
    expect(html).toMatch(/<tr id="table\[4\]\/row\[7\]" class="at">.*?1年/s);
    expect(html).toMatch(/<p class="note">.*?负偏离：1 年/s);
    expect(html).toContain(`href="${result.address}">响应文件自查结果<`);
  });

  test('can be taken along as Word and as a page, without a way back to here', async () => {
    const word = await result.ask(`${result.address}/report.docx`);
    expect(word.headers.get('content-disposition')).toContain(
      encodeURIComponent('自查报告 示例丁智能科技有限公司.docx'),
    );
    expect(word.headers.get('cache-control')).toBe('no-store');
    const { blocks } = await importDocument('报告.docx', word.bytes);
    expect(JSON.stringify(blocks)).toContain('报价 390,000.00 元超过最高限价 377,218.00 元');
    const { html, headers } = await result.ask(`${result.address}/report.html`);
    expect(headers.get('content-disposition')).toContain('.html');
    expect(html).toContain('负偏离：1 年');
    expect(html).not.toMatch(/href="(?!#)/);
    expect((await result.ask(`${result.address}/report.pdf`)).status).toBe(404);
  });

  test('is not found among files that are only read', async () => {
    const id = result.address.split('/').at(-1);
    expect((await result.ask(`/imports/${id}`)).status).toBe(404);
    expect((await result.ask(`/imports/${id}/files/1.json`)).status).toBe(404);
  });
});

describe('prices', () => {
  const prices = (own: string, others: string) => new URLSearchParams({ own, others });

  test('more than a form holds is refused in words, and nothing is worked out', async () => {
    const { address, post } = await check(INVALID);
    const { status, html } = await post(`${address}/prices`, prices('1'.repeat(5 * 1024 * 1024), ''));
    expect(status).toBe(422);
    expect(html).toContain('提交的内容过多，没有保存；请分几次提交');
  });

  test('of one’s own and of others give the score, here and in the files taken along', async () => {
    const { post, ask, address } = await check(readDemoBid('tenderer-b'));
    const sent = await post(`${address}/prices`, prices('301,500.00', '254400 285000'));
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${address}#outlook`]);
    // 254,400 ÷ 301,500 × 10 = 8.4378… → 8.44
    const { html } = await ask(address);
    expect(html).toContain('254,400.00 ÷ 301,500.00 × 10 = 8.4378… → 8.44');
    expect(html).toContain('value="301,500.00"');
    expect((await ask(`${address}/report.html`)).html).toContain('8.4378…');
    await post(`${address}/prices`, prices('', ''));
    expect((await ask(address)).html).not.toContain('8.4378…');
  });

  test.each([
    ['31.8万', '', 'own', '“31.8万”不是价格'],
    ['318000', '约30', 'others', '“约30”不是价格'],
    ['', '301500', 'own', '请写自己的报价'],
    [Array.from({ length: 21 }, () => '1').join(' '), '', 'own', '最多 20 个价格'],
  ])('%j and %j come back with what was typed and what to do', async (own, others, field, message) => {
    const { post, address } = await check({ 'a.txt': '示例' });
    const { status, html } = await post(`${address}/prices`, prices(own, others));
    expect(status).toBe(422);
    expect(html).toMatch(new RegExp(`<a href="#${field}">${message}`));
    expect(html).toContain(`value="${own}"`);
  });
});

describe('a bid that is not what it should be', () => {
  test('for another project is told first of all', async () => {
    const other = buildDocx({ body: paragraph('项目编号：ABCD-2025-001') + paragraph('项目名称：示例市校园绿化养护') });
    const { page } = await check({ '投标文件.docx': other });
    const first = /<ol class="report-entries"><li>(.*?)<\/li>/s.exec(page.html)?.[1] ?? '';
    expect(readText(first)).toContain('文件写的项目编号是 ABCD-2025-001，本项目是');
  });

  test('with a file that cannot be read is checked as far as it can be, and that is told', async () => {
    const { page } = await check({ ...INVALID, '扫描.pdf': '%PDF-1.7 broken' });
    expect(readText(page.html)).toMatch(/没有读全 “扫描\.pdf”没有读出来，其中的内容没有检查/);
    expect(readText(page.html)).toMatch(/须核实 1 项 .*文件有未能读取的部分/);
    expect(readText(page.html)).toContain('负偏离：1 年');
  });

  test('of which nothing can be read is not checked, and other files may be chosen for the same lot', async () => {
    const { page, handIn, ask, address } = await check({ '扫描.pdf': '%PDF-1.7 broken', '照片.exe': 'MZ\u0000\u0001' });
    const text = readText(page.html);
    expect(text).toContain('没有一份文件能读取，没有检查');
    expect(text.match(/不能读取/g)?.length).toBeGreaterThanOrEqual(2);
    expect((await ask(`${address}/report.docx`)).status).toBe(404);
    const again = await handIn(`${address}/bid`, INVALID, {});
    expect((await ask(again)).html).toContain('有 2 处会被否决');
  });

  test('with one file chosen twice counts it once', async () => {
    const first = INVALID['第一阶段响应文件.docx'] ?? '';
    const { page } = await check({ '正本.docx': first, '副本.docx': first });
    expect(readText(page.html)).toContain('“副本.docx”与另一份文件内容相同，只检查一次');
    expect(page.html.match(/负偏离：1 年/g)?.length).toBe(
      (await check({ '正本.docx': first })).page.html.match(/负偏离：1 年/g)?.length,
    );
  });

  test('stays text, whatever its names and words are', async () => {
    const attack = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
    const { page, ask, address } = await check({ [`${attack}.txt`]: `供应商名称：${attack}有限公司` });
    for (const html of [page.html, (await ask(`${address}/files/1`)).html]) {
      expect(html).toContain('&lt;script&gt;');
      expect(withoutOwnScripts(html)).not.toMatch(/<script|<img/);
    }
  });
});

test('an archive is checked as the documents in it', async () => {
  const entries = Object.entries(INVALID).map(([name, content]) => ({ name, content: Buffer.from(content) }));
  const { page, ask } = await check({ '响应文件.zip': writeZip(entries) });
  expect(readText(page.html)).toContain('有 2 处会被否决');
  const link = /<a href="([^"#]*\?at=[^"#]*)#[^"]*">第一阶段响应文件\.docx · 表 4 第 7 行</.exec(page.html)?.[1] ?? '';
  expect((await ask(link.replaceAll('&amp;', '&'))).html).toMatch(/class="at">.*?1年/s);
});

test('mended files are held against the same lot again, and everything is deleted together', async () => {
  const { handIn, ask, post, sendFiles, address } = await check(INVALID);
  const empty = await sendFiles(`${address}/bid`, {}, {});
  expect(empty.status).toBe(422);
  expect(empty.html).toContain('<a href="#files">请选择响应（投标）文件</a>');
  const again = await handIn(`${address}/bid`, readDemoBid('tenderer-b'), {});
  expect(again).not.toBe(address);
  expect((await ask(again)).html).toContain('第 3 包');
  expect((await ask(address)).html).toContain('有 2 处会被否决');
  await post(`${again}/delete`);
  for (const gone of [address, again, `${again}/report.docx`, `${again}/files/1`]) {
    const { status, html } = await ask(gone);
    expect(status).toBe(410);
    expect(html).toContain('自查已删除');
  }
});

test('nothing is kept longer than said', async () => {
  const clock = { now: 0 };
  const { ask, address } = await check({ 'a.txt': '示例' }, { now: () => clock.now, settings: { minutesKept: 10 } });
  expect(readText((await ask(address)).html)).toContain('结果再保留 10 分钟');
  clock.now = 10 * 60_000;
  expect((await ask(address)).status).toBe(410);
});
