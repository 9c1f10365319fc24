import type { ClipboardFailure, CopyFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clipboard } from '../ports.ts';

/** Puts a text on the system's clipboard. Never rejects. */
export async function copyText(clipboard: Clipboard, text: string): Promise<Result<null, CopyFailure>> {
  try {
    await clipboard.writeText(text);
    return ok(null);
  } catch {
    return fail({ code: 'clipboard-failed' });
  }
}

/** What is on the clipboard, trimmed; empty where that is no text. Never rejects. */
export async function pastedText(clipboard: Clipboard): Promise<Result<string, ClipboardFailure>> {
  try {
    return ok((await clipboard.readText()).trim());
  } catch {
    return fail({ code: 'clipboard-unreadable' });
  }
}
