import { beforeAll, describe, expect, test } from 'vitest';
import { type DemoPages, escapeHtml, findNode, listStatements, openDemo, readText } from '../demo-pages.ts';

let pages: DemoPages;

beforeAll(async () => {
  pages = await openDemo();
});

describe('the result', () => {
  test('shows every tenderer once, ranked ones by rank and rejected ones last', async () => {
    const { html } = await pages.get('/evaluations/demo');
    const shown = [...html.matchAll(/<span class="name">([^<]+)<\/span>/g)].map((match) => match[1]);
    const { tenderers } = pages.demo.evaluation;
    const ranked = tenderers.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    const rejected = tenderers.filter(({ status }) => status === 'rejected');
    expect(rejected.length).toBeGreaterThan(0);
    expect(shown).toEqual([...ranked, ...rejected].map(({ name }) => name));
  });

  test('shows amounts with separators and points with the declared decimals', async () => {
    const { html } = await pages.get('/evaluations/demo');
    expect(html).toContain('>318,000.00<');
    expect(html).toContain('>254,400.00<');
    // 228000 / 254400 * 10 = 8.9622… → 8.96
    expect(html).toContain('>8.96<');
    expect(html).toContain('>10.00<');
  });

  test('names why a bid is rejected, with the legal basis', async () => {
    const { html } = await pages.get('/evaluations/demo');
    for (const { reasons } of pages.demo.evaluation.tenderers) {
      for (const { message, legalBasis } of reasons) {
        expect(html).toContain(escapeHtml(message));
        expect(html).toContain(`依据：${escapeHtml(legalBasis ?? '')}`);
      }
    }
  });

  test('names every finding, the date, the members and the benchmark price', async () => {
    const { html } = await pages.get('/evaluations/demo');
    for (const { message } of pages.demo.evaluation.findings) expect(html).toContain(escapeHtml(message));
    expect(html).toContain('签字前复核');
    expect(html).toContain('2025-12-15');
    expect(html).toContain(`${pages.demo.members.length} 人：${pages.demo.members.join('、')}`);
    expect(html).toContain('228,000.00 元');
    expect(html).toContain('377,218.00 元');
  });

  test('gives the bar segments that fill as much as the points', async () => {
    const { html } = await pages.get('/evaluations/demo');
    const bar = /<svg class="bar"[^>]*aria-label="价格 8\.96 分[^"]*">(.*?)<\/svg>/.exec(html)?.[1] ?? '';
    const widths = [...bar.matchAll(/<rect class="g\d"[^>]* width="([\d.]+)%"/g)].map((match) => match[1]);
    expect(widths).toHaveLength(3);
    expect(widths[0]).toBe('8.96');
  });

  test('marks the step of the procedure', async () => {
    const { html } = await pages.get('/evaluations/demo');
    expect(html).toMatch(/<li aria-current="step"[^>]*>汇总复核/);
  });

  test('ignores an address that opens nothing', async () => {
    for (const open of ['t99', 't1.nothing', 't1.group.nothing', 't4', 'x', '%3Cscript%3E', 't1.group.']) {
      const { status, html } = await pages.get(`/evaluations/demo?open=${open}`);
      expect(status).toBe(200);
      expect(html).not.toContain('<section class="why"');
    }
  });
});

describe('every number is a door', () => {
  test('each link on the result opens a panel that stands at the address', async () => {
    const { html } = await pages.get('/evaluations/demo');
    const doors = doorsOf(html);
    // 4 ranked bids × (2 prices + 3 groups + total) + 2 rejected bids × quoted price
    expect(new Set(doors).size).toBe(4 * 6 + 2);
    for (const door of doors) {
      const opened = await pages.get(`/evaluations/demo${door}`);
      const id = decodeURIComponent(door.split('#')[1] ?? '');
      expect(opened.html, door).toContain(`id="${id}"`);
      expect(opened.html, door).toContain('<section class="why"');
      expect(opened.html, door).toContain('aria-expanded="true"');
    }
  });

  test('every item score of every tenderer opens its own rule, calculation, facts and sources', async () => {
    const nodes = pages.demo.evaluation.explanation.children.flatMap((child) => child.children);
    expect(nodes.length).toBeGreaterThan(40);
    for (const node of nodes) {
      const { html } = await pages.get(`/evaluations/demo?open=${node.id}`);
      for (const statement of listStatements(node)) expect(html, node.id).toContain(statement);
    }
  });

  test('the total opens all items, and each item opens inside it', async () => {
    const total = await pages.get('/evaluations/demo?open=t1#t1');
    for (const { id } of pages.demo.scheme.lot.items) {
      expect(total.html).toContain(`href="?open=t1.${id}&amp;within=total#t1.${id}"`);
    }
    const inside = await pages.get('/evaluations/demo?open=t1.understanding&within=total');
    expect(inside.html).toContain('示例甲数字科技有限公司的全部评审因素');
    for (const statement of listStatements(findNode(pages, 't1.understanding')))
      expect(inside.html).toContain(statement);
  });

  test('shows what each member gave beside the mean', async () => {
    const { html } = await pages.get('/evaluations/demo?open=t2');
    const item = pages.demo.evaluation.tenderers[1]?.items['fault-handling'];
    // (6 + 2 + 6) ÷ 3 = 4.6666… → 4.67
    expect(item).toEqual({ score: '4.67', byMember: { 一号: '6', 二号: '2', 三号: '6' } });
    const row = /id="t2\.fault-handling".*?<\/tr>/s.exec(html)?.[0] ?? '';
    const figures = [...row.matchAll(/<td class="num[^"]*">.*?<\/td>/gs)].map(([cell]) => readText(cell));
    expect(figures).toEqual(['满分 6', '一号 6', '二号 2', '三号 6', '4.67 ，故障管理处理方案的依据']);
  });

  test('a figure that is open closes again', async () => {
    const { html } = await pages.get('/evaluations/demo?open=t1.price');
    expect(html).toMatch(/<a class="door" href="\?#t1" aria-expanded="true">8\.96/);
  });

  test('a price score brings the prices it was computed from and the quote of the bid', async () => {
    const { html } = await pages.get('/evaluations/demo?open=t1.price');
    for (const id of ['t1.evaluatedPrice', 'benchmark.price'])
      expect(html).toContain(escapeHtml(findNode(pages, id).rule));
    expect(html).toContain('318,000.00 × (1 − 20%) = 254,400.00');
    expect(html).toContain('<q>报价 318000.00 元（人民币）</q>');
  });
});

describe('one tenderer in full', () => {
  test('every explanation is open on the page', async () => {
    for (const number of [1, 2, 3, 6]) {
      const { status, html } = await pages.get(`/evaluations/demo/tenderers/${number}`);
      expect(status).toBe(200);
      const tree = pages.demo.evaluation.explanation.children.find(({ id }) => id === `t${number}`);
      for (const node of tree?.children ?? [])
        for (const statement of listStatements(node)) expect(html, node.id).toContain(statement);
    }
  });

  test('a rejected bid has its reasons instead', async () => {
    const { html } = await pages.get('/evaluations/demo/tenderers/4');
    expect(html).toContain('响应无效的原因');
    expect(html).toContain('390,000.00');
    expect(html).not.toContain('<table');
  });

  test.each(['0', '7', 'x', '1.0', '01'])('there is no tenderer %s', async (number) => {
    const { status, html } = await pages.get(`/evaluations/demo/tenderers/${number}`);
    expect(status).toBe(404);
    expect(html).toContain('返回评审结果');
  });
});

function doorsOf(html: string): string[] {
  return [...html.matchAll(/class="door" href="([^"]+)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
}
