/** The line between a launched app and the test that launched it: Node's own IPC channel, when there is one. */

export type HarnessMessage =
  | { readonly kind: 'browser'; readonly endpoint: string }
  | { readonly kind: 'window'; readonly url: string }
  | { readonly kind: 'rule-broken'; readonly message: string }
  | { readonly kind: 'open-external'; readonly url: string }
  | { readonly kind: 'evaluated'; readonly id: number; readonly ok: boolean; readonly value: unknown };

export type HarnessRequest = {
  readonly kind: 'evaluate';
  readonly id: number;
  readonly source: string;
  readonly argument: unknown;
};

/** Whether a test launched this process and listens. */
export function isUnderTest(): boolean {
  return process.send !== undefined;
}

export function tellHarness(message: HarnessMessage): void {
  if (process.connected) process.send?.(message);
}

/**
 * Runs functions that a test sends, with the electron module as their first argument: Playwright's
 * `electronApp.evaluate` in small.
 */
export function answerHarness(electron: object): void {
  if (!isUnderTest()) return;
  process.on('message', async (request: HarnessRequest) => {
    const { id } = request;
    try {
      // An indirect eval runs in global scope: the function sees what Playwright's would.
      // biome-ignore lint/security/noGlobalEval: the test's own function
      const run: (module: object, argument: unknown) => unknown = globalThis.eval(`(${request.source})`);
      tellHarness({ kind: 'evaluated', id, ok: true, value: await run(electron, request.argument) });
    } catch (error) {
      tellHarness({ kind: 'evaluated', id, ok: false, value: String(error) });
    }
  });
  // The channel must not keep an app alive that has quit, nor end it when the test goes away first.
  process.channel?.unref();
}
