import type { XmlReading } from '../xml-tree.ts';

/** Transitional and strict OOXML differ in addresses only. */
const WORD_NAMESPACES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
};

/** Declarations for the parts handed to mammoth, with the prefixes above. */
export const WORD_DECLARATIONS = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

/** Half of a Word file is formats. Of those, only these tell something about the text. */
const KEPT_PROPERTIES = new Set([
  'w:cellDel',
  'w:cellIns',
  'w:del',
  'w:gridBefore',
  'w:gridSpan',
  'w:ins',
  'w:moveFrom',
  'w:moveTo',
  'w:numPr',
  'w:outlineLvl',
  'w:pStyle',
  'w:rPr',
  'w:rStyle',
  'w:sectPr',
  'w:vMerge',
  'w:vanish',
]);
const KEPT_OF_SECTIONS = new Set(['w:headerReference', 'w:footerReference', 'w:titlePg']);
const PROPERTIES = new Set(['w:pPr', 'w:rPr', 'w:tcPr', 'w:trPr']);
const LEFT_OUT = new Set([
  'w:bookmarkEnd',
  'w:bookmarkStart',
  'w:lastRenderedPageBreak',
  'w:latentStyles',
  'w:proofErr',
  'w:tblGrid',
  'w:tblPr',
]);

export const WORD_XML: XmlReading = {
  namespaces: WORD_NAMESPACES,
  isWanted: (name, parent) => {
    if (PROPERTIES.has(parent)) return KEPT_PROPERTIES.has(name);
    return parent === 'w:sectPr' ? KEPT_OF_SECTIONS.has(name) : !LEFT_OUT.has(name);
  },
};

/** The numbering part: the formats of a number are needed, those of its paragraph are not. */
export const NUMBERING_XML: XmlReading = {
  namespaces: WORD_NAMESPACES,
  isWanted: (name, parent) => (parent === 'w:lvl' ? name !== 'w:pPr' : true),
};
