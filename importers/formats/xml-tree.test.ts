import { describe, expect, it } from 'vitest';
import { INPUT_LIMITS } from './limits.ts';
import { escapeXml, parseXml, unescapeXml, XmlError } from './xml-tree.ts';

const reading = { namespaces: { 'urn:word': 'w' } };
const parse = (text: string) => parseXml(text, reading);

function findFault(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof XmlError) return error.fault;
    throw error;
  }
  return 'none';
}

describe('an XML part', () => {
  it('is named by its namespaces, whatever prefixes it writes', () => {
    const root = parse('<x:p xmlns:x="urn:word"><x:r x:id="1"/></x:p>');
    expect([root.name, root.first('w:r')?.attribute('w:id')]).toEqual(['w:p', '1']);
  });

  it('is named by a default namespace, too', () => {
    expect(parse('<p xmlns="urn:word"><r/></p>').first('w:r')?.name).toBe('w:r');
  });

  it('keeps text as written, with its blanks and entities', () => {
    const root = parse('<w:t xmlns:w="urn:word"> a &lt; b<!-- no --><![CDATA[ < c]]> </w:t>');
    expect(root.text()).toBe(' a &lt; b &lt; c ');
  });

  it.each(['&#0;', '&#x8;', '&#xD800;', '&#xFFFE;', '&#x110000;'])('has no character for %s', (reference) => {
    expect(unescapeXml(`31${reference}8`)).toBe('31\ufffd8');
  });

  it('leaves out what is not wanted with all it holds', () => {
    const root = parseXml('<a><b><c/></b><d/></a>', { namespaces: {}, isWanted: (name) => name !== 'b' });
    expect(root.elements().map((element) => element.name)).toEqual(['d']);
  });

  it('hands over the elements asked for and lets them go, so that their number has no limit', () => {
    const rows: string[] = [];
    const text = `<a><c/>${'<row><b>1</b></row>'.repeat(INPUT_LIMITS.xmlElements / 2)}<row/></a>`;
    const root = parseXml(text, { namespaces: {}, each: { row: (row) => rows.push(row.first('b')?.text() ?? '') } });
    expect([rows.length, rows[0], rows.at(-1)]).toEqual([INPUT_LIMITS.xmlElements / 2 + 1, '1', '']);
    expect(root.elements().map((element) => element.name)).toEqual(['c']);
  });

  it('reads attributes with angle brackets and either quote', () => {
    const root = parse(`<a one="1>0" two='"'/>`);
    expect([root.attribute('one'), root.attribute('two')]).toEqual(['1>0', '&quot;']);
  });

  it.each([
    ['a tag closed by another', '<a><b></a></b>'],
    ['a tag never closed', '<a><b/>'],
    ['a quote never closed', '<a b="c/>'],
    ['nothing at all', 'no tags'],
  ])('is malformed with %s', (_, text) => {
    expect(findFault(text)).toBe('malformed');
  });

  it('is refused with a document type', () => {
    expect(findFault('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toBe('doctype');
  });

  it.each([
    ['at the limit', INPUT_LIMITS.xmlDepth - 1, 'none'],
    ['above it', INPUT_LIMITS.xmlDepth, 'too-large'],
  ])('may nest %s', (_, depth, fault) => {
    expect(findFault('<a>'.repeat(depth) + '</a>'.repeat(depth))).toBe(fault);
  });

  it('may not have more elements than a document can', () => {
    expect(findFault(`<a>${'<b/>'.repeat(INPUT_LIMITS.xmlElements)}</a>`)).toBe('too-large');
  });

  it('escapes and unescapes to the same text', () => {
    expect(unescapeXml(escapeXml('<a b="c">&amp;'))).toBe('<a b="c">&amp;');
    expect(unescapeXml('&#x4E2D;&#25991;&other;')).toBe('中文&other;');
  });
});
