import type { Node } from 'typescript/unstable/ast';
import * as ast from 'typescript/unstable/ast';
import type { Source } from './sources.ts';
import { hasChinese } from './wording.ts';

/** A text that people see, or a value that stands in one. */
export interface Shown {
  /** `views/layout.tsx:12` */
  readonly place: string;
  readonly node: Node;
  /** The text as written, `{}` where a value stands; null for a value that comes from elsewhere. */
  readonly text: string | null;
}

/** Attributes and properties of components that are read, or read out. */
const READ = ['title', 'aria-label', 'alt', 'placeholder', 'label', 'heading', 'hint', 'text', 'lead', 'caption'];

const WRITTEN = ['textContent', 'innerText', 'title', 'placeholder', 'ariaLabel'];

/** Where the message stands among the arguments of what makes findings and errors. */
const MESSAGE_AT: Readonly<Record<string, number>> = {
  AppError: 1,
  finding: 2,
  note: 2,
  mismatch: 0,
  contradiction: 0,
  unreadable: 1,
};

/** The texts of a source that people see: what pages say, what errors and findings say, and every text in Chinese. */
export function listShown(source: Source): Shown[] {
  return collect(
    source,
    (node) => messageOf(node) ?? pageTextOf(node) ?? scriptTextOf(node) ?? labelOf(node) ?? chineseOf(node),
  );
}

/** Those of readers, whose other words are what they look for in documents. */
export function listMessages(source: Source): Shown[] {
  return collect(source, messageOf);
}

function collect(source: Source, find: (node: Node) => Node | undefined): Shown[] {
  const shown = new Map<Node, Shown>();
  visit(source.root, (node) => {
    const found = find(node);
    if (found === undefined) return;
    for (const { part, text } of partsOf(found)) {
      if (!shown.has(part)) shown.set(part, { place: placeOf(source, part), node: part, text });
    }
  });
  return [...shown.values()];
}

function messageOf(node: Node): Node | undefined {
  if ((ast.isPropertyAssignment(node) || ast.isVariableDeclaration(node)) && node.name.getText() === 'message') {
    return node.initializer;
  }
  if (!ast.isCallExpression(node) && !ast.isNewExpression(node)) return undefined;
  const name = node.expression.getText();
  const at = MESSAGE_AT[name];
  return at === undefined || (name === 'note' && !isSeverity(node.arguments?.[0])) ? undefined : node.arguments?.[at];
}

/** `note` is also what the log of an account is written with. */
function isSeverity(node: Node | undefined): boolean {
  return node !== undefined && /^'(?:error|warning|info)'$/.test(node.getText());
}

function pageTextOf(node: Node): Node | undefined {
  if (ast.isJsxText(node)) return node;
  if (ast.isJsxExpression(node)) return ast.isJsxAttribute(node.parent) ? undefined : node.expression;
  if (!ast.isJsxAttribute(node) || !isRead(node)) return undefined;
  const { initializer } = node;
  return initializer !== undefined && ast.isJsxExpression(initializer) ? initializer.expression : initializer;
}

function isRead(attribute: ast.JsxAttribute): boolean {
  const name = attribute.name.getText();
  if (name !== 'value') return READ.includes(name);
  return /^<input\b[^>]*\btype="submit"/.test(attribute.parent.parent.getText());
}

/** What a script writes into the page. */
function scriptTextOf(node: Node): Node | undefined {
  if (ast.isBinaryExpression(node) && node.operatorToken.getText() === '=') {
    return ast.isPropertyAccessExpression(node.left) && WRITTEN.includes(node.left.name.getText())
      ? node.right
      : undefined;
  }
  if (!ast.isCallExpression(node) || !node.expression.getText().endsWith('.setAttribute')) return undefined;
  const [name, value] = node.arguments;
  return name !== undefined && READ.includes(writtenText(name)) ? value : undefined;
}

function labelOf(node: Node): Node | undefined {
  return ast.isPropertyAssignment(node) && isTextTable(node.parent) ? node.initializer : undefined;
}

/** Where every value is a text, and most are in Chinese. */
export function isTextTable(node: Node): node is ast.ObjectLiteralExpression {
  if (!ast.isObjectLiteralExpression(node)) return false;
  const texts = node.properties.map((property) =>
    ast.isPropertyAssignment(property) ? writtenText(property.initializer) : '',
  );
  return texts.every((text) => text !== '') && texts.filter(hasChinese).length * 2 > texts.length;
}

/** The usage lines of commands are in the language of commands. */
function chineseOf(node: Node): Node | undefined {
  if (!isWritten(node) || !hasChinese(writtenText(node))) return undefined;
  return ast.isPropertyAssignment(node.parent) && node.parent.name.getText() === 'usage' ? undefined : node;
}

/** What a value is made of: the texts written in it, and the values that come from elsewhere. */
function partsOf(node: Node): { part: Node; text: string | null }[] {
  if (isWritten(node)) return [{ part: node, text: writtenText(node) }, ...listInserted(node).flatMap(partsOf)];
  if (ast.isConditionalExpression(node)) return [...partsOf(node.whenTrue), ...partsOf(node.whenFalse)];
  if (ast.isParenthesizedExpression(node) || ast.isAsExpression(node)) return partsOf(node.expression);
  if (ast.isBinaryExpression(node)) {
    const sign = node.operatorToken.getText();
    const isEither = sign === '??' || sign === '||' || sign === '+';
    return [...(isEither ? partsOf(node.left) : []), ...(isEither || sign === '&&' ? partsOf(node.right) : [])];
  }
  return [{ part: node, text: null }];
}

/** The values in a text, apart from the name of a command that is to be typed. */
function listInserted(node: Node): readonly Node[] {
  if (!ast.isTemplateExpression(node)) return [];
  return node.templateSpans
    .filter((_, index) => !(node.templateSpans[index - 1]?.literal ?? node.head).text.endsWith('hengbiao '))
    .map(({ expression }) => expression);
}

function isWritten(node: Node): boolean {
  return (
    ast.isStringLiteral(node) ||
    ast.isNoSubstitutionTemplateLiteral(node) ||
    ast.isTemplateExpression(node) ||
    ast.isJsxText(node)
  );
}

/** The text of a literal, with `{}` where a value stands. */
export function writtenText(node: Node): string {
  if (ast.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
  }
  if (ast.isJsxText(node)) return node.text.replace(/^\s*\n\s*|\s*\n\s*$/g, '').replace(/\s*\n\s*/g, ' ');
  return ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node) ? node.text : '';
}

export function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  node.forEachChild((child) => visit(child, look));
}

export function placeOf({ file, root }: Source, node: Node): string {
  return `${file}:${root.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
