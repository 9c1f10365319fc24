import type { Library } from '../api/library.ts';
import type { Answer, Call } from '../http.ts';
import { html } from '../http.ts';
import type { User } from '../oauth/users.ts';
import { page } from '../page-shell.ts';
import { categoryMembers } from './category-members.ts';
import { imageInfo } from './image-info.ts';
import { siteInfo, userInfo } from './meta.ts';
import { pageInfo } from './page-info.ts';
import { actionAnswer, actionError, type Module } from './respond.ts';

/** What the queries are about. @property name what the wiki calls itself */
type Wiki = { readonly library: Library; readonly name: string };

/**
 * `/w/api.php`: `action=query` with `prop=info|imageinfo`, `list=categorymembers` and `meta=siteinfo|userinfo`, in the
 * second format only. Whatever is wrong is said with 200.
 * @param user whom the request's Bearer speaks for
 */
export async function actionApi(call: Call, wiki: Wiki, user: User | undefined): Promise<Answer> {
  const { query } = call;
  const plain = query.get('errorformat') === 'plaintext';
  const action = query.get('action') ?? 'help';
  if (action === 'help' || query.get('format') !== 'json') {
    return html(200, page('API help', '<h1>Help of the Action API</h1>', { origin: call.origin }));
  }
  if (action !== 'query') {
    return actionError({ code: 'badvalue', info: `Unrecognized value for parameter "action": ${action}.` }, plain);
  }
  const modules = await Promise.all(asked(query).map((name) => run(name, call, wiki, user)));
  const merged: Record<string, unknown> = {};
  let next: Readonly<Record<string, string>> | undefined;
  for (const module of modules) {
    if ('error' in module) return actionError(module.error, plain);
    Object.assign(merged, module.query);
    next ??= module.next;
  }
  return actionAnswer({
    batchcomplete: true,
    ...(next && { continue: { ...next, continue: '-||' } }),
    ...(Object.keys(merged).length > 0 && { query: merged }),
  });
}

function asked(query: URLSearchParams): readonly string[] {
  const named = ['prop', 'list', 'meta'].flatMap((kind) =>
    (query.get(kind) ?? '').split('|').flatMap((name) => (name === '' ? [] : [`${kind}=${name}`])),
  );
  return named.length > 0 || !query.has('titles') ? named : ['prop='];
}

function run(
  name: string,
  call: Call,
  { library, name: sitename }: Wiki,
  user: User | undefined,
): Promise<Module> | Module {
  switch (name) {
    case 'list=categorymembers':
      return categoryMembers(call, library);
    case 'meta=siteinfo':
      return siteInfo(call, sitename);
    case 'meta=userinfo':
      return userInfo(call, user);
    case 'prop=imageinfo':
      return imageInfo(call, library);
    default:
      // A property that is not installed is no more than a warning there: the pages are named all the same.
      return name.startsWith('prop=') ? pageInfo(call, library) : { query: {} };
  }
}
