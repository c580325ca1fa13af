import { z } from 'zod';
import { identifier, schemaVersion, text } from './scalars.ts';

/**
 * Orders of levels, lowest first: 一级 stands above 二级 for some certificates, CS4 above CS2 for others.
 * Scheme data names an order by its id.
 */
export const levelOrdersFileSchema = z.strictObject({
  schemaVersion,
  orders: z.array(z.strictObject({ id: identifier, title: text, levels: z.array(text).min(2) })).min(1),
});

export type LevelOrders = ReadonlyMap<string, readonly string[]>;

/** Whether `level` stands at or above `atLeast`; null where the order or one of the two levels is not known. */
export function reachesLevel(orders: LevelOrders, orderId: string, level: string, atLeast: string): boolean | null {
  const order = orders.get(orderId);
  const have = order?.findIndex((name) => matchesLevel(level, name)) ?? -1;
  const need = order?.findIndex((name) => matchesLevel(atLeast, name)) ?? -1;
  return have < 0 || need < 0 ? null : have >= need;
}

/** “信息系统建设和服务能力 CS3 级” names CS3; “本科学历” names 本科. */
function matchesLevel(written: string, level: string): boolean {
  return written.replace(/\s/g, '').toUpperCase().includes(level.toUpperCase());
}
