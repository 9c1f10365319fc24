/** What a wiki is filled with, in MediaWiki's own terms. */

export type WikiRevision = {
  readonly text: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly at: string;
  /** A user's name, or an IP address for somebody who was not logged in. */
  readonly by: string;
  readonly comment: string;
  readonly minor: boolean;
};

export type WikiPage = {
  /** With its namespace's name (`Category:Planets`). */
  readonly title: string;
  /** In the order in which they were made; at least one. */
  readonly revisions: readonly WikiRevision[];
};

export type WikiFile = {
  /** Without `File:`; its ending says the type. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The wikitext of its page. */
  readonly description: string;
};

export type WikiContent = {
  readonly pages: readonly WikiPage[];
  readonly files: readonly WikiFile[];
  /** Accounts that own revisions. All others in `by` stay names without an account. */
  readonly users: readonly string[];
};

const NAMESPACES: Readonly<Record<string, number>> = { Talk: 1, User: 2, File: 6, Template: 10, Category: 14 };

/** The pages as an XML dump that `importDump.php` reads (https://www.mediawiki.org/xml/export-0.11.xsd). */
export function xmlDump(pages: readonly WikiPage[]): string {
  return `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">\n${pages.map(pageXml).join('')}</mediawiki>\n`;
}

function pageXml({ title, revisions }: WikiPage): string {
  const ns = NAMESPACES[title.split(':', 1)[0] ?? ''] ?? 0;
  return `<page><title>${xml(title)}</title><ns>${ns}</ns>\n${revisions.map(revisionXml).join('')}</page>\n`;
}

function revisionXml({ text, at, by, comment, minor }: WikiRevision): string {
  const who = /^[\d.]+$|^[\da-f:]+:[\da-f:]*$/i.test(by) ? `<ip>${xml(by)}</ip>` : `<username>${xml(by)}</username>`;
  return `<revision><timestamp>${at}</timestamp><contributor>${who}</contributor>${minor ? '<minor/>' : ''}<comment>${xml(comment)}</comment><model>wikitext</model><format>text/x-wiki</format><text xml:space="preserve">${xml(text)}</text></revision>\n`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
