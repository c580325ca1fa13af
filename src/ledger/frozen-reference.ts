import { z } from 'zod';
import type { LevelOrders } from '../domain/level-order.ts';
import { type RegulationFile, regulationFileSchema } from '../domain/regulation.ts';
import { createRegulations, type Regulations } from '../domain/regulations.ts';
import { writeCanonical } from './canonical-json.ts';
import type { Reference } from './engine-input.ts';
import { fromJson } from './events/from-json.ts';

const regulationsSchema = z.array(fromJson(regulationFileSchema));
const levelOrdersSchema = z.array(z.strictObject({ id: z.string(), levels: z.array(z.string()) }));

/** The law as it was when totals were frozen, in canonical JSON: the files with all their values. */
export function writeRegulations(regulations: Regulations): string {
  const files = new Map<string, RegulationFile>();
  for (const { key, topicTitle, parameter } of regulations.all()) {
    const topic = key.slice(0, key.length - parameter.id.length - 1);
    const file = files.get(topic) ?? { schemaVersion: '1', topic, title: topicTitle, parameters: [] };
    files.set(topic, { ...file, parameters: [...file.parameters, parameter] });
  }
  return writeCanonical([...files.values()]);
}

export function writeLevelOrders(orders: LevelOrders): string {
  return writeCanonical([...orders].map(([id, levels]) => ({ id, levels })));
}

/** @throws Error (of JSON or of zod) where the texts are not what was written above */
export function readReference(regulations: string, levelOrders: string): Reference {
  return {
    regulations: createRegulations(regulationsSchema.parse(JSON.parse(regulations))),
    levelOrders: new Map(
      levelOrdersSchema.parse(JSON.parse(levelOrders)).map(({ id, levels }) => [id, levels] as const),
    ),
  };
}
