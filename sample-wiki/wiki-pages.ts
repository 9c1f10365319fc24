import type { Library } from './api/library.ts';
import { whole } from './api/whole.ts';
import type { Answer, Call } from './http.ts';
import { escapeHtml, html, redirect } from './http.ts';
import type { ImageName } from './images/catalogue.ts';
import { IMAGES, imageByFile } from './images/catalogue.ts';
import { PAGE_HEADERS, page } from './page-shell.ts';
import { decodeSegment, normalizedKey, segmentOf } from './titles.ts';

/** `/wiki/{title}`: the page as a browser sees it, for "source" links. */
export async function wikiPage(call: Call, library: Library): Promise<Answer> {
  const key = normalizedKey(decodeSegment(call.path.slice('/wiki/'.length)) ?? '');
  if (key === undefined || key === 'Main_Page') return html(200, mainPage(call, library), PAGE_HEADERS);
  const file = key.startsWith('File:') ? imageByFile(key.slice('File:'.length)) : undefined;
  if (file) return html(200, filePage(call, file), PAGE_HEADERS);
  const found = library.page(key);
  if (!found) {
    const body = `<h1>${escapeHtml(key.replaceAll('_', ' '))}</h1><p>This wiki has no page of this name.</p>`;
    return html(404, page('No such page', body, call), PAGE_HEADERS);
  }
  if (found.redirect !== undefined && call.query.get('redirect') !== 'no') {
    // To the target itself and no further, so that circles of redirects end.
    return redirect(302, `/wiki/${segmentOf(found.redirect)}?redirect=no`);
  }
  const document = await whole(found.document());
  const body = document.slice(document.indexOf('>', document.indexOf('<body')) + 1, document.lastIndexOf('</body>'));
  return html(
    200,
    page(
      found.title,
      `<h1>${escapeHtml(found.title)}</h1><div lang="${found.language}" dir="${found.article?.direction ?? 'auto'}" class="mw-parser-output">${body}</div>`,
      call,
    ),
    {
      ...PAGE_HEADERS,
      // An article's markup is taken as it is: nothing in it may run, submit or lead this page away.
      'content-security-policy': `${PAGE_HEADERS['content-security-policy']}; form-action 'none'; sandbox`,
    },
  );
}

function filePage(call: Call, name: ImageName): string {
  const { title } = IMAGES[name];
  return page(
    title,
    `<h1>${escapeHtml(title)}</h1><p><img src="/images/thumb/960px-${name}.png" alt="${escapeHtml(title)}"></p><p>Drawn by the sample wiki itself, which gives it away under the terms of its own licence.</p>`,
    call,
  );
}

function mainPage(call: Call, library: Library): string {
  const links = library
    .all()
    .filter((known) => known.redirect === undefined)
    .map((known) => `<li><a href="/wiki/${segmentOf(known.key)}">${escapeHtml(known.title)}</a></li>`);
  return page('Main page', `<h1>Pages of this wiki</h1><ul>${links.join('')}</ul>`, call);
}
