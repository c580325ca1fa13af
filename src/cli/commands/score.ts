import { Decimal, showAmount } from '../../domain/decimal.ts';
import type { Evaluation, TendererResult } from '../../domain/evaluation.ts';
import { type Command, EXIT, showFinding, showJson } from '../command.ts';
import { writeExplanation } from '../explanation-text.ts';
import { showProgress } from '../progress-bar.ts';

export const scoreCommand: Command = {
  name: 'score',
  usage: '案例文件夹 [--json] [--explain]',
  summary: '对一个案例作完整评审：评审价、各项得分、总分、名次；--explain 逐步写出计算过程',
  options: { json: { type: 'boolean' }, explain: { type: 'boolean' } },
  positionals: { from: 1, to: 1 },
  async run({ positionals: [location = ''], options }, output) {
    const { scoreCase } = await import('../../use-cases/score-case.ts');
    const { title, evaluation } = await showProgress('评审中', () => scoreCase(location));
    if (options['json'] === true) output.out(showJson(evaluation));
    else {
      output.out(`${title}\n`);
      output.out(showResult(evaluation));
      if (options['explain'] === true) output.out(`\n${writeExplanation(evaluation.explanation)}`);
    }
    return hasBlocking(evaluation) ? EXIT.blocked : EXIT.done;
  },
};

function hasBlocking({ tenderers, findings }: Evaluation): boolean {
  return tenderers.some(({ status }) => status === 'rejected') || findings.some(({ severity }) => severity === 'error');
}

function showResult({ benchmarkPrice, tenderers, findings }: Evaluation): string {
  const ranked = [...tenderers].sort(
    (a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER),
  );
  const lines = ranked.map(showTenderer);
  if (benchmarkPrice !== null) lines.push(`评标（磋商）基准价：${showAmount(new Decimal(benchmarkPrice))} 元`);
  if (findings.length > 0) lines.push('', ...findings.map(showFinding));
  return lines.join('\n');
}

function showTenderer(result: TendererResult): string {
  if (result.status === 'rejected') {
    return `无效  ${result.name}\n${result.reasons.map((reason) => `      ${showFinding(reason)}`).join('\n')}`;
  }
  const place = result.rank === null ? '—' : `第 ${result.rank} 名`;
  const price = result.quotedPrice === null ? '' : `，报价 ${showAmount(new Decimal(result.quotedPrice))} 元`;
  const evaluated =
    result.evaluatedPrice === null || result.evaluatedPrice === result.quotedPrice
      ? ''
      : `，评审价 ${showAmount(new Decimal(result.evaluatedPrice))} 元`;
  const consequences = Object.values(result.consequences ?? {}).map(
    ({ title, value, unit }) => `\n      ${title}：${value} ${unit}`,
  );
  return `${place}  ${result.name}  ${result.total ?? '未完成'} 分${price}${evaluated}${consequences.join('')}`;
}
