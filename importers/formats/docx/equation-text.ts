import type { XmlElement } from '../xml-tree.ts';

/**
 * An equation of Word on one line, escaped as its parts are: a fraction becomes `a/b`, an exponent `a^b`, an index `a_b`,
 * things set above each other without a bar `a¦b`.
 * Price formulas of procurement documents are often written in the equation editor and would be lost otherwise.
 */
export function writeEquation(element: XmlElement): string {
  const write = writers.get(element.name);
  if (write !== undefined) return write(element);
  return element.name.endsWith('Pr') ? '' : writeChildren(element);
}

const writers: ReadonlyMap<string, (element: XmlElement) => string> = new Map(
  Object.entries<(element: XmlElement) => string>({
    'm:t': (element) => element.text(),
    'w:t': (element) => element.text(),
    'm:f': (element) => {
      const isFraction = element.first('m:fPr')?.first('m:type')?.attribute('m:val') !== 'noBar';
      return `${group(part(element, 'm:num'))}${isFraction ? '/' : '¦'}${group(part(element, 'm:den'))}`;
    },
    'm:sSup': (element) => `${group(part(element, 'm:e'))}^${group(part(element, 'm:sup'))}`,
    'm:sSub': (element) => `${group(part(element, 'm:e'))}_${group(part(element, 'm:sub'))}`,
    'm:sSubSup': (element) =>
      `${group(part(element, 'm:e'))}_${group(part(element, 'm:sub'))}^${group(part(element, 'm:sup'))}`,
    'm:rad': (element) => {
      const degree = part(element, 'm:deg');
      return degree === '' ? `√${group(part(element, 'm:e'))}` : `√[${degree}]${group(part(element, 'm:e'))}`;
    },
    'm:nary': (element) => {
      const sign = readSign(element.first('m:naryPr'), 'm:chr', '∫');
      const lower = part(element, 'm:sub');
      const upper = part(element, 'm:sup');
      const bounds = `${lower === '' ? '' : `_${group(lower)}`}${upper === '' ? '' : `^${group(upper)}`}`;
      return `${sign}${bounds} ${part(element, 'm:e')}`;
    },
    'm:d': (element) => {
      const properties = element.first('m:dPr');
      const inner = element.elements().filter((child) => child.name === 'm:e');
      const text = inner.map(writeChildren).join(readSign(properties, 'm:sepChr', '|'));
      return `${readSign(properties, 'm:begChr', '(')}${text}${readSign(properties, 'm:endChr', ')')}`;
    },
    'm:func': (element) => `${part(element, 'm:fName')} ${part(element, 'm:e')}`,
    'm:limLow': (element) => `${part(element, 'm:e')}_${group(part(element, 'm:lim'))}`,
    'm:limUpp': (element) => `${part(element, 'm:e')}^${group(part(element, 'm:lim'))}`,
    'm:mr': (element) => element.elements().map(writeChildren).join('  '),
    'm:m': (element) => writeLines(element, 'm:mr'),
    'm:eqArr': (element) => writeLines(element, 'm:e'),
  }),
);

function writeChildren(element: XmlElement): string {
  return element.elements().map(writeEquation).join('');
}

function writeLines(element: XmlElement, name: string): string {
  const lines = element.elements().filter((child) => child.name === name);
  return lines.map((line) => (line.name === 'm:mr' ? writeEquation(line) : writeChildren(line))).join('; ');
}

function part(element: XmlElement, name: string): string {
  const child = element.first(name);
  return child === undefined ? '' : writeChildren(child);
}

function readSign(properties: XmlElement | undefined, name: string, usual: string): string {
  return properties?.first(name)?.attribute('m:val') ?? usual;
}

function group(text: string): string {
  return text === '' || /^(?:[\p{L}\p{M}\p{N}.%]+|\(\P{Ps}*\))$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`;
}
