import type { Answer } from '../http.ts';
import { json, parameterError, restError } from '../http.ts';
import { diff } from './diff.ts';
import type { Library } from './library.ts';
import { sourceOf } from './sources.ts';

const HEADING = /^(={1,6}).+\1$/gm;

/** `/revision/{from}/compare/{to}`, in the shape of php-wikidiff2. */
export async function compareAnswer(library: Library, from: string, to: string): Promise<Answer> {
  for (const [name, value] of Object.entries({ from, to })) {
    if (!/^\d+$/.test(value)) return parameterError(name, value, 'badinteger');
  }
  const [older, newer] = [library.byRevision(Number(from)), library.byRevision(Number(to))];
  if (!older || !newer) {
    const which = older ? 'to' : 'from';
    return restError(404, 'rest-compare-nonexistent', `The revision of the parameter "${which}" does not exist.`);
  }
  if (older.key !== newer.key) {
    return restError(400, 'rest-compare-page-mismatch', 'The specified revisions belong to different pages.');
  }
  const [before, after] = [await sourceOf(older, Number(from)), await sourceOf(newer, Number(to))];
  return json(200, { from: side(from, before), to: side(to, after), diff: diff(before, after) });
}

function side(id: string, source: string) {
  const sections = Array.from(source.matchAll(HEADING), (match) => ({
    level: (match[1] ?? '').length,
    heading: match[0],
    offset: Buffer.byteLength(source.slice(0, match.index)),
  }));
  return { id: Number(id), slot_role: 'main', sections };
}
