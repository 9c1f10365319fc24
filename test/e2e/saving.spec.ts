import type { Page } from '@playwright/test';
import { siteId } from '../../shared/site-id.ts';
import { callBridge } from './bridge.ts';
import { expect, openBySearch, test, wikiEnvironment } from './fixtures.ts';
import { bringPictures, followPictures, savedFiles } from './saved-pictures.ts';

const SITE = siteId('wikipedia', 'en');
const CATEGORY = { kind: 'category', site: SITE, title: 'Category:Lights' } as const;

/** The queue as the window is told of it. */
async function view(page: Page) {
  const answer = await callBridge(page, 'saving.view');
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

test('a category that was saved opens with its pictures, from a cold start without a network', async ({
  launch,
  wiki,
  profile,
}) => {
  let lectern = await launch();
  expect(await callBridge(lectern.page, 'saving.add', { what: CATEGORY, pictures: 'large' })).toMatchObject({
    ok: true,
  });
  await expect.poll(async () => (await view(lectern.page)).jobs[0]?.state).toBe('done');
  const [job] = (await view(lectern.page)).jobs;
  expect(job).toMatchObject({ label: 'Lights', failed: 0, failures: [] });
  expect(job?.total).toBeGreaterThan(1);
  expect(savedFiles(profile)).toBeGreaterThan(2);
  const saved = await callBridge(lectern.page, 'library.pages', { show: 'saved', order: 'title' });
  const titles = saved.ok ? saved.value.rows.map(({ title }) => title) : [];
  expect(titles).toHaveLength(job?.total ?? 0);
  await lectern.stop();
  const env = wikiEnvironment(wiki);
  await wiki.close();

  lectern = await launch({ env });
  const statuses = followPictures(lectern.page);
  for (const title of titles) {
    await openBySearch(lectern.page, title);
    await bringPictures(lectern.page);
    await lectern.page.getByRole('button', { name: 'Home' }).click();
  }
  expect(statuses.length).toBeGreaterThan(1);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
});

test('what was wished for is not lost when the app ends, and goes on when it starts again', async ({
  launch,
  wiki,
  profile,
}) => {
  let lectern = await launch();
  // The wiki does not give anything away before the app has ended.
  const fault = wiki.faults.add({ path: /\/html$/, answer: 'server-error' });
  expect(await callBridge(lectern.page, 'saving.add', { what: CATEGORY, pictures: 'reading' })).toMatchObject({
    ok: true,
  });
  expect(await callBridge(lectern.page, 'saving.pause')).toEqual({ ok: true, value: null });
  await lectern.stop();
  fault.remove();

  lectern = await launch();
  await expect.poll(async () => (await view(lectern.page)).state).toBe('paused');
  expect(await callBridge(lectern.page, 'saving.resume')).toEqual({ ok: true, value: null });
  await expect.poll(async () => (await view(lectern.page)).jobs[0]?.state).toBe('done');
  const files = savedFiles(profile);
  expect(files).toBeGreaterThan(1);

  const saved = await callBridge(lectern.page, 'library.pages', { show: 'saved', order: 'title' });
  const pages = saved.ok ? saved.value.rows.map(({ site, title }) => ({ site, title })) : [];
  expect(await callBridge(lectern.page, 'saving.release', { pages })).toEqual({ ok: true, value: null });
  expect(savedFiles(profile)).toBe(0);
});
