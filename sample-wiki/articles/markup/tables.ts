import { escapeHtml } from '../../http.ts';
import type { ImageName } from '../../images/catalogue.ts';
import { templateStyles } from './blocks.ts';
import { inline } from './inline.ts';
import { picture } from './media.ts';
import type { Block } from './page.ts';

/** A cell's text, or text with an inline style as editors like to give it. */
export type Cell = string | { readonly text: string; readonly style: string };

export type TableOptions = {
  readonly caption?: string;
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** An inline style of the whole table. */
  readonly style?: string;
  readonly sortable?: boolean;
};

/** A `wikitable`; the first cell of a row is its header. */
export function table(options: TableOptions): Block {
  return (page) => {
    const cell = (tag: 'th' | 'td', scope: string, content: Cell): string => {
      const [text, style] =
        typeof content === 'string' ? [content, ''] : [content.text, ` style="${escapeHtml(content.style)}"`];
      return `<${tag}${scope}${style}${page.id()}>${inline(page, text)}</${tag}>`;
    };
    const caption = options.caption ? `<caption${page.id()}>${inline(page, options.caption)}</caption>` : '';
    const head = options.head.map((content) => cell('th', ' scope="col"', content)).join('');
    const rows = options.rows.map(([first = '', ...others]) => {
      const cells = others.map((content) => cell('td', '', content)).join('');
      return `<tr${page.id()}>${cell('th', ' scope="row"', first)}${cells}</tr>`;
    });
    const style = options.style ? ` style="${escapeHtml(options.style)}"` : '';
    return `<table class="wikitable${options.sortable ? ' sortable' : ''}"${style}${page.id()}>${caption}<tbody${page.id()}><tr${page.id()}>${head}</tr>\n${rows.join('\n')}</tbody></table>`;
  };
}

export type InfoboxOptions = {
  readonly title: string;
  readonly picture?: ImageName;
  readonly caption?: string;
  /** Group labels with their rows. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

const STYLES =
  '.mw-parser-output .infobox{float:right;width:22em;font-size:88%;border:1px solid #a2a9b1;background-color:#f8f9fa}.mw-parser-output .infobox-header{background:#dce6e8}';

/** The box of facts beside the lead. */
export function infobox(options: InfoboxOptions): Block {
  return (page) => {
    const rows = [
      `<tr><th colspan="2" class="infobox-above fn org" style="font-size:125%">${inline(page, options.title)}</th></tr>`,
    ];
    if (options.picture) {
      const image = `<span typeof="mw:File/Frameless">${picture(page, options.picture, 330, options.caption ?? options.title)}</span>`;
      const caption = options.caption ? `<div class="infobox-caption">${inline(page, options.caption)}</div>` : '';
      rows.push(`<tr><td colspan="2" class="infobox-image">${image}${caption}</td></tr>`);
    }
    for (const [group, facts] of Object.entries(options.groups)) {
      rows.push(
        `<tr><th colspan="2" class="infobox-header" style="background:#dce6e8">${inline(page, group)}</th></tr>`,
      );
      for (const [label, value] of Object.entries(facts)) {
        rows.push(
          `<tr><th scope="row" class="infobox-label">${inline(page, label)}</th><td class="infobox-data">${inline(page, value)}</td></tr>`,
        );
      }
    }
    const made = page.made('Transclusion', 'Infobox', { name: options.title });
    return `${templateStyles(page, '1229112069', STYLES)}<table class="infobox vcard" style="width:22em"${made}${page.id()}><tbody${page.id()}>${rows.join('\n')}</tbody></table>`;
  };
}

/** The box of related pages at the foot, which readers on small screens never see. */
export function navbox(title: string, links: readonly string[]): Block {
  return (page) =>
    `<div role="navigation" class="navbox" aria-label="${escapeHtml(title)}"${page.made('Transclusion', 'Navbox', { title })}${page.id()}><table class="nowraplinks navbox-inner"><tbody><tr><th scope="col" class="navbox-title" colspan="2">${inline(page, title)}</th></tr><tr><td class="navbox-list"><div style="padding:0 0.25em">${inline(page, links.map((link) => `[[${link}]]`).join(' · '))}</div></td></tr></tbody></table></div>`;
}
