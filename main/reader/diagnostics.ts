import { diagnosticsText } from '../../shared/diagnostics-text.ts';
import type { CopyFailure } from '../../shared/failures.ts';
import type { AppInfo, DiagnosticsView, SiteId } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Auth } from '../auth/auth.ts';
import type { Clock, Log } from '../ports.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { signInDiagnostics } from './sign-in-diagnostics.ts';

export type DiagnosticsDeps = {
  readonly about: Pick<AppInfo, 'name' | 'version'>;
  /** The operating system, and what the app runs on, in a few words each. */
  readonly system: string;
  readonly runner: string;
  readonly wiki: Pick<Wiki, 'diagnostics'>;
  readonly auth: Pick<Auth, 'view' | 'refusals'>;
  /** Where a search looks. */
  readonly site: () => SiteId;
  readonly clipboard: { readonly writeText: (text: string) => Promise<void> };
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
};

/** What is worth knowing when something does not work. */
export type AppDiagnostics = {
  readonly view: () => DiagnosticsView;
  /** Puts it on the clipboard as plain text. */
  readonly copy: () => Promise<Result<null, CopyFailure>>;
};

export function createDiagnostics(deps: DiagnosticsDeps): AppDiagnostics {
  const { about, system, runner, wiki, auth, site, clipboard, clock, log } = deps;
  const view = (): DiagnosticsView => {
    const { bases, deprecations, waits } = wiki.diagnostics();
    return {
      name: about.name,
      version: about.version,
      system,
      runner,
      site: site(),
      bases,
      deprecations: deprecations.map(({ host, path, deprecation, sunset }) => ({
        host,
        path,
        since: deprecatedAt(deprecation),
        end: httpDate(sunset),
      })),
      waits,
      signIn: signInDiagnostics(auth),
      at: clock.now(),
    };
  };
  return {
    view,
    async copy() {
      try {
        await clipboard.writeText(diagnosticsText(view()));
        return ok(null);
      } catch {
        log('warn', 'diagnostics.not-copied');
        return fail({ code: 'clipboard-failed' });
      }
    },
  };
}

/** RFC 9745 §2: a structured date; an earlier draft had an HTTP date. `true` names no moment. */
function deprecatedAt(value: string): number | undefined {
  const [, seconds] = /^@(\d{1,12})$/.exec(value) ?? [];
  return seconds === undefined ? httpDate(value) : Number(seconds) * 1000;
}

/** RFC 9110 §5.6.7. Anything else is no date: `Date.parse` alone makes one of almost everything. */
function httpDate(value: string): number | undefined {
  const time = value.endsWith(' GMT') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
