import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type Finding, finding } from '../domain/finding.ts';
import {
  ALGORITHMS,
  BAGIT_TEXT,
  type HashedFile,
  isPayload,
  manifestName,
  SIGNATURE_FILE,
  TAG_FILES,
  tagManifestName,
  writeManifest,
} from './bag.ts';
import type { ByteSource } from './byte-source.ts';
import { contentOffset, readZip, type ZipProblem } from './read-zip.ts';
import type { StoredEntry } from './zip-layout.ts';

export interface ScannedArchive {
  /** The one at the top, without its stroke; what the manifests and a signature do not cover. */
  folder: string;
  files: Map<string, HashedFile>;
  /** Content of all files but the documents. */
  texts: Map<string, Buffer>;
  problems: Finding[];
}

const PIECE_BYTES = 4 * 1024 * 1024;
/** Documents and what was read of them are hashed and passed by; everything else is needed as a whole. */
const PASSED_BY = ['data/documents/', 'data/readings/'];
/** More than the events of any procurement; what is needed as a whole is held in memory. */
const LARGEST_HELD_BYTES = 256 * 1024 * 1024;

const ZIP_PROBLEMS: Readonly<Record<ZipProblem, string>> = {
  'not-a-zip': '不是归档包（ZIP）文件，请检查选择的文件',
  'cut-off': '归档包不完整（结尾缺失，或后面多了内容），请重新取得原件',
  rewritten: '归档包不是归档时写出的原样：内容之外有改动（如重新压缩、改名、插入或追加了内容），请取得原件',
  'duplicate-entry': '归档包中有重名的文件，请取得原件',
};

/** Reads an archive once from front to back: its form, every checksum, and both manifests of both algorithms. */
export async function scanArchive(
  source: ByteSource,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<ScannedArchive> {
  const { entries, problem, names } = await readZip(source);
  if (problem !== null) {
    const which = names.length === 0 ? '' : `：${names.join('、')}`;
    return {
      folder: '',
      files: new Map(),
      texts: new Map(),
      problems: [finding('error', problem, ZIP_PROBLEMS[problem] + which)],
    };
  }
  const folder = entries[0]?.name.split('/')[0] ?? '';
  const files = new Map<string, HashedFile>();
  const texts = new Map<string, Buffer>();
  const problems: Finding[] = [];
  const changed = new Set<string>();
  for (const entry of entries) {
    const name = entry.name.slice(folder.length + 1);
    if (!entry.name.startsWith(`${folder}/`)) {
      problems.push(finding('error', 'file-added', `归档包中多了文件“${entry.name}”`));
      continue;
    }
    const tell = (done: number) => onProgress(entry.offset + done, source.size);
    const isHeld = !PASSED_BY.some((place) => name.startsWith(place));
    if (isHeld && entry.size > LARGEST_HELD_BYTES) {
      const message = `文件“${name}”有 ${entry.size} 字节，归档时不会写出这样大的文件，请取得原件`;
      return { folder, files, texts, problems: [finding('error', 'rewritten', message)] };
    }
    const content = await hashEntry(source, entry, isHeld, tell);
    files.set(name, { name, bytes: entry.size, sha256: content.sha256, sm3: content.sm3 });
    if (content.bytes !== null) texts.set(name, content.bytes);
    if (content.crc === entry.crc) continue;
    changed.add(name);
    problems.push(finding('error', 'file-changed', `文件“${name}”的内容与校验值不符，已被改动`));
  }
  problems.push(...checkManifests(files, texts, changed), ...checkOrder([...files.keys()]));
  return { folder, files, texts, problems };
}

async function hashEntry(source: ByteSource, entry: StoredEntry, isKept: boolean, onProgress: (done: number) => void) {
  const hashes = ALGORITHMS.map((algorithm) => createHash(algorithm));
  const kept: Buffer[] = [];
  const start = contentOffset(entry);
  let crc = 0;
  const readPiece = (at: number) => source.read(start + at, Math.min(PIECE_BYTES, entry.size - at));
  let coming = readPiece(0);
  for (let at = 0; at < entry.size; at += PIECE_BYTES) {
    const piece = await coming;
    // The disk reads on while this piece is hashed.
    if (at + PIECE_BYTES < entry.size) coming = readPiece(at + PIECE_BYTES);
    for (const hash of hashes) hash.update(piece);
    crc = crc32(piece, crc);
    if (isKept) kept.push(Buffer.from(piece));
    onProgress(at + piece.length);
  }
  const [sha256 = '', sm3 = ''] = hashes.map((hash) => hash.digest('hex'));
  return { sha256, sm3, crc, bytes: isKept ? Buffer.concat(kept) : null };
}

/** Something about one file that a manifest shows. */
interface Difference {
  file: string;
  problem: Finding;
}

/**
 * Each manifest has to be, to the byte, what it would be for the files that are there. What is wrong with a file is told once, however
 * many manifests show it.
 * @param changed files that have been told to be changed already, manifests among them
 */
function checkManifests(
  files: ReadonlyMap<string, HashedFile>,
  texts: ReadonlyMap<string, Buffer>,
  changed: ReadonlySet<string>,
): Finding[] {
  const all = [...files.values()];
  const tagNames = [...TAG_FILES, ...ALGORITHMS.map(manifestName)];
  const known = new Set([...tagNames, ...ALGORITHMS.map(tagManifestName), SIGNATURE_FILE]);
  const strangers = all.filter(({ name }) => !isPayload(name) && !known.has(name));
  const payload = all.filter(({ name }) => isPayload(name));
  const tags = all.filter(({ name }) => tagNames.includes(name));
  const differences = ALGORITHMS.flatMap((algorithm) => [
    { name: manifestName(algorithm), differ: compareManifest(manifestName(algorithm), payload, algorithm, texts) },
    { name: tagManifestName(algorithm), differ: compareManifest(tagManifestName(algorithm), tags, algorithm, texts) },
  ]).flatMap(({ name, differ }) => (changed.has(name) ? [] : differ));
  const told = new Map<string, Finding>();
  for (const { file, problem } of differences) {
    const key = `${problem.code}\n${file}`;
    if (!changed.has(file) && !told.has(key)) told.set(key, problem);
  }
  return [
    ...strangers.map(({ name }) => finding('error', 'file-added', `归档包中多了文件“${name}”`)),
    ...(texts.get('bagit.txt')?.toString('utf8') === BAGIT_TEXT || changed.has('bagit.txt')
      ? []
      : [finding('error', 'not-a-bag', '归档包不是 BagIt 1.0 格式（缺少 bagit.txt 或其版本不同）')]),
    ...told.values(),
  ];
}

function compareManifest(
  name: string,
  files: readonly HashedFile[],
  algorithm: (typeof ALGORITHMS)[number],
  texts: ReadonlyMap<string, Buffer>,
): Difference[] {
  const differ = (file: string, code: string, message: string): Difference => ({
    file,
    problem: finding('error', code, message),
  });
  const text = texts.get(name);
  if (text === undefined) return [differ(name, 'file-missing', `归档包中缺少清单“${name}”`)];
  const expected = writeManifest(files, algorithm);
  if (text.equals(Buffer.from(expected, 'utf8'))) return [];
  const listed = parseLines(text.toString('utf8'));
  const present = parseLines(expected);
  const problems = [
    ...[...listed].flatMap(([file, hash]) => {
      if (!present.has(file)) return [differ(file, 'file-missing', `清单“${name}”中的文件“${file}”不在归档包中`)];
      return present.get(file) === hash
        ? []
        : [differ(file, 'file-changed', `文件“${file}”与清单“${name}”不符，已被改动`)];
    }),
    ...[...present.keys()]
      .filter((file) => !listed.has(file))
      .map((file) => differ(file, 'file-added', `文件“${file}”不在清单“${name}”中，是后来加入的`)),
  ];
  return problems.length > 0 ? problems : [differ(name, 'file-changed', `清单“${name}”的写法与归档时不同，已被改动`)];
}

function parseLines(text: string): Map<string, string> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const at = line.indexOf('  ');
        return [line.slice(at + 2), line.slice(0, Math.max(at, 0))] as const;
      }),
  );
}

/** Tags first, then the payload by name, then manifests: as it is written. */
function checkOrder(names: readonly string[]): Finding[] {
  const data = names.filter(isPayload).sort((a, b) => (a < b ? -1 : 1));
  const manifests = [...ALGORITHMS.map(manifestName), ...ALGORITHMS.map(tagManifestName), SIGNATURE_FILE];
  const expected = [...TAG_FILES, ...data, ...manifests].filter((name) => names.includes(name));
  const known = names.filter((name) => expected.includes(name));
  return expected.every((name, index) => known[index] === name)
    ? []
    : [finding('error', 'rewritten', ZIP_PROBLEMS.rewritten)];
}
