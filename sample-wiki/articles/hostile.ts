import type { Article } from './article.ts';
import { p, raw, section } from './markup/blocks.ts';

/** Nothing listens there: a request to it shows up in a browser's network log and goes nowhere. */
export const BEACON = 'http://127.0.0.1:9';

const RUN = (vector: string): string => `window.__pwned='${vector}';parent.__pwned='${vector}'`;

/**
 * Kinds of attack by name. Each either sets `window.__pwned` to its name, asks `BEACON` for a path with its name,
 * or draws over the page. Every one must come to nothing in the reader.
 */
export const VECTORS: Readonly<Record<string, string>> = {
  script: `<script>${RUN('script')}</script>`,
  'script-src': `<script src="${BEACON}/script-src"></script>`,
  'script-module': `<script type="module">${RUN('script-module')}</script>`,
  'script-in-svg': `<svg><script>${RUN('script-in-svg')}</script></svg>`,
  onerror: `<img src="${BEACON}/onerror.png" onerror="${RUN('onerror')}">`,
  onload: `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload="${RUN('onload')}">`,
  'on-odd-case': `<p OnMouseOver="${RUN('on-odd-case')}" onpointerover=${RUN('on-odd-case')}>Move over this line.</p>`,
  'on-slash': `<svg/onload=${RUN('on-slash')}></svg>`,
  'on-focus': `<a tabindex=0 autofocus onfocus="${RUN('on-focus')}">Focus</a>`,
  'details-toggle': `<details open ontoggle="${RUN('details-toggle')}"><summary>More</summary>Text</details>`,
  animation: `<style>@keyframes x{}</style><p style="animation:x 1s" onanimationstart="${RUN('animation')}">Animated</p>`,
  'javascript-link': `<a href="javascript:${RUN('javascript-link')}">A javascript link</a>`,
  'javascript-tab': `<a href="java\tscript:${RUN('javascript-tab')}">With a tab in it</a>`,
  'javascript-entity': `<a href="&#106;avascript&colon;${RUN('javascript-entity')}">With entities</a>`,
  'javascript-space': `<a href=" \u0001javascript:${RUN('javascript-space')}">With a control character before it</a>`,
  'data-link': `<a href="data:text/html,<script>${RUN('data-link')}</script>">A data link</a>`,
  'vbscript-link': '<a href="vbscript:msgbox(1)">A vbscript link</a>',
  'file-link': '<a href="file:///etc/passwd">A file link</a>',
  'app-link':
    '<a href="app://lectern/">A link to the app itself</a> <a href="org.lectern.reader:/oauth/callback?code=x&amp;state=y">and to its callback</a>',
  'target-link':
    '<a href="https://example.org/" target="_top" ping="http://127.0.0.1:9/ping" download>A link with a target</a>',
  'area-link': `<map name="m"><area href="javascript:${RUN('area-link')}" shape="rect" coords="0,0,99,99"></map><img usemap="#m" width="99" height="99" alt="map">`,
  iframe: `<iframe src="${BEACON}/iframe"></iframe>`,
  'iframe-srcdoc': `<iframe srcdoc="<script>parent.__pwned=top.__pwned='iframe-srcdoc'</script>"></iframe>`,
  'iframe-javascript': `<iframe src="javascript:${RUN('iframe-javascript')}"></iframe>`,
  object: `<object data="${BEACON}/object" type="text/html"></object>`,
  embed: `<embed src="${BEACON}/embed">`,
  applet: `<applet code="x" archive="${BEACON}/applet"></applet>`,
  frameset: `<frameset><frame src="${BEACON}/frame"></frameset>`,
  portal: `<portal src="${BEACON}/portal"></portal><fencedframe src="${BEACON}/fencedframe"></fencedframe>`,
  form: `<form action="${BEACON}/form" method="post"><label>Password <input name="password" type="password" autofocus></label><button formaction="${BEACON}/formaction">Log in again</button></form>`,
  'form-javascript': `<form action="javascript:${RUN('form-javascript')}"><input type="submit" value="Send"><input type="image" src="${BEACON}/image-button"></form>`,
  'button-outside': `<button form="none" formaction="javascript:${RUN('button-outside')}" popovertarget="x">Press</button><select><option>One</option></select><textarea autofocus></textarea>`,
  'meta-refresh': `<meta http-equiv="refresh" content="0;url=${BEACON}/meta-refresh">`,
  'meta-csp': '<meta http-equiv="Content-Security-Policy" content="script-src * \'unsafe-inline\'">',
  'foreign-base': `<base href="${BEACON}/base/" target="_top">`,
  'foreign-link': `<link rel="stylesheet" href="${BEACON}/foreign.css"><link rel="preload" as="image" href="${BEACON}/preload"><link rel="prefetch" href="${BEACON}/prefetch"><link rel="dns-prefetch" href="${BEACON}"><link rel="manifest" href="${BEACON}/manifest">`,
  'link-import': `<link rel="import" href="${BEACON}/import">`,
  'style-url': `<style>.hostile-url{background:url(${BEACON}/style-url)}</style><p class="hostile-url">Text</p>`,
  'style-import': `<style>@import url("${BEACON}/style-import");@\\69mport "${BEACON}/style-import-escaped";</style>`,
  'style-font': `<style>@font-face{font-family:h;src:url(${BEACON}/font)}.h{font-family:h}</style><p class="h">Text</p>`,
  'style-escape': `<style>p.hostile{background:u\\72l(${BEACON}/style-escape);background:image-set("${BEACON}/image-set" 1x)}</style><p class="hostile">Text</p>`,
  'style-attribute-url': `<p style="background-image:url('${BEACON}/style-attribute-url');list-style:url(${BEACON}/list);cursor:url(${BEACON}/cursor),auto">Text</p>`,
  'style-variable': `<p style="--x:url(${BEACON}/style-variable);background:var(--x)">Text</p>`,
  'style-fixed':
    '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff" id="hostile-cover"><a href="https://example.org/">Your session has ended. Log in again.</a></div>',
  'style-sheet-cover':
    '<style>#lectern-page,main,body>*{position:fixed!important;top:0;z-index:99999}html{display:none}</style>',
  'style-sticky': '<p style="position:sticky;top:0;z-index:9999;margin-top:-9999px;transform:scale(99)">Big</p>',
  'style-breakout': `<style></style ><img src=x onerror="${RUN('style-breakout')}"></style>`,
  'style-expression': `<p style="width:expression(${RUN('style-expression')});behavior:url(${BEACON}/behavior);-moz-binding:url(${BEACON}/binding)">Text</p>`,
  'templatestyles-url': `<style data-mw-deduplicate="TemplateStyles:r666">.mw-parser-output .x{background:url(${BEACON}/templatestyles-url);position:fixed}</style>`,
  'svg-animate': `<svg><a><animate attributeName="href" values="javascript:${RUN('svg-animate')}"/><text y="20">Click</text></a></svg>`,
  'svg-set': `<svg><a xlink:href="#"><set attributeName="xlink:href" to="javascript:${RUN('svg-set')}"/><text y="20">Click</text></a></svg>`,
  'svg-use': `<svg><use href="data:image/svg+xml;base64,PHN2ZyBpZD0ieCIvPg==#x"/><use xlink:href="${BEACON}/svg-use#x"/></svg>`,
  'svg-image': `<svg><image href="${BEACON}/svg-image"/><feImage href="${BEACON}/fe-image"/></svg>`,
  'svg-foreign': `<svg><foreignObject><iframe src="javascript:${RUN('svg-foreign')}"></iframe></foreignObject></svg>`,
  'svg-style': `<svg><style><img src=x onerror="${RUN('svg-style')}"></style></svg>`,
  'math-link': `<math><mtext href="javascript:${RUN('math-link')}">Click</mtext><maction actiontype="statusline" xlink:href="javascript:${RUN('math-link')}">x</maction></math>`,
  'math-annotation': `<math><annotation-xml encoding="text/html"><img src=x onerror="${RUN('math-annotation')}"></annotation-xml></math>`,
  clobber:
    '<img name="querySelector" alt=""><img name="body" alt=""><form name="forms" id="getElementById"></form><a id="lectern-state">a</a><a id="lectern-title">b</a><a id="lectern-page" name="defaultView">c</a><p id="__proto__">d</p>',
  'clobber-notice': '<p class="notice" id="lectern-truncated" data-notice="truncated">Not ours</p>',
  'own-hooks':
    '<a href="/article/wikipedia:en/Basalt" data-link="page" class="external">Posing as ours</a><a href="/media/x" data-link="fragment">And so</a>',
  template: `<template><img src=x onerror="${RUN('template')}"></template><template shadowrootmode="open"><img src=x onerror="${RUN('template-shadow')}"></template>`,
  noscript: `<noscript><p title="</noscript><img src=x onerror=${RUN('noscript')}>">Text</noscript>`,
  noembed: `<noembed><p title="</noembed><img src=x onerror=${RUN('noembed')}>">Text</noembed><noframes><p title="</noframes><img src=x onerror=${RUN('noframes')}>"></noframes>`,
  'xmp-listing': `<xmp><p title="</xmp><img src=x onerror=${RUN('xmp-listing')}>"></xmp><listing>&lt;img src=x onerror=${RUN('xmp-listing')}&gt;</listing>`,
  textarea: `<textarea><p title="</textarea><img src=x onerror=${RUN('textarea')}>"></textarea><title><p title="</title><img src=x onerror=${RUN('title')}>"></title>`,
  cdata: `<![CDATA[<img src=x onerror="${RUN('cdata')}">]]><svg><![CDATA[</svg><img src=x onerror="${RUN('cdata-svg')}">]]></svg>`,
  'processing-instruction': `<?xml-stylesheet href="${BEACON}/processing"?><!DOCTYPE x [<!ENTITY y SYSTEM "${BEACON}/entity">]>`,
  'attribute-quotes': `<p title='"><img src=x onerror=${RUN('attribute-quotes')}>' class="\`">Text</p><a href="https://example.org/&quot; onclick=&quot;${RUN('attribute-quotes')}">Text</a>`,
  'null-byte': `<scr\u0000ipt>${RUN('null-byte')}</scr\u0000ipt><img src="x" one\u0000rror="${RUN('null-byte')}">`,
  'half-tag': `<img src=x onerror="${RUN('half-tag')}" <p>Text</p>`,
  'odd-elements': `<isindex action="javascript:${RUN('isindex')}"><keygen autofocus onfocus="${RUN('keygen')}"><marquee onstart="${RUN('marquee')}">Text</marquee><bgsound src="${BEACON}/bgsound"><layer src="${BEACON}/layer"></layer><dialog open>Text</dialog><x-custom is="x">Text</x-custom>`,
  'media-elements': `<video src="${BEACON}/video" poster="${BEACON}/poster" autoplay onerror="${RUN('video')}"><source src="${BEACON}/source" onerror="${RUN('source')}"><track src="${BEACON}/track"></video><audio src="${BEACON}/audio" autoplay></audio><picture><source srcset="${BEACON}/picture"><img src="${BEACON}/picture-img" alt=""></picture>`,
  'image-sources': `<img src="${BEACON}/image" srcset="${BEACON}/srcset 2x" alt=""><img src="//evil.example/x.png" lowsrc="${BEACON}/lowsrc" dynsrc="${BEACON}/dynsrc" alt=""><input type="image" src="${BEACON}/input-image"><table background="${BEACON}/background"><tr><td background="${BEACON}/cell">Text</td></tr></table>`,
  'head-and-body': `</section></body></html><html onload="${RUN('html')}"><head><title>Other</title></head><body onload="${RUN('body')}" style="display:none" background="${BEACON}/body-background">`,
  // Last: what follows one of these is a comment or text to some parsers.
  'math-mutation': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN('math-mutation')}&gt;"></table></mtext></math>`,
  comment: `<!--><img src=x onerror="${RUN('comment')}">--><!--[if IE]><script>${RUN('comment')}</script><![endif]--><!-- --!><img src=x onerror="${RUN('comment-bang')}">`,
  plaintext: `<plaintext><img src=x onerror="${RUN('plaintext')}">`,
};

export const HOSTILE: Article = {
  title: 'Hostile page',
  revision: 39000,
  revisions: 2,
  editedDaysAgo: 7,
  description: 'Every kind of markup that a reader must not obey <script>window.__pwned="description"</script>',
  blocks: [
    p('This page tries to get out of the reader. If all is well it is dull: some lines of text, and nothing happens.'),
    ...Object.entries(VECTORS).map(([name, markup]) =>
      name === 'plaintext' ? raw(markup) : section(name, raw(markup)),
    ),
  ],
};
