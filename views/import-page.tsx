import { ImportFiles } from './components/import-files.tsx';
import { ImportFindings } from './components/import-findings.tsx';
import { LiveHead, LiveRegion } from './components/import-live.tsx';
import { type Assets, Layout, PageHead } from './components/layout.tsx';
import { shortenName } from './import-terms.ts';
import { type ImportView, importedFileHref } from './import-view.ts';

/** Files that were handed in: how far reading is, then what was read. */
export function ImportPage({ view, assets }: { view: ImportView; assets: Assets }) {
  return (
    <Layout
      title={titleOfImport(view)}
      assets={assets}
      place="/imports"
      head={view.isRunning ? <LiveHead assets={assets} /> : undefined}
    >
      {view.isRunning ? (
        <LiveRegion href={view.href}>
          <ImportStatus view={view} />
        </LiveRegion>
      ) : (
        <div class="live">
          <ImportStatus view={view} />
        </div>
      )}
    </Layout>
  );
}

export function titleOfImport({ isRunning }: ImportView): string {
  return isRunning ? '正在读取' : '读取结果';
}

/** Everything of the page that changes while files are read. */
export function ImportStatus({ view }: { view: ImportView }) {
  const title = titleOfImport(view);
  return (
    <>
      <PageHead trail={[{ text: '读取文件', href: '/imports' }, { text: title }]} title={title}>
        <p class="standing" role="status">
          {describeStanding(view)}
        </p>
      </PageHead>
      <section class="card" id="import-files" aria-label="文件">
        <ImportFiles view={view} />
        <Actions view={view} />
      </section>
      {view.isRunning ? null : <Findings view={view} />}
    </>
  );
}

/** Said instead of the files when they were deleted while somebody watched. */
export function ImportGone() {
  return (
    <>
      <PageHead trail={[{ text: '读取文件', href: '/imports' }, { text: '已删除' }]} title="读取结果已删除" />
      <section class="card message" aria-label="读取结果已删除">
        <p role="status">结果已按要求删除，或者超过保留时间。需要时请重新读取。</p>
        <p>
          <a href="/imports">重新读取文件</a>
        </p>
      </section>
    </>
  );
}

function describeStanding({ isRunning, files, minutesLeft }: ImportView): string {
  const count = (type: string) => files.filter(({ state }) => state.type === type).length;
  const read = count('read');
  const parts = [
    { number: count('refused'), words: '份不能读取' },
    { number: count('stopped'), words: '份已停止' },
  ].filter(({ number }) => number > 0);
  const rest = parts.map(({ number, words }) => `，${number} ${words}`).join('');
  if (isRunning) return `共 ${files.length} 份，已读取 ${read} 份${rest}。离开本页不影响读取。`;
  return `共 ${files.length} 份，已读取 ${read} 份${rest}。结果再保留 ${minutesLeft} 分钟。`;
}

function Actions({ view }: { view: ImportView }) {
  const { href } = view;
  return (
    <div class="actions">
      {view.isRunning ? (
        <form method="post" action={`${href}/stop`}>
          <button type="submit" class="quiet">
            停止读取
          </button>
        </form>
      ) : (
        <a href="/imports">读取其他文件</a>
      )}
      <details class="confirm" id="delete">
        <summary>删除</summary>
        <form method="post" action={`${href}/delete`}>
          <p>
            {view.isRunning ? '停止读取，并删除' : '删除'}这 {view.files.length} 份文件的全部结果，不能恢复。
          </p>
          <button type="submit" class="quiet">
            确认删除
          </button>
        </form>
      </details>
    </div>
  );
}

/** What was noticed, file by file. */
function Findings({ view }: { view: ImportView }) {
  const files = view.files.flatMap(({ number, name, state }) =>
    state.type === 'read' && state.document.messages.length > 0 ? { number, name, document: state.document } : [],
  );
  if (files.length === 0) return null;
  return (
    <section class="card" aria-labelledby="found-title">
      <h2 id="found-title">读取时发现</h2>
      {files.map(({ number, name, document }) => (
        <section class="found-in" id={`findings-${number}`} aria-labelledby={`findings-title-${number}`}>
          <h3 class="file-name" id={`findings-title-${number}`}>
            {shortenName(name)}
          </h3>
          <ImportFindings document={document} hrefOf={(path) => importedFileHref(view.href, number, path)} />
        </section>
      ))}
    </section>
  );
}
