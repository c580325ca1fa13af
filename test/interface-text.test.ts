import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as hooks from './interface-text/hooks.ts';
import { findIdentities, findKeysShown, findRawWords } from './interface-text/raw-words.ts';
import { listMessages, listShown } from './interface-text/shown.ts';
import { openSources } from './interface-text/sources.ts';
import { findUnusedExports, findUnusedKeys } from './interface-text/unused.ts';
import { findEnglish, findSlips, findWordOfMethod, LATIN_WORDS, listLatinWords } from './interface-text/wording.ts';

/** Their Chinese is what is looked for in documents; what they say are messages. */
const READERS = /^importers\/(?:bid|language|tender|ocr)\/|\/number-formats\.ts$|\/strict-words\.ts$|\/word-list\.ts$/;
/** They speak to those who write schemes and cases as files, in the words of the files. */
const ABOUT_FILES = /^src\/(?:storage\/files|cli)\/|^src\/domain\/kind-file\.ts/;
const PAGES = /^(?:views|src\/web)\/.*\.tsx?$/;
const SCRIPTS = /^views\/scripts\//;
/** Classes that pdf.js gives what it draws. */
const GIVEN_BY_PDF_JS = ['hiddenCanvasElement', 'markedContent'].map((name) => ({ name, place: 'pdf.js' }));

const sources = openSources();
afterAll(() => sources.close());

const shown = sources.files.flatMap((source) => (READERS.test(source.file) ? listMessages(source) : listShown(source)));
const texts = shown.flatMap((one) => (one.text === null ? [] : [{ place: one.place, text: one.text }]));

describe('every text that people see', () => {
  test('is there to be looked at', () => {
    expect(texts.length).toBeGreaterThan(4000);
  });

  test('is free of English words', () => {
    expect(listTexts((text) => findEnglish(text).join(' '))).toEqual([]);
  });

  test('needs every Latin word that may stand in it', () => {
    const used = new Set(texts.flatMap(({ text }) => listLatinWords(text)));
    expect(
      Object.values(LATIN_WORDS)
        .flat()
        .filter((word) => !used.has(word)),
    ).toEqual([]);
  });

  test('keeps to the rules for marks and blanks', () => {
    expect(listTexts((text) => findSlips(text).join(', '))).toEqual([]);
  });

  test('takes the words that differ with the method of procurement from the table of terms', () => {
    const isAsked = (place: string) =>
      /^(?:views|src\/(?:web|ledger))\//.test(place) && !place.startsWith('views/terms.ts');
    expect(listTexts((text, place) => (isAsked(place) ? (findWordOfMethod(text) ?? '') : ''))).toEqual([]);
  });

  test('shows words of the program by their names, whatever the type of a value allows', () => {
    const asked = shown.filter(({ place }) => !ABOUT_FILES.test(place) && !place.startsWith('importers/'));
    expect(findRawWords(sources, asked)).toEqual([]);
  });

  test('shows nothing by its identity', () => {
    const asked = shown.filter(({ place }) => /^(?:views|src\/(?:web|ledger|use-cases|accounts))\//.test(place));
    expect(findIdentities(asked)).toEqual([]);
  });

  test('has a text for each key, and does not show the key instead', () => {
    const asked = sources.files.filter(({ file }) => /^(?:views|src\/(?:web|ledger|use-cases))\//.test(file));
    expect(asked.flatMap(findKeysShown)).toEqual([]);
  });
});

describe('nothing is there for nobody', () => {
  const pages = sources.files.filter(({ file }) => PAGES.test(file));
  const scripts = sources.files.filter(({ file }) => SCRIPTS.test(file));
  const styles = readFiles('views/styles', /\.css$/);
  const code = readFiles('views/scripts', /\.js$/);

  test('every key of a table of texts is used', () => {
    const data = readFiles('schemes', /\.yaml$/).map(({ text }) => text);
    expect(findUnusedKeys(sources.files, data.join('\n'))).toEqual([]);
  });

  test('whatever views and pages export is imported', () => {
    const tests = ['src', 'views', 'test', 'importers', 'fixtures'].flatMap((folder) => readFiles(folder, /\.tsx?$/));
    expect(findUnusedExports(sources.files, tests.filter(isTest), (file) => PAGES.test(file))).toEqual([]);
  });

  test('every class has a style, or a script that asks for it, and every style a class', () => {
    const styled = styles.flatMap(({ file, text }) => hooks.listStyledClasses(file, text));
    const given = hooks.listGivenClasses(sources, pages);
    const spoken = scripts.flatMap(hooks.listScriptWords);
    expect(hooks.findLonely(given, [...styled, ...spoken])).toEqual([]);
    expect(hooks.findLonely(styled, [...given, ...spoken, ...GIVEN_BY_PDF_JS])).toEqual([]);
  });

  test('every data attribute is asked for by a script or a style, and every one asked for is given', () => {
    const wanted = [...styles, ...code].flatMap(({ file, text }) => hooks.listWantedAttributes(file, text));
    const given = pages.flatMap(hooks.listGivenAttributes);
    const set = code.flatMap(({ file, text }) => hooks.listSetAttributes(file, text));
    expect(hooks.findLonely(given, wanted)).toEqual([]);
    expect(hooks.findLonely(wanted, [...given, ...set])).toEqual([]);
  });
});

function listTexts(find: (text: string, place: string) => string): string[] {
  return texts.flatMap(({ place, text }) => {
    const found = find(text, place);
    return found === '' ? [] : [`${place} ${found}: ${text}`];
  });
}

function isTest({ file }: { file: string }): boolean {
  return !sources.files.some((source) => source.file === file);
}

function readFiles(folder: string, ending: RegExp): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}
