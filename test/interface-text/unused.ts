import path from 'node:path';
import type { CallExpression, Node } from 'typescript/unstable/ast';
import * as ast from 'typescript/unstable/ast';
import { isTextTable, placeOf, visit, writtenText } from './shown.ts';
import type { Source } from './sources.ts';

/** A file whose imports count as well, as text. */
export interface TestFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Exports that no other file imports. What only tests import has to be used in its own file; a type may be there only to be
 * spoken of by others.
 */
export function findUnusedExports(
  all: readonly Source[],
  tests: readonly TestFile[],
  isWanted: (file: string) => boolean,
): string[] {
  const imported = new Set(all.flatMap(listImports));
  const tested = new Set(tests.flatMap(listTestImports));
  return all
    .filter(({ file }) => isWanted(file))
    .flatMap((source) =>
      listExports(source)
        .filter(({ name, isType }) => {
          const key = `${source.file}#${name}`;
          return !imported.has(key) && !((isType || tested.has(key)) && countNames(source, name) > 1);
        })
        .map(({ name, node }) => `${placeOf(source, node)} ${name}`),
    );
}

interface Export {
  name: string;
  node: Node;
  isType: boolean;
}

function listExports({ root }: Source): Export[] {
  return root.statements.flatMap((statement): Export[] => {
    const { modifiers, name } = statement as { modifiers?: readonly Node[]; name?: Node };
    if (modifiers?.some(({ kind }) => kind === ast.SyntaxKind.ExportKeyword) !== true) return [];
    if (ast.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map((node) => ({ name: node.name.getText(), node, isType: false }));
    }
    const isType = ast.isInterfaceDeclaration(statement) || ast.isTypeAliasDeclaration(statement);
    return name === undefined ? [] : [{ name: name.getText(), node: statement, isType }];
  });
}

function listImports({ file, root }: Source): string[] {
  const found: string[] = [];
  visit(root, (node) => {
    if (ast.isImportDeclaration(node) || ast.isExportDeclaration(node)) {
      const target = targetOf(file, node.moduleSpecifier);
      const named = ast.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
      if (target === null || named === undefined) return;
      if (ast.isNamedImports(named) || ast.isNamedExports(named)) {
        for (const { name, propertyName } of named.elements)
          found.push(`${target}#${(propertyName ?? name).getText()}`);
      }
    }
    if (ast.isCallExpression(node) && isLoading(node)) {
      const [loaded] = node.arguments;
      const target = targetOf(
        file,
        loaded !== undefined && ast.isNewExpression(loaded) ? loaded.arguments?.[0] : loaded,
      );
      const bound =
        /\{([^}]*)\}\s*=\s*await (?:import|loadSource)\(.*\)$/.exec(node.parent.parent.getText())?.[1] ?? '';
      for (const name of bound.match(/\w+/g) ?? []) found.push(`${target}#${name}`);
    }
  });
  return found;
}

/** `import('./x.ts')`, or `loadSource(new URL('./x.ts', import.meta.url))` of what JavaScript starts. */
function isLoading({ expression }: CallExpression): boolean {
  return expression.kind === ast.SyntaxKind.ImportKeyword || expression.getText() === 'loadSource';
}

function targetOf(file: string, specifier: Node | undefined): string | null {
  const target = specifier === undefined ? '' : writtenText(specifier);
  return target.startsWith('.') ? path.join(path.dirname(file), target) : null;
}

function listTestImports({ file, text }: TestFile): string[] {
  return [...text.matchAll(/\{([^{}]*)\}\s*(?:from\s*|=\s*await import\()'(\.[^']+)'/g)].flatMap(
    ([, names = '', target = '']) =>
      [...names.matchAll(/(?:type\s+)?(\w+)(?:\s+as\s+\w+)?/g)].map(
        ([, name]) => `${path.join(path.dirname(file), target)}#${name}`,
      ),
  );
}

function countNames({ root }: Source, name: string): number {
  let count = 0;
  visit(root, (node) => {
    if (ast.isIdentifier(node) && node.text === name) count += 1;
  });
  return count;
}

/**
 * Keys of tables of texts that occur nowhere else: neither in code nor in `data`, the text of files that are read as data. Codes in
 * capitals are those of libraries.
 */
export function findUnusedKeys(all: readonly Source[], data: string): string[] {
  const used = new Set(data.match(/[\w.-]+/g));
  const keys: { name: string; place: string }[] = [];
  for (const source of all) {
    visit(source.root, (node) => {
      for (const name of namesUsed(node)) used.add(name);
      if (!isTextTable(node)) return;
      for (const property of node.properties) {
        if (ast.isPropertyAssignment(property))
          keys.push({ name: nameOf(property.name), place: placeOf(source, property) });
      }
    });
  }
  return keys
    .filter(({ name }) => /^[a-z][\w-]*$/i.test(name) && !/^[A-Z_]+$/.test(name) && !used.has(name))
    .map(({ name, place }) => `${place} ${name}`);
}

function nameOf(name: Node): string {
  return ast.isStringLiteral(name) ? name.text : name.getText();
}

/** A name counts as used where a value is read or made by it: not where it is a key, or a type names it. */
function namesUsed(node: Node): string[] {
  if (ast.isPropertyAccessExpression(node)) return [node.name.getText()];
  if (ast.isBindingElement(node)) return [(node.propertyName ?? node.name)?.getText() ?? ''];
  if (ast.isShorthandPropertyAssignment(node)) return [node.name.getText()];
  if (ast.isJsxAttribute(node)) return [node.name.getText()];
  if (!ast.isStringLiteral(node) && !ast.isNoSubstitutionTemplateLiteral(node)) return [];
  const isKey = ast.isPropertyAssignment(node.parent) && node.parent.name === node;
  return isKey || ast.isLiteralTypeNode(node.parent) ? [] : (node.text.match(/[\w.-]+/g) ?? []);
}
