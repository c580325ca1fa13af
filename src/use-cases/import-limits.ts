import { AppError } from '../domain/app-error.ts';

/** What reading one file may cost. */
export interface ImportLimits {
  /** Longest time without news of a page done. */
  secondsWithoutProgress: number;
  seconds: number;
  /** Heap of the worker; buffers outside of it are bounded by the limits of the formats. */
  memoryMb: number;
  outputCharacters: number;
}

/** A scan of some hundred pages takes minutes; nothing else should take one. The largest bid seen has 2 million characters. */
export const IMPORT_LIMITS: ImportLimits = {
  secondsWithoutProgress: 60,
  seconds: 30 * 60,
  memoryMb: 1536,
  outputCharacters: 50_000_000,
};

export type BrokenLimit = keyof ImportLimits | 'crash';

const MESSAGES: Readonly<Record<BrokenLimit, (limits: ImportLimits) => string>> = {
  secondsWithoutProgress: (limits) =>
    `读取已停止：超过 ${limits.secondsWithoutProgress} 秒没有进展（读取时限），请拆分文件，或用原软件打开后另存再试`,
  seconds: (limits) => `读取已停止：总用时超过 ${limits.seconds} 秒（读取时限），请拆分文件后再试`,
  memoryMb: (limits) => `读取已停止：所需内存超过 ${limits.memoryMb} MB（内存上限），请拆分文件后再试`,
  outputCharacters: (limits) =>
    `读出的内容超过 ${limits.outputCharacters / 10_000} 万字（内容上限），未予采用，请拆分文件后再试`,
  crash: () => '读取程序意外中止，文件可能已损坏，请用原软件打开后另存再试',
};

/** A file that cost too much; the file itself may be in order. */
export class OverLimitError extends AppError {
  readonly limit: BrokenLimit;

  constructor(file: string, limit: BrokenLimit, limits: ImportLimits, cause?: unknown) {
    super('input-unreadable', { file, message: MESSAGES[limit](limits) }, cause);
    this.limit = limit;
  }
}
