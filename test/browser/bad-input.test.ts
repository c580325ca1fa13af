import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { importDocument } from '../../importers/importer.ts';
import type { Actor } from '../../src/ledger/events/envelope.ts';
import type { EventType } from '../../src/ledger/events/index.ts';
import { ARCHIVIST, CHAIR, CLERK, PURCHASER, SECOND, THIRD, VENDOR_A } from '../../src/ledger/ledger-fixture.ts';
import { openMemoryStore } from '../../src/storage/memory/memory-ledger-store.ts';
import { ProcurementDesk } from '../../src/use-cases/procurement-desk.ts';
import { createApp } from '../../src/web/app.tsx';
import { ImportStore } from '../../src/web/imports/import-store.ts';
import { identify, PEOPLE, recordStory, type StoryOptions } from '../../src/web/workspace-fixture.ts';
import { NARROW, useBrowser } from './browser.ts';
import { journey } from './journey.ts';
import { type StartedApp, startPages } from './start-app.ts';
import { signedInAs } from './start-workspace.ts';
import { Visitor } from './visitor.ts';

const browser = useBrowser();
const MEGABYTE = 1024 * 1024;
/** More than the buffers between a browser and a server take in while nobody reads. */
const MOST_IN_BUFFERS = 32 * MEGABYTE;
const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-upload-'));
const desk = new ProcurementDesk(openMemoryStore());
const imports = new ImportStore({
  reader: {
    importBytes: (file, bytes) => importDocument(file, Buffer.from(bytes)),
    importDocuments: async (file, bytes) => [await importDocument(file, Buffer.from(bytes))],
    close: async () => {},
  },
  settings: { uploadBytes: MEGABYTE },
});
let site: StartedApp;
/** Told when a form arrives that is not to be read yet; null while everything is read at once. */
let hold: (() => void) | null = null;
let release: () => Promise<void> = async () => {};

beforeAll(async () => {
  const app = createApp({ evaluations: [], imports, workspace: { desk, identify, people: PEOPLE } });
  site = await startPages(async (request) => {
    if (hold === null || request.method !== 'POST') return app.fetch(request);
    const isArrived = hold;
    hold = null;
    return new Promise<Response>((resolve, reject) => {
      release = async () => {
        const answer = Promise.resolve(app.fetch(request));
        answer.then(resolve, reject);
        await answer;
      };
      isArrived();
    });
  });
});
afterAll(async () => {
  await site.close();
  await imports.close();
  rmSync(folder, { recursive: true });
});

let procurements = 0;
/** Another procurement in which the story was told so far; its address. */
async function tell(story: StoryOptions): Promise<string> {
  procurements += 1;
  const id = `story-${procurements}`;
  await recordStory(desk, id, story);
  return `/procurements/${id}`;
}

const arrive = (person: Actor, options = {}) =>
  Visitor.arrive(browser, site.url, { ...signedInAs(person), ...options });

async function countEvents(address: string, type: EventType): Promise<number> {
  const events = await desk.store.read(address.split('/')[2] ?? '');
  return events.filter(({ event }) => event.type === type).length;
}

interface Deed {
  story: StoryOptions;
  by: Actor;
  page: string;
  fill?: (visitor: Visitor) => Promise<unknown>;
  button: string | RegExp;
  type: EventType;
}

const A = encodeURIComponent('示例甲');
const FILE = { name: '响应文件.txt', content: Buffer.from('运维方案') };

const DEEDS: readonly Deed[] = [
  {
    story: { stage: 'receiving', until: 'scheme.published' },
    by: VENDOR_A,
    page: '/lots/1/own-bid',
    fill: async (visitor) => visitor.handsIn(/^文件$/, [FILE]),
    button: '提交',
    type: 'bid.received',
  },
  {
    story: { stage: 'receiving' },
    by: CLERK,
    page: '/lots/1/panel',
    fill: async (visitor) => {
      await visitor.unfolds('安排');
      await visitor.writes(/^开始时间$/, '2026-06-02T09:30');
      await visitor.writes(/^地点$/, '第二评审室');
    },
    button: '保存',
    type: 'evaluation.scheduled',
  },
  {
    story: { stage: 'reviewing', until: 'bid.opened' },
    by: CHAIR,
    page: `/lots/1/review/${A}/requirements/${encodeURIComponent('★1')}`,
    fill: (visitor) => visitor.writes('理由', '承诺书齐全'),
    button: /^满足/,
    type: 'requirement.judged',
  },
  {
    story: { stage: 'reviewing', until: 'bid.opened' },
    by: CHAIR,
    page: `/lots/1/review/${A}/clarifications`,
    fill: (visitor) => visitor.writes('需要澄清的内容', '请说明服务期限'),
    button: '发出澄清通知',
    type: 'clarification.asked',
  },
  {
    story: { stage: 'marking' },
    by: CHAIR,
    page: '/lots/1/result',
    button: '核对无误，汇总并定稿',
    type: 'totals.frozen',
  },
  {
    story: { stage: 'totalled', until: 'totals.frozen' },
    by: THIRD,
    page: '/lots/1/result',
    button: '同意，签署评审报告',
    type: 'report.signed',
  },
  {
    story: { stage: 'totalled' },
    by: PURCHASER,
    page: '/lots/1/result/award',
    button: '确定成交供应商',
    type: 'award.made',
  },
  {
    story: { stage: 'decided', until: 'award.made' },
    by: VENDOR_A,
    page: '/lots/1/own-bid',
    fill: async (visitor) => {
      await visitor.unfolds('提出质疑');
      await visitor.writes('质疑事项', '对得分有疑问');
    },
    button: '提出质疑',
    type: 'challenge.received',
  },
  { story: { stage: 'decided' }, by: ARCHIVIST, page: '/filing', button: '封存', type: 'procurement.sealed' },
];

describe('a double click', () => {
  journey('records everything once, whatever is recorded', async ({ given, when, then }) => {
    for (const { story, by, page, fill, button, type } of DEEDS) {
      const visitor = await arrive(by);
      const address = await tell(story);
      const before = await countEvents(address, type);
      await given(`${by.name} at ${page}`, async () => {
        expect(await visitor.opens(`${address}${page}`)).toBe(200);
        await fill?.(visitor);
      });
      await when(`the button for ${type} is clicked twice in a row`, async () => {
        await visitor.page.getByRole('button', { name: button }).first().dblclick();
        await visitor.page.waitForLoadState();
      });
      await then('it is recorded once, and the page that follows says nothing of a failure', async () => {
        await expect.poll(() => countEvents(address, type), { timeout: 30_000 }).toBe(before + 1);
        await visitor.page.getByRole('heading', { level: 1 }).waitFor();
        expect(await visitor.page.title()).not.toMatch(/有误|不能|没有|改动|出错/);
        expect(await countEvents(address, type)).toBe(before + 1);
      });
      await visitor.leaves();
    }
  });
});

describe('going back after saving', () => {
  journey('neither doubles what was sent nor loses what is changed then', async ({ given, when, then }) => {
    const chair = await arrive(CHAIR);
    const address = await tell({ stage: 'reviewing', until: 'bid.opened' });
    const questions = async () => {
      const lot = (await desk.load(address.split('/')[2] ?? '')).lots.get(1);
      return [...(lot?.bids.get('示例甲')?.clarifications.values() ?? [])].map(({ question }) => question.value);
    };
    await given('a question was sent to a tenderer', async () => {
      await chair.opens(`${address}/lots/1/review/${A}/clarifications`);
      await chair.writes('需要澄清的内容', '请说明服务期限');
      await chair.presses('发出澄清通知');
      await chair.sees('请说明服务期限');
      expect(await questions()).toEqual(['请说明服务期限']);
    });
    await when('the member goes back and sends it once more as it stands', async () => {
      await chair.page.goBack();
      await chair.writes('需要澄清的内容', '请说明服务期限');
      await chair.presses('发出澄清通知');
      await chair.isAt(/clarifications/);
    });
    await when('the member goes back, writes another question and sends that', async () => {
      await chair.page.goBack();
      await chair.writes('需要澄清的内容', '请说明驻场人数');
      await chair.presses('发出澄清通知');
      await chair.sees('请说明驻场人数');
    });
    await then('both questions are there, each once', async () => {
      expect(await questions()).toEqual(['请说明服务期限', '请说明驻场人数']);
    });
    await chair.leaves();
  });
});

describe('two windows', () => {
  journey(
    'with the same judgement open: the second says what became different and keeps the text',
    async (sentences) => {
      const { given, when, then } = sentences;
      const address = await tell({ stage: 'reviewing', until: 'bid.opened' });
      const page = `${address}/lots/1/review/${A}/requirements/${encodeURIComponent('★1')}`;
      const [first, second] = [await arrive(CHAIR), await arrive(SECOND)];
      await given('two members have it open', async () => {
        for (const visitor of [first, second]) await visitor.opens(page);
      });
      await when('one judges, then the other', async () => {
        await first.writes('理由', '缺少签章');
        await first.presses(/^负偏离/);
        await first.page.waitForURL(/saved=/);
        await second.writes('理由', '签章在附件中');
        await second.presses(/^满足/);
      });
      await then('the other sees what stands now, with the own reason still there', async () => {
        await second.page.locator('.error-summary').waitFor();
        await second.sees(/缺少签章/);
        expect(await second.reads('理由')).toBe('签章在附件中');
        expect(await countEvents(address, 'requirement.judged')).toBe(1);
        await second.findsThePageInOrder('judgement-overtaken');
      });
      await first.leaves();
      await second.leaves();
    },
  );
});

describe('an upload', () => {
  journey('that is cut off in the middle leaves nothing behind', async ({ given, when, then }) => {
    const vendor = await arrive(VENDOR_A);
    const { page } = vendor;
    const address = await tell({ stage: 'receiving', until: 'scheme.published' });
    await given('a file is chosen that the connection does not swallow at once', async () => {
      await vendor.opens(`${address}/lots/1/own-bid`);
      const file = path.join(folder, '方案.txt');
      writeFileSync(file, Buffer.alloc(MOST_IN_BUFFERS, '方'));
      await page
        .getByLabel(/^文件$/)
        .first()
        .setInputFiles(file);
    });
    await when('the window is closed while the file is on its way', async () => {
      const arrived = new Promise<void>((resolve) => {
        hold = resolve;
      });
      await page.getByRole('button', { name: '提交' }).first().click({ noWaitAfter: true });
      await arrived;
      await vendor.leaves();
      await release();
    });
    await then('nothing was handed in, and it can be tried again', async () => {
      const again = await arrive(VENDOR_A);
      await again.opens(`${address}/lots/1/own-bid`);
      await again.sees('还没有提交。');
      expect(await countEvents(address, 'bid.received')).toBe(0);
      await again.handsIn(/^文件$/, [FILE]);
      await again.presses('提交');
      await again.sees(/^回执：|回执：.* 收到/);
      await again.leaves();
    });
  });

  journey('over the limit is told in one line', async ({ when, then }) => {
    const purchaser = await arrive(PURCHASER);
    for (const [address, label, button] of [
      ['/procurements/new', /^采购文件/, '上传并整理'],
      ['/imports', /^文件/, '开始读取'],
    ] as const) {
      await when(`too large a file is handed in at ${address}`, async () => {
        await purchaser.opens(address);
        await purchaser.handsIn(label, [{ name: '采购文件.txt', content: Buffer.alloc(3 * MEGABYTE, '文') }]);
        await purchaser.presses(button);
      });
      await then('the form says how much can be handed in', () => purchaser.sees(/文件合计不能超过 1 MB，/));
    }
    await purchaser.findsThePageInOrder('upload-too-large');
    await purchaser.leaves();
  });
});

const SCRIPT = '<script>document.title="executed"</script><img src=x onerror="document.title=\'executed\'">';
const LONG_NAME = `示例甲${'长'.repeat(494)}公司`;
const HOSTILE_NAME = `${SCRIPT}公司`;

/** Nothing of it ran, nothing stands out to the side, and it is there to be read. */
async function findsItHarmless(visitor: Visitor, address: string, text: string): Promise<void> {
  expect(await visitor.opens(address), address).toBe(200);
  const { page } = visitor;
  expect(await page.title(), address).not.toBe('executed');
  expect(await page.locator('img[src="x"]').count(), address).toBe(0);
  expect(await page.locator('body').innerText(), address).toContain(text);
  const [inner, outer] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  expect(inner, `${address} is wider than ${outer} px`).toBeLessThanOrEqual(outer);
}

describe('what comes from outside', () => {
  journey('a name of 500 characters and one with a script in it break no page on a phone', async ({ then }) => {
    const names = { 示例甲: LONG_NAME, 示例乙: HOSTILE_NAME };
    const address = await tell({ stage: 'decided', names });
    const lot = `${address}/lots/1`;
    const [long, hostile] = [LONG_NAME, HOSTILE_NAME].map(encodeURIComponent);
    for (const [person, pages] of [
      [CLERK, ['', '/timeline', '/people']],
      [CHAIR, ['/lots/1/bids', '/lots/1/review', '/lots/1/marking', '/lots/1/marking/items/plan', '/lots/1/result']],
      [PURCHASER, ['/lots/1/result/report', '/lots/1/result/award']],
    ] as const) {
      const visitor = await arrive(person, { viewport: NARROW });
      for (const page of pages)
        await then(`${person.name} at ${page}`, () => findsItHarmless(visitor, `${address}${page}`, LONG_NAME));
      await visitor.leaves();
    }
    const chair = await arrive(CHAIR, { viewport: NARROW });
    for (const [name, text] of [
      [long, LONG_NAME],
      [hostile, HOSTILE_NAME],
    ] as const)
      for (const page of [`review/${name}/facts`, `marking/items/plan/${name}`])
        await then(`the chair at ${page.slice(0, 40)}`, () => findsItHarmless(chair, `${lot}/${page}`, text));
    await chair.leaves();
  });

  journey('a script in a Word file is read as text', async ({ when, then }) => {
    const visitor = await arrive(CLERK, { viewport: NARROW });
    const paragraphs = [SCRIPT, 'javascript:document.title="executed"'].map((text) => new Paragraph(text));
    const content = await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }));
    await when('it is handed in', async () => {
      await visitor.opens('/imports');
      await visitor.handsIn(/^文件/, [{ name: '响应文件.docx', content }]);
      await visitor.presses('开始读取');
      await visitor.follows(/^查看内容/);
    });
    await then('it stands there as it was written', async () => {
      await visitor.sees('javascript:document.title="executed"');
      await findsItHarmless(visitor, new URL(visitor.page.url()).pathname, SCRIPT);
      await visitor.findsThePageInOrder('script-in-word');
    });
    await visitor.leaves();
  });
});
