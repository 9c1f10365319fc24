import { describe, expect, it } from 'vitest';
import { createDiagnostics } from '../../main/reader/diagnostics.ts';
import type { Diagnostics } from '../../main/wiki/wiki.ts';
import { fail, ok } from '../../shared/result.ts';
import { authView, signInDiagnosticsView } from '../fakes/auth-view.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeLog } from '../fakes/log.ts';
import { bare, createBench, EN } from '../wiki/answers.ts';

const NOTHING: Diagnostics = { bases: [], deprecations: [], waits: [] };

function bench(found: Diagnostics = NOTHING, writeText?: (text: string) => Promise<void>) {
  const copied: string[] = [];
  const clock = createFakeClock();
  const diagnostics = createDiagnostics({
    about: { name: 'Lectern', version: '1.2.3' },
    system: 'Linux 6.12 x64',
    runner: 'Electron 45, Node 24',
    wiki: { diagnostics: () => found },
    auth: { view: () => authView(), refusals: () => [] },
    site: () => EN,
    clipboard: { writeText: writeText ?? (async (text) => void copied.push(text)) },
    clock,
    log: createFakeLog().log,
  });
  return { diagnostics, copied, clock };
}

describe('what is worth knowing when something does not work', () => {
  it('is the app, the wikis and what their servers said', () => {
    const since = Date.UTC(2026, 7, 1);
    const base = { site: EN, base: 'https://en.wikipedia.org/w/rest.php/v1', since, why: 'tls' } as const;
    const waits = [{ host: 'en.wikipedia.org', until: since + 1000 }];
    const { diagnostics, clock } = bench({ bases: [base], deprecations: [], waits });
    expect(diagnostics.view()).toEqual({
      name: 'Lectern',
      version: '1.2.3',
      system: 'Linux 6.12 x64',
      runner: 'Electron 45, Node 24',
      site: EN,
      bases: [base],
      deprecations: [],
      waits,
      signIn: signInDiagnosticsView(),
      at: clock.now(),
    });
  });

  it.each([
    ['@1688169599', '', Date.UTC(2023, 5, 30, 23, 59, 59), undefined],
    ['Fri, 30 Jun 2023 23:59:59 GMT', '', Date.UTC(2023, 5, 30, 23, 59, 59), undefined],
    ['true', 'Wed, 01 Jul 2026 00:00:00 GMT', undefined, Date.UTC(2026, 6, 1)],
    ['', 'soon', undefined, undefined],
    ['@99999999999999999999', '2026', undefined, undefined],
  ])('has the dates of what goes away: %j, %j', (deprecation, sunset, since, end) => {
    const path = '/core/v1/wikipedia/*/page/*/bare';
    const { diagnostics } = bench({ ...NOTHING, deprecations: [{ host: 'api.example', path, deprecation, sunset }] });
    expect(diagnostics.view().deprecations).toEqual([{ host: 'api.example', path, since, end }]);
  });

  it('is copied as plain text', async () => {
    const { diagnostics, copied } = bench();
    expect(await diagnostics.copy()).toEqual(ok(null));
    expect(copied).toEqual([expect.stringContaining('Version: Lectern 1.2.3')]);
  });

  it('is not copied where the clipboard refuses', async () => {
    const { diagnostics } = bench(NOTHING, () => Promise.reject(new Error('no clipboard')));
    expect(await diagnostics.copy()).toEqual(fail({ code: 'clipboard-failed' }));
  });

  it('holds no title that was read and no name of who read it', async () => {
    const { wiki } = createBench(() => {
      const answer = bare('Secret garden');
      answer.headers.set('deprecation', '@1688169599');
      return answer;
    }, ['token-of-somebody']);
    await wiki.page({ site: EN, title: 'Secret garden' });
    const { diagnostics, copied } = bench(wiki.diagnostics());
    await diagnostics.copy();
    expect(copied[0]).toContain('/w/rest.php/v1/page/*/bare: outdated since 2023-06-30 23:59:59 UTC');
    expect(`${copied[0]}${JSON.stringify(diagnostics.view())}`).not.toMatch(/secret|garden|token|somebody/i);
  });
});
