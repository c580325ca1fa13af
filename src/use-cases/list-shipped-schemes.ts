import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scheme } from '../domain/lot.ts';
import { listLotFiles, loadScheme } from '../storage/files/load-scheme.ts';

const PROCUREMENTS_FOLDER = fileURLToPath(new URL('../../schemes/procurements', import.meta.url));

/**
 * The lots that ship with the tool, in order of their folders; assessments after award are no schemes to bid for.
 * @throws AppError with every problem of a scheme that cannot be read
 */
export function listShippedSchemes(folder: string = PROCUREMENTS_FOLDER): Scheme[] {
  return readdirSync(folder)
    .sort()
    .flatMap((procurement) => listLotFiles(path.join(folder, procurement)))
    .map((file) => loadScheme(file))
    .filter(({ lot }) => lot.purpose === 'award');
}
