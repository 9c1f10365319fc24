/**
 * The walls around a hostile article, each alone (SECURITY.md, "Kind of attack × wall"): every attack meets the engine
 * without a policy or a sandbox, the policy without the rest, and the sandbox without the rest. Then the whole app.
 */
import { articleHeaders } from '../../main/reader/headers.ts';
import { ATTACKS } from '../article/fixtures/attacks/all.ts';
import { render } from '../article/support.ts';
import { type Kind, mustStop, type Wall } from '../article/walls.ts';
import { article, test as base, expect, openBySearch } from './fixtures.ts';
import { type HostileFrames, type Outcome, startHostileFrames } from './hostile-frames.ts';

const test = base.extend<object, { readonly hostile: HostileFrames }>({
  hostile: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const hostile = await startHostileFrames();
      await use(hostile);
      await hostile.close();
    },
    { scope: 'worker' },
  ],
});

const asIs = (html: string): string => html;

test('without a wall the attacks work, so that it is the walls that stop them', async ({ hostile }) => {
  const { ran, asked } = await hostile.show({ prepare: asIs });
  const scripts = [
    'script',
    'on-slash',
    'javascript-link',
    'iframe-srcdoc',
    'svg-animate',
    'form-javascript',
    'data-link',
  ];
  expect(ran).toEqual(expect.arrayContaining(scripts));
  const loads = [
    'iframe/iframe',
    'style-url/style-url',
    'style-font/font',
    'image-sources/image',
    'foreign-link/preload',
  ];
  expect(asked).toEqual(expect.arrayContaining([...loads, 'form/form', 'meta-refresh/meta-refresh']));
});

test('the engine alone: nothing runs, nothing is asked for, no form is sent', async ({ hostile }) => {
  expect(await hostile.show({ prepare: (html) => render(html) })).toEqual({ ran: [], asked: [] });
});

test('the frame’s policy alone: nothing runs or loads, no form is sent; leaving is the guard’s business', async ({
  hostile,
}) => {
  const policy = articleHeaders().get('content-security-policy')?.replace('sandbox allow-same-origin; ', '');
  expect(policy).toMatch(/^default-src/);
  expect(await hostile.show({ prepare: asIs, policy })).toEqual({ ran: [], asked: ['meta-refresh/meta-refresh'] });
});

test('the sandbox alone: nothing runs, no form is sent; loading is the policy’s business', async ({ hostile }) => {
  const { ran, asked } = await hostile.show({ prepare: asIs, sandbox: 'allow-same-origin' });
  expect(ran).toEqual([]);
  expect(asked.filter((path) => /\/form(action)?$/.test(path))).toEqual([]);
  expect(asked).not.toContain('meta-refresh/meta-refresh');
});

/** The corpus by names that tell the kind: `script-12`. Styles that cover and names that clobber ask for nothing. */
const CORPUS = Object.fromEntries(
  ATTACKS.flatMap(({ kind, html }, at) => (kind === 'cover' || kind === 'clobber' ? [] : [[`${kind}-${at}`, html]])),
);
const corpusOf = (wall: Wall) =>
  Object.fromEntries(Object.entries(CORPUS).filter(([name]) => mustStop(wall, kindOf(name))));

function kindOf(name: string): Kind {
  const kind = ATTACKS[Number(name.split('-')[1])]?.kind;
  if (kind === undefined) throw new Error(`There is no attack ${name}`);
  return kind;
}

/** The attacks that have got what their kind is after. */
function reached({ ran, asked }: Outcome): readonly string[] {
  const paths = { script: /^$/, load: /^load-/, form: /-sent/, leave: /-left/, cover: /^$/, clobber: /^$/ };
  const got = asked.flatMap((path) => {
    const name = path.split('/')[0] ?? '';
    return name in CORPUS && paths[kindOf(name)].test(path) ? [name] : [];
  });
  return [...new Set([...ran, ...got])].sort();
}

test.describe('the corpus', () => {
  test.slow();

  test('works without a wall, as far as a browser of today still falls for it', async ({ hostile }) => {
    const counts = { script: 0, load: 0, form: 0, leave: 0, cover: 0, clobber: 0 };
    for (const name of reached(await hostile.show({ prepare: asIs, attacks: CORPUS }))) counts[kindOf(name)]++;
    expect(counts.script).toBeGreaterThan(80);
    expect(counts.load).toBeGreaterThan(60);
    expect(counts.form).toBeGreaterThan(6);
    expect(counts.leave).toBeGreaterThan(2);
  });

  test('comes to nothing before the engine alone', async ({ hostile }) => {
    const attacks = corpusOf('engine');
    expect(await hostile.show({ prepare: (html) => render(html), attacks })).toEqual({ ran: [], asked: [] });
  });

  test('comes to nothing before the frame’s policy alone', async ({ hostile }) => {
    const policy = articleHeaders().get('content-security-policy')?.replace('sandbox allow-same-origin; ', '');
    expect(reached(await hostile.show({ prepare: asIs, policy, attacks: corpusOf('policy') }))).toEqual([]);
  });

  test('comes to nothing before the sandbox alone', async ({ hostile }) => {
    const attempt = { prepare: asIs, sandbox: 'allow-same-origin', attacks: corpusOf('sandbox') };
    expect(reached(await hostile.show(attempt))).toEqual([]);
  });
});

test('in the app nothing of the hostile page runs, loads, leaves or covers the window', async ({ page, origin }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openBySearch(page, 'Hostile page');
  const frame = page.frames().find((one) => one.url().includes('/article/'));
  const before = frame?.url();
  await expect(article(page).getByText('This page tries to get out of the reader')).toBeVisible();
  await expect(page.getByRole('button', { name: 'head-and-body', exact: true })).toBeVisible();

  await test.step('whatever a person points at or presses in it', async () => {
    await frame?.evaluate(() => {
      for (const element of Document.prototype.querySelectorAll.call(document, 'body *')) {
        element.dispatchEvent(new Event('mouseover', { bubbles: true }));
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      }
    });
    for (const name of ['A javascript link', 'A data link', 'A file link', 'A link to the app itself']) {
      const line = article(page).getByText(name);
      if (await line.isVisible()) await line.click();
    }
  });
  const seen = await page.evaluate(() => {
    const windows = [window, ...[...document.querySelectorAll('iframe')].map((one) => one.contentWindow)];
    return windows.map((one) => one !== null && '__pwned' in one);
  });
  expect(seen).toEqual([false, false]);
  expect(asked.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
  expect(frame?.childFrames()).toEqual([]);
  expect(frame?.url()).toBe(before);
  await expect(page).toHaveTitle('Hostile page – Lectern');
  // A cover would take the click.
  await page.getByRole('button', { name: 'Home' }).click();
  await expect(page).toHaveTitle('Lectern');
});
