import { AppError } from '../../domain/app-error.ts';
import type { BidCheck } from '../../domain/bid.ts';
import { Decimal, showAmount, showRate } from '../../domain/decimal.ts';
import { isoDate } from '../../domain/scalars.ts';
import { checkBid } from '../../use-cases/check-bid.ts';
import { type Command, EXIT, showFinding, showJson } from '../command.ts';
import { showLocation } from '../explanation-text.ts';

export const checkCommand: Command = {
  name: 'check',
  usage: '文件或文件夹… --scheme 方案 [--lot N] [--date 日期] [--tender 采购文件] [--json]',
  summary: '把一家供应商的响应（投标）文件对照方案检查：★ 应答、报价、声明函、业绩、证书、人员',
  options: {
    scheme: { type: 'string' },
    lot: { type: 'string' },
    date: { type: 'string' },
    json: { type: 'boolean' },
    tender: { type: 'string' },
  },
  positionals: { from: 1, to: Number.POSITIVE_INFINITY },
  async run({ positionals, options }, output) {
    const scheme = options['scheme'];
    if (typeof scheme !== 'string') throw new AppError('usage', '请用 --scheme 指明方案（项目文件夹或某一包的 YAML）');
    const check = await checkBid({
      files: positionals,
      scheme,
      lot: readLot(options['lot']),
      date: readDate(options['date']),
      procurementDocument: typeof options['tender'] === 'string' ? options['tender'] : undefined,
    });
    output.out(options['json'] === true ? showJson(check) : showCheck(check));
    return check.findings.some(({ severity }) => severity === 'error') ? EXIT.blocked : EXIT.done;
  },
};

function readLot(written: string | boolean | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (typeof written === 'string' && /^[1-9]\d{0,3}$/.test(written)) return Number.parseInt(written, 10);
  throw new AppError('usage', `--lot 后面应是包号，如 --lot 3，而不是“${String(written)}”`);
}

function readDate(written: string | boolean | undefined): string {
  if (written === undefined) return new Date().toISOString().slice(0, 10);
  const parsed = isoDate.safeParse(written);
  if (parsed.success) return parsed.data;
  throw new AppError('usage', `--date 后面应是日期，如 --date 2025-12-15，而不是“${String(written)}”`);
}

const DEVIATIONS = {
  none: '无偏离',
  positive: '正偏离',
  negative: '负偏离',
  missing: '未应答',
  vague: '含糊',
  unclear: '不明确',
} as const;

function showCheck(check: BidCheck): string {
  const { price, sme, facts } = check;
  const money = (value: string | null) => (value === null ? '未读到' : `${showAmount(new Decimal(value))} 元`);
  const notable = check.responses.filter(({ deviation }) => deviation !== 'none');
  return [
    `${check.tenderer ?? '（未读到供应商名称）'}　第 ${check.lot} 包`,
    '',
    `报价：小写 ${money(price.quoted)}，大写 ${money(price.inWords)}，分项合计 ${money(price.itemSum)}`,
    `价格扣除：${sme.eligible === true ? `可扣除 ${sme.deduction === null ? '（比例未写明）' : showRate(new Decimal(sme.deduction))}` : sme.eligible === false ? '不扣除' : '待确认'}（${sme.reasons.join('；')}）`,
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
    '系统提示的得分（须经小组确认）：',
    ...check.items.map(({ id, proposedPoints, reason }) => `  ${id}　${proposedPoints ?? '—'}　${reason}`),
    '',
    ...check.findings.map(showFinding),
  ].join('\n');
}

function sign(qualifies: boolean | null): string {
  return qualifies === null ? '待定' : qualifies ? '计入' : '不计';
}
