import { ErrorSummary, type FieldProblem } from '../components/form-field.tsx';
import { FormMark } from '../components/form-mark.tsx';
import { type Assets, Layout, PageHead } from '../components/layout.tsx';
import type { ImportFormLimits } from '../import-view.ts';
import { FilesAreGone, FilesField, PrivacyCard } from './bid-fields.tsx';
import { OWN_REQUIREMENTS, SELF_CHECK } from './self-check-view.ts';

interface RequirementsFormPageProps {
  assets: Assets;
  limits: ImportFormLimits;
  problems?: readonly FieldProblem[];
}

/** Hand in the procurement document of a project that is not listed. */
export function RequirementsFormPage({ assets, limits, problems = [] }: RequirementsFormPageProps) {
  const { text, href } = OWN_REQUIREMENTS;
  return (
    <Layout title={problems.length === 0 ? text : `${text}：有误`} assets={assets} place={SELF_CHECK.href}>
      <PageHead trail={[SELF_CHECK, { text }]} title={text}>
        <p class="standing">第 1 步，共 2 步。读完后列出各包的要求，由您选择采购包。</p>
      </PageHead>
      <ErrorSummary problems={problems}>
        <FilesAreGone />
      </ErrorSummary>
      <div class="split">
        <section class="card" aria-labelledby="choose-title">
          <h2 id="choose-title">选择采购文件</h2>
          <form class="form" method="post" action={href} enctype="multipart/form-data">
            <FilesField label="采购（招标、磋商、谈判）文件" limits={limits} problems={problems} />
            <FormMark />
            <button type="submit">读取采购文件</button>
          </form>
        </section>
        <PrivacyCard limits={limits} />
      </div>
    </Layout>
  );
}
