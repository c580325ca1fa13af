import { compareSchemes } from '../../../views/scheme/compare-schemes.ts';
import { draftHref } from '../../../views/scheme/scheme-frame.tsx';
import { VersionsPage } from '../../../views/scheme/versions-page.tsx';
import { YamlPage } from '../../../views/scheme/yaml-page.tsx';
import { AppError } from '../../domain/app-error.ts';
import type { DraftLot } from '../../domain/draft.ts';
import { countVersions } from '../../ledger/versions.ts';
import { readLotYaml, writeLotYaml } from '../../use-cases/write-lot-yaml.ts';
import { fieldOf } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import { readReplaces } from '../read-replaced.ts';
import { listVersions } from '../scheme/list-versions.ts';
import { offer } from '../scheme/offer.ts';
import { getDraft, saveDraft } from '../scheme/save-draft.ts';
import type { LotVisit } from '../visit.ts';

const EDIT = { record: ['scheme.edited'] } as const;
const LONGEST_REASON = 500;
/** So many problems are told at once. */
const PROBLEMS_SHOWN = 20;

/** Versions of a scheme, and the whole lot as text. */
export function registerSchemeVersionPages(pages: Pages): void {
  pages.getOfLot('/scheme/versions', { see: 'scheme' }, (visit) => {
    const versions = listVersions(visit.lot, visit.state);
    if (versions.length === 0) return visit.notFound('评审方案还没有发布。');
    const pick = (name: string) => versions.find(({ number }) => String(number) === visit.c.req.query(name));
    const [from, to] = [pick('from'), pick('to')];
    const compared =
      from === undefined || to === undefined
        ? null
        : {
            from: from.number,
            to: to.number,
            changes: compareSchemes(from.scheme, to.scheme, pages.desk.reference.levelOrders),
          };
    return visit.page(<VersionsPage place={visit} versions={versions} compared={compared} />);
  });

  pages.getOfLot('/scheme/draft.yaml', EDIT, (visit) =>
    offer(visit, writeLotYaml(getDraft(visit).value.lot), 'application/yaml', 'yaml'),
  );

  pages.getOfLot('/scheme/yaml', EDIT, (visit) => {
    const draft = getDraft(visit);
    const source = writeLotYaml(draft.value.lot);
    return visit.page(
      <YamlPage place={visit} source={source} reason="" replaces={countVersions(draft)} problems={[]} />,
    );
  });

  pages.postOfLot('/scheme/yaml', EDIT, async (visit) => {
    const form = await visit.readForm();
    const [source, reason] = [fieldOf(form, 'source'), fieldOf(form, 'reason').trim().slice(0, LONGEST_REASON)];
    const replaces = readReplaces(form);
    try {
      const lot = readOwnLot(visit, source);
      await saveDraft(visit, (scheme) => ({ ...scheme, lot }), { replaces, reason: reason === '' ? null : reason });
      return visit.redirect(draftHref(visit));
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'input-invalid' && error.code !== 'conflict')) throw error;
      const isConflict = error.code === 'conflict';
      const messages = isConflict
        ? ['方案已被他人改动，没有保存。请在版本与修改记录中查看改动；再次保存即以您的内容为准']
        : error.problems.slice(0, PROBLEMS_SHOWN).map(showYamlProblem);
      const problems = messages.map((message) => ({ field: 'source', message }));
      const latest = isConflict ? countVersions(getDraft(visit)) : replaces;
      const page = <YamlPage place={visit} source={source} reason={reason} replaces={latest} problems={problems} />;
      return visit.page(page, isConflict ? 409 : 422);
    }
  });
}

function readOwnLot({ lot }: LotVisit, source: string): DraftLot {
  if (source.trim() === '') throw new AppError('input-invalid', '请粘贴本包的文本');
  const read = readLotYaml(source);
  if (read.number === lot.number) return read;
  throw new AppError('input-invalid', `文本写的是第 ${read.number} 包，这里是第 ${lot.number} 包`);
}

function showYamlProblem({ line, place, message }: AppError['problems'][number]): string {
  const where = [line === undefined ? '' : `第 ${line} 行`, place ?? ''].filter((part) => part !== '').join(' ');
  return where === '' ? message : `${where}：${message}`;
}
