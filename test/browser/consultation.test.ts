import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { PURCHASER } from '../../src/ledger/ledger-fixture.ts';
import { loadScheme } from '../../src/storage/files/load-scheme.ts';
import { openMemoryStore } from '../../src/storage/memory/memory-ledger-store.ts';
import { DraftThread } from '../../src/use-cases/draft-thread.ts';
import { ProcurementDesk } from '../../src/use-cases/procurement-desk.ts';
import { openImportStore } from '../../src/web/imports/open-import-store.ts';
import { identify, PEOPLE } from '../../src/web/workspace-fixture.ts';
import { useBrowser } from './browser.ts';
import { journey } from './journey.ts';
import { type StartedApp, startApp } from './start-app.ts';
import { signedInAs } from './start-workspace.ts';
import { Visitor } from './visitor.ts';

/** A consultation document as plain text: several lots, common ★ clauses, a scoring table flattened to lines for each lot. */
interface Source {
  title: string;
  file: string;
  lot: number;
  /** What a person read in it: title and points of each item, in order. */
  items: readonly [string, string][];
  /** Words that the law does not let stand in an item. */
  unlawful: { item: string; words: string } | null;
}

const OWN = 'fixtures/tenders/consultation-flattened';
/** Beside the project where it is there. */
const TIANJIN = '../shared/seeds/002_68d6f0709e427fda.txt';

const SOURCES: readonly Source[] = [
  {
    title: 'two lots, one with an unlawful item',
    file: path.join(OWN, 'document.txt'),
    lot: 2,
    items: readExpected(path.join(OWN, 'expected.yaml'), 2),
    unlawful: { item: '供应商业绩', words: '在本市承担的' },
  },
  ...(existsSync(TIANJIN)
    ? [{ title: 'Tianjin, eight lots', file: TIANJIN, lot: 3, items: readKnown(3), unlawful: null }]
    : []),
];

function readExpected(file: string, number: number): [string, string][] {
  const schema = z.object({
    lots: z.array(
      z.object({ number: z.string(), items: z.array(z.object({ title: z.string(), points: z.string() })) }),
    ),
  });
  const { lots } = schema.parse(parse(readFileSync(file, 'utf8'), { schema: 'failsafe' }));
  return (lots.find((lot) => lot.number === String(number))?.items ?? []).map(({ title, points }) => [title, points]);
}

function readKnown(number: number): [string, string][] {
  const { lot } = loadScheme('schemes/procurements/tianjin-tgpc-2025-d-1284', number);
  return lot.items.map(({ title, maxPoints }) => [title, maxPoints]);
}

/** The machine may be doing other things while the first document is read. */
const READING_MS = 45_000;

const browser = useBrowser();
const desk = new ProcurementDesk(openMemoryStore());
const imports = openImportStore();
const thread = new DraftThread();
let app: StartedApp;
/** Drafting waits until somebody has seen that it is going on. */
let seen: Promise<void> = Promise.resolve();

beforeAll(async () => {
  app = await startApp({
    evaluations: [],
    imports,
    workspace: { desk, identify, people: PEOPLE },
    drafter: { draft: (task, signal) => seen.then(() => thread.draft(task, signal)), close: () => thread.close() },
  });
});
afterAll(async () => {
  await app.close();
  await Promise.all([imports.close(), thread.close()]);
});

describe.each(SOURCES)('a purchaser publishes the scheme of a document: $title', ({ file, lot, items, unlawful }) => {
  let scheme = '';
  const published = async () =>
    (await desk.load(scheme.split('/')[2] ?? '')).lots.get(lot)?.scheme?.value.lot.items ?? [];

  journey('handed in, watched while it is read, and checked', async ({ given, when, then }) => {
    const purchaser = await Visitor.arrive(browser, app.url, signedInAs(PURCHASER));
    let release = () => {};
    seen = new Promise((resolve) => {
      release = resolve;
    });
    await given('the form for a new procurement is open', () => purchaser.opens('/procurements/new'));
    await when('the document is handed in', async () => {
      await purchaser.handsIn(/^采购文件/, [{ name: '磋商文件.txt', content: readFileSync(file) }]);
      await purchaser.presses('上传并整理');
    });
    await then('it is told, without asking again, that it was read and what is going on', async () => {
      const reading = purchaser.page.getByText('文件已读取，正在整理评审方案。离开本页不影响整理。');
      await reading.waitFor({ timeout: READING_MS });
      release();
      await purchaser.follows('查看整理的结果');
    });
    await then('every lot stands there with its items and points', async () => {
      const row = purchaser.page.getByRole('row').filter({ hasText: `第 ${lot} 包` });
      const [, , count, sum] = await row.locator('td.num').allInnerTexts();
      expect([count, sum]).toEqual([String(items.length), '100 / 100']);
      expect(await purchaser.reads('采购方式')).toBe('competitive-consultation');
      expect(await purchaser.reads('项目编号')).not.toBe('');
    });
    await when('the procurement is created', async () => {
      await purchaser.chooses('您在本项目中是', '采购人');
      await purchaser.presses('建立项目');
    });
    await then('its scheme is there as a draft', async () => {
      await purchaser.sees('评审方案的草稿');
      scheme = new URL(purchaser.page.url()).pathname.replace(/lots\/\d+/, `lots/${lot}`);
    });
    await purchaser.leaves();
  });

  journey('each item beside its place in the document', async ({ given, when, then }) => {
    const purchaser = await Visitor.arrive(browser, app.url, signedInAs(PURCHASER));
    const { page } = purchaser;
    await given('the draft is open', () => purchaser.opens(scheme));
    const rows = page.locator('tr[id^="item-"]');
    await then('all items stand there in order, with their points', async () => {
      await purchaser.sees('相符');
      expect(await rows.locator('.entry').allInnerTexts()).toEqual(items.map(([title]) => title));
      const points = await rows.locator('td.num').allInnerTexts();
      expect(points.map((text) => /[\d.]+$/.exec(text)?.[0])).toEqual(items.map(([, most]) => most));
    });
    for (const [index, [title]] of items.entries()) {
      await when(`the place of ${title} is opened`, async () => {
        await rows
          .nth(index)
          .getByRole('link', { name: /行$|段$/ })
          .click();
      });
      await then('the document is open at the row in which it stands', async () => {
        const row = page.locator('#viewer .at, main .at').first();
        await row.waitFor();
        expect(await row.innerText()).toContain(title);
        await page.goBack();
      });
    }
    await when('an item is opened', () => purchaser.follows(items[1]?.[0] ?? ''));
    await then('the document is beside it, at the same place', async () => {
      await page
        .locator('#viewer .at')
        .filter({ hasText: items[1]?.[0] ?? '' })
        .waitFor();
      expect(await purchaser.reads(/^评审因素$/)).toBe(items[1]?.[0]);
    });
    await purchaser.leaves();
  });

  journey('mended as the check says, looked at, published and frozen', async ({ given, when, then }) => {
    const purchaser = await Visitor.arrive(browser, app.url, signedInAs(PURCHASER));
    const { page } = purchaser;
    await given('the draft is open', () => purchaser.opens(scheme));
    if (unlawful !== null) {
      const { item, words } = unlawful;
      await then('the unlawful item is named with its basis, and the scheme cannot be published', async () => {
        await purchaser.sees('“须更正”的问题都更正以后，可以发布');
        await page
          .locator('.finding-list li')
          .filter({ hasText: item })
          .filter({ hasText: '依据：' })
          .first()
          .waitFor();
      });
      await when('the words are taken out', async () => {
        await page.locator('.finding-list').getByRole('link', { name: item }).first().click();
        const text = await purchaser.reads('评审标准');
        expect(text).toContain(words);
        await purchaser.writes('评审标准', text.replace(words, ''));
        await purchaser.writes(/^修改理由/, '不限地区');
        await purchaser.types('Control+Enter');
        await purchaser.isAt(scheme);
      });
      await then('it can be published', () => purchaser.seesNo('须更正'));
    }
    const finding = page.locator('.finding-list li').filter({ hasText: '采购需求中没有找到对应的要求' });
    const names = /以(“.+”)给分/.exec(await finding.first().innerText())?.[1] ?? '';
    await when('a clause is added for certificates that no requirement speaks of', async () => {
      await purchaser.opens(`${scheme}/new-requirement`);
      await purchaser.writes('编号', '评分-证书');
      await purchaser.writes(/^要求$/, `提供${names}。`);
      await purchaser.writes('采购文件中的原文', items[2]?.[0] ?? '');
      await purchaser.types('Control+Enter');
      await purchaser.isAt(scheme);
    });
    await then('nothing is found any more', () => purchaser.sees('没有发现问题。'));

    await when('it is looked at as the table of the document', () => purchaser.follows('预览评分表'));
    await then('all parts and items stand in it, with the sum', async () => {
      for (const [title, points] of items) {
        const row = page.getByRole('row').filter({ hasText: title }).first();
        expect(await row.innerText()).toContain(points);
      }
      await purchaser.findsThePageInOrder('consultation-preview');
      await purchaser.opens(scheme);
    });
    const stale = await Visitor.arrive(browser, app.url, signedInAs(PURCHASER));
    await given('the form of an item stays open in another window', () => stale.opens(`${scheme}/items/item-2`));
    await when('it is published', async () => {
      await page.getByRole('link', { name: '发布', exact: true }).click();
      await purchaser.presses('确认发布');
    });
    await then('what was confirmed counts', async () => {
      await purchaser.sees('发布后不再改动');
      expect((await published()).map(({ title, maxPoints }) => [title, maxPoints])).toEqual(items);
    });
    await when('the form that was left open is saved', async () => {
      await stale.writes('满分', '1');
      await stale.types('Control+Enter');
    });
    await then('it says that the scheme is published, and nothing changed', async () => {
      await stale.sees(/已发布/);
      expect((await published()).map(({ title, maxPoints }) => [title, maxPoints])).toEqual(items);
    });
    await stale.leaves();
    await purchaser.leaves();
  });
});
