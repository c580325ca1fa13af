/** One problem in a file a person wrote or chose: what is wrong, where, and what to do. */
export interface Problem {
  message: string;
  file?: string;
  line?: number;
  /** Dotted place inside the file, e.g. `items[2].tiers[0].points`. */
  place?: string;
}

export type AppErrorCode =
  | 'input-invalid'
  | 'input-unreadable'
  | 'input-not-found'
  | 'usage'
  | 'not-found'
  /** Somebody else changed the same thing in the meantime. */
  | 'conflict'
  /** Not this person's to do, or not in this stage. */
  | 'not-permitted'
  /** No room left, or the disk cannot be written to; nothing was kept of what was to be written. */
  | 'storage-full'
  | 'storage-busy'
  /** What is kept is not what was written. */
  | 'storage-damaged';

/**
 * The input or the call cannot be used. Carries every problem found, so that a person mends a file once
 * and not line by line.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly problems: readonly Problem[];

  constructor(code: AppErrorCode, problems: readonly Problem[] | Problem | string, cause?: unknown) {
    const list =
      typeof problems === 'string'
        ? [{ message: problems }]
        : Array.isArray(problems)
          ? problems
          : [problems as Problem];
    super(list.map(showProblem).join('\n'), cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.problems = list;
  }
}

/** `scheme.yaml:12 items[2].maxPoints：…` */
function showProblem(problem: Problem): string {
  const where = [problem.file, problem.line === undefined ? undefined : `:${problem.line}`]
    .filter((part) => part !== undefined)
    .join('');
  const head = [where, problem.place].filter((part) => part !== undefined && part !== '').join(' ');
  return head === '' ? problem.message : `${head}：${problem.message}`;
}
