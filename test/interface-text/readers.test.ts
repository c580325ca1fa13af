import { afterAll, describe, expect, test } from 'vitest';
import {
  findLonely,
  listGivenAttributes,
  listGivenClasses,
  listSetAttributes,
  listStyledClasses,
  listWantedAttributes,
} from './hooks.ts';
import { findIdentities, findKeysShown, findRawWords } from './raw-words.ts';
import { listMessages, listShown } from './shown.ts';
import { openTexts, type Source } from './sources.ts';
import { findUnusedExports, findUnusedKeys } from './unused.ts';
import { findEnglish, findSlips, findWordOfMethod } from './wording.ts';

const sources = openTexts({
  'page.tsx': `
    import { NAMES, used } from './names.ts';
    export function Page({ stage, flags, name, size }: { stage: 'draft' | 'sealed'; flags: Record<string, string>; name: string; size: 'big' | 'small' }) {
      return (
        <p class={\`note \${size}\`} title="Hint" data-hook="a" lang="zh">
          现在是 {stage}，{used(name)}
          <input type="submit" value="Save" />
          <input type="hidden" value="kept" />
          <b class={size === 'big' ? 'loud' : undefined}>{name === '' ? 'none' : '有'}</b>
          {NAMES[stage]}{flags[name] ?? name}
        </p>
      );
    }`,
  'names.ts': `
    export const NAMES: Record<'draft' | 'sealed', string> = { draft: '草稿', sealed: 'Sealed', spare: '多余' } as never;
    export function used(name: string) { return name; }
    export function tested() { return own(); }
    function own() { return tested; }
    export function idle() {}
    export const first: 'draft' = 'draft';
    export const last: keyof typeof NAMES = 'sealed';
    throw new AppError('usage', 'Bad input');
    finding('warning', 'code', \`第\${first}包\`);
    finding('warning', 'code', \`“\${item.id}”重复\`);`,
  'script.js': `state.textContent = 'Saved'; button.setAttribute('aria-label', 'Close'); line.querySelector('.loud');`,
});
afterAll(() => sources.close());

const [page, names, script] = ['page.tsx', 'names.ts', 'script.js'].map((name) => {
  const source = sources.files.find(({ file }) => file === name);
  if (source === undefined) throw new Error(name);
  return source;
}) as [Source, Source, Source];

const textsOf = (source: Source) => listShown(source).flatMap(({ text }) => (text === null ? [] : [text]));

describe('texts', () => {
  test('are what stands on a page and in what is read of its elements, not what is sent', () => {
    expect(textsOf(page).filter((text) => text.trim() !== '')).toEqual(['Hint', '现在是 ', '，', 'Save', 'none', '有']);
  });

  test('are labels beside Chinese ones, messages and what a script writes', () => {
    expect(textsOf(names)).toEqual(['草稿', 'Sealed', '多余', 'Bad input', '第{}包', '“{}”重复']);
    expect(textsOf(script)).toEqual(['Saved', 'Close']);
  });

  test('are messages alone where asked for', () => {
    expect(listMessages(names).map(({ text }) => text)).toEqual(['Bad input', '第{}包', null, '“{}”重复', null]);
  });
});

describe('words', () => {
  test.each([
    ['请点 Save', ['Save']],
    ['第 {} 包已 sealed', ['sealed']],
    ['draft', ['draft']],
    ['Word、PDF 文件，报告.docx，写成 lot-N.yaml', []],
    ['请用 hengbiao account list 查看，或加上 --data', []],
  ])('%s', (text, found) => {
    expect(findEnglish(text)).toEqual(found);
  });

  test.each([
    ['保存,然后返回', 'half-width mark beside Chinese'],
    ['名称(可不填)', 'half-width mark beside Chinese'],
    ['没有保存.', 'half-width mark beside Chinese'],
    ['请稍候...', 'dots instead of an ellipsis'],
    ['保存 ，返回', 'blank beside a full-width mark'],
    ['保存， 返回', 'blank beside a full-width mark'],
    ['没有，。', 'two marks in a row'],
    ['下载Word 文件', 'no blank between Chinese and a Latin word or figure'],
    ['共3 项', 'no blank between Chinese and a Latin word or figure'],
    ['第{} 包', 'no blank beside a figure'],
    ['共 {}项', 'no blank beside a figure'],
    ['★条款', 'no blank beside ★'],
    ['第１包', 'a full-width letter or figure'],
  ])('%s: %s', (text, slip) => {
    expect(findSlips(text)).toContain(slip);
  });

  test.each([
    '第 {} 包，共 3 项（{}）',
    '财库〔2014〕214号、财政部令第87号第六十一条',
    '{}份额',
    'Latin words, half-width marks',
  ])('%s is in order', (text) => {
    expect(findSlips(text)).toEqual([]);
  });

  test('of a method of procurement are told from those of all', () => {
    expect([findWordOfMethod('请提交投标文件'), findWordOfMethod('请提交响应（投标）文件')]).toEqual([
      '投标文件',
      null,
    ]);
  });
});

describe('what is missing', () => {
  test('is a name for each word that a value can be', () => {
    expect(findRawWords(sources, listShown(page))).toEqual(['page.tsx:6 stage can be draft, sealed']);
  });

  test('is a name where an identity is shown', () => {
    expect(findIdentities(listShown(names))).toEqual(['names.ts:11 item.id']);
  });

  test('is a text where the key is shown instead', () => {
    expect(findKeysShown(page)).toEqual(['page.tsx:10 flags[name] ?? name']);
  });
});

describe('what is unused', () => {
  test('is an export that nobody imports, or a test alone', () => {
    const tests = [{ file: 'names.test.ts', text: "import { idle, tested } from './names.ts';" }];
    expect(findUnusedExports([page, names], tests, ({ length }) => length > 0)).toEqual([
      'page.tsx:3 Page',
      'names.ts:6 idle',
      'names.ts:7 first',
      'names.ts:8 last',
    ]);
  });

  test('is a key that occurs nowhere else, neither in code nor in data', () => {
    expect(findUnusedKeys([page, names], '')).toEqual(['names.ts:2 spare']);
    expect(findUnusedKeys([page, names], 'kind: spare')).toEqual([]);
  });

  test('is a class without style and a style without class', () => {
    const given = listGivenClasses(sources, [page]);
    const styled = listStyledClasses('page.css', '/* .gone */\n.note.big, .lost { margin: .5em }');
    expect(findLonely(given, styled)).toEqual(['page.tsx:5 small', 'page.tsx:9 loud']);
    expect(findLonely(styled, given)).toEqual(['page.css:2 lost']);
  });

  test('is a data attribute that no script asks for, and one that no page gives', () => {
    const given = listGivenAttributes(page);
    const code = "form.dataset['otherHook']; state.dataset['tone'] = 'bad'; const { third } = link.dataset;";
    const wanted = listWantedAttributes('script.js', code);
    expect(findLonely(given, wanted)).toEqual(['page.tsx:5 data-hook']);
    expect(findLonely(wanted, [...given, ...listSetAttributes('script.js', code)])).toEqual([
      'script.js:1 data-other-hook',
      'script.js data-third',
    ]);
  });
});
