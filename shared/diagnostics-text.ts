import type { BaseReason, DiagnosticsView } from './models.ts';
import { signInSections } from './sign-in-diagnostics-text.ts';

/** What the window shows and what is copied are the same lines. */
export type DiagnosticsSection = {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  /** Said where there are no lines. */
  readonly none: string;
};

/** Words for each reason; a table, so that none can be forgotten. */
const REASONS: Readonly<Record<BaseReason, string>> = {
  preferred: 'the preferred one',
  unreachable: 'the preferred one could not be reached',
  tls: 'the connection to the preferred one could not be trusted',
  gone: 'the preferred one says that it is gone for good',
  'path-unknown': 'the preferred one does not know the address any more',
  'not-the-api': 'something else answers in place of the preferred one',
  moved: 'the preferred one leads to its documentation',
};

/**
 * What is worth knowing when something does not work. Holds no title, no user's name and nothing secret, because the
 * view does not.
 * @param moment how a moment (ms since the epoch) is written.
 */
export function diagnosticsSections(
  view: DiagnosticsView,
  moment: (time: number) => string,
): readonly DiagnosticsSection[] {
  return [
    {
      title: 'This app',
      lines: [
        { label: 'Version', value: `${view.name} ${view.version}` },
        { label: 'System', value: view.system },
        { label: 'Runs on', value: view.runner },
        { label: 'Search looks in', value: view.site },
        { label: 'Seen at', value: moment(view.at) },
      ],
      none: '',
    },
    ...signInSections(view.signIn, moment),
    {
      title: 'Wikis read',
      lines: view.bases.map(({ site, base, since, why }) => ({
        label: site,
        value: `${base}, since ${moment(since)}: ${REASONS[why]}`,
      })),
      none: 'None since Lectern started.',
    },
    {
      title: 'Servers that asked to wait',
      lines: view.waits.map(({ host, until }) => ({ label: host, value: `until ${moment(until)}` })),
      none: 'None at the moment.',
    },
    {
      title: 'Going away',
      lines: view.deprecations.map(({ host, path, since, end }) => ({
        label: `${host}${path}`,
        value: [
          since === undefined ? 'announced as outdated' : `outdated since ${moment(since)}`,
          end === undefined ? 'no end named' : `ends ${moment(end)}`,
        ].join(', '),
      })),
      none: 'No server has announced that it takes something away.',
    },
  ];
}

/** All of it as plain text, moments in UTC: what is copied means the same to whoever gets it. */
export function diagnosticsText(view: DiagnosticsView): string {
  const sections = diagnosticsSections(view, utcMoment).map(({ title, lines, none }) => {
    const said = lines.map(({ label, value }) => `  ${label}: ${value}`);
    return [title, ...(said.length > 0 ? said : [`  ${none}`])].join('\n');
  });
  return `${sections.join('\n\n')}\n`;
}

/** `2026-11-24 00:12:05 UTC` */
function utcMoment(time: number): string {
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d{3}Z$/, ' UTC');
}
