import type { Node } from 'typescript/unstable/ast';
import * as ast from 'typescript/unstable/ast';
import { placeOf, visit, writtenText } from './shown.ts';
import type { Source, Sources } from './sources.ts';

/** A class or an attribute by its name, and where it stands. `*` in a name stands for what is not known before the page is made. */
export interface Hook {
  readonly name: string;
  readonly place: string;
}

const UNKNOWN = '*';

/** The classes that style sheets know. */
export function listStyledClasses(file: string, css: string): Hook[] {
  const selectors = css.replace(/\/\*[\s\S]*?\*\//g, toBlank).replace(/\{[^{}]*\}/g, toBlank);
  return listMatches(file, selectors, /\.(-?[A-Za-z_][\w-]*)/g);
}

/** Every `data-` attribute that a script or a style sheet asks for. */
export function listWantedAttributes(file: string, text: string): Hook[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, toBlank);
  const spoken = listMatches(file, code, /\b(data-[a-z][a-z-]*)/g);
  const read = listMatches(file, code, /\bdataset(?:\.|\[')(\w+)/g);
  const taken = [...code.matchAll(/\{([^{}]*)\}\s*=\s*[\w.]+\.dataset\b/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/(\w+)/g)].map(([, name = '']) => ({ name, place: file })),
  );
  return [...spoken, ...[...read, ...taken].map(({ name, place }) => ({ name: toAttribute(name), place }))];
}

function toAttribute(name: string): string {
  return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function toBlank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function listMatches(file: string, text: string, pattern: RegExp): Hook[] {
  return [...text.matchAll(pattern)].map((match) => ({
    name: match[1] ?? '',
    place: `${file}:${text.slice(0, match.index).split('\n').length}`,
  }));
}

/** Every `data-` attribute that pages carry. */
export function listGivenAttributes(source: Source): Hook[] {
  const given: Hook[] = [];
  visit(source.root, (node) => {
    const name =
      ast.isJsxAttribute(node) || ast.isPropertyAssignment(node) ? node.name.getText().replaceAll("'", '') : '';
    if (name.startsWith('data-')) given.push({ name, place: placeOf(source, node) });
  });
  return given;
}

/** Every class that pages give, worked out from what stands in `class`. */
export function listGivenClasses(sources: Sources, files: readonly Source[]): Hook[] {
  const values = files.flatMap((source) => listClassValues(source));
  const leaves = values.flatMap(({ value }) => listLeaves(value));
  const words = sources.readWords(leaves);
  const known = new Map(leaves.map((leaf, index) => [leaf, words[index] ?? []]));
  return values.flatMap(({ value, place }) =>
    [...new Set(expand(value, known).flatMap((text) => text.split(/\s+/)))]
      .filter((name) => name !== '')
      .map((name) => ({ name, place })),
  );
}

function listClassValues(source: Source): { value: Node; place: string }[] {
  const values: { value: Node; place: string }[] = [];
  visit(source.root, (node) => {
    if (!ast.isJsxAttribute(node) || node.name.getText() !== 'class' || node.initializer === undefined) return;
    const value = ast.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
    if (value !== undefined) values.push({ value, place: placeOf(source, node) });
  });
  return values;
}

/** What the value of a node is made of; none for a value that says nothing about its parts. */
function partsOf(node: Node): readonly Node[] | null {
  if (ast.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ast.isParenthesizedExpression(node)) return [node.expression];
  if (ast.isTemplateExpression(node)) return node.templateSpans.map(({ expression }) => expression);
  if (ast.isBinaryExpression(node) && node.operatorToken.getText() === '??') return [node.left, node.right];
  return null;
}

function listLeaves(node: Node): Node[] {
  return partsOf(node)?.flatMap(listLeaves) ?? [node];
}

/** Every text that a value can be. */
function expand(node: Node, known: ReadonlyMap<Node, readonly string[]>): string[] {
  if (ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ast.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (texts, { expression, literal }) =>
        texts.flatMap((text) => expand(expression, known).map((word) => `${text}${word}${literal.text}`)),
      [node.head.text],
    );
  }
  const parts = partsOf(node);
  if (parts !== null) return parts.flatMap((part) => expand(part, known));
  const words = known.get(node) ?? [];
  if (words.length > 0) return [...words];
  return node.getText() === 'undefined' || node.getText() === 'null' ? [''] : [UNKNOWN];
}

/** Every word in the texts of a script: classes it gives or asks for are among them. */
export function listScriptWords(source: Source): Hook[] {
  const words: Hook[] = [];
  visit(source.root, (node) => {
    for (const name of writtenText(node).match(/[A-Za-z][\w-]*/g) ?? [])
      words.push({ name, place: placeOf(source, node) });
  });
  return words;
}

/** Every `data-` attribute that a script sets itself. */
export function listSetAttributes(file: string, text: string): Hook[] {
  return listMatches(file, text, /\bdataset\['(\w+)'\] = /g).map(({ name, place }) => ({
    name: toAttribute(name),
    place,
  }));
}

/** Those of `hooks` that no name of `others` is. */
export function findLonely(hooks: readonly Hook[], others: readonly Hook[]): string[] {
  const exact = new Set(others.map(({ name }) => name));
  const patterns = others.filter(({ name }) => name.includes(UNKNOWN)).map(({ name }) => toPattern(name));
  return hooks
    .filter(({ name }) => {
      if (exact.has(name) || patterns.some((pattern) => pattern.test(name))) return false;
      return !(name.includes(UNKNOWN) && [...exact].some((other) => toPattern(name).test(other)));
    })
    .map(({ name, place }) => `${place} ${name}`);
}

/** `*` alone says nothing. */
function toPattern(name: string): RegExp {
  return name === UNKNOWN ? /^$/ : new RegExp(`^${name.replaceAll(UNKNOWN, '[\\w-]+')}$`);
}
