import { type SupersededStandard, standardsFileSchema } from '../../domain/standard.ts';
import { readYaml } from './read-yaml.ts';

/** @throws AppError when the file cannot be used */
export function loadStandards(file: string): readonly SupersededStandard[] {
  return readYaml(file, standardsFileSchema).value.superseded;
}
