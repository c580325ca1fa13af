import type { Finding } from '../../domain/finding.ts';
import { gatherFindings } from '../../domain/gather-findings.ts';
import type { LintedSchemes } from '../../use-cases/lint-schemes.ts';
import { type Command, EXIT, showFinding, showJson } from '../command.ts';
import { showLocation } from '../explanation-text.ts';
import { readDate, readLot } from '../options.ts';

export const lintCommand: Command = {
  name: 'lint',
  usage: '方案… [--lot N] [--date 日期] [--json]',
  summary: '检查方案（项目文件夹、某一包的 YAML）是否完整、前后一致、合法，每条写明依据',
  options: { lot: { type: 'string' }, date: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { from: 1, to: Number.POSITIVE_INFINITY },
  async run({ positionals, options }, output) {
    const { lintSchemes } = await import('../../use-cases/lint-schemes.ts');
    const linted = lintSchemes(positionals, readDate(options['date']), readLot(options['lot']));
    const findings = linted.flatMap(({ shared, lots }) => [...shared, ...lots.flatMap((lot) => lot.findings)]);
    if (options['json'] === true) output.out(showJson({ findings: findings.map(toContract) }));
    else output.out([...linted.map(showSchemes), countFindings(findings)].join('\n\n'));
    return findings.some(({ severity }) => severity === 'error') ? EXIT.blocked : EXIT.done;
  },
};

function toContract(finding: Finding) {
  return { ...finding, lot: finding.lot ?? null, item: finding.item ?? null };
}

const ORDER = { error: 0, warning: 1, info: 2 } as const;

function showSchemes({ title, shared, lots }: LintedSchemes): string {
  const groups = [
    { head: '整个项目', findings: shared },
    ...lots.map(({ number, title: name, findings }) => ({ head: `第 ${number} 包　${name}`, findings })),
  ];
  return [
    title,
    ...groups.flatMap(({ head, findings }) =>
      findings.length === 0
        ? []
        : [
            '',
            head,
            ...gatherFindings(findings)
              .sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
              .map(showLine),
          ],
    ),
  ].join('\n');
}

function showLine(finding: Finding): string {
  const more = finding.locations.length > 1 ? `等 ${finding.locations.length} 处` : '';
  const places = finding.locations.slice(0, 1).map((location) => `\n      出处：${showLocation(location)}${more}`);
  return `  ${showFinding(finding)}${places.join('')}`;
}

function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return `错误 ${count('error')} 条，请看 ${count('warning')} 条，提示 ${count('info')} 条`;
}
