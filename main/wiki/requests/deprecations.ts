import type { Log } from '../../ports.ts';

/** Parts of a path that say which endpoint it is. Everything else may be a title and is not for the log. */
const WORDS: ReadonlySet<string> = new Set(
  'w rest.php api.php api rest_v1 core v1 wikipedia page bare html with_html history counts links language media revision compare search title file summary random feed featured onthisday'.split(
    ' ',
  ),
);
const LONGEST_VALUE = 64;

/** An endpoint that its server means to take away. */
export type Deprecation = {
  readonly host: string;
  /** With `*` for what is no fixed word (`/w/rest.php/v1/page/*` and so on). */
  readonly path: string;
  /** RFC 9745: since when (`@1688169599`); empty where only an end was named. */
  readonly deprecation: string;
  /** RFC 8594: the date of the end; empty where none is set. */
  readonly sunset: string;
};

export type Deprecations = {
  /** Looks at an answer's `Deprecation` and `Sunset`; the first of each endpoint is logged. */
  readonly note: (url: URL, headers: Headers) => void;
  /** In the order they were met. */
  readonly all: () => readonly Deprecation[];
};

export function createDeprecations(log: Log): Deprecations {
  const met = new Map<string, Deprecation>();
  return {
    note(url, headers) {
      const deprecation = headers.get('deprecation')?.slice(0, LONGEST_VALUE) ?? '';
      const sunset = headers.get('sunset')?.slice(0, LONGEST_VALUE) ?? '';
      if (deprecation === '' && sunset === '') return;
      const found = { host: url.host, path: family(url.pathname), deprecation, sunset };
      const key = `${found.host}${found.path}`;
      if (met.has(key)) return;
      met.set(key, found);
      log('warn', 'wiki.deprecated', found);
    },
    all: () => [...met.values()],
  };
}

function family(path: string): string {
  return path
    .split('/')
    .map((part) => (part === '' || WORDS.has(part) ? part : '*'))
    .join('/');
}
