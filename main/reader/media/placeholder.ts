import type { ReadFailure } from '../../../shared/failures.ts';
import { assertNever } from '../../../shared/result.ts';
import { failureStatus } from '../failure-status.ts';
import { blankHeaders, placeholderHeaders } from '../headers.ts';

/**
 * What stands in the space of a picture that cannot be had: a sheet with a dashed edge, a small landscape struck
 * through, and why, where there is room for words. It has no size of its own, so the picture's space stays as it is.
 * Browsers draw it whatever the status says (HTML Standard, "updating the image data": nothing there looks at it).
 */
export function placeholder(failure: ReadFailure): Response {
  return new Response(drawing(words(failure)), { status: failureStatus(failure), headers: placeholderHeaders() });
}

/** What stands in the space of a picture that is not wanted yet: it has neither size nor shape of its own, so the space is the picture's. */
export function blankPicture(): Response {
  return new Response('<svg xmlns="http://www.w3.org/2000/svg"/>', { headers: blankHeaders() });
}

function words(failure: ReadFailure): string {
  switch (failure.code) {
    case 'offline':
    case 'timed-out':
    case 'superseded':
      return 'Not available offline';
    case 'captive-portal':
      return 'This network wants a login first';
    case 'forbidden':
    case 'redirect-refused':
    case 'revision-hidden':
    case 'site-unknown':
    case 'web-only':
      return 'Refused';
    case 'limited':
      return 'Refused for now: too many requests';
    case 'page-missing':
    case 'revision-missing':
    case 'revision-of-another-page':
    case 'title-invalid':
    case 'gone':
      return 'No such picture any more';
    case 'server-error':
    case 'unreadable':
    case 'redirect-loop':
    case 'revisions-unrelated':
    case 'revisions-not-text':
      return 'Not available';
    default:
      return assertNever(failure);
  }
}

// The soft ink of light and dark paper: an image follows the scheme of the element that shows it (CSS Color Adjustment 1 §2.5).
const INK = 'light-dark(#5c584f,#a7a399)';
const STYLE =
  `:root{color-scheme:light dark;color:${INK}}` +
  // On dark paper a picture may have a light sheet under it, which would shine through.
  '.base{fill:light-dark(transparent,#1f2124)}' +
  '.edge{fill:currentcolor;fill-opacity:.1;stroke:currentcolor;stroke-opacity:.5;stroke-dasharray:5 4}' +
  'path{fill:none;stroke:currentcolor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}' +
  'text{fill:currentcolor;font:12px system-ui,sans-serif;text-anchor:middle}' +
  // Measured against the picture's own space: an icon's is a dashed edge, a small picture's has no room for words.
  '@media (max-width:39px),(max-height:31px){path{display:none}}' +
  '@media (max-width:219px),(max-height:89px){text{display:none}}' +
  '@media (min-width:220px) and (min-height:90px){svg svg{transform:translateY(-12px)}}';
const LANDSCAPE = 'M-11-8h22v16h-22zM-11 5l6-6 5 5 3-3 8 7M5-3h.01M-13 11L13-11';

function drawing(text: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${text}"><title>${text}</title><style>${STYLE}</style>` +
    `<rect class="base" width="100%" height="100%" rx="6"/>` +
    `<rect class="edge" x=".5" y=".5" width="100%" height="100%" rx="6" style="width:calc(100% - 1px);height:calc(100% - 1px)"/>` +
    `<svg x="50%" y="50%" overflow="visible"><path d="${LANDSCAPE}"/></svg>` +
    `<text x="50%" y="50%" dy="24">${text}</text></svg>`
  );
}
