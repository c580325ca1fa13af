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
  return plainLevel(written).includes(plainLevel(level));
}

const FORMAL = '壹贰叁肆伍';
const PLAIN = '一二三四五';

/** 叁级, 3级 and Ⅲ级 are 三级; letters as capitals. */
function plainLevel(text: string): string {
  return text
    .replace(/\s/g, '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[壹贰叁肆伍]/g, (digit) => PLAIN.charAt(FORMAL.indexOf(digit)))
    .replace(/(?<![\dA-Z.])([1-5])级/g, (_, digit: string) => `${PLAIN.charAt(Number.parseInt(digit, 10) - 1)}级`)
    .replace(/(?<![A-Z])(I{1,3})级/g, (_, digits: string) => `${PLAIN.charAt(digits.length - 1)}级`);
}
