import path from 'node:path';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import { createVirtualFileSystem } from 'typescript/unstable/fs';
import { API, type Type } from 'typescript/unstable/sync';

export interface Source {
  /** From the root of the project, as `views/layout.tsx`. */
  readonly file: string;
  readonly root: SourceFile;
}

/** Sources as the compiler reads them. To be closed. */
export interface Sources {
  readonly files: readonly Source[];
  /** For each expression the words it can be, as its type lists them; none where it can be any text or is no text. */
  readWords(expressions: readonly Node[]): (readonly string[])[];
  close(): void;
}

/** Everything in the rooms that makes text, without tests. Nothing outside this folder speaks to the compiler, whose interface may still change. */
export function openSources(): Sources {
  return readSources(new API({ cwd: process.cwd() }), process.cwd(), 'test/interface-text/tsconfig.json');
}

/** Files that stand nowhere, to try the readers on. */
export function openTexts(texts: Readonly<Record<string, string>>): Sources {
  const folder = '/texts';
  const config = { compilerOptions: { strict: true, noLib: true, allowJs: true, jsx: 'preserve', types: [] } };
  const named = { 'tsconfig.json': JSON.stringify(config), ...texts };
  const files = Object.fromEntries(Object.entries(named).map(([name, text]) => [`${folder}/${name}`, text]));
  return readSources(new API({ cwd: folder, fs: createVirtualFileSystem(files) }), folder, 'tsconfig.json');
}

function readSources(api: API, folder: string, config: string): Sources {
  const [project] = api.updateSnapshot({ openProjects: [path.join(folder, config)] }).getProjects();
  if (project === undefined) throw new Error(`${config} cannot be opened`);
  const { checker, program, rootFiles } = project;
  const files = rootFiles.flatMap((name) => {
    const root = program.getSourceFile(name);
    return root === undefined ? [] : [{ file: path.relative(folder, name), root }];
  });
  return {
    files,
    readWords: (expressions) => checker.getTypeAtLocation(expressions).map((type) => wordsOf(type)),
    close: () => api.close(),
  };
}

function wordsOf(type: Type | undefined): readonly string[] {
  if (type?.isStringLiteralType()) return [type.value];
  return type?.isUnionType() ? type.getTypes().flatMap(wordsOf) : [];
}
