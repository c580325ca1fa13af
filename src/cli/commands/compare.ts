import path from 'node:path';
import type { ComparedPair, Comparison, Signal } from '../../domain/comparison.ts';
import { type Command, EXIT, showFinding, showJson } from '../command.ts';
import { showLocation } from '../explanation-text.ts';
import { readDate } from '../options.ts';

export const compareCommand: Command = {
  name: 'compare',
  usage: '文件或文件夹 文件或文件夹… [--tender 采购文件] [--date 日期] [--json]',
  summary: '两两比对各家的响应（投标）文件，提示可能串通的迹象：作者、文字、错误、图片、联系方式、人员、报价规律、混装',
  options: { tender: { type: 'string' }, date: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { from: 1, to: Number.POSITIVE_INFINITY },
  async run({ positionals, options }, output) {
    const { compareTenderers } = await import('../../use-cases/compare-bids.ts');
    const { tender } = options;
    const comparison = await compareTenderers({
      places: positionals,
      procurementDocument: typeof tender === 'string' ? tender : undefined,
      date: readDate(options['date']),
    });
    output.out(options['json'] === true ? showJson(comparison) : showComparison(comparison));
    return EXIT.done;
  },
};

/** Places shown of a signal; all of them are in the JSON. */
const SHOWN = 5;

function showComparison({ bids, pairs, findings }: Comparison): string {
  const named = new Map(bids.map(({ name, tenderer }) => [name, tenderer ?? name]));
  const withSignals = pairs.filter(({ signals }) => signals.length > 0);
  const without = pairs.filter(({ signals }) => signals.length === 0);
  const place = (name: string) => path.basename(name);
  const nameOf = (pair: ComparedPair) => `${named.get(pair.a) ?? pair.a}　与　${named.get(pair.b) ?? pair.b}`;
  return [
    `比对 ${bids.length} 家，共 ${pairs.length} 对；有迹象的 ${withSignals.length} 对。以下都是系统提示，是否串通由评审小组（评标委员会）和财政部门认定。`,
    ...withSignals.flatMap((pair) => [
      '',
      nameOf(pair),
      ...pair.signals.flatMap((signal) => showSignal(signal, place(pair.a), place(pair.b))),
    ]),
    ...(without.length === 0 ? [] : ['', '没有发现迹象：', ...without.map((pair) => `  ${nameOf(pair)}`)]),
    ...(findings.length === 0 ? [] : ['', ...findings.map(showFinding)]),
  ].join('\n');
}

function showSignal({ strength, message, legalBasis, locations }: Signal, a: string, b: string): string[] {
  const more = locations.length > SHOWN ? [`      … 共 ${locations.length} 处`] : [];
  return [
    `  ${strength}　${message}${legalBasis === null ? '' : `（${legalBasis}）`}`,
    ...locations
      .slice(0, SHOWN)
      .flatMap(([one, other]) => [`      ${a}　${showLocation(one)}`, `      ${b}　${showLocation(other)}`]),
    ...more,
  ];
}
