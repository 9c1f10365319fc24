import type { Library } from '../api/library.ts';
import { CATEGORY_TREE } from '../articles/categories.ts';
import type { Call } from '../http.ts';
import { fileTitle, IMAGES, isImageName } from '../images/catalogue.ts';
import { normalizedKey, titleOf } from '../titles.ts';
import type { Module } from './respond.ts';

const MOST = 500;
const DEFAULT = 10;
const FIRST_CATEGORY_ID = 7000;
const FIRST_FILE_ID = 8000;

type Member = { readonly pageid: number; readonly ns: number; readonly title: string; readonly type: Kind };
type Kind = 'page' | 'subcat' | 'file';

/** `list=categorymembers`: pages first, then categories, then files, each by title. */
export function categoryMembers(call: Call, library: Library): Module {
  const asked = call.query.get('cmtitle');
  if (asked === null) return refused('missingparam', 'One of the parameters "cmtitle" and "cmpageid" is required.');
  const key = normalizedKey(asked);
  if (key === undefined) return refused('invalidtitle', `Bad title "${asked}".`);
  const [, name] = /^Category:(.*)$/.exec(titleOf(key)) ?? [];
  if (name === undefined) return refused('invalidcategory', 'The category name you entered is not valid.');
  const limit = call.query.get('cmlimit') ?? String(DEFAULT);
  if (!/^\d+$/.test(limit) && limit !== 'max') {
    return refused('badinteger', `Invalid value "${limit}" for integer parameter "cmlimit".`);
  }

  const all = membersOf(library, name);
  const after = call.query.get('cmcontinue');
  const start = after === null ? 0 : all.findIndex((member) => placeOf(member) === after);
  if (start < 0) return refused('badcontinue', 'Invalid continue param.');
  const end = start + Math.max(1, limit === 'max' ? MOST : Math.min(Number(limit), MOST));
  const next = all[end];
  const shown = (call.query.get('cmprop') ?? 'ids|title').split('|');
  return {
    query: {
      categorymembers: all.slice(start, end).map(({ pageid, ns, title: member, type }) => ({
        ...(shown.includes('ids') && { pageid }),
        ...(shown.includes('title') && { ns, title: member }),
        ...(shown.includes('type') && { type }),
      })),
    },
    next: next && { cmcontinue: placeOf(next) },
  };
}

function membersOf(library: Library, category: string): readonly Member[] {
  const pages = library
    .all()
    .filter(({ article }) => article?.categories?.includes(category))
    .map(({ id, title }): Member => ({ pageid: id, ns: 0, title, type: 'page' }));
  const subcategories = Object.entries(CATEGORY_TREE).flatMap(([name, parent], index): readonly Member[] =>
    parent === category
      ? [{ pageid: FIRST_CATEGORY_ID + index, ns: 14, title: `Category:${name}`, type: 'subcat' }]
      : [],
  );
  const files = Object.keys(IMAGES)
    .filter(isImageName)
    .flatMap((name, index): readonly Member[] =>
      category === 'Drawings'
        ? [{ pageid: FIRST_FILE_ID + index, ns: 6, title: `File:${titleOf(fileTitle(name))}`, type: 'file' }]
        : [],
    );
  return [pages, subcategories, files].flatMap((kind) => kind.toSorted((a, b) => (a.title < b.title ? -1 : 1)));
}

/** Where a list goes on: kind, sort key in hexadecimal, page. */
function placeOf({ type, title, pageid }: Member): string {
  const key = title.replace(/^(?:Category|File):/, '').toUpperCase();
  return `${type}|${Buffer.from(key).toString('hex')}|${pageid}`;
}

function refused(code: string, info: string): Module {
  return { error: { code, info } };
}
