import type { Target } from './targets/target.ts';

/** An answer as it came, before the client has seen it. */
export type RawAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body decoded; undefined where it is no JSON. */
  readonly json: unknown;
};

/** A GET below the REST API's base, redirects not followed. @param path begins with a slash */
export async function get(
  wiki: Target,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const response = await fetch(wiki.apiBase + path, { headers, redirect: 'manual' });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The path part of the REST API's base, which relative `Location`s begin with. */
export function basePath(wiki: Target): string {
  return new URL(wiki.apiBase).pathname;
}
