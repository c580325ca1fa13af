import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { FormMarkContext } from '../../../views/components/form-mark.tsx';
import type { Assets } from '../../../views/components/layout.tsx';
import { type ImportFormLimits, importHref } from '../../../views/import-view.ts';
import { MessagePage } from '../../../views/message-page.tsx';
import { SelfCheckPage, type SelfCheckProps } from '../../../views/self-check/self-check-page.tsx';
import { SELF_CHECK, type SelfCheckView } from '../../../views/self-check/self-check-view.ts';
import { showDay } from '../../../views/times.ts';
import type { ImportStore } from '../imports/import-store.ts';
import { dropUploads, readUpload, type Upload, type UploadRefusalType } from '../imports/read-upload.ts';
import { explainUploadRefusal, type UploadLimits } from '../imports/upload-refusal.ts';
import { renderPage } from '../render-page.ts';
import type { AppEnvironment } from '../secure-pages.ts';

type PageContext = Context<AppEnvironment>;
export type Sent = Extract<Upload, { type: 'sent' }>;
type Status = 200 | 400 | 404 | 410 | 413 | 422 | 503 | 507;
export type TypedFields = Readonly<Record<string, string>>;

/** What came of a form with files: what is wrong in it, or the id it was opened under; null where too much is being read. */
export type Opened = { problems: FieldProblem[] } | { id: string | null };

const AGAIN: { text: string; href: string }[] = [{ text: '重新检查', href: SELF_CHECK.href }];

/** How the pages of 自查 answer. */
export class SelfCheckAnswers {
  readonly limits: ImportFormLimits;
  readonly assets: Assets;
  private readonly imports: ImportStore;
  private readonly now: () => Date;

  constructor(imports: ImportStore, assets: Assets, now: () => Date) {
    const { uploadBytes, filesAtATime, minutesKept } = imports.settings;
    this.limits = { uploadBytes, files: filesAtATime, minutesKept };
    this.assets = assets;
    this.imports = imports;
    this.now = now;
  }

  /** Where nothing was typed yet. */
  today(): string {
    return showDay(this.now());
  }

  show(c: PageContext, page: Child, status: Status = 200): Response | Promise<Response> {
    return c.html(renderPage(markForms(page)), status);
  }

  showView(c: PageContext, view: SelfCheckView, problems: FieldProblem[] = [], typed: TypedFields = {}) {
    if (view.files.isRunning) c.set('isLive', true);
    const page = <SelfCheckPage assets={this.assets} {...this.propsOf(view, typed)} problems={problems} />;
    return this.show(c, page, problems.length === 0 ? 200 : 422);
  }

  propsOf(view: SelfCheckView, typed: TypedFields = {}): SelfCheckProps {
    const untyped = { lot: '', title: '', category: '', date: this.today() };
    return { view, limits: this.limits, typed: { ...untyped, ...typed } };
  }

  tell(c: PageContext, status: Status, title: string, lines: string[], links = AGAIN) {
    const page = { assets: this.assets, title, lines, links, place: SELF_CHECK };
    return this.show(c, <MessagePage {...page} />, status);
  }

  missing(c: PageContext, id: string) {
    return this.imports.wasDeleted(id)
      ? this.tell(c, 410, '自查已删除', ['文件和结果已按要求删除，或者超过保留时间。需要时请重新检查。'])
      : this.tell(c, 404, '没有找到', ['没有这次自查。地址可能不完整，或者系统重新启动过。请重新检查。']);
  }

  /** Takes files. What is wrong in the form is shown by `showForm`; what is right is opened by `open`. */
  async take(
    c: PageContext,
    showForm: (problems: FieldProblem[], typed: TypedFields) => Response | Promise<Response>,
    open: (sent: Sent) => Promise<Opened>,
  ): Promise<Response> {
    const upload = await readUpload(c.req.raw, this.imports.settings, this.imports);
    if (upload.type === 'too-many') {
      const { line } = explainUploadRefusal('too-many', this.shownLimits);
      return showForm([{ field: 'files', message: line }], {});
    }
    if (upload.type !== 'sent') return this.refuse(c, upload.type);
    const opened = await open(upload);
    if ('problems' in opened) {
      await dropUploads(this.imports, upload.files);
      return showForm(opened.problems, upload.fields);
    }
    return opened.id === null ? this.refuse(c, 'no-room') : c.redirect(importHref(opened.id, 'self-check'), 303);
  }

  private get shownLimits(): UploadLimits {
    return { bytes: this.limits.uploadBytes, files: this.limits.files, work: '读取', command: 'check' };
  }

  private refuse(c: PageContext, type: UploadRefusalType) {
    const { status, title, line } = explainUploadRefusal(type, this.shownLimits);
    return this.tell(c, status, title, [`${line}。`]);
  }
}

/** Gives the forms of a page their mark. */
export function markForms(part: Child): Child {
  const mark = randomBytes(12).toString('base64url');
  return <FormMarkContext.Provider value={mark}>{part}</FormMarkContext.Provider>;
}

export function missingFiles(files: Sent['files'], message: string): FieldProblem[] {
  return files.length === 0 ? [{ field: 'files', message }] : [];
}
