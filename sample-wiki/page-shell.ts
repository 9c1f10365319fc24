import { escapeHtml } from './http.ts';

/** Pages of this wiki run no script and load nothing from elsewhere, whatever an article holds. */
export const PAGE_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

const STYLE = `
:root { color-scheme: light dark; --paper: #f4f2ec; --card: #fff; --ink: #1f1d1a; --soft: #5c584f; --line: #d8d3c7;
  --accent: #24545e; --on-accent: #fff; --link: #1b5793; --warn: #8a2f2f; }
@media (prefers-color-scheme: dark) { :root { --paper: #17181a; --card: #212427; --ink: #e6e3dc; --soft: #a7a399;
  --line: #3a3e44; --accent: #8cc5cf; --on-accent: #10262b; --link: #8fb8ec; --warn: #f0a9a0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header { padding: 20px 24px 0; max-width: 52rem; margin: 0 auto; color: var(--soft); font-weight: 600; }
header svg { vertical-align: -5px; margin-inline-end: 8px; color: var(--accent); }
main { max-width: 52rem; margin: 20px auto 48px; padding: 32px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
main.narrow { max-width: 27rem; margin-top: 8vh; }
h1 { margin: 0 0 12px; font-size: 26px; line-height: 1.25; letter-spacing: -.01em; }
h2 { margin: 28px 0 8px; font-size: 19px; }
p { margin: 0 0 14px; } a { color: var(--link); } ul { padding-inline-start: 1.3em; margin: 0 0 18px; }
label { display: block; margin: 14px 0 4px; font-weight: 600; font-size: 14px; }
input[type=text], input[type=password] { width: 100%; padding: 10px 12px; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--soft); border-radius: 8px; }
.buttons { display: flex; gap: 12px; margin-top: 22px; flex-wrap: wrap; }
button { padding: 10px 22px; font: inherit; font-weight: 600; border-radius: 8px; cursor: pointer;
  border: 1px solid var(--soft); background: transparent; color: var(--ink); }
button.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.note { color: var(--soft); font-size: 14px; } .wrong { color: var(--warn); font-weight: 600; }
table { border-collapse: collapse; } td, th { text-align: start; vertical-align: top; padding: 6px 16px 6px 0; border-top: 1px solid var(--line); }
code { overflow-wrap: anywhere; } img { max-width: 100%; height: auto; } figure { margin: 16px 0; }
ul.gallery { display: flex; flex-wrap: wrap; gap: 16px; padding: 0; list-style: none; } ul.gallery .thumb { height: auto !important; }
.infobox, [style*=background] { color: #1f1d1a; }
`;

const MARK =
  '<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">' +
  '<path d="M9 20h6l-1.2-11h-3.6zM8 9h8M10.2 9V5.5L12 4l1.8 1.5V9M3 6l4 1M21 6l-4 1M2 22c2 0 2-1 4-1s2 1 4 1 2-1 4-1 2 1 4 1 2-1 4-1"/></svg>';

/** A whole page of the sample wiki. `body` is markup; the title is text. */
export function page(
  title: string,
  body: string,
  options: {
    readonly narrow?: boolean;
    /** Where the wiki is, on its pages: what made them, and where its Action API is (RSD, as MediaWiki says it). */
    readonly origin?: string;
  } = {},
): string {
  const links =
    options.origin === undefined
      ? ''
      : `\n<meta name="generator" content="MediaWiki 1.45.0"><link rel="EditURI" type="application/rsd+xml" href="${escapeHtml(options.origin.replace(/^http:/, ''))}/w/api.php?action=rsd">`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} – Sample wiki</title>${links}<style>${STYLE}</style></head>
<body><header>${MARK}Sample wiki</header><main${options.narrow ? ' class="narrow"' : ''}>
${body}
</main></body></html>`;
}
