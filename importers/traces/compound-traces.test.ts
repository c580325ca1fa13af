import { describe, expect, it } from 'vitest';
import { writeCompoundFile } from '../formats/doc/compound-fixture.ts';
import { readTraces } from './index.ts';
import {
  bytes,
  codePage,
  DOCUMENT_FORMAT,
  dictionary,
  SUMMARY_FORMAT,
  time,
  USER_FORMAT,
  wide,
  writePropertySets,
} from './property-set-fixture.ts';

const SUMMARY = '\x05SummaryInformation';
const DOCUMENT_SUMMARY = '\x05DocumentSummaryInformation';
/** 甲乙 and 丙 in GBK. */
const AUTHOR = Buffer.from('bcd7d2d2', 'hex');
const SAVER = Buffer.from('b1fb', 'hex');
/** 2024-03-01 08:30:05 UTC. */
const MOMENT = 133_537_554_050_000_000n;

async function readProperties(streams: Record<string, Buffer>): Promise<string[]> {
  const { properties } = await readTraces('投标文件.doc', writeCompoundFile(streams));
  return properties.map(({ name, value }) => `${name}: ${value}`);
}

describe('the properties of a file of Office 97 to 2003', () => {
  it('are told in the encoding of the file, with its times', async () => {
    const summary = { [SUMMARY_FORMAT]: [codePage(936), bytes(4, AUTHOR), bytes(8, SAVER), time(12, MOMENT)] };
    const document = { [DOCUMENT_FORMAT]: [codePage(1200), wide(14, '丁'), wide(15, '某公司')] };
    const streams = {
      [SUMMARY]: writePropertySets(summary),
      [DOCUMENT_SUMMARY]: writePropertySets(document),
    };
    expect(await readProperties(streams)).toEqual([
      'author: 甲乙',
      'last-saved-by: 丙',
      'created: 2024-03-01T08:30:05Z',
      'manager: 丁',
      'company: 某公司',
    ]);
  });

  it('name the computer and the document that WPS Office noted', async () => {
    const computer = '0123456789abcdef0123456789abcdef';
    const record = Buffer.from(JSON.stringify({ hdid: computer })).toString('base64');
    const names = dictionary({ 2: 'KSOProductBuildVer', 3: 'KSOTemplateDocerSaveRecord', 4: 'ICV' });
    const values = [
      bytes(2, Buffer.from('2052-12.1')),
      bytes(3, Buffer.from(record)),
      bytes(4, Buffer.from('6832E49D5D864AF9_13')),
    ];
    const sets = { [DOCUMENT_FORMAT]: [codePage(936)], [USER_FORMAT]: [names, codePage(936), ...values] };
    expect(await readProperties({ [DOCUMENT_SUMMARY]: writePropertySets(sets) })).toEqual([
      `computer: ${computer}`,
      'document-id: 6832E49D5D864AF9_13',
    ]);
  });

  it('have no time where the file says 1601, as programs do for none', async () => {
    const sets = { [SUMMARY_FORMAT]: [time(12, 0n), time(13, 1_250_000_000n)] };
    expect(await readProperties({ [SUMMARY]: writePropertySets(sets) })).toEqual([]);
  });
});

describe('a property set that is broken', () => {
  const whole = writePropertySets({ [SUMMARY_FORMAT]: [codePage(936), bytes(4, AUTHOR), bytes(8, SAVER)] });

  it('tells what is left of it, wherever it is cut off', async () => {
    const told = new Set<string>();
    for (let length = 0; length <= whole.length; length += 1) {
      told.add((await readProperties({ [SUMMARY]: whole.subarray(0, length) })).join('; '));
    }
    expect([...told]).toEqual(['', 'author: 甲乙', 'author: 甲乙; last-saved-by: 丙']);
  });

  it('never fails, whatever number in it is wrong', async () => {
    for (let at = 0; at + 4 <= whole.length; at += 4) {
      for (const number of [0, 0xffffffff, 0x7fffffff, 28]) {
        const broken = Buffer.from(whole);
        broken.writeUInt32LE(number, at);
        await expect(readProperties({ [SUMMARY]: broken })).resolves.toBeInstanceOf(Array);
      }
    }
  });

  it('tells nothing where the container itself is broken', async () => {
    const file = writeCompoundFile({ [SUMMARY]: whole });
    for (const bytesLeft of [file.subarray(0, 700), Buffer.concat([file.subarray(0, 8), Buffer.alloc(600, 0xee)])]) {
      expect((await readTraces('坏.doc', bytesLeft)).properties).toEqual([]);
    }
  });
});
