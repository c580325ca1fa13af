import { Field, type FieldProblem, TextField } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { showSize } from '../import-terms.ts';
import type { ImportFormLimits } from '../import-view.ts';

interface FilesFieldProps {
  label: string;
  limits: ImportFormLimits;
  problems: readonly FieldProblem[];
}

export function FilesField({ label, limits, problems }: FilesFieldProps) {
  return (
    <Field
      name="files"
      label={label}
      problems={problems}
      hint={`可以选择多份，也可以是压缩包；可以把文件拖到框内。一次最多 ${limits.files} 份，合计不超过 ${showSize(limits.uploadBytes)}。`}
      control={(attributes) => <input type="file" multiple {...attributes} />}
    />
  );
}

interface BidFieldsProps {
  limits: ImportFormLimits;
  problems: readonly FieldProblem[];
  date: string;
}

/** The day the law is read on, and the bid. */
export function BidFields({ limits, problems, date }: BidFieldsProps) {
  return (
    <>
      <TextField
        name="date"
        label="检查日期"
        hint="按这一天有效的规定检查，证书也按这一天是否在有效期内判断。一般填提交截止日期，如 2025-12-15。"
        value={date}
        problems={problems}
        inputmode="numeric"
        maxlength={10}
        autocomplete="off"
      />
      <FilesField label="响应（投标）文件" limits={limits} problems={problems} />
      <FormMark />
    </>
  );
}

/** Said below a list of problems. */
export function FilesAreGone() {
  return <p class="hint">浏览器不保留已选择的文件，请重新选择。</p>;
}

/** What becomes of what is handed in. */
export function PrivacyCard({ limits }: { limits: ImportFormLimits }) {
  return (
    <section class="card" aria-labelledby="privacy-title">
      <h2 id="privacy-title">文件怎样处理</h2>
      <ul class="report-lines">
        <li>不需要登录，只有您得到的地址能打开结果。</li>
        <li>结果只在内存中；文件只为读取暂存，读完即删除。</li>
        <li>结果保留 {limits.minutesKept} 分钟，用“删除并离开”可以立即删除；系统停止后全部清除。</li>
        <li>可以读取 Word、PDF（含扫描件）、Excel、网页、文本、图片，以及它们的压缩包；设有打开密码的不能读取。</li>
      </ul>
    </section>
  );
}

/** Deletes everything this visit handed in. */
export function LeaveForm({ href, isRunning = false }: { href: string; isRunning?: boolean }) {
  return (
    <form method="post" action={`${href}/delete`}>
      <FormMark />
      <button type="submit" class="quiet">
        {isRunning ? '停止，删除并离开' : '删除并离开'}
      </button>
    </form>
  );
}
