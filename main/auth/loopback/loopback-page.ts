import type { LoopbackAnswer } from '../ports.ts';
import { DONE_PATH } from './loopback-request.ts';

/**
 * SECURITY: nothing of these answers is kept, framed, scripted or passed on, and the address that led here is named
 * to nobody (RFC 9700 §4.2.4). Without a script or a style there is nothing that the policy would have to allow.
 */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  connection: 'close',
};

/**
 * Takes the code out of the address bar. A redirect, and no script that rewrites the history: an address that redirects
 * never becomes an entry of the tab's history, works where scripts are off, and lets the policy allow none.
 */
export const TO_DONE: LoopbackAnswer = { status: 303, headers: { ...HEADERS, location: DONE_PATH }, body: '' };

export const DONE = page(
  200,
  'You can close this',
  'Lectern has received the wiki’s answer. Close this tab and go back to Lectern.',
);

export const DECLINED = page(
  200,
  'Nothing was shared',
  'You declined. You can close this tab. If that was a slip, go back to Lectern and open the browser again.',
);

export const REFUSED = page(
  400,
  'This is not what Lectern waits for',
  'The address belongs to no sign-in that is under way, so nothing was done. You can close this tab.',
);

export const BAD = page(
  400,
  'This cannot be answered',
  'Only your browser, coming back from the wiki, has business here.',
);

export const NOTHING_HERE = page(404, 'There is nothing here', 'You can close this tab.');

function page(status: number, title: string, sentence: string): LoopbackAnswer {
  const body = [
    '<!doctype html>',
    '<html lang="en" dir="ltr">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${title} – Lectern</title>`,
    '</head>',
    '<body>',
    `<main><h1>${title}</h1><p>${sentence}</p></main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
  return { status, headers: HEADERS, body };
}
