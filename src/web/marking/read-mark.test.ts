import { describe, expect, test } from 'vitest';
import { scoringItemSchema } from '../../domain/scoring-item.ts';
import { readMark } from './read-mark.ts';

const location = { file: '示例.txt', path: 'p[1]', quote: '评分' };
const plan = scoringItemSchema.parse({
  id: 'plan',
  title: '方案',
  kind: 'flaws',
  maxPoints: '9',
  tiers: [
    { flaws: '0', points: '9' },
    { flaws: '1', orMore: 'true', points: '3' },
  ],
  parts: ['流程'],
  location,
});
const report = scoringItemSchema.parse({
  id: 'report',
  title: '报告',
  kind: 'deductions',
  maxPoints: '8',
  pointsOff: '2',
  parts: ['目录', '附图'],
  location,
});
const open = scoringItemSchema.parse({ id: 'open', title: '总体评价', kind: 'discretion', maxPoints: '10', location });

describe('what a member typed', () => {
  test('flaws come from the rows and the row for the next, with the place that was selected', () => {
    const { mark } = readMark(plan, {
      'flaw-type': ['与需求矛盾'],
      'flaw-note': ['响应时间'],
      'flaw-place': [''],
      'flaw-file': ['甲.docx'],
      'flaw-page': ['3'],
      'flaw-path': ['p[7]'],
      'flaw-quote': ['三十分钟'],
      'new-type': ['套用其他项目内容'],
      'new-note': [' 出现其他项目名称 '],
      'location.file': ['甲.docx'],
      'location.page': [''],
      'location.path': ['p[9]'],
      'location.quote': ['某市项目'],
    });
    expect(mark).toEqual({
      flaws: [
        {
          type: '与需求矛盾',
          note: '响应时间',
          location: { file: '甲.docx', page: 3, path: 'p[7]', quote: '三十分钟' },
        },
        {
          type: '套用其他项目内容',
          note: '出现其他项目名称',
          location: { file: '甲.docx', page: null, path: 'p[9]', quote: '某市项目' },
        },
      ],
    });
  });

  test('a row is taken out by its number, and nothing else with it', () => {
    const rows = { 'flaw-type': ['一', '二', '三'], 'flaw-note': ['', '', ''], remove: ['1'] };
    expect(readMark(plan, rows).mark?.flaws).toEqual([
      { type: '一', location: null },
      { type: '三', location: null },
    ]);
  });

  test('a flaw without a type is asked for, and what was typed stays', () => {
    const { mark, problems, fields } = readMark(plan, { 'new-type': [''], 'new-note': ['有问题'] });
    expect(mark).toBeNull();
    expect(problems).toEqual([{ field: 'new-type', message: '请选择瑕疵的类型' }]);
    expect(fields.flaws[0]?.note).toBe('有问题');
  });

  test('a selected place alone is no flaw, and no flaw at all is a mark, too', () => {
    expect(readMark(plan, { 'location.file': ['甲.docx'], 'location.path': ['p[1]'] }).mark).toEqual({ flaws: [] });
  });

  test('flaws that were only counted stay so until they are put down one by one, or let go', () => {
    expect(readMark(plan, { counted: ['2'], note: ['完整'] }).mark).toEqual({ flaws: 2, note: '完整' });
    expect(readMark(plan, { counted: ['2'], 'new-type': ['缺项'] }).mark).toEqual({
      flaws: [{ type: '缺项', location: null }],
    });
    expect(readMark(plan, { note: ['完整'] }).mark).toEqual({ flaws: [], note: '完整' });
    expect(readMark(plan, { counted: ['<b>'] }).mark).toEqual({ flaws: [] });
  });

  test('nothing submitted is told apart from no flaw', () => {
    expect(readMark(plan, { provided: ['no'] }).mark).toEqual({ flaws: [], provided: false });
  });

  test('a part that is missing is not wrong as well', () => {
    expect(readMark(report, { missing: ['目录'], wrong: ['目录', '附图'] }).mark).toEqual({
      missing: ['目录'],
      wrong: ['附图'],
    });
  });

  test.each([
    ['8', '8'],
    [' ７．５ ', '7.5'],
    ['0', '0'],
  ])('points are read as they are typed: %s', (typed, points) => {
    expect(readMark(open, { points: [typed] }).mark).toEqual({ points });
  });

  test.each(['', '八分', '1e3', '8,5', 'NaN'])('what is no number is refused: %s', (typed) => {
    expect(readMark(open, { points: [typed] }).problems).toHaveLength(1);
  });
});
