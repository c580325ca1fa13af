import { type ChildProcess, fork } from 'node:child_process';

/**
 * A program of ours in a process of its own that answers one request at a time. It can be stopped in the middle, may crash,
 * and keeps nobody from ending while it has nothing to do.
 */
export class WorkerProcess<Request extends object, Answer> {
  /** It was stopped or has ended; ask another. */
  isEnding = false;
  private readonly child: ChildProcess;
  private readonly idleMs: number;
  private onAnswer: ((answer: Answer | WorkerEndedError) => void) | null = null;
  private rest: NodeJS.Timeout | undefined;

  /** `program` is a file that Node runs as it is. */
  constructor(program: string, idleMs: number) {
    this.idleMs = idleMs;
    // Flags of the parent, such as those of a test runner, are not for the child; its output is not for ours.
    this.child = fork(program, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.child.on('message', (answer) => this.settle(answer as Answer));
    const end = (reason: string) => {
      this.isEnding = true;
      this.settle(new WorkerEndedError(`process ended: ${reason}`));
    };
    this.child.on('error', (error) => {
      this.stop();
      end(error.message);
    });
    this.child.on('exit', (code, signal) => end(`${signal ?? code}`));
  }

  ask(request: Request, onAnswer: (answer: Answer | WorkerEndedError) => void): void {
    clearTimeout(this.rest);
    this.onAnswer = onAnswer;
    this.child.ref();
    this.child.channel?.ref();
    this.child.send(request, (error) => {
      if (error !== null) this.stop();
    });
  }

  stop(): void {
    this.isEnding = true;
    this.child.kill('SIGKILL');
  }

  private settle(answer: Answer | WorkerEndedError): void {
    const onAnswer = this.onAnswer;
    this.onAnswer = null;
    this.child.unref();
    this.child.channel?.unref();
    clearTimeout(this.rest);
    if (!this.isEnding) this.rest = setTimeout(() => this.stop(), this.idleMs).unref();
    onAnswer?.(answer);
  }
}

/** The process was stopped, or has crashed. */
export class WorkerEndedError extends Error {
  override readonly name = 'WorkerEndedError';
}

/** The child's side: answers what the parent asks until the parent is gone. */
export function answerParent<Request>(answer: (request: Request) => Promise<unknown>): void {
  process.on('disconnect', () => process.exit());
  process.on('message', async (request) => {
    process.send?.(await answer(request as Request));
  });
}
