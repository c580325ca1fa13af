import { type LevelOrders, levelOrdersFileSchema } from '../../domain/level-order.ts';
import { readYaml } from './read-yaml.ts';

/** @throws AppError when the file cannot be used */
export function loadLevelOrders(file: string): LevelOrders {
  return new Map(readYaml(file, levelOrdersFileSchema).value.orders.map((order) => [order.id, order.levels]));
}
