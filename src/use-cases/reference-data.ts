import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LevelOrders } from '../domain/level-order.ts';
import type { Regulations } from '../domain/regulations.ts';
import { loadLevelOrders } from '../storage/files/load-level-orders.ts';
import { loadRegulations } from '../storage/files/load-regulations.ts';

const SCHEMES_FOLDER = fileURLToPath(new URL('../../schemes', import.meta.url));

export interface ReferenceData {
  regulations: Regulations;
  levelOrders: LevelOrders;
}

/** The law and the level orders that ship with the tool. */
export function loadReferenceData(folder: string = SCHEMES_FOLDER): ReferenceData {
  return {
    regulations: loadRegulations(path.join(folder, 'regulations')),
    levelOrders: loadLevelOrders(path.join(folder, 'certificates.yaml')),
  };
}
