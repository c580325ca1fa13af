import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LevelOrders } from '../domain/level-order.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { SupersededStandard } from '../domain/standard.ts';
import { loadLevelOrders } from '../storage/files/load-level-orders.ts';
import { loadRegulations } from '../storage/files/load-regulations.ts';
import { loadStandards } from '../storage/files/load-standards.ts';

const SCHEMES_FOLDER = fileURLToPath(new URL('../../schemes', import.meta.url));

export interface ReferenceData {
  regulations: Regulations;
  levelOrders: LevelOrders;
  standards: readonly SupersededStandard[];
}

let shipped: ReferenceData | null = null;

/** The law, the level orders and the superseded standards that ship with the tool, read once. */
export function loadReferenceData(): ReferenceData {
  shipped ??= readReferenceData(SCHEMES_FOLDER);
  return shipped;
}

function readReferenceData(folder: string): ReferenceData {
  return {
    regulations: loadRegulations(path.join(folder, 'regulations')),
    levelOrders: loadLevelOrders(path.join(folder, 'certificates.yaml')),
    standards: loadStandards(path.join(folder, 'standards.yaml')),
  };
}
