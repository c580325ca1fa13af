import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError, type Problem } from '../../domain/app-error.ts';
import { finishDraft } from '../../domain/finish-draft.ts';
import { type Lot, lotSchema, type Scheme } from '../../domain/lot.ts';
import { type Procurement, procurementSchema } from '../../domain/procurement.ts';
import { checkCostTable } from '../../engine/checks/cost-table.ts';
import { checkSchemeConsistency } from '../../engine/checks/scheme-consistency.ts';
import { isDraftFile, readDraft } from './read-draft.ts';
import { readYaml, type YamlSource } from './read-yaml.ts';

export const PROCUREMENT_FILE = 'procurement.yaml';

/**
 * Loads one lot's scheme from a procurement folder (with `lotNumber` where it has several lots), from one lot's YAML
 * file, whose procurement.yaml stands beside it, or from a draft's JSON that leaves nothing open.
 * @throws AppError with every problem of both files at once
 */
export function loadScheme(location: string, lotNumber?: number): Scheme {
  if (isDraftFile(location)) return loadFromDraft(location, lotNumber);
  const file = findLotFile(location, lotNumber);
  const procurementFile = path.join(path.dirname(file), PROCUREMENT_FILE);
  if (!existsSync(procurementFile)) {
    throw new AppError('input-not-found', {
      file: procurementFile,
      message: '方案旁边缺少 procurement.yaml（项目信息），请补上',
    });
  }
  const [procurement, lot] = collect([() => readProcurement(procurementFile), () => readLot(file)]) as [
    Procurement,
    Lot,
  ];
  if (lotNumber !== undefined && lot.number !== lotNumber) {
    throw new AppError('usage', { file, message: `这是第 ${lot.number} 包的方案，与 --lot ${lotNumber} 不符` });
  }
  return { procurement, lot };
}

function loadFromDraft(file: string, lotNumber: number | undefined): Scheme {
  const { procurement, lots } = readDraft(file);
  const [only] = lots;
  const lot = lotNumber === undefined && lots.length === 1 ? only : lots.find(({ number }) => number === lotNumber);
  if (lot === undefined) {
    const numbers = lots.map(({ number }) => number).join('、');
    throw new AppError('usage', { file, message: `请用 --lot N 指明是哪一包；草案里有：${numbers}` });
  }
  const { scheme, gaps } = finishDraft({ procurement, lot });
  if (scheme === null)
    throw new AppError(
      'input-invalid',
      gaps.map((gap) => ({ file, ...gap })),
    );
  const problems = checkSchemeConsistency(scheme.lot);
  if (problems.length > 0)
    throw new AppError(
      'input-invalid',
      problems.map(({ message }) => ({ file, message })),
    );
  return scheme;
}

export function readProcurement(file: string): Procurement {
  const source = readYaml(file, procurementSchema);
  const { costTable } = source.value;
  const problems =
    costTable === undefined
      ? []
      : checkCostTable(costTable).map(({ place, message }) => source.problemAt(['costTable', ...place], message));
  if (problems.length > 0) throw new AppError('input-invalid', problems);
  return source.value;
}

export function readLot(file: string): Lot {
  const source: YamlSource<Lot> = readYaml(file, lotSchema);
  const problems = checkSchemeConsistency(source.value).map(({ place, message }) => source.problemAt(place, message));
  if (problems.length > 0) throw new AppError('input-invalid', problems);
  return source.value;
}

/** Lot files of a procurement folder, in order of their names. */
export function listLotFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== PROCUREMENT_FILE)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => path.join(folder, name));
}

function findLotFile(location: string, lotNumber: number | undefined): string {
  if (!existsSync(location))
    throw new AppError('input-not-found', { file: location, message: '找不到这个方案，请检查路径' });
  if (!statSync(location).isDirectory()) return location;
  const lots = listLotFiles(location).filter((file) => /^lot-\d+\.yaml$/.test(path.basename(file)));
  const only = lots[0];
  if (only === undefined)
    throw new AppError('input-not-found', { file: location, message: '这个文件夹里没有 lot-N.yaml 方案' });
  if (lotNumber === undefined) {
    if (lots.length === 1) return only;
    throw new AppError('usage', {
      file: location,
      message: `这个项目有 ${lots.length} 个采购包，请用 --lot N 指明是哪一包`,
    });
  }
  const wanted = path.join(location, `lot-${lotNumber}.yaml`);
  if (!lots.includes(wanted)) {
    throw new AppError('usage', {
      file: location,
      message: `没有第 ${lotNumber} 包；有：${lots.map((file) => path.basename(file)).join('、')}`,
    });
  }
  return wanted;
}

/** Runs all readers and throws the problems of all of them together. */
function collect(readers: (() => unknown)[]): unknown[] {
  const problems: Problem[] = [];
  const values = readers.map((read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'input-invalid') throw error;
      problems.push(...error.problems);
      return undefined;
    }
  });
  if (problems.length > 0) throw new AppError('input-invalid', problems);
  return values;
}
