/** What comes, or undefined as soon as nobody waits for it any more. */
export async function unlessAborted<T>(coming: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  const gone = Promise.withResolvers<undefined>();
  const leave = () => gone.resolve(undefined);
  signal?.addEventListener('abort', leave, { once: true });
  if (signal?.aborted) leave();
  try {
    return await Promise.race([gone.promise, coming]);
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}
