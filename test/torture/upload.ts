import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('upload-server.ts', import.meta.url));
const ADDRESS = '/procurements/example/lots/1/bids';
const MEGABYTE = 1024 * 1024;
/** What a server may need more for an upload of any size: pieces on their way, and what is not collected yet. */
const GROWTH_LIMIT_BYTES = 96 * MEGABYTE;

export interface UploadResult {
  megabytes: number;
  /** How much more memory the server had at its peak than before. */
  growthMegabytes: number;
  kept: number;
  /** Files that a cut-off upload left where files arrive. */
  left: number;
  passed: boolean;
}

/** A bid of so many bytes sent to a server in a process of its own, and one that breaks off half-way. */
export async function tortureUpload(megabytes: number): Promise<UploadResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-upload-'));
  const child = fork(SERVER, [folder], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const { port } = (await hear(child)) as { port: number };
    // Once, so that what the first upload of any size needs is not counted.
    await send(port, '示例丁', 1);
    await breakOff(port);
    const before = await askPeak(child);
    const status = await send(port, '示例丙', megabytes);
    const growth = (await askPeak(child)) - before;
    const incoming = path.join(folder, 'data', 'incoming');
    const result = {
      megabytes,
      growthMegabytes: Math.round(growth / MEGABYTE),
      kept: countFiles(path.join(folder, 'data', 'blobs')),
      left: existsSync(incoming) ? countFiles(incoming) : 0,
    };
    return {
      ...result,
      passed: status === 303 && growth <= GROWTH_LIMIT_BYTES && result.kept === 2 && result.left === 0,
    };
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
    rmSync(folder, { recursive: true });
  }
}

async function hear(child: ChildProcess): Promise<unknown> {
  const [message] = await once(child, 'message');
  return message;
}

async function askPeak(child: ChildProcess): Promise<number> {
  child.send('peak');
  return ((await hear(child)) as { peakBytes: number }).peakBytes;
}

function countFiles(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

function open(port: number) {
  const headers = { 'content-type': 'multipart/form-data; boundary=xyz' };
  return request({ port, host: '127.0.0.1', path: ADDRESS, method: 'POST', headers });
}

function* writeForm(tenderer: string, megabytes: number): Generator<string | Buffer> {
  const field = (name: string, value: string) =>
    `--xyz\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  yield field('tenderer', tenderer) + field('part', 'only') + field('receivedAt', '');
  yield '--xyz\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n';
  const piece = Buffer.alloc(MEGABYTE, tenderer);
  for (let sent = 0; sent < megabytes; sent += 1) {
    piece.writeUInt32LE(sent, 0);
    yield Buffer.from(piece);
  }
  yield '\r\n--xyz--\r\n';
}

async function send(port: number, tenderer: string, megabytes: number): Promise<number> {
  const sending = open(port);
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  await pipeline(Readable.from(writeForm(tenderer, megabytes)), sending);
  const [answer] = await answered;
  answer.resume();
  return answer.statusCode ?? 0;
}

/** Sends some megabytes of a file and hangs up. */
async function breakOff(port: number): Promise<void> {
  const sending = open(port);
  // Hanging up is an error to whoever hangs up as well.
  sending.on('error', () => {});
  for (const piece of writeForm('示例戊', 8)) {
    if (String(piece).startsWith('\r\n--xyz--')) break;
    if (!sending.write(piece)) await once(sending, 'drain');
  }
  const closed = new Promise<void>((resolve) => {
    sending.on('close', () => resolve());
  });
  sending.destroy();
  await closed;
}
