import { describe, expect, it } from 'vitest';
import { sourcesOfRelease } from '../../scripts/mediawiki/apt-sources.ts';

const renamed = (name: string, text: string) =>
  sourcesOfRelease([{ name, text }], 'bookworm', 'trixie').map((file) => file.text);

describe('apt sources of another release', () => {
  it('have the same hosts, components and keys, in one-line style', () => {
    expect(
      renamed('sources.list', 'deb [signed-by=/keys/debian.gpg] http://mirror.example/debian bookworm main contrib\n'),
    ).toEqual(['deb [signed-by=/keys/debian.gpg] http://mirror.example/debian trixie main contrib\n']);
  });

  it('have the same hosts, components and keys, in stanzas', () => {
    const stanza =
      'Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm bookworm-updates\nComponents: main\n';
    expect(renamed('debian.sources', stanza)).toEqual([stanza.replaceAll('bookworm', 'trixie')]);
  });

  it('cover updates and security in both of their spellings', () => {
    const security =
      'deb http://mirror.example/security bookworm-security main\ndeb http://old.example bookworm/updates main';
    expect(renamed('sources.list', security)).toEqual([`${security.replaceAll('bookworm', 'trixie')}\n`]);
  });

  it('leave out archives with releases of their own, and what was commented out', () => {
    expect(
      renamed('tools.list', 'deb http://tools.example/apt tools-bookworm main\n# deb http://x.example bookworm main'),
    ).toEqual([]);
    const stanzas =
      'Types: deb\nURIs: http://a.example\nSuites: bookworm\n\nTypes: deb\nURIs: http://b.example\nSuites: stable\n';
    expect(renamed('both.sources', stanzas)).toEqual(['Types: deb\nURIs: http://a.example\nSuites: trixie\n']);
  });
});
