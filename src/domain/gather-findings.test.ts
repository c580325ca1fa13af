import { describe, expect, it } from 'vitest';
import { type Finding, finding } from './finding.ts';
import { gatherFindings } from './gather-findings.ts';

const place = (path: string) => ({ file: '采购文件.docx', page: null, path, quote: '' });
const open = (title: string, points: string, lot = 1): Finding =>
  finding('warning', 'criteria-missing', `“${title}”没有给分标准；暂由评委在 0 至 ${points} 分内打分，请细化量化`, {
    lot,
    item: title,
    locations: [place(title)],
  });

describe('findings that repeat', () => {
  it('become one with all titles and places, without what differs', () => {
    const gathered = gatherFindings([open('管理制度', '5'), open('培训', '3'), open('应急', '8')]);
    expect(gathered).toEqual([
      finding('warning', 'criteria-missing', '“管理制度”、“培训”、“应急”：没有给分标准，请细化量化', {
        lot: 1,
        locations: [place('管理制度'), place('培训'), place('应急')],
      }),
    ]);
  });

  it.each([
    ['two of them', [open('管理制度', '5'), open('培训', '3')]],
    ['of different lots', [open('管理制度', '5'), open('培训', '3', 2), open('应急', '8', 3)]],
    ['without a title', ['甲', '乙', '丙'].map((name) => finding('info', 'odd', `${name}处没有写完，请核对`))],
    ['that say different things', ['甲', '乙', '丙'].map((name) => finding('info', 'odd', `“${name}”是${name}的错`))],
  ])('stay as they are: %s', (_, findings) => {
    expect(gatherFindings(findings)).toEqual(findings);
  });

  it('name six titles and count the rest', () => {
    const [joined] = gatherFindings('甲乙丙丁戊己庚'.split('').map((name) => open(name, '5')));
    expect(joined?.message).toMatch(/“己”等 7 项：/);
  });
});
