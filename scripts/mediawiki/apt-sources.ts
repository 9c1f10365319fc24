/** One file of apt's sources, by the name that tells its format: `.list` for one-line entries, `.sources` for stanzas. */
export type SourcesFile = { readonly name: string; readonly text: string };

/**
 * A machine's own apt sources with another release's name in them: the same hosts, components and keys.
 * Entries that do not name the machine's release are left out: other archives have releases of other names.
 * Formats: sources.list(5), one-line style and deb822 style.
 * @param from the machine's release (`bookworm`)
 * @param to the release that is wanted (`trixie`)
 */
export function sourcesOfRelease(files: readonly SourcesFile[], from: string, to: string): readonly SourcesFile[] {
  // `bookworm`, `bookworm-updates` and `bookworm/updates`, not `tools-bookworm`.
  const release = new RegExp(`(?<=\\s)${from}(?=[-/\\s]|$)`, 'g');
  return files.flatMap(({ name, text }) => {
    const separator = name.endsWith('.sources') ? '\n\n' : '\n';
    const entries = withoutComments(text).split(name.endsWith('.sources') ? /\n\s*\n/ : '\n');
    const wanted = entries.filter((entry) => entry.search(release) >= 0);
    const renamed = wanted.map((entry) => entry.trimEnd().replace(release, to));
    return renamed.length === 0 ? [] : [{ name, text: `${renamed.join(separator)}\n` }];
  });
}

function withoutComments(text: string): string {
  return text.replace(/^\s*#.*\n?/gm, '');
}
