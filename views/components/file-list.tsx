import type { Child } from 'hono/jsx';
import type { DocumentRef } from '../../src/ledger/events/envelope.ts';
import { showSize } from '../import-terms.ts';
import { fileHref } from '../workspace-addresses.ts';
import { Field, type FieldProblem } from './form-field.tsx';

interface FileListProps<D extends DocumentRef> {
  procurement: string;
  documents: readonly D[];
  /** False: the name alone, where the reader may not open it yet. */
  isOpen: boolean;
  /** Behind each file. */
  beside?: (document: D) => Child;
}

/** Files that were handed in: name, size, and the digest by which anybody can tell that nothing was changed. */
export function FileList<D extends DocumentRef>({ procurement, documents, isOpen, beside }: FileListProps<D>) {
  return (
    <ul class="file-list">
      {documents.map((document) => (
        <li>
          {isOpen ? (
            <a class="file-name" href={fileHref(procurement, document.sha256)}>
              {document.name}
            </a>
          ) : (
            <span class="file-name">{document.name}</span>
          )}
          <span class="sub">
            {showSize(document.bytes)} · <abbr title={`SHA-256：${document.sha256}`}>摘要</abbr>{' '}
            <code>{document.sha256.slice(0, 12)}</code>
          </span>
          {beside?.(document)}
        </li>
      ))}
    </ul>
  );
}

interface FilesFieldProps {
  /** Id of the control, where a page has several. */
  name?: string;
  problem: string | undefined;
  limit: string;
  files: number;
}

/** Choosing files to hand in. */
export function FilesField({ name = 'files', problem, limit, files }: FilesFieldProps) {
  return (
    <div class={problem === undefined ? 'field' : 'field is-wrong'}>
      <label for={name}>文件</label>
      {problem === undefined ? null : (
        <p class="field-error" id={`${name}-error`}>
          {problem}
        </p>
      )}
      <input
        id={name}
        name="files"
        type="file"
        multiple
        aria-describedby={problem === undefined ? `${name}-hint` : `${name}-error ${name}-hint`}
        aria-invalid={problem === undefined ? undefined : 'true'}
      />
      <p class="field-hint" id={`${name}-hint`}>
        一次最多 {files} 份，合计不超过 {limit}；分几次提交也可以。
      </p>
    </div>
  );
}

interface OneFileFieldProps {
  /** Where a page has several of them. */
  name?: string;
  label: string;
  problems: readonly FieldProblem[];
}

/** Choosing one file that goes with what is typed. */
export function OneFileField({ name = 'files', label, problems }: OneFileFieldProps) {
  return (
    <Field
      name={name}
      label={label}
      problems={problems}
      control={(attributes) => <input {...attributes} type="file" />}
    />
  );
}
