import { describe, expect, it } from 'vitest';
import { writeZip } from '../formats/zip-fixture.ts';
import { readTraces } from './index.ts';
import { buildOffice, type OfficeFixture } from './office-fixture.ts';

async function readProperties(fixture: OfficeFixture): Promise<string[]> {
  const { properties } = await readTraces('投标文件.docx', buildOffice(fixture));
  return properties.map(({ name, value }) => `${name}: ${value}`);
}

const record = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64');

describe('the properties of an Office file', () => {
  it('are told with their places', async () => {
    const core =
      '<dc:creator>甲 &amp; 乙</dc:creator><cp:lastModifiedBy>丙</cp:lastModifiedBy><dc:title>响应文件</dc:title>' +
      '<dcterms:created>2024-03-01T08:30:05Z</dcterms:created><dcterms:modified>2024-03-02T09:00:00+08:00</dcterms:modified>';
    const extended =
      '<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion><Company>某公司</Company><Manager>丁</Manager>';
    expect(await readProperties({ core, extended })).toEqual([
      'author: 甲 & 乙',
      'last-saved-by: 丙',
      'title: 响应文件',
      'created: 2024-03-01T08:30:05Z',
      'saved: 2024-03-02T01:00:00Z',
      'company: 某公司',
      'manager: 丁',
      'program: Microsoft Office Word 16.0000',
    ]);
    const { properties } = await readTraces('投标文件.docx', buildOffice({ core }));
    expect(properties.at(-1)?.location).toEqual({
      file: '投标文件.docx',
      page: null,
      path: 'properties/saved',
      quote: '2024-03-02T09:00:00+08:00',
    });
  });

  it('are left out where they are empty or no date', async () => {
    const core =
      '<dc:creator> </dc:creator><cp:lastModifiedBy/><dcterms:created>昨天</dcterms:created><dcterms:modified>2024-02-31T00:00:00Z</dcterms:modified>';
    expect(await readProperties({ core })).toEqual([]);
  });

  it('name the computer and the account that WPS Office noted, and the number of the document', async () => {
    const computer = '0123456789abcdef0123456789abcdef';
    const custom = {
      KSOProductBuildVer: '2052-12.1.0.26375',
      ICV: '6832E49D5D864AF99528642480DBBE2C_13',
      KSOTemplateDocerSaveRecord: record({ hdid: computer, userId: '254209956' }),
    };
    expect(await readProperties({ custom })).toEqual([
      'document-id: 6832E49D5D864AF99528642480DBBE2C_13',
      `computer: ${computer}`,
      'account: 254209956',
    ]);
  });

  it('name the computer that WPS Office noted among the settings', async () => {
    const computer = 'fedcba9876543210fedcba9876543210';
    const settings = `<w:docVars><w:docVar w:name="commondata" w:val="${record({ hdid: computer })}"/><w:docVar w:name="x" w:val="y"/></w:docVars>`;
    expect(await readProperties({ settings })).toEqual([`computer: ${computer}`]);
  });

  it('name no computer where the note is of another form', async () => {
    for (const note of [
      '',
      '%%%',
      record({ hdid: 5, userId: {} }),
      record([]),
      Buffer.from('null').toString('base64'),
    ]) {
      expect(await readProperties({ custom: { KSOTemplateDocerSaveRecord: note } })).toEqual([]);
    }
  });

  it('name the identifiers that Word gives a document, not those of zeros', async () => {
    const names =
      'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
    const write = (short: string, long: string) =>
      `<w14:docId ${names} w14:val="${short}"/><w15:docId ${names} w15:val="${long}"/>`;
    const long = '{8F8440B9-541A-4862-8DB6-2EBA5B1ABC51}';
    expect(await readProperties({ settings: write('2CED71A4', long) })).toEqual([
      'document-id: 2CED71A4',
      `document-id: ${long}`,
    ]);
    const zeros = write('00000000', '{00000000-0000-0000-0000-000000000000}');
    expect(await readProperties({ settings: zeros })).toEqual([]);
  });
});

describe('the sittings of a Word file', () => {
  it('are told once each, in small letters, without the empty one', async () => {
    const settings =
      '<w:rsids><w:rsidRoot w:val="00F5403D"/><w:rsid w:val="00F5403D"/><w:rsid w:val="7BDA4DE7"/><w:rsid w:val="00000000"/><w:rsid w:val="?"/></w:rsids>';
    const { sittings } = await readTraces('投标文件.docx', buildOffice({ settings }));
    expect(sittings).toEqual(['00f5403d', '7bda4de7']);
  });
});

describe('an Office file that is broken or hostile', () => {
  it('tells what is left where a part is broken', async () => {
    const extended = '<Company>某公司</Company>';
    expect(await readProperties({ core: '<dc:creator>甲', extended })).toEqual(['company: 某公司']);
  });

  it('tells nothing of a part that declares entities', async () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><Properties><property name="ICV"><vt:lpwstr>&b;</vt:lpwstr></property></Properties>';
    const bytes = writeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'docProps/custom.xml', content: bomb },
      { name: 'docProps/app.xml', content: bomb },
    ]);
    expect((await readTraces('坏.xlsx', bytes)).properties).toEqual([]);
  });

  it('tells nothing where its directory is lost, and of a zip of other things', async () => {
    const whole = buildOffice({ core: '<dc:creator>甲</dc:creator>' });
    const other = writeZip([{ name: 'docProps/core.xml', content: 'x' }]);
    for (const bytes of [whole.subarray(0, whole.length - 200), other, Buffer.from('PK\x03\x04')]) {
      expect(await readTraces('坏.docx', bytes)).toEqual({
        file: '坏.docx',
        properties: [],
        sittings: [],
        pictures: [],
      });
    }
  });

  it('tells no value as long as a document', async () => {
    expect(await readProperties({ core: `<dc:creator>${'甲'.repeat(100_000)}</dc:creator>` })).toEqual([]);
  });
});
