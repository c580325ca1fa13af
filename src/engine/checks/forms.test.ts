import { describe, expect, test } from 'vitest';
import { heading, importedDocument, type Piece, table } from '../../../importers/bid/bid-fixture.ts';
import { readBid } from '../../../importers/bid/index.ts';
import { lotSchema, type Scheme } from '../../domain/lot.ts';
import { procurementSchema } from '../../domain/procurement.ts';
import { checkForms } from './forms.ts';
import { checkPageIndex } from './page-index.ts';

const location = { file: '采购文件.txt', path: 'line[1]', quote: '格式' };
const scheme: Scheme = {
  procurement: procurementSchema.parse({
    schemaVersion: '1',
    id: 'example',
    title: '示例运维项目',
    number: 'SL-2025-0001',
    category: 'services',
    forms: [
      { id: 'letter', number: '附件1', title: '响应书', stage: 'first', location },
      { id: 'contracts', number: '附件4-5', title: '主要相关项目业绩一览表', stage: 'first', location },
      {
        id: 'welfare',
        number: '附件6-2',
        title: '残疾人福利性单位声明函',
        stage: 'first',
        required: 'false',
        location,
      },
      { id: 'price', number: '报价书', title: '报价书', stage: 'second', location },
    ],
  }),
  lot: lotSchema.parse({ schemaVersion: '1', number: '2', title: '平台运维' }),
};

const LETTER: Piece[] = [
  heading('附件1 响应书'),
  '我方愿意参加第二包的磋商，完全接受磋商文件的各项要求。',
  '项目编号：SL-2025-0001',
];
const CONTRACTS: Piece[] = [
  heading('附件4-5 主要相关项目业绩一览表'),
  table(['序号', '项目名称', '合同金额'], ['1', '示例市平台运维', '300000元']),
];

function check(...pieces: Piece[]) {
  const { forms, findings } = checkForms(readBid([importedDocument(pieces)]), scheme);
  return { states: Object.fromEntries(forms.map(({ form, state }) => [form, state])), findings };
}

describe('the forms that the document asks for', () => {
  test('present ones give no finding; a stage of which nothing was given is not due', () => {
    const { states, findings } = check(...LETTER, ...CONTRACTS);
    expect(states).toEqual({ letter: 'present', contracts: 'present', welfare: 'missing', price: 'not-due' });
    expect(findings).toEqual([]);
  });

  test('a missing one is a warning, never an error', () => {
    const { states, findings } = check(...LETTER);
    expect(states['contracts']).toBe('missing');
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['form-missing', 'warning']]);
  });

  test('a title in the list of contents is not the form itself', () => {
    expect(check(heading('目录'), '附件1 响应书 ........ 3', ...CONTRACTS).states['letter']).toBe('missing');
  });

  test('a table with only its head is empty, a scanned form is not', () => {
    const empty = table(['序号', '项目名称', '合同金额'], ['1', '', '']);
    const pieces = [...LETTER, heading('附件4-5 主要相关项目业绩一览表'), empty];
    expect(check(...pieces).states['contracts']).toBe('empty');
    const document = importedDocument(pieces);
    document.blocks.push({ type: 'image', path: 'image[1]', page: null, text: '' });
    expect(checkForms(readBid([document]), scheme).forms.find(({ form }) => form === 'contracts')?.state).toBe(
      'present',
    );
  });

  test('blanks are told with their places', () => {
    const { states, findings } = check(...LETTER, '供应商名称：________', ...CONTRACTS);
    expect(states['letter']).toBe('blanks');
    expect(findings).toMatchObject([{ code: 'form-blanks', locations: [{ path: 'p[4]' }] }]);
  });

  test('lines for signatures and seals left empty are told, unless the page shows a seal or the PDF is signed', () => {
    const bid = readBid([importedDocument([...LETTER, '供应商（盖章）：', '法定代表人（签字）：', ...CONTRACTS])]);
    const { forms, findings } = checkForms(bid, scheme);
    expect(forms[0]).toMatchObject({ state: 'blanks', reason: '有 2 处签字、盖章或日期空着' });
    expect(findings).toMatchObject([{ code: 'form-unsigned', locations: [{ path: 'p[4]' }, { path: 'p[5]' }] }]);
    const seal = { file: '响应文件.docx', page: null, path: 'page[1]', quote: '' };
    expect(checkForms(bid, scheme, { sealPictures: [seal] }).findings).toHaveLength(1);
    const paged = importedDocument([...LETTER, '供应商（盖章）：', ...CONTRACTS]);
    const onPage = readBid([{ ...paged, blocks: paged.blocks.map((block) => ({ ...block, page: 1 })) }]);
    expect(checkForms(onPage, scheme).findings.map(({ code }) => code)).toEqual(['form-unsigned']);
    expect(checkForms(onPage, scheme, { sealPictures: [{ ...seal, page: 1 }] }).findings).toEqual([]);
  });

  test('another lot and another project', () => {
    expect(
      check(heading('附件1 响应书'), '我方愿意参加第三包的磋商，完全接受磋商文件的各项要求。').states['letter'],
    ).toBe('other-lot');
    const other = check(heading('附件1 响应书'), '项目编号：SL-2024-0999', '我方愿意参加磋商，完全接受各项要求。');
    expect(other.states['letter']).toBe('other-project');
    expect(other.findings[0]).toMatchObject({ code: 'form-other-project', locations: [{ path: 'p[2]' }] });
  });
});

describe('the index', () => {
  function paged(...entries: [title: string, written: number, actual: number][]) {
    const document = importedDocument([
      heading('目录'),
      ...entries.map(([title, written]) => `${title} ........ ${written}`),
      ...entries.flatMap(([title]) => [heading(title), '内容如下，共三项。']),
    ]);
    document.blocks.forEach((block, index) => {
      const place = Math.floor((index - entries.length - 1) / 2);
      block.page = place < 0 ? 1 : (entries[place]?.[2] ?? 1);
    });
    return checkPageIndex(readBid([document]));
  }

  test('pages that all lie the same number of pages behind are in order', () => {
    expect(paged(['服务方案', 1, 3], ['故障处理方案', 5, 7], ['培训方案', 9, 11])).toEqual([]);
  });

  test('one that leaves the common shift is told with both places', () => {
    const findings = paged(['服务方案', 1, 3], ['故障处理方案', 5, 7], ['培训方案', 9, 11], ['应急预案', 12, 20]);
    expect(findings).toMatchObject([
      { code: 'index-pages-differ', severity: 'info', locations: [{ page: 1 }, { page: 20 }] },
    ]);
  });

  test('an annex that the bid does not have', () => {
    const index = table(['评分因素', '所在位置'], ['业绩', '附件4-5'], ['方案', '附件9']);
    const findings = checkPageIndex(readBid([importedDocument([heading('评分因素检索'), index, ...CONTRACTS])]));
    expect(findings).toMatchObject([{ code: 'index-place-missing', locations: [{ path: 'table[1]/row[3]' }] }]);
  });
});
