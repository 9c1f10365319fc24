import { secretsIn } from '../../examples/support/credentials.ts';
import { EXAMPLES } from '../../examples/support/examples.ts';
import { type Ending, shownOutside } from '../../examples/support/outside.ts';
import type { Browser } from '../../main/auth/ports.ts';
import { readConfig } from '../../main/config.ts';
import type { Http } from '../../main/ports.ts';
import { loopbackServer } from '../../main/shell/network/loopback-server.ts';
import { type ExampleWiki, startExampleWiki } from '../../scripts/example-wiki.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { createNodeHttp } from '../fakes/node-http.ts';
import { createFakeRandom } from '../fakes/random.ts';
import { allow } from '../fakes/sample-sign-in.ts';
import { visit } from '../fakes/visit.ts';

/** An example's wiki, on the clock that the example has too. */
export async function exampleWiki(): Promise<ExampleWiki & { readonly clock: FakeClock }> {
  const clock = createFakeClock();
  return { ...(await startExampleWiki({ clock })), clock };
}

export type Ran = {
  readonly ending: Ending;
  /** Everything that was printed. */
  readonly text: string;
  /** Every secret that went over the wire or was given, as it was sent or came. */
  readonly secrets: readonly string[];
  /** The forms that were sent. */
  readonly forms: readonly Readonly<Record<string, string>>[];
};

export type Changes = {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What the person does with the address; logs in and allows by default. */
  readonly browser?: (url: string) => Promise<void>;
  /** Told of each line as it is printed. */
  readonly onLine?: (line: string) => void;
};

/** Runs an example to its end, over real sockets. */
export async function runExample(
  name: string,
  { env: given, clock }: Awaited<ReturnType<typeof exampleWiki>>,
  changes: Changes = {},
): Promise<Ran> {
  const env = { ...given, ...changes.env };
  const complaints: string[] = [];
  const config = readConfig({ env, packaged: false, version: '0', electronVersion: '', complain: complaints.push });
  const ready = EXAMPLES[name]?.prepare(env, config.registrationUrl);
  if (!ready?.ok) throw new Error(`${name} cannot start: ${ready?.failure.join(' ')}`);
  const overheard = eavesdrop(createNodeHttp());
  const lines: string[] = [];
  const outside = shownOutside(
    {
      ...config,
      userAgent: 'Lectern-examples/0 (https://lectern.example) Test/1',
      title: env['EXAMPLE_TITLE'] ?? '',
      http: overheard.http,
      clock,
      random: createFakeRandom(),
      loopback: loopbackServer,
      browser: person(changes.browser ?? (async (url) => void (await visit(await allow(url))))),
    },
    (line) => {
      lines.push(line);
      changes.onLine?.(line);
    },
    secretsIn(env),
  );
  const ending = await ready.value(outside);
  return {
    ending,
    text: lines.join('\n'),
    secrets: [...overheard.secrets, ...secretsIn(env)],
    forms: overheard.forms,
  };
}

/** Does what it does on its own time, as a person does. */
function person(acts: (url: string) => Promise<void>): Browser {
  return {
    open: async (url) => {
      void acts(url);
      return true;
    },
  };
}

const IN_FORMS = ['code', 'code_verifier', 'refresh_token', 'client_secret'];

/** Writes down the secrets that pass; knows nothing of how the examples leave them out. */
function eavesdrop(inner: Http): Pick<Ran, 'secrets' | 'forms'> & { readonly http: Http } {
  const secrets: string[] = [];
  const forms: Record<string, string>[] = [];
  return {
    secrets,
    forms,
    http: async (url, init) => {
      const form = new URLSearchParams(init.body ?? '');
      if (form.size > 0) forms.push(Object.fromEntries(form));
      secrets.push(...IN_FORMS.flatMap((field) => form.getAll(field)));
      for (const [header, value] of Object.entries(init.headers)) {
        if (header.toLowerCase() === 'authorization') secrets.push(value.replace('Bearer ', ''));
      }
      const response = await inner(url, init);
      if (!url.endsWith('/access_token')) return response;
      const text = await response.text();
      for (const [, secret = ''] of text.matchAll(/"(?:access|refresh)_token":"([^"]+)"/g)) secrets.push(secret);
      return new Response(text, response);
    },
  };
}
