import { escapeHtml } from '../../http.ts';
import { keyOf } from '../../titles.ts';
import { inline } from './inline.ts';
import type { Block, Page } from './page.ts';

/** A paragraph. */
export function p(text: string): Block {
  return (page) => `<p${page.id()}>${inline(page, text)}</p>`;
}

/** A heading with what belongs under it; sections inside it are one level deeper. */
export function section(heading: string, ...blocks: readonly Block[]): Block {
  return (page) => nested(page, heading, 2, blocks);
}

export function subsection(heading: string, ...blocks: readonly Block[]): Block {
  return (page) => nested(page, heading, 3, blocks);
}

export function subsubsection(heading: string, ...blocks: readonly Block[]): Block {
  return (page) => nested(page, heading, 4, blocks);
}

function nested(page: Page, heading: string, level: number, blocks: readonly Block[]): string {
  const number = page.nextSection();
  const open = `<section data-mw-section-id="${number}"${page.id()}>`;
  const anchor = escapeHtml(heading.replaceAll(' ', '_'));
  const fallback = /[^\x20-\x7e]/.test(heading)
    ? `<span id="${escapeHtml(encodeURIComponent(heading.replaceAll(' ', '_')).replaceAll('%', '.'))}" typeof="mw:FallbackId"></span>`
    : '';
  const bare = `<h${level} id="${anchor}">${fallback}${inline(page, heading)}</h${level}>`;
  // Parsoid documents hold both kinds: headings wrapped for skins, and bare ones.
  const line = level === 2 ? bare : `<div class="mw-heading mw-heading${level}"${page.id()}>${bare}</div>`;
  return `${open}${line}\n${write(page, blocks)}\n</section>`;
}

export function write(page: Page, blocks: readonly Block[]): string {
  return blocks.map((block) => block(page)).join('\n');
}

/** A note above the text that leads to pages of similar name. */
export function hatnote(text: string): Block {
  return (page) => {
    const styles = templateStyles(
      page,
      '1033289096',
      '.mw-parser-output .hatnote{font-style:italic}.mw-parser-output div.hatnote{padding-left:1.6em;margin-bottom:0.5em}',
    );
    return `${styles}<div role="note" class="hatnote navigation-not-searchable"${page.made('Transclusion', 'about', { '1': text })}${page.id()}>${inline(page, text)}</div>`;
  };
}

/** A style sheet of a template: the first use carries it, later ones only point at it. */
export function templateStyles(page: Page, revision: string, css: string): string {
  const about = page.made('Extension/templatestyles', 'templatestyles', { src: 'styles.css' });
  return page.first(`styles ${revision}`)
    ? `<style data-mw-deduplicate="TemplateStyles:r${revision}"${about}>${css}</style>`
    : `<link rel="mw-deduplicated-inline-style" href="mw-data:TemplateStyles:r${revision}"${about}/>`;
}

export function list(...items: readonly string[]): Block {
  return (page) =>
    `<ul${page.id()}>${items.map((item) => `<li${page.id()}>${inline(page, item)}</li>`).join('\n')}</ul>`;
}

export function numbered(...items: readonly string[]): Block {
  return (page) =>
    `<ol${page.id()}>${items.map((item) => `<li${page.id()}>${inline(page, item)}</li>`).join('\n')}</ol>`;
}

/** Terms with what they mean. */
export function glossary(terms: Readonly<Record<string, string>>): Block {
  return (page) => {
    const lines = Object.entries(terms).map(
      ([term, meaning]) => `<dt${page.id()}>${inline(page, term)}</dt><dd${page.id()}>${inline(page, meaning)}</dd>`,
    );
    return `<dl${page.id()}>${lines.join('\n')}</dl>`;
  };
}

export function quote(text: string, by: string): Block {
  return (page) =>
    `<blockquote${page.made('Transclusion', 'quote', { text, author: by })}${page.id()}><p>${inline(page, text)}</p><p>— <cite>${inline(page, by)}</cite></p></blockquote>`;
}

/** The list of the sources that the text above has called. Comes last: it lists what was cited before it. */
export function references(heading = 'References'): Block {
  return section(heading, (page) => {
    const items = page.references().map((reference) => {
      const { name, number, calls } = reference;
      const note = `cite_note-${name}-${number}`;
      const here = `./${encodeURI(keyOf(page.title))}`;
      const back = Array.from({ length: calls }, (_, index) => {
        const label = calls === 1 ? '↑ ' : `${index + 1} `;
        return `<a href="${escapeHtml(here)}#cite_ref-${name}_${number}-${index}"${page.id()}><span class="mw-linkback-text">${label}</span></a>`;
      });
      const links =
        calls === 1
          ? (back[0] ?? '').replace('<a ', '<a rel="mw:referencedBy" ')
          : `<span rel="mw:referencedBy">↑ ${back.join('')}</span>`;
      return `<li about="#${note}" id="${note}"><span class="mw-cite-backlink"${page.id()}>${links}</span> <span id="mw-reference-text-${note}" class="mw-reference-text reference-text">${inline(page, page.sourceText(name))}</span></li>`;
    });
    return `<div class="mw-references-wrap"${page.made('Extension/references', 'references')}${page.id()}><ol class="mw-references references"${page.id()}>${items.join('\n')}</ol></div>`;
  });
}

/** Markup as it stands, for what no helper covers. */
export function raw(markup: string): Block {
  return () => markup;
}
