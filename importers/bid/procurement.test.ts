import { describe, expect, it } from 'vitest';
import { bidText, codesOf, heading } from './bid-fixture.ts';
import { findLotsInText, parseLots, readProcurement } from './procurement.ts';

describe('parseLots', () => {
  it.each([
    ['第三包', [3]],
    ['3', [3]],
    ['03包', [3]],
    ['包3', [3]],
    ['第１包、第３包', [1, 3]],
    ['一、三', [1, 3]],
    ['第一至三包', [1, 2, 3]],
    ['标段十二', [12]],
    ['A包', null],
    ['详见附件', null],
  ])('reads %s', (text, lots) => {
    expect(parseLots(text)).toEqual(lots);
  });

  it('finds lots in running text', () => {
    expect(findLotsInText('示例项目（第三包）响应文件')).toEqual([3]);
    expect(findLotsInText('软件包 3 个')).toEqual([]);
  });
});

describe('readProcurement', () => {
  it('reads number and lot from the cover', () => {
    const { projectNumber, lots, messages } = readProcurement(
      bidText('项 目 编 号：TGPC-2025-D-0001', '所 投 包 号：第三包'),
    );
    expect({ projectNumber, lots, messages }).toEqual({ projectNumber: 'TGPC-2025-D-0001', lots: [3], messages: [] });
  });

  it('reads a number in brackets up to its bracket', () => {
    const bid = bidText(heading('报价书'), '参加示例项目（项目编号：SL-2025-01）的磋商，报价如下');
    expect(readProcurement(bid).projectNumber).toBe('SL-2025-01');
  });

  it('reports another number and another lot in a form, and keeps the cover', () => {
    const bid = readProcurement(
      bidText('项目编号：SL-2025-01', '包号：3', heading('商务应答表'), '项目编号：SL-2025-09', '包号：第五包'),
    );
    expect(bid).toMatchObject({ projectNumber: 'SL-2025-01', lots: [3] });
    expect(codesOf(bid.messages)).toEqual(['project-numbers-differ', 'lots-differ']);
  });

  it('gives no number where two covers contradict each other', () => {
    const bid = readProcurement(bidText('项目编号：SL-2025-01', '第二阶段响应文件', '项目编号：SL-2025-02'));
    expect(bid.projectNumber).toBeNull();
  });

  it('leaves the numbers of past contracts alone', () => {
    const bid = readProcurement(bidText('项目编号：SL-2025-01', heading('主要业绩一览表'), '项目编号：QT-2022-07'));
    expect(bid.messages).toEqual([]);
  });
});
