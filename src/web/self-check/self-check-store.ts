import type { CheckReportInput } from '../../../views/check-report/build-report.ts';
import type {
  Outcome,
  ReadRequirements,
  SelfCheckView,
  TypedPrices,
} from '../../../views/self-check/self-check-view.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { DecimalText } from '../../domain/scalars.ts';
import type { ReportFormat } from '../check-report.tsx';
import type { ImportSession } from '../imports/import-session.ts';
import type { ImportStore } from '../imports/import-store.ts';
import { dropUploads, type UploadedFile } from '../imports/read-upload.ts';
import type { Checker } from './check-pool.ts';
import { describeDraft } from './describe-draft.ts';
import { listDocuments, listProcurementDocuments, placeOfUnread, tellRepeated } from './session-documents.ts';
import { tellApart } from './tell-apart.ts';

export interface SelfCheckStoreOptions {
  imports: ImportStore;
  checker: Checker;
  /** Told about failures of the program; the reader of the page only learns that there was one. */
  onError?: (error: Error, file: string) => void;
}

/** What a bid is held against. */
export interface CheckBasis {
  scheme: Scheme;
  /** The procurement document it was read from, and what was left open in it; null for a published scheme. */
  source: { id: string; doubts: readonly Finding[] } | null;
  date: string;
}

/** Everything one vendor handed in on one way through the pages; it is deleted together. */
interface Visit {
  ids: Set<string>;
}

interface KeptRequirements {
  type: 'requirements';
  visit: Visit;
  read: Outcome<ReadRequirements>;
}

interface KeptCheck {
  type: 'check';
  visit: Visit;
  basis: CheckBasis;
  checked: Outcome<CheckReportInput>;
  prices: TypedPrices;
}

const PURPOSE = 'self-check';
const NO_PRICES: TypedPrices = { own: '', others: '' };

/** Vendors' checks of their own bids. All of it lives and ends with the files in the import store. */
export class SelfCheckStore {
  readonly imports: ImportStore;
  private readonly checker: Checker;
  private readonly onError: NonNullable<SelfCheckStoreOptions['onError']>;
  private readonly kept = new WeakMap<ImportSession, KeptRequirements | KeptCheck>();

  constructor({ imports, checker, onError = () => {} }: SelfCheckStoreOptions) {
    this.imports = imports;
    this.checker = checker;
    this.onError = onError;
  }

  /** Begins to read a procurement document whose room is taken. Null where too many files are being read. */
  async openRequirements(uploaded: readonly UploadedFile[], form: string): Promise<ImportSession | null> {
    const kept: KeptRequirements = { type: 'requirements', visit: { ids: new Set() }, read: { type: 'pending' } };
    return this.open(uploaded, form, kept, async (session, signal) => {
      const documents = listProcurementDocuments(session);
      if (documents.length === 0) kept.read = NOTHING_READ;
      else {
        const drafted = await this.settle(session, signal, 'draft', { documents });
        kept.read = drafted.type === 'done' ? { type: 'done', value: describeDraft(drafted.value) } : drafted;
      }
    });
  }

  /** Begins to read a bid and to hold it against a lot. `from` is where the vendor came from. */
  async openCheck(
    uploaded: readonly UploadedFile[],
    form: string,
    basis: CheckBasis,
    from: string | null,
  ): Promise<ImportSession | null> {
    const visit = (from === null ? null : this.find(from)?.kept.visit) ?? { ids: new Set() };
    const kept: KeptCheck = { type: 'check', visit, basis, checked: { type: 'pending' }, prices: NO_PRICES };
    const source = basis.source === null ? null : this.find(basis.source.id);
    const procurementDocuments = source === null ? [] : listProcurementDocuments(source.session);
    const { files, repeated } = tellApart(uploaded);
    await dropUploads(this.imports, repeated);
    const key =
      form === ''
        ? ''
        : JSON.stringify([form, basis.source?.id, basis.scheme.procurement.id, basis.scheme.lot.number, basis.date]);
    return this.open(files, key, kept, async (session, signal) => {
      const documents = listDocuments(session);
      if (documents.length === 0) kept.checked = NOTHING_READ;
      else {
        const { scheme, date } = basis;
        const unread = session.listFiles().flatMap(placeOfUnread);
        const given = { documents, procurementDocuments, unread, scheme, date };
        const found = await this.settle(session, signal, 'check', given);
        kept.checked = found.type === 'done' ? { type: 'done', value: describe(found.value) } : found;
      }
    });

    function describe({ check, notices }: Pick<CheckReportInput, 'check' | 'notices'>): CheckReportInput {
      const own = [...(basis.source?.doubts ?? []), ...repeated.map(({ name }) => tellRepeated(name))];
      return {
        check: { ...check, findings: [...check.findings, ...own] },
        notices: [...notices, ...own],
        scheme: basis.scheme,
        date: basis.date,
        outlook: null,
        audience: 'vendor',
      };
    }
  }

  view(id: string): SelfCheckView | null {
    const files = this.imports.view(id, PURPOSE);
    const found = this.find(id);
    if (files === null || found === null) return null;
    const { kept } = found;
    if (kept.type === 'requirements') return { type: 'requirements', files, read: kept.read };
    const { basis, checked, prices } = kept;
    const source = basis.source === null ? null : this.imports.view(basis.source.id, PURPOSE);
    return {
      type: 'check',
      files,
      scheme: basis.scheme,
      source: source === null ? null : { files: source, doubts: basis.source?.doubts ?? [] },
      date: basis.date,
      checked,
      prices,
    };
  }

  /** What a bid under this id was held against. */
  findBasis(id: string): CheckBasis | null {
    const kept = this.find(id)?.kept;
    return kept?.type === 'check' ? kept.basis : null;
  }

  /** Computes what prices would score, and keeps what was typed. @throws AppError where they cannot be computed with */
  async forecast(id: string, typed: TypedPrices, prices: DecimalText[], others: DecimalText[]): Promise<void> {
    const kept = this.find(id)?.kept;
    if (kept?.type !== 'check' || kept.checked.type !== 'done') return;
    const { check, scheme, date } = kept.checked.value;
    const outlook =
      prices.length === 0 ? null : await this.checker.run('forecast', { check, scheme, date, prices, others });
    if (kept.checked.type === 'done') kept.checked = { type: 'done', value: { ...kept.checked.value, outlook } };
    kept.prices = typed;
  }

  /** The report as a file. */
  renderReport(input: CheckReportInput, format: ReportFormat): Promise<Uint8Array> {
    return this.checker.run('report', { ...input, format });
  }

  /** Deletes everything the vendor handed in on its way here. */
  delete(id: string): void {
    const ids = this.find(id)?.kept.visit.ids ?? [];
    for (const own of ids) this.imports.delete(own);
  }

  find(id: string): { session: ImportSession; kept: KeptRequirements | KeptCheck } | null {
    const session = this.imports.find(id, PURPOSE);
    const kept = session === null ? undefined : this.kept.get(session);
    return session === null || kept === undefined ? null : { session, kept };
  }

  private async open(
    files: readonly UploadedFile[],
    form: string,
    kept: KeptRequirements | KeptCheck,
    whenRead: (session: ImportSession, signal: AbortSignal) => Promise<void>,
  ): Promise<ImportSession | null> {
    const session = await this.imports.open(files, form, { purpose: PURPOSE, isSplit: true, whenRead });
    if (session === null || this.kept.has(session)) return session;
    this.kept.set(session, kept);
    kept.visit.ids.add(session.id);
    return session;
  }

  private async settle<Type extends 'draft' | 'check'>(
    session: ImportSession,
    signal: AbortSignal,
    ...[type, given]: Parameters<typeof this.checker.run<Type>>
  ) {
    try {
      return { type: 'done' as const, value: await this.checker.run(type, given, signal) };
    } catch (error) {
      return { type: 'refused' as const, message: this.explain(session, signal, error) };
    }
  }

  private explain(session: ImportSession, signal: AbortSignal, error: unknown): string {
    if (signal.aborted) return '已停止，没有检查';
    if (error instanceof AppError) return error.problems.map(({ message }) => message).join('；');
    const names = session.listFiles().map(({ name }) => name);
    this.onError(error instanceof Error ? error : new Error(String(error)), names.join('、'));
    return '检查程序出错，请告知系统管理员，并说明文件和时间';
  }
}

const NOTHING_READ = {
  type: 'refused',
  message: '没有一份文件能读取，没有检查。请看每份文件的说明，换成可以读取的文件后再试',
} as const;
