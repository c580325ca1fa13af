import { Decimal, showAmount } from '../domain/decimal.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { Location } from '../domain/location.ts';

/** The whole calculation as one would write it on paper: rule, figures, result, and where each stands. */
export function writeExplanation(node: Explanation, depth = 0): string {
  const indent = '  '.repeat(depth);
  const lines = [`${indent}${heading(node)}`];
  const say = (label: string, text: string) => lines.push(`${indent}  ${label}：${text}`);
  if (node.rule !== '') say('规则', node.rule);
  if (node.arithmetic !== null) say('计算', node.arithmetic);
  for (const { name, value, location } of node.inputs)
    lines.push(`${indent}  · ${name}：${value}${location ? `　〔${showLocation(location)}〕` : ''}`);
  if (node.legalBasis.length > 0) say('依据', node.legalBasis.join('；'));
  if (node.locations.length > 0) say('出处', node.locations.map(showLocation).join('；'));
  return [lines.join('\n'), ...node.children.map((child) => writeExplanation(child, depth + 1))].join('\n');
}

function heading({ title, value, unit }: Explanation): string {
  if (value === null) return title;
  return `${title}　${unit === '元' ? showAmount(new Decimal(value)) : value} ${unit}`.trimEnd();
}

/** 磋商文件.txt 第二部分 三 第一包 客观分 1 “投标人业绩” */
export function showLocation({ file, page, path, quote, clause }: Location): string {
  const place = clause ?? (page === null ? path : `第 ${page} 页 ${path}`);
  return `${file} ${place}${quote === '' ? '' : ` “${quote}”`}`;
}
