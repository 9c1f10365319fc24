/**
 * The headers of everything the app's origin answers, fixed in this one place. Policies name `'self'` only, never a
 * scheme: the same answers serve under any origin.
 */

/** Features of the platform that neither the window nor an article uses. */
const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

// SECURITY: no network at all, scripts by nonce, no string becomes markup or code (Trusted Types).
function windowPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "frame-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

// SECURITY: the second wall around an article. It holds alone, without the frame's `sandbox` attribute.
const ARTICLE_POLICY =
  "sandbox allow-same-origin; default-src 'none'; script-src 'none'; style-src 'unsafe-inline' 'self'; " +
  "img-src 'self'; media-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'";

// SECURITY: an SVG opened as a document would otherwise be a page of this origin.
const MEDIA_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

const FILE_POLICY = "default-src 'none'";

/** What every answer says. */
const COMMON = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

const HTML = 'text/html; charset=utf-8';

/** The window's page. @param nonce base64, another one for each answer. */
export function windowHeaders(nonce: string): Headers {
  return new Headers({
    ...COMMON,
    'Content-Type': HTML,
    'Content-Security-Policy': windowPolicy(nonce),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': PERMISSIONS,
    'X-DNS-Prefetch-Control': 'off',
    'Cache-Control': 'no-store',
  });
}

/**
 * A built file.
 * @param hashed its name changes with its content, so it may be kept for good.
 */
export function fileHeaders(type: string, hashed: boolean): Headers {
  return new Headers({
    ...COMMON,
    'Content-Type': type,
    'Content-Security-Policy': FILE_POLICY,
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-store',
  });
}

/** A reading document, also one that only says why there is none. */
export function articleHeaders(): Headers {
  return new Headers({
    ...COMMON,
    'Content-Type': HTML,
    'Content-Security-Policy': ARTICLE_POLICY,
    'Permissions-Policy': PERMISSIONS,
    'X-DNS-Prefetch-Control': 'off',
    'Cache-Control': 'no-store',
  });
}

/** What a media answer passes on of the host's own headers; all others stay behind. */
const PASSED_ON = ['content-type', 'content-length', 'content-range', 'accept-ranges'] as const;

/** A picture or a recording. @param from the host's headers, its type checked. */
export function mediaHeaders(from: Headers): Headers {
  const headers = new Headers({
    ...COMMON,
    'Content-Security-Policy': MEDIA_POLICY,
    'Cache-Control': 'private, max-age=86400',
  });
  for (const name of PASSED_ON) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/** A drawing of our own in the place of a picture. Not kept: the picture itself may come the next time. */
export function placeholderHeaders(): Headers {
  return new Headers({
    ...COMMON,
    'Content-Type': 'image/svg+xml',
    'Content-Security-Policy': MEDIA_POLICY,
    'Cache-Control': 'no-store',
  });
}

/** The picture of nothing: the same for every page. */
export function blankHeaders(): Headers {
  return new Headers({
    ...COMMON,
    'Content-Type': 'image/svg+xml',
    'Content-Security-Policy': MEDIA_POLICY,
    'Cache-Control': 'public, max-age=31536000, immutable',
  });
}

/** An answer without a body. */
export function emptyHeaders(): Headers {
  return new Headers({ ...COMMON, 'Content-Security-Policy': FILE_POLICY, 'Cache-Control': 'no-store' });
}
