import { type FileHandle, open } from 'node:fs/promises';

/** Bytes that are read piece by piece: a file too large for memory, or a few bytes in a test. */
export interface ByteSource {
  readonly size: number;
  /** Exactly so many bytes; fewer only where the source ends. */
  read(offset: number, length: number): Promise<Buffer>;
}

export function fromBytes(bytes: Uint8Array): ByteSource {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { size: all.length, read: async (offset, length) => all.subarray(offset, offset + length) };
}

/** The buffer that a read answers with is used again by the one after the next. */
export async function openFile(file: string): Promise<ByteSource & { close(): Promise<void> }> {
  const handle: FileHandle = await open(file, 'r');
  let [buffer, other] = [Buffer.alloc(0), Buffer.alloc(0)];
  return {
    size: (await handle.stat()).size,
    async read(offset, length) {
      [buffer, other] = [other, buffer];
      if (buffer.length < length) buffer = Buffer.allocUnsafe(length);
      const own = buffer;
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(own, filled, length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return own.subarray(0, filled);
    },
    close: () => handle.close(),
  };
}
