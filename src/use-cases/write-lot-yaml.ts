import type { DraftLot, DraftScheme } from '../domain/draft.ts';
import { draftLotSchema } from '../domain/draft.ts';
import { parseYaml } from '../storage/files/read-yaml.ts';
import { writeYaml } from '../storage/files/write-scheme.ts';

/** A lot as `lot-N.yaml` has it. */
export function writeLotYaml(lot: DraftLot): string {
  return writeYaml(lot);
}

/** A lot with the procurement it belongs to, in one file. */
export function writeSchemeYaml({ procurement, lot }: DraftScheme): string {
  return writeYaml({ procurement, lot });
}

/** @throws AppError `input-invalid` with every problem and its line */
export function readLotYaml(source: string): DraftLot {
  return parseYaml('', source, draftLotSchema).value;
}
