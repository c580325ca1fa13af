import { INPUT_LIMITS } from './limits.ts';

export type XmlFault = 'malformed' | 'doctype' | 'too-large';

export class XmlError extends Error {
  readonly fault: XmlFault;

  constructor(fault: XmlFault, message: string) {
    super(message);
    this.name = 'XmlError';
    this.fault = fault;
  }
}

/** Text and attributes stand in the tree as they are written, with their entities. */
export type XmlNode = XmlElement | string;

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export class XmlElement {
  readonly name: string;
  readonly children: XmlNode[] = [];
  private readonly source: string;
  private readonly naming: Naming;
  private parsed: ReadonlyMap<string, string> | null = null;

  constructor(name: string, source: string, naming: Naming) {
    this.name = name;
    this.source = source;
    this.naming = naming;
  }

  attribute(name: string): string | undefined {
    this.parsed ??= this.source === '' ? NO_ATTRIBUTES : parseAttributes(this.source, this.naming);
    return this.parsed.get(name);
  }

  first(name: string): XmlElement | undefined {
    for (const child of this.children) if (typeof child !== 'string' && child.name === name) return child;
    return undefined;
  }

  elements(): XmlElement[] {
    return this.children.filter((child) => typeof child !== 'string');
  }

  text(): string {
    return this.children.filter((child) => typeof child === 'string').join('');
  }
}

/** Writes every name with the prefix this reader knows its namespace by, whatever prefix the file chose. */
class Naming {
  private readonly known: Readonly<Record<string, string>>;
  private readonly prefixes = new Map<string, string>();
  private readonly names = new Map<string, string>();

  constructor(known: Readonly<Record<string, string>>) {
    this.known = known;
  }

  declare(source: string): void {
    for (const [, name = '', double, single] of source.matchAll(ATTRIBUTE)) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const prefix = name.slice('xmlns:'.length);
      const wanted = this.known[double ?? single ?? ''] ?? prefix;
      if (this.prefixes.get(prefix) === wanted) continue;
      this.prefixes.set(prefix, wanted);
      this.names.clear();
    }
  }

  nameElement(written: string): string {
    let name = this.names.get(written);
    if (name === undefined) {
      name = this.translate(written, this.prefixes.get('') ?? '');
      this.names.set(written, name);
    }
    return name;
  }

  nameAttribute(written: string): string {
    return this.translate(written, '');
  }

  private translate(written: string, defaultPrefix: string): string {
    const colon = written.indexOf(':');
    const prefix = colon === -1 ? defaultPrefix : written.slice(0, colon);
    const local = colon === -1 ? written : written.slice(colon + 1);
    const wanted = colon === -1 ? prefix : (this.prefixes.get(prefix) ?? prefix);
    return wanted === '' ? local : `${wanted}:${local}`;
  }
}

function parseAttributes(source: string, naming: Naming): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of source.matchAll(ATTRIBUTE)) {
    attributes.set(naming.nameAttribute(name), double ?? single?.replaceAll('"', '&quot;') ?? '');
  }
  return attributes;
}

export interface XmlReading {
  /** Address of a namespace → the prefix its names get in the tree. */
  namespaces: Readonly<Record<string, string>>;
  /** Elements not wanted are checked for form, and left out with all they hold. */
  isWanted?: (name: string, parent: string) => boolean;
  /** Elements handed over as they close and then let go, by name: a part of a million rows costs no more than one. */
  each?: Readonly<Record<string, (element: XmlElement) => void>>;
}

/**
 * Parses one XML part of an office file. Document types are refused: office files have none, and entity bombs need one.
 * @throws XmlError
 */
export function parseXml(text: string, { namespaces, isWanted = () => true, each = {} }: XmlReading): XmlElement {
  const naming = new Naming(namespaces);
  const handlers: Handlers = new Map(Object.entries(each));
  const top = new XmlElement('', '', naming);
  const open: XmlElement[] = [top];
  let parent = top;
  let count = 0;
  let unwanted = 0;
  let at = 0;
  for (let tag = text.indexOf('<'); tag !== -1; tag = text.indexOf('<', at)) {
    if (tag > at) keepText(parent, text.slice(at, tag));
    const next = text.charCodeAt(tag + 1);
    if (next === 0x21 || next === 0x3f) {
      at = skipDeclaration(text, tag, parent);
      continue;
    }
    const end = findTagEnd(text, tag);
    at = end + 1;
    if (next === 0x2f) {
      if (open.length === 1 || naming.nameElement(text.slice(tag + 2, end).trimEnd()) !== parent.name) {
        throw new XmlError('malformed', `closing tag at ${tag}`);
      }
      const closed = parent;
      open.pop();
      parent = open[open.length - 1] ?? top;
      if (unwanted > 0) unwanted -= 1;
      else if (handlers.has(closed.name)) count -= handOver(closed, parent, handlers);
      continue;
    }
    const isEmpty = text.charCodeAt(end - 1) === 0x2f;
    const element = readTag(text.slice(tag + 1, isEmpty ? end - 1 : end), naming);
    const isLeftOut = unwanted > 0 || !isWanted(element.name, parent.name);
    if (!isLeftOut) {
      count += 1;
      if (count > INPUT_LIMITS.xmlElements) throw new XmlError('too-large', `more than ${count - 1} elements`);
      parent.children.push(element);
    }
    if (isEmpty) {
      if (!isLeftOut && handlers.has(element.name)) count -= handOver(element, parent, handlers);
      continue;
    }
    if (isLeftOut) unwanted += 1;
    open.push(element);
    parent = element;
    if (open.length > INPUT_LIMITS.xmlDepth) throw new XmlError('too-large', `nested deeper than ${open.length - 1}`);
  }
  const root = top.elements()[0];
  if (root === undefined || open.length !== 1) throw new XmlError('malformed', 'not closed');
  return root;
}

type Handlers = ReadonlyMap<string, (element: XmlElement) => void>;

/** How many elements are let go. */
function handOver(element: XmlElement, parent: XmlElement, handlers: Handlers): number {
  handlers.get(element.name)?.(element);
  parent.children.pop();
  return countElements(element);
}

function countElements(element: XmlElement): number {
  let count = 1;
  for (const child of element.children) if (typeof child !== 'string') count += countElements(child);
  return count;
}

function readTag(tag: string, naming: Naming): XmlElement {
  const space = tag.search(/\s/);
  if (space === -1) return new XmlElement(naming.nameElement(tag), '', naming);
  const source = tag.slice(space + 1);
  if (source.includes('xmlns')) naming.declare(source);
  return new XmlElement(naming.nameElement(tag.slice(0, space)), source, naming);
}

/** Indentation between elements is no text; blanks inside `<w:t>` are. */
function keepText(parent: XmlElement, text: string): void {
  if (parent.name.endsWith(':t') || parent.name.endsWith('Text') || text.trim() !== '') parent.children.push(text);
}

function findTagEnd(text: string, tag: number): number {
  for (let at = tag + 1; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x3e) return at;
    if (char === 0x22 || char === 0x27) {
      at = text.indexOf(char === 0x22 ? '"' : "'", at + 1);
      if (at === -1) break;
    }
  }
  throw new XmlError('malformed', `tag at ${tag}`);
}

function skipDeclaration(text: string, tag: number, parent: XmlElement): number {
  const [start, close] = text.startsWith('<!--', tag)
    ? [tag + 4, '-->']
    : text.startsWith('<![CDATA[', tag)
      ? [tag + 9, ']]>']
      : [tag + 2, '?>'];
  if (close === '?>' && text.charCodeAt(tag + 1) === 0x21) throw new XmlError('doctype', `declaration at ${tag}`);
  const end = text.indexOf(close, start);
  if (end === -1) throw new XmlError('malformed', `declaration at ${tag}`);
  if (close === ']]>') keepText(parent, escapeXml(text.slice(start, end)));
  return end + close.length;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED_ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return isCharacter(code) ? String.fromCodePoint(code) : UNREADABLE;
  });
}

/** Unicode's sign for a character that could not be read. */
const UNREADABLE = '\ufffd';

/** What XML allows: no control characters, no halves of a pair. */
function isCharacter(code: number): boolean {
  const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
  return !isControl && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff && code <= 0x10ffff;
}
