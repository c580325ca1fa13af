import type { TenderDraft } from '../../domain/draft.ts';
import { draftJsonSchema } from '../../domain/draft-json.ts';
import { readYaml } from './read-yaml.ts';

/**
 * A draft's JSON, as `hengbiao draft --json` writes it.
 * @throws AppError with every problem of the file at once
 */
export function readDraft(file: string): TenderDraft {
  return readYaml(file, draftJsonSchema).value;
}

export function isDraftFile(file: string): boolean {
  return file.toLowerCase().endsWith('.json');
}
