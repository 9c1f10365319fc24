import type { Page } from '@playwright/test';

/**
 * Everything that a renderer's JavaScript holds, of every world and frame of its process, as one text.
 * V8 writes the first 1024 characters of a string.
 */
export async function rendererMemory(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot');
  await session.detach();
  return chunks.join('');
}
