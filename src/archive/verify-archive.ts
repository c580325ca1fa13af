import type { Evaluation } from '../domain/evaluation.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { type VerifiedLedger, verifyLedger, type WrittenEntry } from '../ledger/verify.ts';
import { isPayload, SIGNATURE_FILE, tagManifestName, writeBagInfo } from './bag.ts';
import type { ByteSource } from './byte-source.ts';
import { checkAwards, compareLaw, type Held, type Law } from './check-result.ts';
import {
  DESCRIPTION_FILE,
  EVENTS_FILE,
  FORMAT,
  FORMAT_VERSION,
  listBagInfo,
  listDerivedFiles,
  listKeptFiles,
  parseEntry,
} from './contents.ts';
import { type ArchiveCheck, listChecks, type Reached } from './list-checks.ts';
import { HASHING, recompute } from './recompute.ts';
import { type ScannedArchive, scanArchive } from './scan-archive.ts';
import { checkSignature, type SignatureFault } from './signature.ts';

export interface ArchiveVerification {
  valid: boolean;
  events: number;
  /** Every score that was frozen has been computed again and is, to the byte, what was sealed. */
  recomputed: boolean;
  /** Null: not signed. */
  signature: 'checked' | 'own-key-only' | 'invalid' | null;
  procurement: string | null;
  /** What each check came to, in order. */
  checks: ArchiveCheck[];
  problems: Finding[];
}

/** How far a verification is: bytes of the archive, then events. */
export interface VerifyProgress {
  step: 'files' | 'events';
  done: number;
  all: number;
}

export interface VerifyOptions {
  /** The agency's public key, had from the agency; null: the signature is held against the key in the archive only. */
  publicKey: string | null;
  /** The version of this program. */
  software: string;
  /** SHA-256 of the law and of the level orders that come with this program, as they are frozen; null: not at hand. */
  law: Law | null;
  onProgress?: (progress: VerifyProgress) => void;
}

/** Verifies an archive with nothing but itself: form, every hash, signature, chain, rights, and all scores computed again. */
export async function verifyArchive(source: ByteSource, options: VerifyOptions): Promise<ArchiveVerification> {
  const { publicKey, software, law, onProgress = () => {} } = options;
  const scanned = await scanArchive(source, (done, all) => onProgress({ step: 'files', done, all }));
  if (scanned.files.size === 0) return refuse(scanned.problems, 'form', null);
  const format = checkFormat(scanned);
  if (format !== null) return refuse([format], 'form', null);
  const { signature, problems: faults } = checkSigned(scanned, publicKey);
  const problems = [...scanned.problems, ...faults];
  if (problems.some(isError)) return refuse(problems, 'files', signature);
  const entries = readEntries(scanned);
  if (entries === null) {
    const fault = finding('error', 'events-unreadable', `“${EVENTS_FILE}”的写法与归档时不同，已被改动`);
    return refuse([...problems, fault], 'events', signature);
  }
  const evaluations = new Map<string, Evaluation>();
  const told = tellEach(entries, (done) => onProgress({ step: 'events', done, all: entries.length }));
  const ledger = verifyLedger(told, HASHING, (event, state) => {
    return recompute(event, state, scanned.texts, evaluations);
  });
  const found = [...problems, ...ledger.problems];
  const reached = found.some(isError) ? 'events' : 'contents';
  if (reached === 'contents') {
    found.push(...checkWhole(scanned, ledger));
    found.push(...compareContents(scanned, ledger, entries, evaluations, { software, signature }));
    found.push(...checkAwards(ledger.events, evaluations));
    if (law !== null) found.push(...compareLaw(ledger.events, law, { software, signature }));
  }
  return {
    valid: !found.some(isError),
    events: ledger.events.length,
    recomputed: !found.some(isError),
    signature,
    procurement: ledger.state.id,
    checks: listChecks(found, reached, signature !== null),
    problems: found.map(showControls),
  };
}

const TOLD_EVERY = 100;

function* tellEach<T>(entries: readonly T[], tell: (done: number) => void): Generator<T> {
  for (const [index, entry] of entries.entries()) {
    if (index % TOLD_EVERY === 0) tell(index);
    yield entry;
  }
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function refuse(
  problems: Finding[],
  reached: Reached,
  signature: ArchiveVerification['signature'],
): ArchiveVerification {
  const checks = listChecks(problems, reached, signature !== null);
  return {
    valid: false,
    events: 0,
    recomputed: false,
    signature,
    procurement: null,
    checks,
    problems: problems.map(showControls),
  };
}

/** Names are the archive's own: what moves the cursor or turns the line round would write other words over what is told. */
function showControls(problem: Finding): Finding {
  return { ...problem, message: problem.message.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�') };
}

/** What neither checksums nor single events show: that it is all of one sealed procurement, under its own name. */
function checkWhole({ folder }: ScannedArchive, { state }: VerifiedLedger): Finding[] {
  const named = `归档包最上层的文件夹名为“${folder}”，应为“${state.id}”，已被改动`;
  const open = '台账没有封存，不是导出的归档包，末尾的事件可能被删除';
  return [
    ...(folder === state.id ? [] : [finding('error', 'rewritten', named)]),
    ...(state.sealed === null ? [finding('error', 'not-sealed', open)] : []),
  ];
}

/** An archive of another form is not judged: one line says what to do. */
function checkFormat({ texts, files }: ScannedArchive): Finding | null {
  if (files.size === 0) return null;
  const description = parseJson(texts.get(DESCRIPTION_FILE)) as { format?: unknown; version?: unknown } | null;
  if (description === null) return null;
  if (description.format !== FORMAT) return finding('error', 'other-format', '不是衡标的归档包，请检查选择的文件');
  const { version } = description;
  if (version === FORMAT_VERSION) return null;
  const isNewer = typeof version === 'number' && version > FORMAT_VERSION;
  return isNewer
    ? finding(
        'error',
        'newer-format',
        `归档包由更新的版本写出（格式 ${version}，本软件认识到 ${FORMAT_VERSION}），请升级软件后再核验`,
      )
    : finding('error', 'unknown-format', `归档包的格式版本“${String(version)}”不存在，已被改动，请取得原件`);
}

const SIGNATURE_FAULTS: Readonly<Record<SignatureFault, string>> = {
  unreadable: '签名文件的写法与归档时不同，已被改动',
  wrong: '签名与归档包的清单不符：签名之后有改动，或签名被替换',
  'other-key': '签名有效，但不是所给公钥的持有人签的，请核对公钥的来源',
};

function checkSigned({ texts }: ScannedArchive, publicKey: string | null) {
  const signature = texts.get(SIGNATURE_FILE)?.toString('utf8');
  if (signature === undefined) {
    const problems =
      publicKey === null ? [] : [finding('error', 'signature-missing', '归档包没有签名，无法用所给公钥核验')];
    return { signature: null, problems } as const;
  }
  const manifest = texts.get(tagManifestName('sha256')) ?? Buffer.alloc(0);
  const fault = checkSignature(signature, manifest, publicKey);
  if (fault !== null)
    return {
      signature: 'invalid',
      problems: [finding('error', `signature-${fault}`, SIGNATURE_FAULTS[fault])],
    } as const;
  if (publicKey !== null) return { signature: 'checked', problems: [] } as const;
  const message = '签名只与归档包自带的公钥核对过；请向代理机构取得公钥，用 --public-key 核对是谁签的';
  return { signature: 'own-key-only', problems: [finding('warning', 'signature-own-key', message)] } as const;
}

function readEntries({ texts }: ScannedArchive): WrittenEntry[] | null {
  const lines = texts.get(EVENTS_FILE)?.toString('utf8').split('\n');
  if (lines?.pop() !== '') return null;
  const entries: WrittenEntry[] = [];
  for (const line of lines) {
    const entry = parseEntry(line);
    if (entry === null) return null;
    entries.push(entry);
  }
  return entries;
}

/** What the archive holds must be what its events speak of, no more and no less. */
function compareContents(
  { texts, files }: ScannedArchive,
  { state, events }: VerifiedLedger,
  entries: readonly WrittenEntry[],
  evaluations: ReadonlyMap<string, Evaluation>,
  { software, signature }: Held,
): Finding[] {
  const description = parseJson(texts.get(DESCRIPTION_FILE)) as { software?: unknown } | null;
  const written = String(description?.software);
  const derived = listDerivedFiles({ state, events, entries, evaluations, software: written });
  const kept = listKeptFiles(state);
  const expected = new Set([...derived, ...kept].map(({ name }) => name));
  const problems = [...files.keys()]
    .filter((name) => isPayload(name) && !expected.has(name))
    .map((name) => finding('error', 'file-added', `文件“${name}”与台账无关，是后来加入的`));
  for (const { name, sha256 } of kept) {
    const file = files.get(name);
    if (file === undefined) problems.push(finding('error', 'file-missing', `台账记载的文件“${name}”不在归档包中`));
    else if (file.sha256 !== sha256)
      problems.push(finding('error', 'file-changed', `文件“${name}”与台账记载不符，已被替换`));
  }
  const payload = [...files.values()].filter(({ name }) => isPayload(name));
  if (texts.get('bag-info.txt')?.toString('utf8') !== writeBagInfo(listBagInfo(state, written), payload))
    problems.push(finding('error', 'file-changed', '“bag-info.txt”与台账所载内容不一致，已被改动'));
  // How pages look may change from version to version; data may not.
  const isPage = (name: string) => name.endsWith('.html');
  for (const { name, text } of derived) {
    if (isPage(name) && written !== software && texts.has(name)) continue;
    if (texts.get(name)?.toString('utf8') !== text)
      problems.push(finding('error', 'file-changed', `文件“${name}”与台账所载内容不一致，已被改动或缺失`));
  }
  if (written !== software)
    problems.push(
      finding(
        signature === 'checked' ? 'info' : 'warning',
        'pages-not-compared',
        `归档包自称由 ${written} 写出，其中网页的内容没有核对，不能作准；要看结果，请用该版本核验。事件、数据与得分均已核验`,
      ),
    );
  return problems;
}

function parseJson(bytes: Buffer | undefined): unknown {
  try {
    return bytes === undefined ? null : JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
