import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { externalLink } from '../../main/reader/external-link.ts';

describe('an address for the system', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['HTTPS://EXAMPLE.org/a b"c', 'https://example.org/a%20b%22c'],
    ['http://example.org/?q=1#x', 'http://example.org/?q=1#x'],
    ['  https://example.org/\n', 'https://example.org/'],
    ['mailto:someone@example.org', 'mailto:someone@example.org'],
    [
      'mailto:a@example.org?subject=Hi%20there&attach=/etc/passwd&cc=b@example.org&bcc=c@example.org&%62ody=x',
      'mailto:a@example.org?subject=Hi%20there&cc=b@example.org',
    ],
    ['mailto:a b"%20/x@example.org ?attach=x', 'mailto:a%20b%22%20/x@example.org%20'],
  ])('is written anew: %s', (address, written) => {
    expect(externalLink(address)).toEqual({ ok: true, value: written });
  });

  it.each([
    ['scheme', 'javascript:alert(1)'],
    ['scheme', ' javascript:alert(1)'],
    ['scheme', 'data:text/html,x'],
    ['scheme', 'file:///etc/passwd'],
    ['scheme', 'ms-msdt:/id'],
    ['scheme', 'smb://host/share'],
    ['scheme', 'app://lectern/'],
    ['malformed', '//example.org/'],
    ['malformed', 'https://'],
    ['malformed', 'mailto:'],
    ['malformed', 'mailto://example.org'],
    ['malformed', ''],
    ['credentials', 'https://user:pass@example.org/'],
    ['credentials', 'https://example.com@evil.example/'],
    ['too-long', `https://example.org/${'a'.repeat(2048)}`],
    ['too-long', `https://example.org/${'ä'.repeat(400)}`],
  ])('is refused for its %s: %s', (reason, address) => {
    expect(externalLink(address)).toEqual({ ok: false, failure: { code: 'link-refused', reason } });
  });

  it('never holds what a shell or a system could take for something else', () => {
    const anything = fc.string({ unit: 'binary' });
    const letter = anything.map((text) => `mailto:${text}`);
    const web = fc.webUrl({ withQueryParameters: true, withFragments: true });
    fc.assert(
      fc.property(fc.oneof(web, letter, anything), (address) => {
        const link = externalLink(address);
        if (!link.ok) return;
        expect(link.value).toMatch(/^(?:https?:\/\/|mailto:)[^\s"<>]+$/u);
        expect(externalLink(link.value)).toEqual(link);
      }),
    );
  });
});
