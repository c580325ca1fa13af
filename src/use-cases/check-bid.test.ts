import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodePicture } from '../../importers/formats/image/picture-fixture.ts';
import { signedPdf } from '../../importers/formats/pdf/signatures/signed-pdf-fixture.ts';
import { drawPage } from '../../importers/ocr/page-fixture.ts';
import { checkBid } from './check-bid.ts';

const SCHEME = { scheme: 'schemes/procurements/tianjin-tgpc-2025-d-1284', lot: 3, date: '2025-12-15' };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** By hand, from what fixtures/demo/plans says and leaves out; nothing else may be hinted at. */
test.each([
  ['tenderer-a', []],
  ['tenderer-b', ['preventive-inspection plan-part-missing']],
  ['tenderer-c', ['understanding plan-part-missing', 'fault-handling plan-part-missing']],
  ['tenderer-d', []],
  ['tenderer-e', ['understanding plan-other-buyer']],
  [
    'tenderer-f',
    [
      'staffing plan-part-missing',
      'operation-plan plan-gate-part-missing',
      'emergency plan-part-missing',
      'fault-handling plan-contradicting-figures',
    ],
  ],
])('%s: hints on the plans, every form present', async (slug, expected) => {
  const { findings, forms = [] } = await checkBid({ ...SCHEME, files: [`fixtures/demo/bids/${slug}`] });
  const hints = findings.filter(({ code }) => code.startsWith('plan-'));
  expect(hints.map(({ item, code }) => `${item} ${code}`)).toEqual(expected);
  expect(hints.every(({ locations }) => locations.length > 0)).toBe(true);
  expect(forms.filter(({ required }) => required).map(({ state }) => state)).toEqual(Array(13).fill('present'));
});

test('a signed file in the folder: its signature stands in the answer, a changed one is a finding', async () => {
  const bytes = await signedPdf();
  writeFileSync(path.join(folder, '报价.pdf'), bytes);
  const { signatures, findings } = await checkBid({ ...SCHEME, files: [folder] });
  expect(signatures).toMatchObject([{ state: 'intact', location: { file: '报价.pdf' } }]);
  expect(findings.filter(({ code }) => code.startsWith('signature-'))).toEqual([]);
  bytes.write('218000 yuan', bytes.indexOf('318000 yuan'), 'latin1');
  writeFileSync(path.join(folder, '报价.pdf'), bytes);
  const changed = await checkBid({ ...SCHEME, files: [folder] });
  expect(changed.findings).toContainEqual(expect.objectContaining({ code: 'signature-changed', severity: 'warning' }));
});

test('a red seal on a scanned page is told with its page, as a picture that proves nothing', async () => {
  const page = drawPage(({ context, write }) => {
    write('供应商资格声明函', 200, 200, 30);
    write('供应商盖章处', 200, 420, 24);
    context.strokeStyle = 'rgb(215,35,40)';
    context.lineWidth = 7;
    context.beginPath();
    context.arc(600, 420, 90, 0, 2 * Math.PI);
    context.stroke();
  });
  writeFileSync(path.join(folder, '声明.png'), encodePicture(page, 'png'));
  const { sealPictures, findings } = await checkBid({ ...SCHEME, files: [path.join(folder, '声明.png')] });
  expect(sealPictures).toMatchObject([{ file: '声明.png', page: 1 }]);
  expect(findings.find(({ code }) => code === 'seal-picture')).toMatchObject({
    severity: 'info',
    message: '有 1 处印章或签字的图片；图片不是电子签名，不能据此认定已经盖章、签字',
  });
}, 60_000);
