import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError, type Problem } from '../../domain/app-error.ts';
import {
  type RegulationFile,
  type RegulationParameter,
  type RegulationValue,
  regulationFileSchema,
} from '../../domain/regulation.ts';
import { createRegulations, type Regulations } from '../../domain/regulations.ts';
import { decimal } from '../../domain/scalars.ts';
import { type Place, readYaml, type YamlSource } from './read-yaml.ts';

/** The values that come with the tool. */
const REGULATIONS_FOLDER = fileURLToPath(new URL('../../../schemes/regulations', import.meta.url));

/**
 * Reads every `<topic>.yaml` of a folder.
 * @throws AppError with every problem of every file, each with its line
 */
export function loadRegulations(folder: string = REGULATIONS_FOLDER): Regulations {
  const problems: Problem[] = [];
  const sources = listYamlFiles(folder).flatMap((file) => {
    try {
      return [readYaml(file, regulationFileSchema)];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  problems.push(...sources.flatMap(checkFile));
  if (problems.length > 0) throw new AppError('input-invalid', problems);
  return createRegulations(sources.map(({ value }) => value));
}

function listYamlFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (cause) {
    throw new AppError('input-not-found', { file: folder, message: '找不到法规数据文件夹，请检查路径' }, cause);
  }
  const files = names.filter((name) => name.endsWith('.yaml')).sort();
  if (files.length === 0)
    throw new AppError('input-not-found', { file: folder, message: '文件夹里没有法规数据（*.yaml）' });
  return files.map((name) => join(folder, name));
}

function checkFile(source: YamlSource<RegulationFile>): Problem[] {
  const { topic, parameters } = source.value;
  const problems: Problem[] = [];
  // File names are unique in a folder, so with this rule no two files can claim the same key.
  if (basename(source.file, '.yaml') !== topic) {
    problems.push(source.problemAt(['topic'], `主题“${topic}”与文件名不同，请把文件命名为 ${topic}.yaml`));
  }
  parameters.forEach((parameter, index) => {
    const place = ['parameters', index];
    if (parameters.findIndex(({ id }) => id === parameter.id) < index) {
      problems.push(source.problemAt([...place, 'id'], `“${parameter.id}”重复，同一主题里每个标识只能用一次`));
    }
    problems.push(...checkPeriods(source, parameter, place), ...checkNumbers(source, parameter, place));
  });
  return problems;
}

function checkPeriods(source: YamlSource<RegulationFile>, { values }: RegulationParameter, place: Place): Problem[] {
  return values.flatMap(({ from, until }, index) => {
    const at = [...place, 'values', index];
    const previous = values[index - 1];
    const problems: Problem[] = [];
    if (until !== null && until < from) {
      problems.push(source.problemAt([...at, 'until'], `止日 ${until} 早于起日 ${from}`));
    }
    if (previous !== undefined && (previous.until === null || from <= previous.until)) {
      const message = `自 ${from} 起的值与前一个值的期间重叠或次序颠倒，请给前一个值写上止日 until，并按时间先后排列`;
      problems.push(source.problemAt([...at, 'from'], message));
    }
    return problems;
  });
}

/** A parameter with a unit consists of numbers alone: a slip such as `0,20` is found here and not in an evaluation. */
function checkNumbers(source: YamlSource<RegulationFile>, parameter: RegulationParameter, place: Place): Problem[] {
  if (parameter.unit === undefined) return [];
  return parameter.values.flatMap(({ value }, index) =>
    listLeaves(value, [...place, 'values', index, 'value'])
      .filter((leaf) => !decimal.safeParse(leaf.text).success)
      .map((leaf) => source.problemAt(leaf.place, `“${leaf.text}”不是数字；有单位的参数只能写数字，比例写成 0.20`)),
  );
}

function listLeaves(value: RegulationValue, place: Place): { text: string; place: Place }[] {
  if (typeof value === 'string') return [{ text: value, place }];
  if (Array.isArray(value)) return value.flatMap((part, index) => listLeaves(part, [...place, index]));
  return Object.entries(value).flatMap(([key, part]) => listLeaves(part, [...place, key]));
}
