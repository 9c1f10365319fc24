import type { Theme } from '../../shared/models.ts';

/** Both the engine's documents and the built page have their `<html` within these many bytes. */
const HEAD = 64;
const TAG = '<html';

/**
 * Writes `data-theme` into the first tag of a page on its way, so that it is painted in its theme at once and no
 * kept document holds one. `system` stays unsaid: the stylesheet then asks the system.
 */
export function themedResponse(response: Response, theme: Theme): Response {
  if (theme === 'system' || response.body === null) return response;
  const { status, headers } = response;
  return new Response(themedDocument(response.body, theme), { status, headers });
}

/** Bytes of an HTML document, cut anywhere; all but its first bytes pass untouched, as fast as they are asked for. */
export function themedDocument(
  document: ReadableStream<Uint8Array>,
  theme: Exclude<Theme, 'system'>,
): ReadableStream<Uint8Array> {
  const reader = document.getReader();
  let held: Buffer | undefined = Buffer.alloc(0);
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        for (;;) {
          const { done, value } = await reader.read();
          if (held === undefined) return done ? controller.close() : controller.enqueue(value);
          if (value !== undefined) held = Buffer.concat([held, value]);
          if (!done && held.length < HEAD) continue;
          if (held.length > 0) controller.enqueue(marked(held, theme));
          held = undefined;
          return done ? controller.close() : undefined;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

function marked(start: Buffer, theme: string): Uint8Array {
  const at = start.subarray(0, HEAD).indexOf(TAG);
  if (at < 0) return start;
  const end = at + TAG.length;
  return Buffer.concat([start.subarray(0, end), Buffer.from(` data-theme="${theme}"`), start.subarray(end)]);
}
