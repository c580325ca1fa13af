import { expect, test } from 'vitest';
import { offerAs } from './offer-as.ts';

test('a download is offered under a name that every file system takes', () => {
  const header = offerAs(`${'长'.repeat(500)}.docx.json`);
  const name = decodeURIComponent(header.split("''")[1] ?? '');
  expect(name).toMatch(/^长{70}…\.json$/);
  expect(Buffer.byteLength(name)).toBeLessThan(255);
  expect(header).toMatch(/^[\x20-\x7e]+$/);
  expect(offerAs(`a"b'c/d<e>`)).toBe("attachment; filename*=UTF-8''a_b%27c_d_e_");
});
