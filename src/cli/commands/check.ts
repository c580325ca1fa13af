import { writeFile } from 'node:fs/promises';
import { AppError } from '../../domain/app-error.ts';
import type { BidCheck } from '../../domain/bid.ts';
import { Decimal, showAmount, showRate } from '../../domain/decimal.ts';
import type { CheckedBid } from '../../use-cases/check-bid.ts';
import { readCheckOptions } from '../check-options.ts';
import { type Command, EXIT, showFinding, showJson } from '../command.ts';
import { showLocation } from '../explanation-text.ts';
import { writeOutlook } from '../outlook-text.ts';
import { showProgress } from '../progress-bar.ts';

export const checkCommand: Command = {
  name: 'check',
  usage:
    '文件或文件夹… --scheme 方案 [--lot N] [--date 日期] [--tender 采购文件] [-o 报告.docx|报告.html] [--for panel|vendor] [--price 报价,… [--others 评审价,…]] [--json]',
  summary:
    '把一家供应商的响应（投标）文件对照方案检查：★ 应答、报价、声明函、业绩、证书、人员、方案要点、格式、电子签名',
  options: {
    scheme: { type: 'string' },
    lot: { type: 'string' },
    date: { type: 'string' },
    tender: { type: 'string' },
    output: { type: 'string', short: 'o' },
    for: { type: 'string' },
    price: { type: 'string' },
    others: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: { from: 1, to: Number.POSITIVE_INFINITY },
  async run({ positionals, options }, output) {
    const { report, audience, ...request } = readCheckOptions(options);
    const { checkTenderer } = await import('../../use-cases/check-bid.ts');
    const checked = await showProgress('检查中', () => checkTenderer({ ...request, files: positionals }));
    const { check, outlook } = checked;
    const { date } = request;
    if (options['json'] === true) output.out(showJson(outlook === null ? check : { ...check, outlook }));
    else output.out(await showChecked({ ...checked, date, audience }));
    if (report !== null) {
      const { renderCheckReport } = await import('../../web/check-report.tsx');
      await writeReport(report.file, await renderCheckReport({ ...checked, date, audience }, report.format));
      output.note(`报告已写入 ${report.file}`);
    }
    return check.findings.some(({ severity }) => severity === 'error') ? EXIT.blocked : EXIT.done;
  },
};

async function writeReport(file: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new AppError(
      'usage',
      { file, message: `报告无法写入（${code}），请检查文件夹是否存在、有没有写入权限` },
      error,
    );
  }
}

/** The check as text; for a vendor, what to mend comes first. */
async function showChecked(checked: CheckedBid & { date: string; audience: 'panel' | 'vendor' }): Promise<string> {
  const outlook = checked.outlook === null ? [] : [writeOutlook(checked.outlook).join('\n'), ''];
  if (checked.audience === 'panel') return [showCheck(checked.check), ...outlook].join('\n').trimEnd();
  const { listMending } = await import('../../web/check-report.tsx');
  const mending = listMending(checked).map((line, index) => `  ${index + 1}．${line}`);
  const first =
    mending.length === 0
      ? ['没有发现需要修改的地方（系统提示）。']
      : ['修改建议（按后果从重到轻，系统提示）：', ...mending];
  return [...first, '', ...outlook, showCheck(checked.check)].join('\n');
}

const DEVIATIONS = {
  none: '无偏离',
  positive: '正偏离',
  negative: '负偏离',
  missing: '未应答',
  vague: '含糊',
  unclear: '不明确',
} as const;

/** Only where the bid declares domestic products, or a lot under the policy asks for it. */
function showDomestic({ declared, eligible, deduction, reasons }: BidCheck['domestic']): string[] {
  if (!declared) return [];
  const result =
    eligible === true && deduction !== null
      ? `与非本国产品竞争时可扣除 ${showRate(new Decimal(deduction))}`
      : eligible === null
        ? '待确认'
        : '不扣除';
  return [`本国产品：${result}（${reasons.join('；')}）`];
}

function showCheck(check: BidCheck): string {
  const { price, sme, facts } = check;
  const money = (value: string | null) => (value === null ? '未读到' : `${showAmount(new Decimal(value))} 元`);
  const notable = check.responses.filter(({ deviation }) => deviation !== 'none');
  return [
    `${check.tenderer ?? '（未读到供应商名称）'}　第 ${check.lot} 包`,
    '',
    `报价：小写 ${money(price.quoted)}，大写 ${money(price.inWords)}，分项合计 ${money(price.itemSum)}`,
    `价格扣除：${sme.eligible === true ? `可扣除 ${sme.deduction === null ? '（比例未写明）' : showRate(new Decimal(sme.deduction))}` : sme.eligible === false ? '不扣除' : '待确认'}（${sme.reasons.join('；')}）`,
    ...showDomestic(check.domestic),
    `有效期：${check.validityDays === null ? '未读到' : `${check.validityDays} 天`}`,
    '',
    `应答 ${check.responses.length} 条，需要看的 ${notable.length} 条：`,
    ...notable.map(
      ({ number, deviation, reasons, location }) =>
        `  ${DEVIATIONS[deviation]}　${number}　${reasons.join('；')}${location === null ? '' : `　〔${showLocation(location)}〕`}`,
    ),
    '',
    ...facts.contracts.map(
      ({ customer, signedOn, qualifies, reason }) =>
        `业绩　${sign(qualifies)}　${customer}　${signedOn ?? '日期未读到'}　${reason}`,
    ),
    ...facts.certificates.map(
      ({ name, level, validUntil, qualifies, reason }) =>
        `证书　${sign(qualifies)}　${name}${level ?? ''}　${validUntil === null ? '' : `有效期至 ${validUntil}　`}${reason}`,
    ),
    ...facts.people.map(({ name, role, certificates }) => `人员　${role}　${name}　${certificates.join('、')}`),
    '',
    ...(check.signatures ?? []).map(
      ({ signer, signedAt, reason }) => `电子签名　${signer ?? '签署人未读到'}　${signedAt ?? '时间未写'}　${reason}`,
    ),
    '系统提示的得分（须经小组确认）：',
    ...check.items.map(({ id, proposedPoints, reason }) => `  ${id}　${proposedPoints ?? '—'}　${reason}`),
    '',
    ...check.findings.map(showFinding),
  ].join('\n');
}

function sign(qualifies: boolean | null): string {
  return qualifies === null ? '待定' : qualifies ? '计入' : '不计';
}
