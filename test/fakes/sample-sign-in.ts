/** A person at a browser: walks the sample wiki's login and consent pages by fetch, with a cookie. */

export type Person = {
  readonly user?: string;
  readonly password?: string;
  /** What their browser prefers; the wiki's own words follow it. */
  readonly language?: string;
};

/** Logs in, chooses Allow, and answers the callback URL with its code. */
export function allow(authorizationUrl: string, person: Person = {}): Promise<string> {
  return decide(authorizationUrl, 'allow', person);
}

/** Logs in, chooses Cancel, and answers the callback URL with its error. */
export function cancel(authorizationUrl: string, person: Person = {}): Promise<string> {
  return decide(authorizationUrl, 'cancel', person);
}

/** Opens the authorization URL as somebody who is logged in: the consent page, or what came instead of it. */
export async function openConsent(
  authorizationUrl: string,
  person: Person = {},
): Promise<{ readonly page: Response; readonly cookie: string }> {
  const first = await fetch(authorizationUrl, { redirect: 'manual' });
  const login = first.headers.get('location');
  if (first.status !== 302 || !login?.startsWith('/wiki/Special:UserLogin')) return { page: first, cookie: '' };
  await first.arrayBuffer();
  const answer = await fetch(new URL(login, authorizationUrl), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username: person.user ?? 'Reader', password: person.password ?? 'sample' }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0];
  const back = answer.headers.get('location');
  await answer.arrayBuffer();
  if (!cookie || !back) throw new Error(`The login was refused (${answer.status})`);
  const page = await fetch(new URL(back, authorizationUrl), { headers: { cookie }, redirect: 'manual' });
  return { page, cookie };
}

async function decide(authorizationUrl: string, decision: 'allow' | 'cancel', person: Person): Promise<string> {
  const { page, cookie } = await openConsent(authorizationUrl, person);
  const markup = await page.text();
  const token = /name="token" value="([^"]+)"/.exec(markup)?.[1];
  if (page.status !== 200 || token === undefined) throw new Error(`No consent page came (${page.status})`);
  const answer = await fetch(authorizationUrl, {
    method: 'POST',
    headers: { cookie, 'accept-language': person.language ?? 'en' },
    redirect: 'manual',
    body: new URLSearchParams({ token, decision }),
  });
  await answer.arrayBuffer();
  const location = answer.headers.get('location');
  if (answer.status !== 302 || !location) throw new Error(`The decision led nowhere (${answer.status})`);
  return location;
}
