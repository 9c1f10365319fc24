import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createPaper, type PaperDeps } from '../../../main/reader/paper/paper.ts';
import { fail, ok } from '../../../shared/result.ts';
import { siteId } from '../../../shared/site-id.ts';

const PAGE = { site: siteId('wikipedia', 'en'), title: 'AC/DC: “Live”?', revision: 37 };
const PDF = new TextEncoder().encode('%PDF-1.4 …');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-paper-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

function paperWith(overrides: Partial<PaperDeps> = {}) {
  const done: string[] = [];
  const paper = createPaper({
    prepare: async ({ title }, privately) => {
      done.push(`prepare ${title}${privately ? ' privately' : ''}`);
      return ok('/article/page');
    },
    isPrivate: () => false,
    window: {
      print: async (path) => {
        done.push(`print ${path}`);
        return 'done';
      },
      pdf: async (path) => {
        done.push(`pdf ${path}`);
        return PDF;
      },
    },
    chooseFile: async (name) => {
      done.push(`choose ${name}`);
      return join(folder, name);
    },
    ...overrides,
  });
  return { paper, done };
}

const never = <Is extends 'failed' | 'incomplete'>(is: Is) => ({ print: async () => is, pdf: async () => is });

test('what is prepared is what is printed', async () => {
  const { paper, done } = paperWith();
  expect(await paper.print(PAGE)).toEqual(ok(null));
  expect(done).toEqual([`prepare ${PAGE.title}`, 'print /article/page']);
});

test('a key that is held brings one dialog, and another one when that has gone', async () => {
  const dialog = Promise.withResolvers<'done'>();
  const dialogs: string[] = [];
  const print = (path: string) => {
    dialogs.push(path);
    return dialog.promise;
  };
  const { paper } = paperWith({ window: { ...never('failed'), print } });
  const held = [paper.print(PAGE), paper.print(PAGE), paper.print({ ...PAGE, title: 'Another' })];
  dialog.resolve('done');
  expect(await Promise.all(held)).toEqual([ok(null), ok(null), ok(null)]);
  expect(dialogs).toHaveLength(2);
  await paper.print(PAGE);
  expect(dialogs).toHaveLength(3);
});

test('a page that cannot be had is said as it is when it is read', async () => {
  const { paper, done } = paperWith({ prepare: async () => fail({ code: 'offline' }) });
  expect(await paper.print(PAGE)).toEqual(fail({ code: 'offline' }));
  expect(await paper.savePdf(PAGE)).toEqual(fail({ code: 'offline' }));
  expect(done.filter((step) => !step.startsWith('choose'))).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test('a printer that refuses is said, and so is a PDF that cannot be made', async () => {
  const { paper } = paperWith({ window: never('failed') });
  expect(await paper.print(PAGE)).toEqual(fail({ code: 'printer-failed' }));
  expect(await paper.savePdf(PAGE)).toEqual(fail({ code: 'pdf-failed' }));
  expect(readdirSync(folder)).toEqual([]);
});

test('half a page goes on no paper', async () => {
  const { paper } = paperWith({ window: never('incomplete') });
  expect(await paper.print(PAGE)).toEqual(fail({ code: 'timed-out' }));
  expect(await paper.savePdf(PAGE)).toEqual(fail({ code: 'timed-out' }));
  expect(readdirSync(folder)).toEqual([]);
});

test('what is asked for while somebody reads privately is prepared so, also when that has ended before a file was chosen', async () => {
  let isPrivate = true;
  const { paper, done } = paperWith({
    isPrivate: () => isPrivate,
    chooseFile: async (name) => {
      isPrivate = false;
      return join(folder, name);
    },
  });
  await paper.savePdf(PAGE);
  isPrivate = true;
  await paper.print(PAGE);
  expect(done.filter((step) => step.startsWith('prepare'))).toEqual(Array(2).fill(`prepare ${PAGE.title} privately`));
});

test('a PDF has the page’s name, as far as files may have it, and is whole or not there', async () => {
  const { paper, done } = paperWith();
  expect(await paper.savePdf(PAGE)).toEqual(ok(true));
  expect(done[0]).toBe('choose AC-DC- “Live”-.pdf');
  expect(readdirSync(folder)).toEqual(['AC-DC- “Live”-.pdf']);
  expect(readFileSync(join(folder, 'AC-DC- “Live”-.pdf'))).toEqual(Buffer.from(PDF));
  const nowhere = paperWith({ chooseFile: async (name) => join(folder, 'none', name) });
  expect(await nowhere.paper.savePdf(PAGE)).toEqual(fail({ code: 'file-unwritable' }));
});

test.each([
  ['...', 'Page.pdf'],
  ['.hidden', 'hidden.pdf'],
  ['Con', 'Con-.pdf'],
  ['Aux.js', 'Aux-.js.pdf'],
  ['Auxin', 'Auxin.pdf'],
  ['\u202eTitle', '-Title.pdf'],
])('the title %j is the name %j', async (title, name) => {
  const { paper, done } = paperWith({
    chooseFile: async (one) => {
      done.push(one);
      return undefined;
    },
  });
  expect(await paper.savePdf({ ...PAGE, title })).toEqual(ok(false));
  expect(done).toEqual([name]);
});

test.each(['X'.repeat(255), 'Ж'.repeat(127), '漢'.repeat(85), '𝄞'.repeat(63)])(
  'a title as long as a wiki’s may be is the name of a file that can be written: %s',
  async (title) => {
    const { paper, done } = paperWith();
    expect(await paper.savePdf({ ...PAGE, title })).toEqual(ok(true));
    const [file = ''] = readdirSync(folder);
    expect(title).toContain(file.replace(/\.pdf$/, ''));
    expect(done[0]).toBe(`choose ${file}`);
  },
);
