import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import { AppError, type Problem } from '../../domain/app-error.ts';

export type Place = readonly PropertyKey[];

/** A file's content with the means to say on which line any part of it stands. */
export interface YamlSource<T> {
  file: string;
  value: T;
  /** Turns a place in the value into a problem with file and line. */
  problemAt(place: Place, message: string): Problem;
}

/** File and folder names are shown as given; large or binary files are refused before they are parsed. */
const LARGEST_FILE_BYTES = 8 * 1024 * 1024;

/**
 * Reads a YAML or JSON file whose scalars all stay text (`0.10` is not a number), checks it against a schema
 * and reports every problem at once, each with its line.
 * @throws AppError `input-not-found`, `input-unreadable` or `input-invalid`
 */
export function readYaml<S extends z.ZodType>(file: string, schema: S): YamlSource<z.output<S>> {
  return parseYaml(file, readText(file), schema);
}

export function parseYaml<S extends z.ZodType>(file: string, source: string, schema: S): YamlSource<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(source, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const problemAt = (place: Place, message: string): Problem => ({
    file,
    line: lineOf(document, lines, place),
    place: showPlace(place),
    message,
  });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      message: `YAML 写法有误：${explainYamlError(error.code, error.message)}`,
    }));
    throw new AppError('input-invalid', problems);
  }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 1000 }));
  if (!parsed.success) {
    throw new AppError(
      'input-invalid',
      flattenIssues(parsed.error.issues).map(({ path, message }) => problemAt(path, message)),
    );
  }
  return { file, value: parsed.data, problemAt };
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new AppError(
      missing ? 'input-not-found' : 'input-unreadable',
      { file, message: missing ? '找不到这个文件，请检查路径' : '无法读取这个文件，请检查它是不是文件、有没有权限' },
      cause,
    );
  }
  if (bytes.length > LARGEST_FILE_BYTES || bytes.includes(0)) {
    throw new AppError('input-unreadable', { file, message: '不是 YAML 或 JSON 文本文件，请换成方案或案例文件' });
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

const YAML_ERRORS: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对',
  DUPLICATE_KEY: '同一层里有重复的键',
  MISSING_CHAR: '缺少冒号、引号或括号',
  TAB_AS_INDENT: '缩进用了制表符，请改用空格',
  MULTILINE_IMPLICIT_KEY: '键跨了多行，可能是上一行缺少引号或冒号',
  BLOCK_AS_IMPLICIT_KEY: '缩进或冒号位置不对',
  UNEXPECTED_TOKEN: '出现了意外的字符',
};

function explainYamlError(code: string, message: string): string {
  return YAML_ERRORS[code] ?? message;
}

interface FlatIssue {
  path: PropertyKey[];
  message: string;
}

/** A union reports its closest branch: the one whose problems lie deepest. */
function flattenIssues(issues: readonly z.core.$ZodIssue[], base: PropertyKey[] = []): FlatIssue[] {
  return issues.flatMap((issue): FlatIssue[] => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], message: `不认识的字段“${key}”，请检查拼写` }));
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const branches = issue.errors.map((branch) => flattenIssues(branch, path));
      return branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best));
    }
    if (issue.code === 'invalid_union')
      return [{ path, message: `“${issue.discriminator ?? ''}”的值不在允许的范围内` }];
    if (issue.code === 'invalid_type' && issue.input === undefined) return [{ path, message: '缺少这个字段' }];
    if (issue.code === 'invalid_value') return [{ path, message: `只能是：${issue.values.map(String).join('、')}` }];
    return [{ path, message: issue.message }];
  });
}

function depth(issues: readonly FlatIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function lineOf(document: Document.Parsed, lines: LineCounter, place: Place): number {
  for (let length = place.length; length >= 0; length -= 1) {
    const offset = offsetOf(document, place.slice(0, length));
    if (offset !== null) return lines.linePos(offset).line;
  }
  return 1;
}

function offsetOf(document: Document.Parsed, place: Place): number | null {
  const key = place.at(-1);
  const parent = place.length <= 1 ? document.contents : document.getIn(place.slice(0, -1), true);
  if (key !== undefined && isMap(parent)) {
    const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(key));
    return (pair?.key as ParsedNode | undefined)?.range?.[0] ?? null;
  }
  const node = place.length === 0 ? document.contents : document.getIn(place, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function showPlace(place: Place): string {
  return place.reduce<string>(
    (shown, part) =>
      typeof part === 'number' ? `${shown}[${part}]` : shown === '' ? String(part) : `${shown}.${String(part)}`,
    '',
  );
}
