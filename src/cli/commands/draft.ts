import { Decimal, showAmount, showRate } from '../../domain/decimal.ts';
import type { DraftItem, DraftLot, TenderDraft } from '../../domain/draft.ts';
import { writeDraftJson } from '../../domain/draft-json.ts';
import { gatherFindings } from '../../domain/gather-findings.ts';
import { type Command, EXIT, type Output, showFinding, showJson } from '../command.ts';
import { showLocation } from '../explanation-text.ts';
import { readDate } from '../options.ts';
import { showProgress } from '../progress-bar.ts';

export const draftCommand: Command = {
  name: 'draft',
  usage: '文件… [-o 文件夹] [--date 日期] [--json]',
  summary: '从采购文件读出每个采购包的评分方案、★ 条款和需求；-o 写成方案文件',
  options: { output: { type: 'string', short: 'o' }, date: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { from: 1, to: Number.POSITIVE_INFINITY },
  async run({ positionals, options }, output) {
    const date = readDate(options['date']);
    const { draftProcurement, writeDraft } = await import('../../use-cases/draft-procurement.ts');
    const draft = await showProgress('读取中', () => draftProcurement({ files: positionals, date }));
    const folder = options['output'];
    const written = typeof folder === 'string' ? writeDraft(folder, draft) : [];
    if (options['json'] === true) output.out(showJson(writeDraftJson(draft)));
    else showDraft(draft, output);
    for (const file of written) output.note(`已写入 ${file}`);
    return EXIT.done;
  },
};

function showDraft({ procurement, lots, assessments, messages }: TenderDraft, { out, note }: Output): void {
  out([procurement.title ?? '（未读到项目名称）', procurement.number ?? ''].join('　').trimEnd());
  for (const lot of lots) {
    const name = lot.purpose === 'award' ? `第 ${lot.number} 包` : '履约考核';
    out(['', ...showLot(lot, `${name}　${lot.title}`)].join('\n'));
  }
  for (const lot of assessments) out(['', ...showLot(lot, `履约考核　${lot.title}`)].join('\n'));
  for (const message of gatherFindings(messages)) note(showFinding(message));
}

function showLot(lot: DraftLot, title: string): string[] {
  const facts = [
    lot.budget === null ? null : `预算 ${money(lot.budget)}`,
    lot.ceilingPrice === null ? null : `最高限价 ${money(lot.ceilingPrice)}`,
    lot.totalPoints === null ? null : `总分 ${lot.totalPoints}`,
    lot.sme.setAside === true ? '专门面向中小企业' : null,
    lot.sme.smallMicroDeduction === null
      ? null
      : `小微企业价格扣除 ${showRate(new Decimal(lot.sme.smallMicroDeduction))}`,
    `★ 条款 ${lot.mandatoryRequirements.length} 条`,
    `需求 ${lot.requirements.length} 条`,
  ];
  return [
    title,
    `  ${facts.filter((fact) => fact !== null).join('，')}`,
    ...lot.items.map((item) => showItem(item, lot)),
  ];
}

function showItem(item: DraftItem, lot: DraftLot): string {
  const section = lot.sections.find(({ id }) => id === item.section)?.title;
  const place = item.location === null ? '' : `　〔${showLocation(item.location)}〕`;
  const points = item.maxPoints === null ? '分值未读到' : `${item.maxPoints} 分`;
  const proposed = item.proposed ? '（建议）' : '';
  return `  ${[section, item.title].filter((part) => part !== undefined).join(' · ')}　${points}　${KINDS[item.kind]}${proposed}${place}`;
}

function money(amount: string): string {
  return `${showAmount(new Decimal(amount))} 元`;
}

const KINDS: Readonly<Record<DraftItem['kind'], string>> = {
  price: '价格',
  count: '按数量计分',
  checklist: '按证书计分',
  people: '按人员计分',
  levels: '按等级计分',
  commitment: '承诺',
  flaws: '按瑕疵分档',
  deductions: '缺项扣分',
  discretion: '分档酌情',
  bands: '按区间计分',
  occurrences: '按次加扣分',
  formula: '按公式计算',
  unknown: '规则未能识别',
};
