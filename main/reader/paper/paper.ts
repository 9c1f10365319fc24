import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import type { PaperFailure, ReadFailure } from '../../../shared/failures.ts';
import type { PageRef } from '../../../shared/models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/** A page of its own, seen by nobody, that is put on paper. Nothing here rejects. `incomplete`: its document did not come, or not all of it. */
export type PaperWindow = {
  /** Lets a person choose a printer, and prints. Done also when they chose none. @param path of the app's own origin */
  readonly print: (path: string) => Promise<'done' | 'failed' | 'incomplete'>;
  /** As a PDF. */
  readonly pdf: (path: string) => Promise<Uint8Array | 'failed' | 'incomplete'>;
};

export type PaperDeps = {
  /**
   * Gets the page, and answers the path under which it waits as it is to be on paper.
   * @param privately nothing of it is to be kept, whatever is on by then
   */
  readonly prepare: (page: PageRef, privately: boolean) => Promise<Result<string, ReadFailure>>;
  /** Whether somebody reads privately now. */
  readonly isPrivate: () => boolean;
  readonly window: PaperWindow;
  /** Asks a person for a file; undefined when they chose none. @param name as it may be called */
  readonly chooseFile: (name: string) => Promise<string | undefined>;
};

/** What is read, on paper: always light, whole, and with what it owes to those who wrote it. */
export type Paper = {
  /** Once at a time: who asks for a page that is being printed gets what becomes of that. */
  readonly print: (page: PageRef) => Promise<Result<null, ReadFailure | PaperFailure>>;
  /** Answers whether a file was written: a person may choose none. */
  readonly savePdf: (page: PageRef) => Promise<Result<boolean, ReadFailure | PaperFailure>>;
};

export function createPaper({ prepare, isPrivate, window, chooseFile }: PaperDeps): Paper {
  const printing = new Map<string, ReturnType<Paper['print']>>();
  const print: Paper['print'] = async (page) => {
    const prepared = await prepare(page, isPrivate());
    if (!prepared.ok) return prepared;
    const printed = await window.print(prepared.value);
    if (printed === 'incomplete') return fail({ code: 'timed-out' });
    return printed === 'done' ? ok(null) : fail({ code: 'printer-failed' });
  };
  return {
    print(page) {
      const which = JSON.stringify([page.site, page.title, page.revision]);
      // A key that is held would bring a dialog each time that it repeats.
      const going = printing.get(which) ?? print(page).finally(() => printing.delete(which));
      printing.set(which, going);
      return going;
    },
    async savePdf(page) {
      // Whoever takes their time over the file may have ended it by then.
      const privately = isPrivate();
      const file = await chooseFile(`${fileName(page.title)}.pdf`);
      if (file === undefined) return ok(false);
      const prepared = await prepare(page, privately);
      if (!prepared.ok) return prepared;
      const pdf = await window.pdf(prepared.value);
      if (pdf === 'incomplete') return fail({ code: 'timed-out' });
      if (pdf === 'failed') return fail({ code: 'pdf-failed' });
      return (await writeWhole(file, pdf)) ? ok(true) : fail({ code: 'file-unwritable' });
    },
  };
}

/** In bytes of UTF-8: a file's name has 255 of them on most systems, and some are for what it is called until it is whole. */
const LONGEST_NAME = 180;

/** What Windows takes for a device, whatever follows a dot. https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?= *(?:\.|$))/i;

/** A title as a file may be called on every system. */
function fileName(title: string): string {
  const plain = title
    .replaceAll(/[\p{Cc}\p{Bidi_Control}<>:"/\\|?*]/gu, '-')
    .replace(/^[. ]+/, '')
    .replace(DEVICE, '$&-');
  return cutTo(plain, LONGEST_NAME).trim() || 'Page';
}

/** As many characters of a text as these bytes hold, none of them in part. */
function cutTo(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes));
  return text.slice(0, read);
}

/** Whole or not at all. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<boolean> {
  const half = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(half, bytes, { flag: 'wx' });
    await rename(half, file);
    return true;
  } catch {
    await rm(half, { force: true }).catch(() => {});
    return false;
  }
}
