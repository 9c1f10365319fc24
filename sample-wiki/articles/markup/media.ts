import { escapeHtml } from '../../http.ts';
import type { ImageName } from '../../images/catalogue.ts';
import { fileTitle, imageSize } from '../../images/catalogue.ts';
import { inline } from './inline.ts';
import type { Block, Page } from './page.ts';

/** A picture in the text with its caption. `width` is one of the widths that exist. */
export function figure(
  name: ImageName,
  caption: string,
  options: { width?: 250 | 330 | 500; side?: 'left' | 'right' } = {},
): Block {
  return (page) => {
    const side = options.side === 'left' ? ' mw-halign-left' : '';
    const image = picture(page, name, options.width ?? 250, caption);
    return `<figure class="mw-default-size${side}" typeof="mw:File/Thumb"${page.id()}>${image}<figcaption${page.id()}>${inline(page, caption)}</figcaption></figure>`;
  };
}

/** Pictures side by side. */
export function gallery(...pictures: readonly (readonly [name: ImageName, caption: string])[]): Block {
  return (page) => {
    const boxes = pictures.map(
      ([name, caption]) =>
        `<li class="gallerybox" style="width: 255px"${page.id()}><div class="thumb" style="width: 250px; height: 180px"><span typeof="mw:File">${picture(page, name, 250, caption)}</span></div><div class="gallerytext">${inline(page, caption)}</div></li>`,
    );
    return `<ul class="gallery mw-gallery-traditional"${page.made('Extension/gallery', 'gallery')}${page.id()}>\n${boxes.join('\n')}\n</ul>`;
  };
}

/** A drawing or an animation that is shown as the file it is. */
export function file(name: string, size: readonly [width: number, height: number], caption: string): Block {
  return (page) => {
    const [width, height] = size;
    const title = `./File:${escapeHtml(name)}`;
    const type = name.endsWith('.svg') ? 'drawing' : 'bitmap';
    return `<figure typeof="mw:File/Thumb"${page.id()}><a href="${title}" class="mw-file-description"${page.id()}><img alt="${escapeHtml(caption)}" resource="${title}" src="${mediaBase(page)}/${name}" decoding="async" data-file-width="${width}" data-file-height="${height}" data-file-type="${type}" height="${height}" width="${width}" class="mw-file-element"${page.id()}/></a><figcaption${page.id()}>${inline(page, caption)}</figcaption></figure>`;
  };
}

/** A recording, as TimedMediaHandler gives it. */
export function recording(name: string, type: string, seconds: number, caption: string): Block {
  return (page) => {
    const title = `./File:${escapeHtml(name)}`;
    return `<figure typeof="mw:File/Thumb"${page.id()}><span${page.id()}><audio controls="" preload="none" width="220" height="32" resource="${title}" data-durationhint="${seconds}" class="mw-file-element"${page.id()}><source src="${mediaBase(page)}/${name}" type="${type}"/></audio></span><figcaption${page.id()}>${inline(page, caption)}</figcaption></figure>`;
  };
}

function mediaBase(page: Page): string {
  return `${page.origin.replace(/^http:/, '')}/images`;
}

/** A picture whose file is gone: Parsoid leaves a link where it would have been. */
export function brokenFile(title: string): Block {
  return (page) =>
    `<p${page.id()}><span class="mw-default-size" typeof="mw:Error mw:File" data-mw='{"errors":[{"key":"apierror-filedoesnotexist","message":"This image does not exist."}]}'${page.id()}><a href="./Special:FilePath/${escapeHtml(title)}"><span class="mw-file-element mw-broken-media" resource="./File:${escapeHtml(title)}">File:${escapeHtml(title)}</span></a></span></p>`;
}

/** An image with its link to the file's page. */
export function picture(page: Page, name: ImageName, width: number, alt: string): string {
  const { width: fullWidth, height: fullHeight } = imageSize(name);
  const height = Math.round((width * fullHeight) / fullWidth);
  const file = `./File:${fileTitle(name)}`;
  const base = `${page.origin.replace(/^http:/, '')}/images/thumb`;
  const text = escapeHtml(alt.replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]|\{[a-z0-9-]+\}|\*/g, '$1'));
  const double = width * 2 <= 500 ? 500 : 960;
  return `<a href="${file}" class="mw-file-description"${page.id()}><img alt="${text}" resource="${file}" src="${base}/${width}px-${name}.png" srcset="${base}/${double}px-${name}.png 2x" decoding="async" data-file-width="${fullWidth}" data-file-height="${fullHeight}" data-file-type="bitmap" height="${height}" width="${width}" class="mw-file-element"${page.id()}/></a>`;
}
