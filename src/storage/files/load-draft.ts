import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError, type Problem } from '../../domain/app-error.ts';
import {
  type DraftLot,
  type DraftProcurement,
  type DraftScheme,
  draftLotSchema,
  draftProcurementSchema,
} from '../../domain/draft.ts';
import { checkCostTable } from '../../engine/checks/cost-table.ts';
import { listLotFiles, PROCUREMENT_FILE } from './load-scheme.ts';
import { isDraftFile, readDraft } from './read-draft.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Loads schemes that may be unfinished: a procurement folder (every lot and assessment in it), one lot's YAML with
 * its procurement.yaml beside it, or a draft's JSON. Contradictions that `score` refuses are let through, for the linter to tell; only
 * what cannot be read as a scheme at all is refused.
 * @param lotNumber only this lot
 * @throws AppError with every problem of all files at once
 */
export function loadDraftSchemes(location: string, lotNumber?: number): DraftScheme[] {
  if (!existsSync(location)) {
    throw new AppError('input-not-found', { file: location, message: '找不到这个方案，请检查路径' });
  }
  const { procurement, lots } = isDraftFile(location) ? readDraftLots(location) : readYamlLots(location);
  const wanted = lotNumber === undefined ? lots : lots.filter(({ number }) => number === lotNumber);
  if (wanted.length === 0) {
    const numbers = [...new Set(lots.map(({ number }) => number))].join('、');
    throw new AppError('usage', { file: location, message: `没有第 ${lotNumber} 包；有：${numbers}` });
  }
  return wanted.map((lot) => ({ procurement, lot }));
}

interface DraftLots {
  procurement: DraftProcurement;
  lots: DraftLot[];
}

function readDraftLots(file: string): DraftLots {
  const { procurement, lots, assessments } = readDraft(file);
  return { procurement, lots: [...lots, ...assessments] };
}

function readYamlLots(location: string): DraftLots {
  const isFolder = statSync(location).isDirectory();
  const lotFiles = isFolder ? listLotFiles(location) : [location];
  if (lotFiles.length === 0) {
    throw new AppError('input-not-found', {
      file: location,
      message: '这个文件夹里没有采购包的方案（lot-N.yaml），请指向项目文件夹或某一包的 YAML',
    });
  }
  const procurementFile = path.join(isFolder ? location : path.dirname(location), PROCUREMENT_FILE);
  if (!existsSync(procurementFile)) {
    throw new AppError('input-not-found', {
      file: procurementFile,
      message: isFolder
        ? '这个文件夹里没有 procurement.yaml（项目信息），请指向项目文件夹'
        : '方案旁边缺少 procurement.yaml（项目信息），请补上',
    });
  }
  const problems: Problem[] = [];
  const procurement = collect(problems, () => readProcurement(procurementFile));
  const lots = lotFiles.flatMap((file) => collect(problems, () => readYaml(file, draftLotSchema).value) ?? []);
  if (procurement === undefined || problems.length > 0) throw new AppError('input-invalid', problems);
  return { procurement, lots };
}

function readProcurement(file: string): DraftProcurement {
  const source = readYaml(file, draftProcurementSchema);
  const { costTable } = source.value;
  const problems = costTable === undefined ? [] : checkCostTable(costTable);
  if (problems.length === 0) return source.value;
  throw new AppError(
    'input-invalid',
    problems.map(({ place, message }) => source.problemAt(['costTable', ...place], message)),
  );
}

function collect<T>(problems: Problem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'input-invalid') throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
