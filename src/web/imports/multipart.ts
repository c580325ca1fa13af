import { MultipartPart } from '@remix-run/multipart-parser';

/** What a form with files says, in the order it arrives: a part begins, some of its content, it ends. */
export type FormPiece =
  | { type: 'begin'; part: MultipartPart }
  | { type: 'content'; bytes: Uint8Array }
  | { type: 'end' };

type State = 'start' | 'boundary' | 'head' | 'content' | 'done';

/** A name of 500 Chinese characters takes 4,500 bytes where it is percent-encoded. */
const LONGEST_HEAD_BYTES = 16 * 1024;
const HEAD_END = '\r\n\r\n';

/**
 * Takes a body apart while it arrives (RFC 7578) and keeps nothing but what may be the beginning of a boundary, so that a part may be as large as it
 * likes. Heads of parts are read by the library.
 */
export class MultipartReader {
  private readonly boundary: Buffer;
  private state: State = 'start';
  private held: Buffer = Buffer.alloc(0);

  constructor(boundary: string) {
    this.boundary = Buffer.from(`\r\n--${boundary}`, 'latin1');
  }

  /** @throws where it is no form */
  *write(chunk: Uint8Array): Generator<FormPiece, void> {
    this.held = this.held.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.held, chunk]);
    while (this.state !== 'done') {
      const before = this.state;
      yield* this.readOn();
      if (this.state === before) return;
    }
  }

  /** @throws where the body ended too early */
  finish(): void {
    if (this.state !== 'done') throw new Error('the form is cut off');
  }

  private *readOn(): Generator<FormPiece, void> {
    switch (this.state) {
      case 'start':
        return this.readStart();
      case 'boundary':
        return this.readBoundary();
      case 'head':
        return yield* this.readHead();
      case 'content':
        return yield* this.readContent();
    }
  }

  private readStart(): void {
    const first = this.boundary.subarray(2);
    if (this.held.length < first.length) return;
    if (!this.take(first.length).equals(first)) throw new Error('no form: it does not begin with its boundary');
    this.state = 'boundary';
  }

  private readBoundary(): void {
    if (this.held.length < 2) return;
    const behind = this.take(2).toString('latin1');
    if (behind !== '--' && behind !== '\r\n') throw new Error('no form: a boundary goes on');
    this.state = behind === '--' ? 'done' : 'head';
  }

  private *readHead(): Generator<FormPiece, void> {
    const end = this.held.indexOf(HEAD_END);
    if (end > LONGEST_HEAD_BYTES || (end < 0 && this.held.length > LONGEST_HEAD_BYTES))
      throw new Error('no form: the head of a part does not end');
    if (end < 0) return;
    const head = Buffer.from(this.take(end));
    this.take(HEAD_END.length);
    this.state = 'content';
    yield { type: 'begin', part: new MultipartPart(head, []) };
  }

  private *readContent(): Generator<FormPiece, void> {
    const end = this.held.indexOf(this.boundary);
    const known = end < 0 ? this.held.length - this.boundary.length + 1 : end;
    if (known > 0) yield { type: 'content', bytes: this.take(known) };
    if (end < 0) return;
    this.take(this.boundary.length);
    this.state = 'boundary';
    yield { type: 'end' };
  }

  private take(bytes: number): Buffer {
    const taken = this.held.subarray(0, bytes);
    this.held = this.held.subarray(bytes);
    return taken;
  }
}
