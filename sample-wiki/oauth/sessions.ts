import type { Answer, Call } from '../http.ts';
import { cookie, formFields, html, redirect } from '../http.ts';
import { loginPage } from './pages.ts';
import type { User } from './users.ts';
import { findUser, PASSWORD } from './users.ts';

const COOKIE = 'sample_wiki_session';

/** A person's browser, logged in to the wiki itself. Nothing to do with the tokens of an app. */
export type Session = {
  readonly user: User;
  /** Proof, in a form, that the form came from this server's own page. */
  readonly formToken: string;
};

export type Sessions = ReturnType<typeof createSessions>;

export function createSessions(random: (bytes: number) => Uint8Array) {
  const sessions = new Map<string, Session>();
  const fresh = (): string => Buffer.from(random(24)).toString('hex');

  return {
    of: (call: Call): Session | undefined => sessions.get(cookie(call, COOKIE) ?? ''),

    async login(call: Call): Promise<Answer> {
      const returnTo = localPath(call.query.get('returnto'));
      if (call.method !== 'POST') return html(200, loginPage({ returnTo, wrong: false }));
      const fields = await formFields(call);
      const user = findUser(fields?.get('username') ?? '');
      if (!user || fields?.get('password') !== PASSWORD) return html(200, loginPage({ returnTo, wrong: true }));
      const id = fresh();
      sessions.set(id, { user, formToken: fresh() });
      return redirect(302, returnTo, { 'set-cookie': `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax` });
    },

    logout(call: Call): Answer {
      sessions.delete(cookie(call, COOKIE) ?? '');
      return redirect(302, '/wiki/Main_Page', {
        'set-cookie': `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`,
      });
    },
  };
}

/** Where the login page leads on: a path of this server, never another site. */
function localPath(given: string | null): string {
  return given !== null && /^\/(?:w|wiki)\/(?!\/)/.test(given) && !given.includes('\\') ? given : '/wiki/Main_Page';
}

/** The address of the login page that leads back to this call. */
export function loginAddress(call: Call): string {
  const here = call.query.size > 0 ? `${call.path}?${call.query}` : call.path;
  return `/wiki/Special:UserLogin?${new URLSearchParams({ returnto: here })}`;
}
