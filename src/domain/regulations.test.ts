import { describe, expect, it } from 'vitest';
import { type RegulationFile, regulationFileSchema } from './regulation.ts';
import { createRegulations } from './regulations.ts';

const parameter = {
  id: 'example-share',
  title: '示例比例',
  document: '示例办法',
  documentNumber: '示例令第1号',
  article: '第五条',
  grade: 'A',
  checkedOn: '2026-11-01',
};

function regulationsWith(changes: object) {
  const file: RegulationFile = regulationFileSchema.parse({
    schemaVersion: '1',
    topic: 'example',
    title: '示例',
    parameters: [{ ...parameter, ...changes }],
  });
  return createRegulations([file]);
}

const changed = regulationsWith({
  values: [
    { from: '2021-01-01', until: '2022-06-30', value: '0.10' },
    {
      from: '2022-07-01',
      value: '0.20',
      source: {
        document: '示例通知',
        documentNumber: '示例〔2022〕2号',
        article: '第二条',
        grade: 'C',
        checkedOn: '2026-10-01',
      },
    },
  ],
});

describe('regulations', () => {
  it.each([
    ['2020-12-31', undefined],
    ['2021-01-01', '0.10'],
    ['2022-06-30', '0.10'],
    ['2022-07-01', '0.20'],
    ['2099-12-31', '0.20'],
  ])('on %s the value in force is %s', (date, value) => {
    expect(changed.find('example/example-share', date)?.value).toBe(value);
  });

  it('find nothing after the last day of a value that nothing follows', () => {
    const ended = regulationsWith({ values: [{ from: '2021-01-01', until: '2022-06-30', value: '0.10' }] });
    expect(ended.find('example/example-share', '2022-06-30')?.value).toBe('0.10');
    expect(ended.find('example/example-share', '2022-07-01')).toBeNull();
  });

  it('cite the document that set the value of that day', () => {
    expect(changed.get('example/example-share', '2022-06-30').basis).toBe('示例令第1号第五条');
    expect(changed.get('example/example-share', '2022-07-01').basis).toBe('示例〔2022〕2号第二条（待核实）');
    expect(changed.get('example/example-share', '2022-07-01').parameter).toMatchObject({
      document: '示例通知',
      grade: 'C',
      checkedOn: '2026-10-01',
    });
  });

  it.each([
    ['A', '示例令第1号第五条'],
    ['B', '示例令第1号第五条'],
    ['C', '示例令第1号第五条（待核实）'],
  ])('show a grade %s value as %s', (grade, basis) => {
    const graded = regulationsWith({ grade, values: [{ from: '2021-01-01', value: '3' }] });
    expect(graded.get('example/example-share', '2021-01-01').basis).toBe(basis);
  });

  it('treat a missing key and a day too early as a bug when the value is demanded', () => {
    expect(() => changed.get('example/other', '2022-01-01')).toThrow('Regulation example/other does not exist');
    expect(() => changed.get('example/example-share', '2020-12-31')).toThrow('has no value in force on 2020-12-31');
    expect(changed.find('example/other', '2022-01-01')).toBeNull();
  });

  it('list every parameter under topic and id', () => {
    expect(changed.all().map(({ key, topicTitle }) => [key, topicTitle])).toEqual([['example/example-share', '示例']]);
  });
});
