import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { IncomingFolder } from '../../use-cases/incoming-files.ts';
import { IMPORT_SETTINGS, type ImportSettings } from './import-settings.ts';
import { dropUploads, type Room, readUpload, type Upload } from './read-upload.ts';
import { formOf } from './upload-fixture.ts';

const parent = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
const folder = path.join(parent, 'incoming');
beforeEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(parent, { recursive: true }));

/** What lies on the disk. */
const left = () => readdirSync(parent);

class CountedRoom implements Room {
  readonly incoming = new IncomingFolder(folder);
  taken = 0;
  most = 0;
  private readonly all: number;

  constructor(all = Number.MAX_SAFE_INTEGER) {
    this.all = all;
  }

  take(bytes: number): boolean {
    if (this.taken + bytes > this.all) return false;
    this.taken += bytes;
    this.most = Math.max(this.most, this.taken);
    return true;
  }

  giveBack(bytes: number): void {
    this.taken -= bytes;
  }
}

type Body = NonNullable<RequestInit['body']>;

function send(body: Body, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/imports', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
}

async function read(
  request: Request,
  settings: Partial<ImportSettings> = {},
  room = new CountedRoom(),
): Promise<Upload> {
  return readUpload(request, { ...IMPORT_SETTINGS, ...settings }, room);
}

const BOUNDARY = { 'content-type': 'multipart/form-data; boundary=xyz' };
const PART = '--xyz\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\n';

/** A body that never says how long it is. */
function streamOf(chunks: Iterable<string>, encoding: BufferEncoding = 'utf8'): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(Buffer.from(value, encoding));
    },
  });
}

describe('an upload', () => {
  test('brings its files, with names and bytes as they were, and the form they came from', async () => {
    const upload = await read(send(formOf({ '响应"文件".docx': '一', 'b.pdf': Buffer.from([0, 13, 10, 255]) }, 'f1')));
    if (upload.type !== 'sent') throw new Error(upload.type);
    expect(upload.form).toBe('f1');
    expect(upload.files.map(({ name }) => name)).toEqual(['响应"文件".docx', 'b.pdf']);
    expect(upload.files.map(({ path: file }) => [...readFileSync(file)])).toEqual([
      [0xe4, 0xb8, 0x80],
      [0, 13, 10, 255],
    ]);
    expect(upload.files.map(({ bytes }) => bytes)).toEqual([3, 4]);
    const [first] = upload.files;
    expect(first?.sha256).toBe(createHash('sha256').update('一').digest('hex'));
  });

  test('brings what was typed beside the files', async () => {
    const form = formOf({ 'a.txt': '一' }, 'f1');
    form.set('date', '2025-12-15');
    form.set('scheme', '示例/3');
    const upload = await read(send(form));
    expect(upload).toMatchObject({ form: 'f1', fields: { date: '2025-12-15', scheme: '示例/3' } });
  });

  test('without a chosen file has none; an empty file is one', async () => {
    expect(await read(send(formOf({ '': '' })))).toEqual({ type: 'sent', form: '', fields: {}, files: [] });
    expect(await read(send(formOf({ 'a.docx': '' })))).toMatchObject({ files: [{ name: 'a.docx' }] });
  });

  test('holds room for its files alone', async () => {
    const room = new CountedRoom();
    await read(send(formOf({ 'a.txt': '12345', 'b.txt': '678' })), {}, room);
    expect(room.taken).toBe(8);
  });

  test('is gone with its room once it is dropped', async () => {
    const room = new CountedRoom();
    const upload = await read(send(formOf({ 'a.txt': '12345', 'b.txt': '678' })), {}, room);
    expect(readdirSync(folder)).toHaveLength(2);
    await dropUploads(room, upload.type === 'sent' ? upload.files : []);
    expect([room.taken, left()]).toEqual([0, []]);
  });

  test('is the same however it is cut into pieces on the way', async () => {
    const form = formOf({ 'a.bin': Buffer.from('\r\n--\r\n--xyz\r\n-\r'), 'b.txt': '', 'c.txt': '三' }, 'f1');
    const whole = send(form);
    const headers = { 'content-type': whole.headers.get('content-type') ?? '' };
    const body = Buffer.from(await whole.arrayBuffer()).toString('latin1');
    const describeSent = (upload: Upload) =>
      upload.type === 'sent'
        ? upload.files.map(({ name, path: file }) => [name, readFileSync(file, 'latin1')])
        : upload;
    const expected = describeSent(await read(send(Buffer.from(body, 'latin1'), headers)));
    expect(expected).toHaveLength(3);
    for (const size of [1, 2, 3, 7, 61, 64, 100]) {
      const pieces = Array.from({ length: Math.ceil(body.length / size) }, (_, at) =>
        body.slice(at * size, (at + 1) * size),
      );
      expect(describeSent(await read(send(streamOf(pieces, 'latin1'), headers))), `${size}`).toEqual(expected);
    }
  });

  test('of exactly the limit is taken, of one byte more is not', async () => {
    const size = (await send(formOf({ 'a.txt': '12345' })).arrayBuffer()).byteLength;
    expect((await read(send(formOf({ 'a.txt': '12345' })), { uploadBytes: size })).type).toBe('sent');
    expect((await read(send(formOf({ 'a.txt': '12345' })), { uploadBytes: size - 1 })).type).toBe('too-large');
  });

  test('that does not say its size is stopped while it arrives, and heard to its end', async () => {
    const room = new CountedRoom();
    let sent = 0;
    function* chunks() {
      yield PART;
      for (; sent < 80; sent += 1) yield 'x'.repeat(100);
    }
    const upload = await read(send(streamOf(chunks()), BOUNDARY), { uploadBytes: 1000 }, room);
    expect(upload.type).toBe('too-large');
    expect(sent).toBe(80);
    expect(room.most).toBeLessThanOrEqual(1000);
    expect([room.taken, left()]).toEqual([0, []]);
  });

  test('without end is not heard out', async () => {
    function* chunks() {
      yield PART;
      for (;;) yield 'x'.repeat(100);
    }
    expect((await read(send(streamOf(chunks()), BOUNDARY), { uploadBytes: 1000 })).type).toBe('too-large');
  });

  test('is refused where there is no room', async () => {
    const room = new CountedRoom(100);
    expect((await read(send(formOf({ 'a.txt': 'x'.repeat(200) })), {}, room)).type).toBe('no-room');
    expect([room.taken, left()]).toEqual([0, []]);
  });

  test('of as many files as allowed is taken, of one more is not', async () => {
    const files = (count: number) =>
      formOf(Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}`, ''])));
    expect((await read(send(files(3)), { filesAtATime: 3 })).type).toBe('sent');
    expect((await read(send(files(4)), { filesAtATime: 3 })).type).toBe('too-many');
    expect((await read(send(files(900)), { filesAtATime: 3 })).type).toBe('too-many');
  });

  test.each<[what: string, body: Body, headers: Record<string, string>]>([
    ['cut off', streamOf([PART, 'half of']), BOUNDARY],
    ['of another kind', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['without a boundary', 'x', { 'content-type': 'multipart/form-data' }],
    ['that is no form at all', 'x', BOUNDARY],
    ['with a name that is no text', streamOf(['--xyz\r\n', 'x'.repeat(20_000)]), BOUNDARY],
  ])('%s is broken', async (_, body, headers) => {
    const room = new CountedRoom();
    expect(await read(send(body, headers), {}, room)).toEqual({ type: 'broken' });
    expect([room.taken, left()]).toEqual([0, []]);
  });

  test('whose connection breaks is broken', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from(PART)),
      pull: () => Promise.reject(new Error('connection reset')),
    });
    const room = new CountedRoom();
    expect(await read(send(body, BOUNDARY), {}, room)).toEqual({ type: 'broken' });
    expect([room.taken, left()]).toEqual([0, []]);
  });
});
