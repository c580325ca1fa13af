import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Document, isCollection, isScalar, isSeq, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { AppError } from '../../domain/app-error.ts';
import type { TenderDraft } from '../../domain/draft.ts';
import { listLotFiles, PROCUREMENT_FILE } from './load-scheme.ts';

/** Places say a lot in little: one line each. */
const FLOW_KEYS: ReadonlySet<string> = new Set([
  'location',
  'tiers',
  'bands',
  'levels',
  'quantities',
  'grades',
  'marks',
]);

/**
 * Writes a draft as the files of a procurement folder: procurement.yaml, lot-N.yaml, assessment.yaml (assessment-2.yaml, …).
 * What the document does not say is left out. Either all files are written or none.
 * @returns the files written
 * @throws AppError where the folder already has a scheme, which is never overwritten
 */
export function writeScheme(folder: string, { procurement, lots, assessments }: TenderDraft): string[] {
  const present = existsSync(folder) ? listLotFiles(folder) : [];
  if (present.length > 0 || existsSync(path.join(folder, PROCUREMENT_FILE))) {
    throw new AppError('usage', { file: folder, message: '这个文件夹里已有方案，为免覆盖没有写入；请换一个文件夹' });
  }
  const files = [
    { name: PROCUREMENT_FILE, value: procurement },
    ...lots.map((lot) => ({ name: `lot-${lot.number}.yaml`, value: lot })),
    ...assessments.map((lot, index) => ({ name: `assessment${index === 0 ? '' : `-${index + 1}`}.yaml`, value: lot })),
  ];
  mkdirSync(folder, { recursive: true });
  const temporary = files.map(({ name }) => path.join(folder, `.${name}.part`));
  try {
    for (const [index, { value }] of files.entries()) writeFileSync(temporary[index] ?? '', writeYaml(value));
  } catch (cause) {
    for (const file of temporary) rmSync(file, { force: true });
    const code = (cause as NodeJS.ErrnoException).code;
    throw new AppError(
      'usage',
      { file: folder, message: `方案无法写入这个文件夹（${code}），请检查空间和权限` },
      cause,
    );
  }
  return files.map(({ name }, index) => {
    const file = path.join(folder, name);
    renameSync(temporary[index] ?? '', file);
    return file;
  });
}

/** A value as the files of a scheme are written: every scalar as text, without what a reader supplies by itself. */
export function writeYaml(value: unknown): string {
  const document = new Document(keepStated(value), { schema: 'failsafe', aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, { key, value: node }) {
      if (isCollection(node) && isScalar(key) && FLOW_KEYS.has(String(key.value))) flow(node);
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** A place on one line; of a list each entry on one line. */
function flow(node: YAMLMap | YAMLSeq): void {
  if (!isSeq(node)) node.flow = true;
  else for (const entry of node.items) if (isCollection(entry)) entry.flow = true;
}

/** What a reader supplies by itself where it is absent. */
const DEFAULTS: Readonly<Record<string, string>> = {
  proposed: 'false',
  technical: 'false',
  minPoints: '0',
  startPoints: '0',
  orMore: 'false',
  includesFrom: 'true',
  includesTo: 'false',
  purpose: 'award',
  form: 'technical',
  required: 'true',
  aggregation: 'mean',
};

/** The value with every scalar as text, without what is absent, empty or the default. */
function keepStated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keepStated);
  if (value === null || typeof value !== 'object') return String(value);
  const stated = Object.entries(value)
    .filter(([key, part]) => part !== null && part !== undefined && DEFAULTS[key] !== String(part))
    .map(([key, part]) => [key, keepStated(part)] as const)
    .filter(([, part]) => typeof part !== 'object' || part === null || Object.keys(part).length > 0);
  return Object.fromEntries(stated);
}
