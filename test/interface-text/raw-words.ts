import type { Node } from 'typescript/unstable/ast';
import * as ast from 'typescript/unstable/ast';
import { placeOf, type Shown, visit } from './shown.ts';
import type { Source, Sources } from './sources.ts';
import { findEnglish } from './wording.ts';

/**
 * Values in texts whose type lists words of the program, as `draft` or `published`: they
 * have to be looked up in a table of texts. Codes in capitals are those of libraries.
 */
export function findRawWords(sources: Sources, shown: readonly Shown[]): string[] {
  const values = shown.filter(({ node, text }) => text === null && !isMade(node));
  const words = sources.readWords(values.map(({ node }) => node));
  return values.flatMap(({ node, place }, index) => {
    const raw = words[index]?.filter((word) => !/^[A-Z_]+$/.test(word) && findEnglish(word).length > 0) ?? [];
    return raw.length === 0 ? [] : [`${place} ${node.getText()} can be ${raw.join(', ')}`];
  });
}

/** Identities in texts, which say nothing to people. */
export function findIdentities(shown: readonly Shown[]): string[] {
  return shown.flatMap(({ node, place, text }) => {
    const name = ast.isPropertyAccessExpression(node) ? node.name : node;
    const isIdentity = text === null && ast.isIdentifier(name) && name.text === 'id';
    return isIdentity ? [`${place} ${node.getText()}`] : [];
  });
}

/** What a callback makes of a list are elements or texts of their own, and slow to learn the type of. */
function isMade(node: Node): boolean {
  return ast.isCallExpression(node) && node.arguments.some((one) => ast.isArrowFunction(one));
}

/** Look-ups that show the key where the table has no text for it: `NAMES[key] ?? key`. */
export function findKeysShown(source: Source): string[] {
  const found: string[] = [];
  visit(source.root, (node) => {
    if (!ast.isBinaryExpression(node) || node.operatorToken.getText() !== '??') return;
    const { left, right } = node;
    if (!ast.isElementAccessExpression(left) || left.questionDotToken !== undefined) return;
    if (left.argumentExpression.getText() !== right.getText()) return;
    found.push(`${placeOf(source, node)} ${node.getText()}`);
  });
  return found;
}
