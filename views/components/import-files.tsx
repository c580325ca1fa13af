import type { Block, ImportedDocument } from '../../src/domain/document.ts';
import { nameMediaType, showSize } from '../import-terms.ts';
import { type ImportFileView, type ImportPurpose, type ImportView, importedFileHref } from '../import-view.ts';
import { groupFindings } from '../recheck.ts';
import { SEVERITY_TONES } from './import-findings.tsx';
import { Tag } from './tag.tsx';

const COUNTS: readonly { type: Block['type']; title: string }[] = [
  { type: 'heading', title: '标题' },
  { type: 'paragraph', title: '段落' },
  { type: 'table', title: '表格' },
  { type: 'image', title: '图片' },
];

/** How many blocks of each type a document has. */
export function countBlocks({ blocks }: ImportedDocument): { title: string; count: number }[] {
  return COUNTS.map(({ type, title }) => ({ title, count: blocks.filter((block) => block.type === type).length }));
}

interface ImportFilesProps {
  view: ImportView;
  /** Where files are only read, what was noticed is listed below, and the data may be saved. */
  purpose?: ImportPurpose;
}

/** Every file that was handed in: how far it is, or what was read. */
export function ImportFiles({ view, purpose = 'reading' }: ImportFilesProps) {
  return (
    <table class="cards list imports">
      <caption class="sr">文件一览</caption>
      <thead>
        <tr>
          <th scope="col">文件</th>
          <th scope="col">读取</th>
          <th scope="col" class="num">
            页数
          </th>
          {COUNTS.map(({ title }) => (
            <th scope="col" class="num">
              {title}
            </th>
          ))}
          <th scope="col">打开</th>
        </tr>
      </thead>
      <tbody>
        {view.files.map((file) => (
          <FileRow view={view} file={file} purpose={purpose} />
        ))}
      </tbody>
    </table>
  );
}

const COLUMNS_AFTER_NAME = COUNTS.length + 3;

function FileRow({ view, file, purpose }: Required<ImportFilesProps> & { file: ImportFileView }) {
  const { name, bytes, state } = file;
  const key = `file-${file.number}`;
  if (state.type === 'read')
    return <ReadRow id={key} view={view} file={file} document={state.document} purpose={purpose} />;
  return (
    <tr id={key}>
      <th scope="row">
        <span class="file-name">{name}</span>
        {bytes === null ? null : <span class="sub">{showSize(bytes)}</span>}
      </th>
      <td class="state" colspan={COLUMNS_AFTER_NAME}>
        <UnreadState file={file} />
      </td>
    </tr>
  );
}

/** How far a file is that has not been read. */
export function UnreadState({ file: { name, state } }: { file: ImportFileView }) {
  switch (state.type) {
    case 'waiting':
      return <span class="none">等待读取</span>;
    case 'stopped':
      return (
        <>
          <Tag tone="plain">已停止</Tag> <span class="none">没有读完，未保留内容</span>
        </>
      );
    case 'refused':
      return (
        <>
          <Tag tone="must">不能读取</Tag> {state.message}
        </>
      );
    default:
      return <Progress name={name} progress={state.type === 'reading' ? state.progress : null} />;
  }
}

interface ProgressProps {
  name: string;
  progress: { done: number; all: number } | null;
}

function Progress({ name, progress }: ProgressProps) {
  if (progress === null) return <>读取中</>;
  const { done, all } = progress;
  return (
    <span class="progress">
      <progress value={done} max={all} aria-label={`${name}的读取进度`} />
      <span class="num">
        已读 {done} / {all} 页
      </span>
    </span>
  );
}

interface ReadRowProps extends Required<ImportFilesProps> {
  id: string;
  file: ImportFileView;
  document: ImportedDocument;
}

function ReadRow({ id, view, file: { number, name, bytes }, document, purpose }: ReadRowProps) {
  const { mediaType, sha256, pages, messages } = document;
  const href = importedFileHref(view.href, number);
  return (
    <tr id={id}>
      <th scope="row">
        <a class="entry file-name" href={href}>
          {name}
        </a>
        <span class="sub">
          {nameMediaType(mediaType)} · {bytes === null ? '压缩包内' : showSize(bytes)} ·{' '}
          <abbr title={`SHA-256：${sha256}`}>摘要</abbr> <code>{sha256.slice(0, 12)}</code>
        </span>
      </th>
      <td class="state">
        <span class="tags">
          <Tag tone="good">已读取</Tag>
          {groupFindings(messages).map(({ severity, word, findings }) => (
            <a class="tag-link" href={purpose === 'reading' ? `#findings-${number}` : href}>
              <Tag tone={SEVERITY_TONES[severity]}>
                {word} {findings.length}
              </Tag>
            </a>
          ))}
        </span>
      </td>
      <td class={pages === null ? 'num pair is-none' : 'num pair'}>
        <span class="label">页数</span>
        {pages ?? <span class="none">—</span>}
      </td>
      {countBlocks(document).map(({ title, count }) => (
        <td class="num pair">
          <span class="label">{title}</span>
          {count}
        </td>
      ))}
      <td class="open">
        <a href={href}>
          查看内容<span class="sr">：{name}</span>
        </a>
        {purpose === 'reading' ? (
          <a href={`${href}.json`} download>
            下载数据<span class="sr">（JSON）：{name}</span>
          </a>
        ) : null}
      </td>
    </tr>
  );
}
